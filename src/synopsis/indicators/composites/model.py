"""The model of a composite: one recipe applied to a panel, for one value of everything unknown.

A value between published or widened bounds is drawn with equal chance below or above it, evenly
between it and the bound. A value that is not covered is drawn evenly from the whole range in which
its member was seen, in any economy and year; what stands in the score (`stand_in`: the middle of
that range, or the median of what was seen) is chosen by the card and told. A member that was seen
nowhere, or too seldom, lies anywhere that any member was seen. One draw holds for all years of an
economy and member.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from synopsis.indicators.composites.card import Group, Member
from synopsis.indicators.composites.choices import Choice
from synopsis.indicators.composites.doubt import Doubt, doubt
from synopsis.indicators.composites.frame import Frame, frame_of
from synopsis.indicators.composites.gaps import Filled, denominate, impute
from synopsis.indicators.composites.normalise import Normalised, normalise
from synopsis.indicators.composites.outliers import Treatment, treat
from synopsis.indicators.composites.panel import Array, Mask, Panel
from synopsis.indicators.errors import IndicatorError
from synopsis.vocabulary import Place

_SCREENED = "covered in too few places and years to be counted"


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

    `missing` are cells without any value, `filled` those that impute gave, `published` those that a
    source gave; `scored` are the places and years of which enough is covered. `dropped` are members
    that too few values cover, `doubts` values too far beyond the others to be counted, and `seen`
    the years in which each member was published.
    """

    panel: Panel
    frame: Frame
    middle: Array
    low: Array
    high: Array
    missing: Mask
    filled: Mask
    published: Mask
    scored: Mask
    dropped: Mapping[str, float]
    treated: tuple[Treatment, ...]
    doubts: tuple[Doubt, ...]
    reasons: Mapping[tuple[str, Place], str]
    draws: Choice
    seen: Mapping[str, tuple[int, ...]]

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
        return replace(
            self, panel=panel, middle=self.middle[:, own], low=self.low[:, own],
            high=self.high[:, own], missing=self.missing[:, own], filled=self.filled[:, own],
            published=self.published[:, own], scored=self.scored[:, own],
        )  # fmt: skip


def model_of(panel: Panel, below: Panel | None, recipe: Recipe) -> Model:
    """Apply a recipe to a panel: denominate, doubt, impute, screen, treat, normalise, weigh.

    `below` is the panel of the denominator, where the recipe has one. A member that too few values
    cover keeps its weight, and none of its values: it is not covered anywhere.
    """
    chosen = recipe.choices
    cut = _columns(panel, [one.indicator for one in recipe.members])
    if below is not None:
        cut = denominate(cut, below, chosen["denominate"])
    cut, doubts = doubt(cut, chosen["screen"]["beyond"])
    filled = impute(cut, chosen["impute"])
    dropped = _dropped(filled.panel, chosen["screen"])
    screened = _screened(filled, dropped, cut.known)
    treated, treatments = treat(screened, chosen["treat"])
    signs = [recipe.signs[one.indicator] for one in recipe.members]
    scaled = normalise(treated, chosen["normalise"], signs)
    return _model(treated, scaled, recipe, (cut.known, dropped, treatments, doubts))


def _dropped(panel: Panel, screen: Choice) -> Mapping[str, float]:
    """The members that too few values cover, with their shares."""
    shares = panel.known.mean(axis=(0, 1))
    dropped = {
        name: float(share)
        for name, share in zip(panel.members, shares, strict=True)
        if share < screen["members_at_least"] or share == 0
    }
    if len(panel.members) - len(dropped) < 2:
        raise IndicatorError(
            f"fewer than two members are covered enough ({', '.join(dropped)} are not)",
            where="a composite",
            remedy="gather their sources, or lower 'members_at_least' and say why",
        )
    return dropped


def _screened(filled: Filled, dropped: Mapping[str, float], published: Mask) -> Filled:
    """Without the values of the members that are dropped, and with the reason in their place."""
    panel = filled.panel
    gone = np.array([name in dropped for name in panel.members])
    value, low, high = (np.where(gone, np.nan, a) for a in (panel.value, panel.low, panel.high))
    reasons = {
        (name, place): _SCREENED
        for at, name in enumerate(panel.members)
        for row, place in enumerate(panel.places)
        if gone[at] and published[row, :, at].any()
    }
    told = {**panel.reasons, **reasons}
    cut = replace(panel, value=value, low=low, high=high, reasons=told)
    return Filled(cut, filled.filled & ~gone)


def _model(
    treated: Filled,
    scaled: Normalised,
    recipe: Recipe,
    rest: tuple[Mask, Mapping[str, float], tuple[Treatment, ...], tuple[Doubt, ...]],
) -> Model:
    panel, missing = treated.panel, np.isnan(scaled.value)
    published, dropped, treatments, doubts = rest
    for at, name in enumerate(panel.members):
        if bool(missing[:, :, at].all()) and name not in dropped:
            _refuse_bare(name, scaled)
    middle, low, high = _opened(scaled, missing, recipe.choices["draws"]["stand_in"])
    least = recipe.choices["screen"]["units_at_least"]
    covered = (~missing).mean(axis=2)
    rows = scaled.value.reshape(-1, len(panel.members))
    frame = frame_of(recipe.members, recipe.groups, recipe.choices, rows)
    return Model(
        panel, frame, middle, low, high, missing, treated.filled & ~missing,
        published & ~missing, (covered >= least) & (covered > 0), dropped, treatments, doubts,
        {**panel.reasons, **scaled.reasons}, recipe.choices["draws"],
        _years_seen(panel, published),
    )  # fmt: skip


def _years_seen(panel: Panel, published: Mask) -> Mapping[str, tuple[int, ...]]:
    """The years in which each member has a published value, whether it is kept or not."""
    return {
        name: tuple(int(year) for year in np.asarray(panel.years)[published[:, :, at].any(axis=0)])
        for at, name in enumerate(panel.members)
    }


def _refuse_bare(name: str, scaled: Normalised) -> None:
    why = next((words for (one, _), words in scaled.reasons.items() if one == name), "no value")
    raise IndicatorError(
        f"no value of '{name}' can be put on a scale: {why}", where="a composite",
        remedy="leave it out, or normalise it otherwise",
    )  # fmt: skip


def _opened(scaled: Normalised, missing: Mask, stand_in: str) -> tuple[Array, Array, Array]:
    """Open bounds end where the member was seen to end, and what is missing lies anywhere there.

    A member without any value lies anywhere that any member was seen.
    """
    shape = (1, 1, missing.shape[2])
    kept = ~missing.reshape(-1, shape[2]).all(axis=0)
    least, most = np.full(shape, np.nanmin(scaled.value)), np.full(shape, np.nanmax(scaled.value))
    usual = np.full(shape, np.nanmedian(scaled.value))
    seen = scaled.value[:, :, kept]
    least[..., kept] = np.nanmin(seen, axis=(0, 1))
    most[..., kept] = np.nanmax(seen, axis=(0, 1))
    usual[..., kept] = np.nanmedian(seen, axis=(0, 1))
    low = np.where(missing | np.isneginf(scaled.low), least, scaled.low)
    high = np.where(missing | np.isposinf(scaled.high), most, scaled.high)
    instead = (least + most) / 2 if stand_in == "middle" else usual
    middle = np.where(missing, instead, scaled.value)
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
