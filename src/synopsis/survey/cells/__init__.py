"""The yearbook's fast path: every question by every domain, from one table of units a question.

A table of weighted sums by primary sampling unit and category is made in one pass over the rows;
shares, errors, design effects and covariances are linear algebra on it.
"""

from synopsis.survey.cells.bootstrap import Bootstrap
from synopsis.survey.cells.cells import Cells
from synopsis.survey.cells.domains import Domains
from synopsis.survey.cells.frame import Sample
from synopsis.survey.cells.grid import covariances, estimate_cells
from synopsis.survey.cells.item import Item
from synopsis.survey.cells.rules import Rules

__all__ = [
    "Bootstrap",
    "Cells",
    "Domains",
    "Item",
    "Rules",
    "Sample",
    "covariances",
    "estimate_cells",
]
