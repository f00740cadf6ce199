"""The model of a composite: one recipe applied to a panel, for one value of everything unknown.

A value between published or widened bounds is drawn with equal chance below or above it, evenly
between it and the bound. A value that is not covered is drawn evenly from the whole range in which
its member was seen, in any economy and year; its middle stands in the score and is told. One draw
holds for all years of an economy and member.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from synopsis.indicators.composites.card import Group, Member
from synopsis.indicators.composites.choices import Choice
from synopsis.indicators.composites.frame import Frame, frame_of
from synopsis.indicators.composites.gaps import denominate, impute
from synopsis.indicators.composites.normalise import Normalised, normalise
from synopsis.indicators.composites.outliers import Treatment, treat
from synopsis.indicators.composites.panel import Array, Mask, Panel
from synopsis.indicators.errors import IndicatorError
from synopsis.vocabulary import Place


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a composite is made of and how: members with their signs, groups, and the choices."""

    members: tuple[Member, ...]
    signs: Mapping[str, int]
    groups: tuple[Group, ...]
    choices: Mapping[str, Choice]


@dataclass(frozen=True, slots=True)
class Model:
    """A panel made ready by a recipe: middles and bounds on one scale, and the frame above them.

    `missing` are cells without any value, `filled` those that impute gave, `scored` the places and
    years of which enough is covered; `dropped` are members that too few values cover.
    """

    panel: Panel
    frame: Frame
    middle: Array
    low: Array
    high: Array
    missing: Mask
    filled: Mask
    scored: Mask
    dropped: Mapping[str, float]
    treated: tuple[Treatment, ...]
    reasons: Mapping[tuple[str, Place], str]
    draws: Choice

    def values(self, chance: Array | None = None) -> Array:
        """Values on one scale; `chance` is even from nought to one.

        Its shape is (draws, places, 1, members).
        """
        masked = np.where(self.scored[:, :, None], self.middle, np.nan)
        if chance is None:
            return masked
        below = self.low + (masked - self.low) * np.minimum(2 * chance, 1)
        return np.asarray(below + (self.high - masked) * np.maximum(2 * chance - 1, 0))

    def scores(
        self, chance: Array | None = None, tilts: Mapping[str, Array] | None = None
    ) -> Array:
        """The scores; shape (places, years), or (draws, places, years) of draws."""
        return self.frame.join(self.values(chance), tilts)

    def at(self, year: int) -> Model:
        """The same model in one year alone, read against the same references."""
        cut = self.panel.years.index(year)
        own = slice(cut, cut + 1)
        panel = Panel(
            self.panel.places, (year,), self.panel.members, self.panel.value[:, own],
            self.panel.low[:, own], self.panel.high[:, own], self.panel.reasons,
        )  # fmt: skip
        return Model(
            panel, self.frame, self.middle[:, own], self.low[:, own], self.high[:, own],
            self.missing[:, own], self.filled[:, own], self.scored[:, own], self.dropped,
            self.treated, self.reasons, self.draws,
        )  # fmt: skip


def model_of(panel: Panel, below: Panel | None, recipe: Recipe) -> Model:
    """Apply a recipe to a panel: denominate, impute, screen, treat, normalise, weigh.

    `below` is the panel of the denominator, where the recipe has one.
    """
    chosen = recipe.choices
    cut = _columns(panel, [one.indicator for one in recipe.members])
    if below is not None:
        cut = denominate(cut, below, chosen["denominate"])
    filled = impute(cut, chosen["impute"])
    shares = (~np.isnan(filled.panel.value)).mean(axis=(0, 1))
    least = chosen["screen"]["members_at_least"]
    dropped = {
        name: float(share)
        for name, share in zip(cut.members, shares, strict=True)
        if share < least or share == 0
    }
    kept = [one for one in recipe.members if one.indicator not in dropped]
    if len(kept) < 2:
        raise IndicatorError(
            f"fewer than two members are covered enough ({', '.join(dropped)} are not)",
            where="a composite",
            remedy="gather their sources, or lower 'members_at_least' and say why",
        )
    columns = [cut.members.index(one.indicator) for one in kept]
    names = [one.indicator for one in kept]
    narrowed = type(filled)(_columns(filled.panel, names), filled.filled[:, :, columns])
    treated, treatments = treat(narrowed, chosen["treat"])
    scaled = normalise(treated, chosen["normalise"], [recipe.signs[name] for name in names])
    return _model(treated.panel, scaled, kept, recipe, (narrowed.filled, dropped, treatments))


def _model(
    panel: Panel,
    scaled: Normalised,
    kept: Sequence[Member],
    recipe: Recipe,
    rest: tuple[Mask, Mapping[str, float], tuple[Treatment, ...]],
) -> Model:
    missing = np.isnan(scaled.value)
    if bool(missing.all(axis=(0, 1)).any()):
        name = panel.members[int(np.flatnonzero(missing.all(axis=(0, 1)))[0])]
        why = next((words for (one, _), words in scaled.reasons.items() if one == name), "no value")
        raise IndicatorError(
            f"no value of '{name}' can be put on a scale: {why}", where="a composite",
            remedy="leave it out, or normalise it otherwise",
        )  # fmt: skip
    middle, low, high = _opened(scaled, missing)
    least = recipe.choices["screen"]["units_at_least"]
    covered = (~missing).mean(axis=2)
    rows = scaled.value.reshape(-1, len(kept))
    frame = frame_of(kept, recipe.groups, recipe.choices, rows)
    filled, dropped, treatments = rest
    return Model(
        panel, frame, middle, low, high, missing, filled & ~missing,
        (covered >= least) & (covered > 0), dropped, treatments,
        {**panel.reasons, **scaled.reasons}, recipe.choices["draws"],
    )  # fmt: skip


def _opened(scaled: Normalised, missing: Mask) -> tuple[Array, Array, Array]:
    """Open bounds end where the member was seen to end, and what is missing lies anywhere there."""
    least = np.nanmin(scaled.value, axis=(0, 1), keepdims=True)
    most = np.nanmax(scaled.value, axis=(0, 1), keepdims=True)
    low = np.where(missing | np.isneginf(scaled.low), least, scaled.low)
    high = np.where(missing | np.isposinf(scaled.high), most, scaled.high)
    middle = np.where(missing, (least + most) / 2, scaled.value)
    return middle, np.minimum(low, middle), np.maximum(high, middle)


def _columns(panel: Panel, names: Sequence[str]) -> Panel:
    """A panel of some of its members."""
    unknown = [name for name in names if name not in panel.members]
    if unknown:
        raise IndicatorError(
            f"there is no member '{unknown[0]}'", where="a composite",
            remedy=f"use {', '.join(panel.members)}",
        )  # fmt: skip
    at = [panel.members.index(name) for name in names]
    return Panel(
        panel.places, panel.years, tuple(names), panel.value[:, :, at], panel.low[:, :, at],
        panel.high[:, :, at], panel.reasons,
    )  # fmt: skip
