"""The region's framework: who cooperates on what, what may set things off, and offered reasons."""

from synopsis.landscape.framework.coverage_matrix import (
    CoverageMatrix,
    functions_covered,
    threats_covered,
)
from synopsis.landscape.framework.grounds import Fact, Grounds
from synopsis.landscape.framework.hypothesis import Status, Verdict, weigh
from synopsis.landscape.framework.load import Framework, load_framework
from synopsis.landscape.framework.mechanism import Mechanism
from synopsis.landscape.framework.membership import (
    membership,
    memberships_of,
    standing_of,
    unknown_standings,
)
from synopsis.landscape.framework.topic import Topic

__all__ = [
    "CoverageMatrix",
    "Fact",
    "Framework",
    "Grounds",
    "Mechanism",
    "Status",
    "Topic",
    "Verdict",
    "functions_covered",
    "load_framework",
    "membership",
    "memberships_of",
    "standing_of",
    "threats_covered",
    "unknown_standings",
    "weigh",
]
