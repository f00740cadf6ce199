"""Evidence: graded, identified records, each with the citation of the row it was made from."""

from synopsis.evidence.contradiction import Contradiction
from synopsis.evidence.errors import EvidenceError, GatherError
from synopsis.evidence.figures import figures_in_force
from synopsis.evidence.freshness import Freshness, freshness
from synopsis.evidence.gather import SHIPPED, Gathered, gather
from synopsis.evidence.locate import Locator, find_again
from synopsis.evidence.observation import Observation
from synopsis.evidence.reference import Reference, references_in_force
from synopsis.evidence.stated import StatedFigure
from synopsis.evidence.vintage import not_covered, observations, stated_figures

__all__ = [
    "SHIPPED",
    "Contradiction",
    "EvidenceError",
    "Freshness",
    "GatherError",
    "Gathered",
    "Locator",
    "Observation",
    "Reference",
    "StatedFigure",
    "figures_in_force",
    "find_again",
    "freshness",
    "gather",
    "not_covered",
    "observations",
    "references_in_force",
    "stated_figures",
]
