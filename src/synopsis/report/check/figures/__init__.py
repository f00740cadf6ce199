"""Figures: quantities found in prose, and the cells that they belong to."""

from synopsis.report.check.figures.figure import Change, Figure, Shape
from synopsis.report.check.figures.find import find_figures

__all__ = ["Change", "Figure", "Shape", "find_figures"]
