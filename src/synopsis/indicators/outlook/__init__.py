"""Outlooks: what may come, as probabilities, with the record of the method that says so."""

from synopsis.indicators.outlook.choices import Choices
from synopsis.indicators.outlook.fan import INTERVALS, LEVELS, SHOWN, Fan, Step
from synopsis.indicators.outlook.foresee import Subject, foresee
from synopsis.indicators.outlook.look_ahead import Ahead, look_ahead, look_back, save_outlooks
from synopsis.indicators.outlook.members import CONTINUOUS, COUNTS
from synopsis.indicators.outlook.record import Calibration, Record, Score
from synopsis.indicators.outlook.saved import read_saved
from synopsis.indicators.outlook.statement import Statement, statement_of
from synopsis.indicators.outlook.truth import Verdict, read_tables, score_saved

__all__ = [
    "CONTINUOUS",
    "COUNTS",
    "INTERVALS",
    "LEVELS",
    "SHOWN",
    "Ahead",
    "Calibration",
    "Choices",
    "Fan",
    "Record",
    "Score",
    "Statement",
    "Step",
    "Subject",
    "Verdict",
    "foresee",
    "look_ahead",
    "look_back",
    "read_saved",
    "read_tables",
    "save_outlooks",
    "score_saved",
    "statement_of",
]
