"""Normalisation: members on one scale, read against a reference that the card names.

The reference of a value are the published values of its member: of all economies and years
(`pooled`), of all economies in the same year (`per_year`), or of the same economy in all years
(`own`). Where the reference cannot bear the method (too short, or never moved), there is no value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from synopsis.indicators.composites.choices import Choice
from synopsis.indicators.composites.gaps import Filled
from synopsis.indicators.composites.panel import Array
from synopsis.indicators.errors import IndicatorError
from synopsis.vocabulary import Place

Scale = Callable[[Array], Array]
_Cell = tuple[slice | int, slice | int, int]
_ALL = slice(None)


@dataclass(frozen=True, slots=True)
class Normalised:
    """Members on one scale, more meaning more of what is scored; NaN where there is no value.

    `reasons` say of a member and place why its values could not be put on the scale.
    """

    value: Array
    low: Array
    high: Array
    reasons: Mapping[tuple[str, Place], str] = field(default_factory=dict)


def normalise(filled: Filled, choice: Choice, signs: Sequence[int]) -> Normalised:
    """Put members on one scale; `signs` are +1 where more raises the score and -1 where less does.

    Shape (places, years, members). Bounds go through the same scale as their values.
    """
    panel = filled.panel
    turned = np.asarray(signs, dtype=float)
    value = panel.value * turned
    ends = panel.low * turned, panel.high * turned
    low, high = np.minimum(*ends), np.maximum(*ends)
    seen = np.where(filled.filled, np.nan, value)
    made = [np.full(value.shape, np.nan) for _ in range(3)]
    reasons: dict[tuple[str, Place], str] = {}
    for cell in _cells(value.shape, choice):
        name = panel.members[cell[2]]
        reference = seen[cell].ravel()
        scale = scale_of(reference[~np.isnan(reference)], choice, name, turned[cell[2]])
        if isinstance(scale, str):
            _note(reasons, panel.places, name, cell, scale)
            continue
        for array, source in zip(made, (value, low, high), strict=True):
            array[cell] = scale(source[cell])
    return Normalised(made[0], made[1], made[2], reasons)


def _note(
    reasons: dict[tuple[str, Place], str],
    places: Sequence[Place],
    name: str,
    cell: _Cell,
    why: str,
) -> None:
    """Keep why a reference failed; of an own history it is a matter of one place alone."""
    for at in [cell[0]] if isinstance(cell[0], int) else range(len(places)):
        if isinstance(at, int) and why != _EMPTY:
            reasons[name, places[at]] = why


def _cells(shape: tuple[int, ...], choice: Choice) -> Iterator[_Cell]:
    scope = choice.arguments.get("scope", "pooled")
    for member in range(shape[2]):
        if scope == "own":
            yield from ((place, _ALL, member) for place in range(shape[0]))
        elif scope == "per_year":
            yield from ((_ALL, year, member) for year in range(shape[1]))
        else:
            yield _ALL, _ALL, member


_EMPTY = "no value"
_STILL = {
    "own": "it never moved, so that no scale can be drawn",
    "per_year": "all economies are equal in a year, so that no scale can be drawn",
}


def scale_of(reference: Array, choice: Choice, name: str, sign: float = 1) -> Scale | str:
    """The scale that a reference gives, or the words that say why it gives none.

    A member that never moved in a pooled reference is refused: no scale can tell its values apart.
    """
    if choice.method in ("goalposts", "distance"):
        return _fixed(reference, choice, name, sign)
    if reference.size == 0:
        return _EMPTY
    if choice["scope"] == "own" and reference.size < choice["least_points"]:
        return "its own history is too short to be read against"
    if _is_still(reference, choice):
        return _still(choice, name)
    return _moving(reference, choice)


def _is_still(reference: Array, choice: Choice) -> bool:
    """Whether equal values leave a method without a scale; what never moved keeps its rank."""
    moved = float(np.ptp(reference)) > 1e-12 * max(1.0, float(np.abs(reference).max()))
    has_place = choice.method == "rank" or (
        choice.method == "percentile" and choice["scope"] != "pooled" and reference.size > 1
    )
    return not moved and not has_place


def _still(choice: Choice, name: str) -> str:
    """The words for a reference of equal values; a pooled one is refused."""
    if choice["scope"] == "pooled":
        raise IndicatorError(
            f"'{name}' has the same value everywhere, so that {choice.method} cannot tell "
            "its values apart",
            where="a composite",
            remedy="leave it out, or use fixed goalposts",
        )
    return _STILL[choice["scope"]]


def _moving(reference: Array, choice: Choice) -> Scale:
    if choice.method == "rank":
        return _rank(reference)
    if choice.method == "percentile":
        return _percentile(reference)
    if choice.method == "z_score":
        return _z_score(reference, choice["mean"], choice["deviation"])
    return _stretched(float(reference.min()), float(reference.max()), choice["range"])


def _stretched(first: float, last: float, ends: Sequence[float]) -> Scale:
    """From one end to the other, capped at both."""

    def scale(x: Array) -> Array:
        inside = np.clip((x - first) / (last - first), 0, 1)
        return ends[0] + (ends[1] - ends[0]) * inside

    return scale


def _z_score(reference: Array, mean: float, deviation: float) -> Scale:
    centre, spread = float(reference.mean()), float(reference.std(ddof=1))
    return lambda x: mean + deviation * (x - centre) / spread


def _rank(reference: Array) -> Scale:
    """One more than the values below; equal values share the lowest rank."""
    ordered = np.sort(reference)
    return lambda x: _kept(np.searchsorted(ordered, x, side="left") + 1.0, x)


def _percentile(reference: Array) -> Scale:
    """The share of the others below, an equal value counting half; from nought to a hundred."""
    ordered = np.sort(reference)
    others = ordered.size - 1

    def scale(x: Array) -> Array:
        below = np.searchsorted(ordered, x, side="left")
        upto = np.searchsorted(ordered, x, side="right")
        equal = np.maximum(upto - below - 1, 0)
        return _kept(np.clip((below + equal / 2) / others, 0, 1) * 100, x)

    return scale


def _kept(made: npt.NDArray[Any], x: Array) -> Array:
    """What is missing stays missing."""
    return np.where(np.isnan(x), np.nan, made)


def _fixed(reference: Array, choice: Choice, name: str, sign: float) -> Scale | str:
    """Scales whose ends the card gives: goalposts, or the way from the worst value to a target."""
    told = choice["posts"] if choice.method == "goalposts" else choice["targets"]
    if name not in told:
        raise IndicatorError(
            f"'{name}' has no {'goalposts' if choice.method == 'goalposts' else 'target'}",
            where="a composite",
            remedy="name them for every member",
        )
    if choice.method == "goalposts":
        first, last = sorted(sign * end for end in told[name])
        return _stretched(first, last, choice["range"])
    if reference.size == 0:
        return _EMPTY
    target, worst = sign * told[name], float(reference.min())
    if target <= worst:
        raise IndicatorError(
            f"the target of '{name}' lies at or behind its worst value",
            where="a composite",
            remedy="give a target that is still ahead",
        )
    return _stretched(worst, target, (0.0, 1.0))
