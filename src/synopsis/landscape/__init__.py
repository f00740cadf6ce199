"""The landscape: what the evidence means, each sentence cited."""

from synopsis.landscape import (
    ahead,
    elicitation,
    framework,
    futures,
    influences,
    phrasing,
    scenarios,
    warnings,
)
from synopsis.landscape.assess import assess
from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.picture import (
    Cell,
    Direction,
    Finding,
    Picture,
    Reading,
)
from synopsis.landscape.trend import Trend

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
    "elicitation",
    "framework",
    "futures",
    "influences",
    "phrasing",
    "scenarios",
    "warnings",
]
