"""Indicators: numbers with their uncertainty, their coverage and what they came from."""

from synopsis.indicators import change, composites, outlook
from synopsis.indicators.errors import IndicatorError
from synopsis.indicators.indicator import Concern, Indicator, Kind
from synopsis.indicators.measure import load_indicators, measure
from synopsis.indicators.method import method_of
from synopsis.indicators.monthly import Monthly, monthly
from synopsis.indicators.scale import OrdinalScale, load_scales
from synopsis.indicators.series import Point, Reach, Series

__all__ = [
    "Concern",
    "Indicator",
    "IndicatorError",
    "Kind",
    "Monthly",
    "OrdinalScale",
    "Point",
    "Reach",
    "Series",
    "change",
    "composites",
    "load_indicators",
    "load_scales",
    "measure",
    "method_of",
    "monthly",
    "outlook",
]
