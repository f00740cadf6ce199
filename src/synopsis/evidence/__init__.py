"""Evidence: graded, identified records, each with the citation of the row it was made from."""

from synopsis.evidence import waves
from synopsis.evidence.contradiction import Contradiction
from synopsis.evidence.derive import derive_again
from synopsis.evidence.feed_tally import tallies
from synopsis.evidence.figures import figures_in_force
from synopsis.evidence.freshness import Freshness, freshness
from synopsis.evidence.gather import SHIPPED, gather
from synopsis.evidence.incidents_in_force import incidents
from synopsis.evidence.left import left_files
from synopsis.evidence.locate import Locator
from synopsis.evidence.reference import Reference, references_in_force
from synopsis.evidence.stated import StatedFigure
from synopsis.evidence.vintage import observations, stated_figures

__all__ = [
    "SHIPPED",
    "Contradiction",
    "Freshness",
    "Locator",
    "Reference",
    "StatedFigure",
    "derive_again",
    "figures_in_force",
    "freshness",
    "gather",
    "incidents",
    "left_files",
    "observations",
    "references_in_force",
    "stated_figures",
    "tallies",
    "waves",
]
