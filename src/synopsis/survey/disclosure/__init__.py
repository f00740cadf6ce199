"""Disclosure: which cells stay hidden, so that what is shown gives none of them back."""

from synopsis.survey.disclosure.gate import (
    Answered,
    Besides,
    Limits,
    Reasons,
    chosen_of,
    gate,
    gate_flags,
    primary,
)
from synopsis.survey.disclosure.scheme import Banner, Scheme

__all__ = [
    "Answered",
    "Banner",
    "Besides",
    "Limits",
    "Reasons",
    "Scheme",
    "chosen_of",
    "gate",
    "gate_flags",
    "primary",
]
