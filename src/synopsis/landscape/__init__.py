"""The landscape: what the evidence means, each sentence cited."""

from synopsis.landscape import ahead, framework, warnings
from synopsis.landscape.assess import assess
from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.finding import (
    fill_figures,
    signed,
    slope_spans,
    stated_span,
    value_span,
)
from synopsis.landscape.picture import (
    Cell,
    Direction,
    Finding,
    Picture,
    Reading,
)
from synopsis.landscape.trend import Trend
from synopsis.landscape.voice import voiced_share

__all__ = [
    "Cell",
    "Direction",
    "Finding",
    "LandscapeError",
    "Picture",
    "Reading",
    "Trend",
    "ahead",
    "assess",
    "fill_figures",
    "framework",
    "signed",
    "slope_spans",
    "stated_span",
    "value_span",
    "voiced_share",
    "warnings",
]
