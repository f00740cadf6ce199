"""Composites: many indicators to one score, every choice named, nothing unknown hidden."""

from synopsis.indicators.composites.card import Card, parse_card, vary
from synopsis.indicators.composites.choices import Choice
from synopsis.indicators.composites.compose import compose
from synopsis.indicators.composites.result import (
    Backcast,
    CompositeResult,
    Effect,
    Lack,
    MemberNote,
    Score,
    Scoring,
    Shift,
    Unscored,
)
from synopsis.indicators.composites.sobol import Influence
from synopsis.indicators.composites.told import may_be_told
from synopsis.indicators.composites.weigh import Association

__all__ = [
    "Association",
    "Backcast",
    "Card",
    "Choice",
    "CompositeResult",
    "Effect",
    "Influence",
    "Lack",
    "MemberNote",
    "Score",
    "Scoring",
    "Shift",
    "Unscored",
    "compose",
    "may_be_told",
    "parse_card",
    "vary",
]
