"""Tabulating a wave: every question by every column, lettered, and past the disclosure gate."""

from synopsis.survey.tabulate.table import FEW, Column, Line, Part, Reason, Table, Yearbook
from synopsis.survey.tabulate.withheld import economy_reasons
from synopsis.survey.tabulate.yearbook import tabulate

__all__ = [
    "FEW",
    "Column",
    "Line",
    "Part",
    "Reason",
    "Table",
    "Yearbook",
    "economy_reasons",
    "tabulate",
]
