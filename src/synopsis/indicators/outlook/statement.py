"""Statements: an outlook as one sentence's worth, with what would settle it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from synopsis.indicators.outlook.panel import PER_YEAR
from synopsis.vocabulary import Likelihood, Scale, likely_word

if TYPE_CHECKING:
    from synopsis.indicators.outlook.fan import Fan, Step
    from synopsis.vocabulary import Period

_SURE = 0.99


@dataclass(frozen=True, slots=True)
class Statement:
    """How likely a coming period's value is to lie above an earlier one's.

    It resolves as true or false when the period's figure is published: by whether it is greater
    than the earlier value as published at the origin.
    """

    fan: Fan
    step: Step
    than: Period
    value: float
    chance: float
    likelihood: Likelihood

    @property
    def is_worded(self) -> bool:
        """Whether the chance lies inside the scale, which has no word for certainty."""
        return 1 - _SURE <= self.chance <= _SURE


def statement_of(fan: Fan, scale: Scale = Scale.ICD_203) -> Statement | None:
    """The statement on the last period of a fan: above the same season of the newest year, or not.

    None where the fan has no steps, or the value to compare with is not covered.
    """
    if not fan.steps or fan.last is None:
        return None
    step = fan.steps[-1]
    per_year = PER_YEAR[step.period.frequency]
    back = -(-len(fan.steps) // per_year) * per_year if per_year > 1 else len(fan.steps)
    known = len(fan.history) + len(fan.steps) - 1 - back
    if not 0 <= known < len(fan.history):
        return None
    than, value = fan.history[known]
    if value is None:
        return None
    chance = step.chance_above(value)
    return Statement(fan, step, than, value, chance, likely_word(chance, scale))
