"""The chance baseline: what warnings placed at random would have reached."""

from collections.abc import Iterable, Sequence
from datetime import date

import numpy as np

from synopsis.landscape.warnings.hindsight import (
    Outcome,
    Raised,
    Yardstick,
    matches,
)

Span = tuple[date, date]


def chance_recall(
    raised: Sequence[tuple[Raised, Span]], outcomes: Sequence[Outcome], yardstick: Yardstick
) -> float | None:
    """The expected share of episodes that the same warnings on random days would have detected.

    Each warning stands beside the first and last day on which it could have been raised, keeps its
    place and trends, and draws its day evenly from there. Exact, not simulated.
    """
    if not outcomes:
        return None
    return float(np.mean([_by_chance(raised, one, yardstick) for one in outcomes]))


def chance_label(
    span: Span, outcomes: Iterable[Outcome], raised: Raised, yardstick: Yardstick
) -> tuple[float, float]:
    """The probability that a warning on a random day is a hit, and that it is set aside."""
    number = (span[1] - span[0]).days + 1
    hits, excused = np.zeros(number, dtype=np.bool_), np.zeros(number, dtype=np.bool_)
    for one in outcomes:
        if not matches(raised, one):
            continue
        at = (one.start - span[0]).days
        hits[max(0, at - yardstick.before) : max(0, at + yardstick.after + 1)] = True
        excused[max(0, at) : max(0, at + yardstick.aside + 1)] = True
    return float(hits.mean()), float((excused & ~hits).mean())


def _by_chance(
    raised: Sequence[tuple[Raised, Span]], outcome: Outcome, yardstick: Yardstick
) -> float:
    missed = 1.0
    for one, span in raised:
        if matches(one, outcome):
            missed *= 1 - chance_label(span, [outcome], one, yardstick)[0]
    return 1 - missed
