"""Weighting waves to the population: margins read and laid on, weights made, their cost told."""

from synopsis.survey.weighting.margins import parse_margins, spread_silences
from synopsis.survey.weighting.weigh import (
    DISTANCES,
    METHODS,
    Effect,
    Reached,
    Weighed,
    apply_weighting,
    weigh,
)

__all__ = [
    "DISTANCES",
    "METHODS",
    "Effect",
    "Reached",
    "Weighed",
    "apply_weighting",
    "parse_margins",
    "spread_silences",
    "weigh",
]
