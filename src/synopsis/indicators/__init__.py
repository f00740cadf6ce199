"""Indicators: numbers with their uncertainty, their coverage and what they came from."""

from synopsis.indicators.errors import IndicatorError
from synopsis.indicators.indicator import Concern, Indicator, Kind
from synopsis.indicators.measure import load_indicators, measure
from synopsis.indicators.method import METHODS, Ingredient, method_of
from synopsis.indicators.scale import OrdinalScale, load_scales
from synopsis.indicators.series import Coverage, Point, Reach, Series

__all__ = [
    "METHODS",
    "Concern",
    "Coverage",
    "Indicator",
    "IndicatorError",
    "Ingredient",
    "Kind",
    "OrdinalScale",
    "Point",
    "Reach",
    "Series",
    "load_indicators",
    "load_scales",
    "measure",
    "method_of",
]
