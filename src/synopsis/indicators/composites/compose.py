"""The verb `compose`: a composite of the region's economies from its card and their series."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce

import numpy as np

from synopsis.indicators.composites.card import Card, Member, Variant
from synopsis.indicators.composites.ensemble import (
    Ensemble,
    ensemble_of,
    influences_of,
    mean_shift,
    ranks,
    varied,
)
from synopsis.indicators.composites.hindsight import hindsight_of
from synopsis.indicators.composites.model import Model, Recipe, model_of
from synopsis.indicators.composites.panel import Panel, panel_of
from synopsis.indicators.composites.result import (
    Backcast,
    CompositeResult,
    Effect,
    Scoring,
    Shift,
)
from synopsis.indicators.composites.scoring import scoring_of
from synopsis.indicators.errors import IndicatorError
from synopsis.indicators.indicator import Indicator, Kind
from synopsis.indicators.series import Series
from synopsis.vocabulary import CLEAR, Grade, Marking, Place

_LEAST_BACKCAST = 5
_ORDINAL_METHODS = ("rank", "percentile")
_UNGRADED = Grade("F", 6)


def compose(
    card: Card,
    indicators: Sequence[Indicator],
    series: Sequence[Series],
    places: Sequence[Place],
) -> CompositeResult:
    """Score the economies as a card says, and its resilience apart from it.

    `indicators` are all that the region knows, `series` those that may be seen, with or without
    points; a composite that names an indicator without any series is refused, and not told less.
    """
    known = {one.id: one for one in indicators}
    _check_members(card, known)
    if series and not card.named & set(known) <= {one.indicator.id for one in series}:
        raise card.untold
    names = {name: one.name for name, one in known.items()}
    recipe = Recipe(card.members, _signs(card, known), card.groups, card.choices)
    panel, below = _panels(card, card.members, series, places)
    ensemble = ensemble_of(panel, below, recipe, card.variants)
    scoring = scoring_of(ensemble, recipe, names, card.higher_means)
    used = _used(card, series, places)
    return CompositeResult(
        card.id, card.name, card.about, card.caveat, card.version,
        scoring,
        _resilience(card, known, series, places),
        tuple(card.choices.values()),
        tuple(
            _effect(one, ensemble, (panel, below, recipe), scoring.last_year)
            for one in card.variants
        ),
        influences_of(ensemble, scoring.last_year),
        _backcasts(card, scoring, ensemble.nominal, (panel, below, recipe)),
        reduce(Grade.worst, (one.grade for one in used)) if used else _UNGRADED,
        reduce(Marking.join, (one.marking for one in used), CLEAR),
        any(one.indicator.is_synthetic for one in used),
        hindsight_of(card.choices),
    )  # fmt: skip


def _used(card: Card, series: Sequence[Series], places: Sequence[Place]) -> list[Series]:
    """The series that any number of the composite rests on."""
    wanted = {one.indicator for one in (*card.members, *card.resilience)} | {_denominator(card)}
    return [
        one for one in series if one.indicator.id in wanted and one.place in places and one.points
    ]


def _denominator(card: Card) -> str:
    choice = card.choices["denominate"]
    return str(choice["by"]) if choice.method == "divide" else ""


def _panels(
    card: Card, members: Sequence[Member], series: Sequence[Series], places: Sequence[Place]
) -> tuple[Panel, Panel | None]:
    """The members' values, and the denominator's where the card names one."""
    span = (card.first, card.last)
    panel = panel_of(series, [one.indicator for one in members], places, span)
    by = _denominator(card)
    return panel, panel_of(series, [by], places, span) if by else None


def _check_members(card: Card, known: Mapping[str, Indicator]) -> None:
    """Refuse members that no card of an indicator knows, or that must not be joined."""
    where = f"the composite '{card.id}'"
    names = [one.indicator for one in (*card.members, *card.resilience)]
    for name in (*names, *filter(None, [_denominator(card)])):
        if name not in known:
            raise IndicatorError(
                f"there is no indicator '{name}'", where=where,
                remedy="name one of the region's indicators",
            )  # fmt: skip
    kinds = {known[name].kind for name in names}
    if Kind.PERCEIVED in kinds and kinds != {Kind.PERCEIVED}:
        raise IndicatorError(
            "what people perceive is joined with what is measured", where=where,
            remedy="make two composites",
        )  # fmt: skip
    used = [card.choices, *(one.changes for one in (*card.variants, *card.before))]
    methods = {one["normalise"].method for one in used if "normalise" in one}
    if Kind.ORDINAL in kinds and not methods <= set(_ORDINAL_METHODS):
        raise IndicatorError(
            "a member has steps without distances", where=where,
            remedy=f"normalise by {' or '.join(_ORDINAL_METHODS)}",
        )  # fmt: skip


def _signs(card: Card, known: Mapping[str, Indicator]) -> Mapping[str, int]:
    """Which way each member counts, by its card's word or by the indicator's concern."""
    turn = 1 if card.higher_means == "worse" else -1
    found = {one.indicator: _sign(one, known, turn) for one in card.members}
    return found | {one.indicator: _sign(one, known, -1) for one in card.resilience}


def _sign(member: Member, known: Mapping[str, Indicator], turn: int) -> int:
    if member.direction:
        return 1 if member.direction == "raises" else -1
    sign = known[member.indicator].concern.sign * turn
    if not sign:
        raise IndicatorError(
            f"neither way is worse for '{member.indicator}'", where="a composite",
            remedy="give its direction, raises or lowers",
        )  # fmt: skip
    return sign


def _resilience(
    card: Card,
    known: Mapping[str, Indicator],
    series: Sequence[Series],
    places: Sequence[Place],
) -> Scoring | None:
    """The members of resilience scored by themselves, more being better."""
    if not card.resilience:
        return None
    recipe = Recipe(card.resilience, _signs(card, known), (), card.choices)
    panel, _ = _panels(card, card.resilience, series, places)
    names = {name: one.name for name, one in known.items()}
    return scoring_of(ensemble_of(panel, None, recipe), recipe, names, "better")


Made = tuple[Panel, Panel | None, Recipe]


def _made(variant: Variant, made: Made) -> Model:
    """The model of a variant; what refuses it is told by its name."""
    panel, below, recipe = made
    try:
        model = model_of(panel, below, varied(recipe, variant))
        model.scores()
    except IndicatorError as error:
        raise IndicatorError(
            error.what, where=f"the variant '{variant.id}'", remedy=error.remedy
        ) from error
    return model


def _changes(variant: Variant, model: Model, nominal: Model) -> tuple[str, ...]:
    """What a variant changes, and the members that it loses on the way."""
    found = [f"{step}: {choice.sentence}" for step, choice in variant.changes.items()]
    if variant.without:
        found.append(f"without {', '.join(variant.without)}")
    lost = sorted(set(model.dropped) - set(nominal.dropped))
    return (*found, *([f"loses {', '.join(lost)}, covered too little"] if lost else []))


def _effect(variant: Variant, ensemble: Ensemble, made: Made, year: int) -> Effect:
    """What a variant makes of one year."""
    nominal = ensemble.nominal
    model = _made(variant, made)
    own, other = nominal.scores(), model.scores()
    at = nominal.panel.years.index(year)
    before, after = ranks(own)[:, at], ranks(other)[:, at]
    shifts = tuple(
        Shift(place, float(other[row, at]), int(after[row]), int(before[row]))
        for row, place in enumerate(nominal.panel.places)
        if not np.isnan(after[row]) and not np.isnan(before[row])
    )
    return Effect(
        variant.id, variant.about, _changes(variant, model, nominal), year, shifts,
        float(mean_shift(after[None], before)[0]) if shifts else None,
        not {"normalise", "aggregate"} & set(variant.changes),
    )  # fmt: skip


def _backcasts(card: Card, scoring: Scoring, nominal: Model, made: Made) -> tuple[Backcast, ...]:
    """Every earlier version over all years; a change of method without a back-cast is refused."""
    found = []
    now = {one.year for one in scoring.scores}
    for version in card.before:
        model = _made(version, made)
        scores = model.scores()
        ranked = ranks(scores)
        rows = tuple(
            (place, year, float(scores[row, at]), int(ranked[row, at]))
            for at, year in enumerate(model.panel.years)
            for row, place in enumerate(model.panel.places)
            if not np.isnan(scores[row, at])
        )
        both = now & {year for _, year, _, _ in rows}
        if len(both) < _LEAST_BACKCAST:
            raise IndicatorError(
                f"the version '{version.id}' shares only {len(both)} years with the present one",
                where=f"the composite '{card.id}'",
                remedy=f"a change of method is shown over at least {_LEAST_BACKCAST} years",
            )
        found.append(Backcast(version.id, version.about, _changes(version, model, nominal), rows))
    return tuple(found)
