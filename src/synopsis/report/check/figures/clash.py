"""Whether two figures of one cell can both be true, given their hedges and their precision."""

import re
from enum import StrEnum
from math import inf

from synopsis.report.check.figures.figure import Change, Figure, Shape
from synopsis.vocabulary import Hedge

_DECIMALS = re.compile(r"\d[.,](\d{1,2})(?!\d)")
_ROUGH = 3.0  # points that a share in words ("a third", "1 in 4") may be off
_NEAR_FACTOR = 0.2  # as much for "doubled", "three times"
_OPEN = frozenset({Hedge.MORE_THAN, Hedge.LESS_THAN, Hedge.ALMOST})
_BOUNDED = frozenset({Hedge.AT_LEAST, Hedge.AT_MOST, Hedge.BETWEEN})
_PARTED = (
    {Hedge.AT_LEAST, Hedge.LESS_THAN},
    {Hedge.AT_LEAST, Hedge.ALMOST},
    {Hedge.AT_MOST, Hedge.MORE_THAN},
)
"""Pairs of hedges of which not both can be meant of one number."""


class Clash(StrEnum):
    """How two figures disagree: not at all, in their hedge alone, or in their value."""

    NONE = "none"
    HEDGE = "hedge"
    VALUE = "value"


def clash_of(first: Figure, second: Figure) -> Clash:
    """How two figures of one cell disagree."""
    is_turned = {first.change, second.change} == {Change.UP, Change.DOWN}
    if is_turned and first.against == second.against:
        return Clash.VALUE
    if not _overlap(bounds_of(first), bounds_of(second)):
        is_hedged = Hedge.EXACT not in (first.hedge, second.hedge)
        return Clash.HEDGE if is_hedged and _is_close(first, second) else Clash.VALUE
    return Clash.HEDGE if _hedges_part(first, second) else Clash.NONE


def _is_close(first: Figure, second: Figure) -> bool:
    """Whether two numbers are so near that only their hedges part them."""
    return abs(first.low - second.low) <= max(0.05 * max(first.low, second.low), 1e-9)


def _overlap(first: tuple[float, float], second: tuple[float, float]) -> bool:
    low, high = max(first[0], second[0]), min(first[1], second[1])
    is_point = first[0] == first[1] or second[0] == second[1]
    return low < high or (low == high and is_point)


def _hedges_part(first: Figure, second: Figure) -> bool:
    """One number under two hedges which cannot both be meant: "about 60" and "more than 60"."""
    if first.low != second.low or first.hedge is second.hedge:
        return False
    if _is_spelled(first.words) or _is_spelled(second.words):
        return False
    hedges = {first.hedge, second.hedge}
    if hedges & _BOUNDED:
        return hedges in _PARTED
    return bool(hedges & _OPEN)


def _is_spelled(words: str) -> bool:
    """Whether a number is written in words alone."""
    return re.search(r"\d", words) is None


def step_of(figure: Figure) -> float:
    """How far off a figure may be: half of its last place, more where it is rounded or in words."""
    words = figure.words
    is_rough = _is_spelled(words) or _is_ratio(words)
    if figure.shape is Shape.PERCENT and is_rough and figure.hedge is not Hedge.BETWEEN:
        return _ROUGH
    if figure.shape is Shape.FACTOR:
        return _NEAR_FACTOR
    decimals = _DECIMALS.search(words)
    half = 0.5 * 10.0 ** -len(decimals[1]) if decimals else 0.5
    whole = figure.low == int(figure.low) and figure.low >= 1000
    if whole and figure.shape in (Shape.COUNT, Shape.MONEY):
        digits = str(int(figure.low))
        zeros = len(digits) - len(digits.rstrip("0"))
        half = 0.5 * 10.0**zeros if zeros >= 2 else half
    return 0.0 if figure.shape is Shape.COUNT and half == 0.5 else half


def _is_ratio(words: str) -> bool:
    return len(re.findall(r"\d+(?:[.,]\d+)*", words)) > 1 and "%" not in words


def bounds_of(figure: Figure) -> tuple[float, float]:
    """The least and the greatest true value that a figure allows."""
    half = step_of(figure)
    low, high = figure.low - half, figure.high + half
    share = figure.shape in (Shape.PERCENT, Shape.POINT)
    near = max(2.5, 0.05 * figure.high) if share else 0.1 * abs(figure.high)
    rough = 0.2 * abs(figure.low)
    by_hedge = {
        Hedge.ABOUT: (low - near, high + near),
        Hedge.ALMOST: (low - max(near, rough / 2), high),
        Hedge.MORE_THAN: (figure.low, high + rough * 2),
        Hedge.AT_LEAST: (low, inf),
        Hedge.LESS_THAN: (low - rough * 2, figure.high),
        Hedge.AT_MOST: (-inf, high),
    }
    return by_hedge.get(figure.hedge, (low, high))


def written_step(figure: Figure) -> float:
    """Half of the last place to which a figure is written: "1.2 million" is good to 50,000."""
    digits = re.search(r"\d[\d.,\s]*", figure.words)
    if digits is None or not figure.low:
        return 0.0
    said = digits[0].strip().rstrip(".,")
    decimals = len(said.rsplit(".", 1)[1]) if re.search(r"\.\d{1,2}$", said) else 0
    bare = float(re.sub(r"[^\d.]", "", said.replace(",", "")) or 0) if said.count(".") < 2 else 0.0
    scale = figure.low / bare if bare else 1.0
    return 0.5 * 10.0**-decimals * max(scale, 1.0)
