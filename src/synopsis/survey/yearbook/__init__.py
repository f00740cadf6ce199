"""The yearbook's fast path: every question by every domain, from one table of units a question.

A table of weighted sums by primary sampling unit and category is made in one pass over the rows;
shares, errors, design effects and covariances are linear algebra on it.
"""

from synopsis.survey.yearbook.bootstrap import Bootstrap
from synopsis.survey.yearbook.cells import Cells
from synopsis.survey.yearbook.domains import Domains
from synopsis.survey.yearbook.frame import Sample
from synopsis.survey.yearbook.grid import covariances, estimate_cells
from synopsis.survey.yearbook.item import Item
from synopsis.survey.yearbook.rules import Rules

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
