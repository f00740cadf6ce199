"""Contradictions: stated figures that cannot both hold, are hedged apart, or belie their words.

Nothing is resolved here: all figures are kept, and what disagrees is listed.
"""

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

Figure = Mapping[str, Any]
_Span = tuple[float, float]

# Words that claim a share, and the percent that bears them out. A named choice: 'overwhelming' is
# read as three quarters at least.
_CLAIMS: tuple[tuple[str, re.Pattern[str], Callable[[float], bool]], ...] = (
    ("an overwhelming majority", re.compile(r"\boverwhelming", re.IGNORECASE), lambda x: x >= 75),
    ("a majority", re.compile(r"\bmajority\b|\bmost of\b", re.IGNORECASE), lambda x: x > 50),
    ("a minority", re.compile(r"\bminority\b", re.IGNORECASE), lambda x: x < 50),
)
# "About" covers half a step of the last digit that is not zero: about 60 is 55 to 65.
_HALF = 0.5
# Hedges that exclude their own number: more than sixty is not sixty.
_OPEN = ("more_than", "less_than", "almost")


@dataclass(frozen=True, slots=True, order=True)
class Contradiction:
    """Figures of one concept that disagree, and how; `why` holds no numerals."""

    concept: str
    ids: tuple[str, ...]
    why: str


def find_contradictions(figures: Iterable[Figure]) -> tuple[Contradiction, ...]:
    """Every disagreement among rows of stated figures, by concept and ids.

    Figures are about the same thing where concept, place, period and unit agree; differing names
    of the population are told, since they may explain it.
    """
    listed = [figure for figure in figures if figure["number"] is not None]
    groups: dict[tuple[Any, ...], list[Figure]] = defaultdict(list)
    for figure in listed:
        key = tuple(figure[name] for name in ("concept", "place_code", "period", "unit"))
        groups[key].append(figure)
    pairs = (pair for group in groups.values() for pair in combinations(group, 2))
    found = [found for one, other in pairs for found in _between(one, other)]
    return tuple(sorted(found + [claim for figure in listed for claim in _claims(figure)]))


def _between(one: Figure, other: Figure) -> list[Contradiction]:
    if all(one[name] == other[name] for name in ("number", "hedge", "low", "high")):
        return []
    why = (
        "one is hedged otherwise than the other"
        if _can_both_hold(one, other)
        else "they cannot both hold"
    )
    if one["population"] != other["population"]:
        why += ", and name their populations differently"
    return [Contradiction(one["concept"], tuple(sorted((one["id"], other["id"]))), why)]


def _can_both_hold(one: Figure, other: Figure) -> bool:
    (low, high), (other_low, other_high) = _span(one), _span(other)
    low, high = max(low, other_low), min(high, other_high)
    excluded = [float(figure["number"]) for figure in (one, other) if figure["hedge"] in _OPEN]
    return low < high or (low == high and low not in excluded)


def _span(figure: Figure) -> _Span:
    """The values that a hedged figure leaves open."""
    number = float(figure["number"])
    slack = _step(number) * _HALF
    spans = {
        "about": (number - slack, number + slack),
        "almost": (number - slack, number),
        "more_than": (number, math.inf),
        "at_least": (number, math.inf),
        "less_than": (-math.inf, number),
        "at_most": (-math.inf, number),
    }
    low, high = spans.get(figure["hedge"], (number, number))
    stated = (figure["low"], figure["high"])
    return (low if stated[0] is None else stated[0], high if stated[1] is None else stated[1])


def _step(number: float) -> float:
    """The place value of the last digit that is not zero: ten for sixty, one for forty-seven."""
    text = f"{abs(number):.6f}".rstrip("0")
    whole, _, part = text.partition(".")
    if part:
        return float(10.0 ** -len(part))
    return float(10 ** (len(whole) - len(whole.rstrip("0"))))


def _claims(figure: Figure) -> list[Contradiction]:
    """Words beside a share that the share does not bear out; the strongest claim alone."""
    if figure["unit"] != "percent":
        return []
    text = f"{figure['words']} {figure['note']}"
    for name, pattern, bears_out in _CLAIMS:
        if pattern.search(text):
            why = f"the words beside the figure speak of {name}, which it is not"
            found = Contradiction(figure["concept"], (figure["id"],), why)
            return [] if bears_out(float(figure["number"])) else [found]
    return []
