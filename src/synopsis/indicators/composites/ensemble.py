"""Ensembles: the same composite over everything that is not known and could be chosen otherwise."""

from __future__ import annotations

import itertools
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from synopsis.indicators.composites.card import Variant
from synopsis.indicators.composites.choices import Choice
from synopsis.indicators.composites.model import Model, Recipe, model_of
from synopsis.indicators.composites.panel import Array, Panel
from synopsis.indicators.composites.sobol import Influence, influences
from synopsis.indicators.errors import IndicatorError

DATA, WEIGHTS, MEMBERS = "data", "composite weights", "members"
_MOST_MODELS = 256
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Ensemble:
    """The models of a composite under each alternative, and how far weights may be turned.

    A row of chances has a column for each economy and member (`data`), one for each member and
    group (`composite weights`), and one for each step that has alternatives.
    """

    members: tuple[str, ...]
    parts: tuple[str, ...]
    steps: Mapping[str, int]
    models: Mapping[tuple[int, ...], Model]
    within: float

    @property
    def nominal(self) -> Model:
        """The model of the card's own choices."""
        return self.models[(0,) * len(self.steps)]

    @property
    def widths(self) -> Mapping[str, int]:
        """How many columns each source of uncertainty has in a row of chances."""
        places = len(self.nominal.panel.places)
        own = {DATA: places * len(self.members), WEIGHTS: len(self.parts)}
        return own | dict.fromkeys(self.steps, 1)

    def scores(self, chances: Array) -> Array:
        """Scores under each row of chances; shape (rows, places, years)."""
        shape = (len(chances), *self.nominal.scored.shape)
        made = np.full(shape, np.nan)
        choices = self._chosen(chances)
        for key in {tuple(map(int, row)) for row in np.unique(choices, axis=0)}:
            rows = np.flatnonzero((choices == key).all(axis=1))
            for start in range(0, len(rows), _CHUNK):
                some = rows[start : start + _CHUNK]
                made[some] = self._of(self.models[key], chances[some])
        return made

    def _chosen(self, chances: Array) -> Array:
        """Which alternative each row takes in each step."""
        tail = chances[:, chances.shape[1] - len(self.steps) :]
        sizes = np.array(list(self.steps.values()), dtype=float)
        return np.asarray(np.minimum(np.floor(tail * sizes), sizes - 1))

    def _of(self, model: Model, chances: Array) -> Array:
        places = len(model.panel.places)
        width = places * len(self.members)
        data = chances[:, :width].reshape(len(chances), places, 1, len(self.members))
        data = data[..., [self.members.index(name) for name in model.frame.members]]
        turned = 1 + self.within * (2 * chances[:, width : width + len(self.parts)] - 1)
        tilts = {name: turned[:, at] for at, name in enumerate(self.parts)}
        return model.scores(data, tilts)

    def at(self, year: int) -> Ensemble:
        """The same ensemble in one year alone."""
        return replace(self, models={key: one.at(year) for key, one in self.models.items()})


def ensemble_of(
    panel: Panel, below: Panel | None, recipe: Recipe, variants: Sequence[Variant] = ()
) -> Ensemble:
    """The models of a recipe and of all combinations of its variants that change one step each."""
    options = alternatives(recipe, variants)
    count = int(np.prod([len(one) for one in options.values()], dtype=float))
    if count > _MOST_MODELS:
        raise IndicatorError(
            f"the variants make {count} combinations", where="a composite",
            remedy=f"name fewer, so that there are at most {_MOST_MODELS}",
        )  # fmt: skip
    models = {}
    for key in itertools.product(*(range(len(one)) for one in options.values())):
        made = recipe
        for (step, list_of), at in zip(options.items(), key, strict=True):
            made = _changed(made, step, list_of[at])
        models[key] = model_of(panel, below, made)
        _check(models[key], key)
    members = tuple(one.indicator for one in recipe.members)
    parts = (*members, *(group.id for group in recipe.groups))
    within = recipe.choices["draws"]["weights_within"]
    steps = {step: len(one) for step, one in options.items()}
    return Ensemble(members, parts, steps, models, within)


def _check(model: Model, key: tuple[int, ...]) -> None:
    """Refuse alternatives that cannot be joined, at the ends of what may be drawn."""
    size = (1, len(model.panel.places), 1, len(model.frame.members))
    try:
        model.scores(np.zeros(size))
    except IndicatorError as error:
        if not any(key):
            raise
        raise IndicatorError(
            f"two variants cannot be joined: {error.what}", where=error.where, remedy=error.remedy
        ) from error


def alternatives(
    recipe: Recipe, variants: Sequence[Variant]
) -> Mapping[str, tuple[Choice | tuple[str, ...], ...]]:
    """The alternatives of each step: the card's own first, then the variants of that step alone."""
    found: dict[str, list[Choice | tuple[str, ...]]] = {}
    for one in variants:
        if len(one.changes) + bool(one.without) != 1:
            continue
        if one.without:
            found.setdefault(MEMBERS, [()]).append(one.without)
        for step, choice in one.changes.items():
            if step != "draws":
                found.setdefault(step, [recipe.choices[step]]).append(choice)
    return {step: tuple(options) for step, options in sorted(found.items())}


def _changed(recipe: Recipe, step: str, option: Choice | tuple[str, ...]) -> Recipe:
    if isinstance(option, Choice):
        return replace(recipe, choices={**recipe.choices, step: option})
    kept = tuple(one for one in recipe.members if one.indicator not in option)
    return replace(recipe, members=kept)


def varied(recipe: Recipe, variant: Variant) -> Recipe:
    """A recipe as a variant has it."""
    made = replace(recipe, choices={**recipe.choices, **variant.changes})
    return _changed(made, MEMBERS, variant.without)


def ranks(scores: Array) -> Array:
    """Ranks of places, the highest score first; equal scores share the better rank.

    Places are on the last axis but one; what has no score has no rank.
    """
    made = np.ones(scores.shape)
    with np.errstate(invalid="ignore"):
        for other in range(scores.shape[-2]):
            made += scores[..., other : other + 1, :] > scores
    return np.where(np.isnan(scores), np.nan, made)


def mean_shift(found: Array, nominal: Array) -> Array:
    """The mean over places of how many ranks each moved; shape (rows, places) to (rows,).

    The output that the OECD and JRC Handbook (2008), step 7, looks at as a whole.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # a row without ranks moves none
        return np.asarray(np.nan_to_num(np.nanmean(np.abs(found - nominal), axis=1)))


def influences_of(ensemble: Ensemble, year: int) -> tuple[Influence, ...]:
    """How much of the movement of ranks in a year each source of uncertainty explains."""
    single = ensemble.at(year)
    nominal = ranks(single.nominal.scores())[:, 0]
    draws = ensemble.nominal.draws

    def output(chances: Array) -> Array:
        return mean_shift(ranks(single.scores(chances))[:, :, 0], nominal)

    return influences(output, single.widths, draws["base"], draws["seed"])
