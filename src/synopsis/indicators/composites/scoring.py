"""Scoring: the scores of an ensemble with intervals, spans of ranks, and what is not covered."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from synopsis.indicators.composites.ensemble import Ensemble, ranks
from synopsis.indicators.composites.model import Model, Recipe
from synopsis.indicators.composites.panel import Array, Mask
from synopsis.indicators.composites.result import Lack, MemberNote, Score, Scoring, Unscored
from synopsis.indicators.composites.weigh import Association, associate
from synopsis.indicators.errors import IndicatorError


def scoring_of(
    ensemble: Ensemble, recipe: Recipe, names: Mapping[str, str], higher_means: str
) -> Scoring:
    """The scores of the card's own choices, with what the ensemble leaves open."""
    model = ensemble.nominal
    nominal = model.scores()
    if not bool(((~np.isnan(nominal)).sum(axis=0) > 1).any()):
        raise IndicatorError(
            "no year has two economies that can be scored", where="a composite",
            remedy="gather the sources of its members, or lower 'units_at_least' and say why",
        )  # fmt: skip
    spans = _interval(ensemble, nominal), _rank_span(ensemble, nominal)
    moved = _contributions(model, nominal)
    found = [
        _score(model, (row, at), nominal, spans, moved)
        for at in range(len(model.panel.years))
        for row in range(len(model.panel.places))
        if model.scored[row, at]
    ]
    unscored = [
        Unscored(place, year, _covered(model, row, at), _lacks(model, row, at))
        for at, year in enumerate(model.panel.years)
        for row, place in enumerate(model.panel.places)
        if not model.scored[row, at]
    ]
    return Scoring(
        higher_means, tuple(found), tuple(unscored), _notes(model, recipe, names),
        _association(model), model.treated, model.doubts, recipe.choices["screen"]["lead_above"],
    )  # fmt: skip


def _association(model: Model) -> Association | None:
    """How the published values of the members that count go together."""
    kept = [name not in model.dropped for name in model.frame.members]
    rows = np.where(model.missing | model.filled, np.nan, model.middle)[:, :, kept]
    names = tuple(one for one in model.frame.members if one not in model.dropped)
    return associate(rows.reshape(-1, len(names)), names)


def _ends(model: Model) -> tuple[float, float]:
    tail = (1 - model.draws["interval"]) / 2
    return tail, 1 - tail


def _interval(ensemble: Ensemble, nominal: Array) -> tuple[Array, Array]:
    """What the data alone leave open of each score, at the card's own choices."""
    model, draws = ensemble.nominal, ensemble.nominal.draws
    random = np.random.default_rng(draws["seed"])
    size = (draws["number"], len(model.panel.places), 1, len(model.frame.members))
    drawn = model.scores(random.random(size))
    low, high = _quantiles(drawn, _ends(model), model.scored)
    return np.fmin(low, nominal), np.fmax(high, nominal)


def _rank_span(ensemble: Ensemble, nominal: Array) -> tuple[Array, Array]:
    """What data, weights and variants together leave open of each rank."""
    draws = ensemble.nominal.draws
    random = np.random.default_rng(draws["seed"] + 1)
    chances = random.random((draws["number"], sum(ensemble.widths.values())))
    found = ranks(ensemble.scores(chances))
    low, high = _quantiles(found, _ends(ensemble.nominal), ensemble.nominal.scored)
    own = ranks(nominal)
    count = (~np.isnan(nominal)).sum(axis=0)
    # Variants may score more economies than the card's own choices; the span is told among these.
    return np.fmin(np.floor(low), own), np.fmin(np.fmax(np.ceil(high), own), count)


def _quantiles(drawn: Array, ends: tuple[float, float], scored: Mask) -> tuple[Array, Array]:
    """Quantiles over draws of what is scored; a draw without a value is left out."""
    low, high = np.full(scored.shape, np.nan), np.full(scored.shape, np.nan)
    for cell in zip(*np.nonzero(scored), strict=True):
        values = drawn[(slice(None), *cell)]
        values = values[~np.isnan(values)]
        if values.size:
            low[cell], high[cell] = np.quantile(values, ends)
    return low, high


def _contributions(model: Model, nominal: Array) -> Array:
    """By how much each score would change if a member stood at its median; by member."""
    values = model.values()
    made = np.full(values.shape, np.nan)
    known = np.where(model.missing, np.nan, model.middle)
    for at in np.flatnonzero(~model.missing.all(axis=(0, 1))):
        turned = values.copy()
        turned[:, :, at] = np.where(
            np.isnan(values[:, :, at]), np.nan, np.nanmedian(known[:, :, at])
        )
        made[:, :, at] = nominal - model.frame.join(turned)
    return np.where(model.missing, np.nan, made)


def _score(
    model: Model,
    cell: tuple[int, int],
    nominal: Array,
    spans: tuple[tuple[Array, Array], tuple[Array, Array]],
    moved: Array,
) -> Score:
    row, at = cell
    (low, high), (rank_low, rank_high) = spans
    names = model.frame.members
    return Score(
        place=model.panel.places[row],
        year=model.panel.years[at],
        score=float(nominal[cell]),
        low=float(low[cell]),
        high=float(high[cell]),
        rank=int(ranks(nominal)[cell]),
        rank_low=int(rank_low[cell]),
        rank_high=int(rank_high[cell]),
        ranked=int((~np.isnan(nominal[:, at])).sum()),
        covered=_covered(model, row, at),
        not_covered=_lacks(model, row, at),
        filled=tuple(name for name, is_in in zip(names, model.filled[cell], strict=True) if is_in),
        contributions={
            name: float(one)
            for name, one in zip(names, moved[cell], strict=True)
            if not np.isnan(one)
        },
        published=float(model.published[cell].mean()),
    )


def _covered(model: Model, row: int, at: int) -> float:
    """The share of members that have a value, published or filled."""
    return float((~model.missing[row, at]).mean())


def _lacks(model: Model, row: int, at: int) -> tuple[Lack, ...]:
    place, year = model.panel.places[row], model.panel.years[at]
    doubted = {
        one.member: one.reason for one in model.doubts if (one.place, one.year) == (place, year)
    }
    return tuple(
        Lack(name, doubted.get(name) or model.reasons.get((name, place), "no value in the year"))
        for name, is_missing in zip(model.frame.members, model.missing[row, at], strict=True)
        if is_missing
    )


def _notes(model: Model, recipe: Recipe, names: Mapping[str, str]) -> tuple[MemberNote, ...]:
    shares = model.frame.shares()
    found = []
    for at, one in enumerate(recipe.members):
        name = one.indicator
        kept = name not in model.dropped
        years = model.seen[name]
        found.append(
            MemberNote(
                name, names.get(name, name), shares[name], recipe.signs[name],
                min(years, default=None), max(years, default=None),
                float((~model.missing[:, :, at]).mean()) if kept else model.dropped[name],
                kept, one.reason, float(model.published[:, :, at].mean()),
            )
        )  # fmt: skip
    return tuple(found)
