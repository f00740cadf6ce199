"""The verb `foresee_all`: outlooks, dated changes and warnings of one view."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

from synopsis.indicators import IndicatorError, Monthly, change, monthly, outlook
from synopsis.landscape.ahead.foresight import Foresight, Prospect
from synopsis.landscape.ahead.kept import Found, read_kept, write_kept
from synopsis.landscape.ahead.record import load_record
from synopsis.landscape.warnings import Scene, look, standing, survey_places
from synopsis.landscape.warnings.scene import months_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from synopsis.catalog import View
    from synopsis.landscape.picture import Picture

_SEED = 0


def foresee_all(view: View, picture: Picture | None = None, *, is_anew: bool = False) -> Foresight:
    """What lies ahead by all that the view shows; `is_anew` asks everything past the cache."""
    many = tuple(one.known_by(view.as_of) for one in monthly(view))
    choices = outlook.Choices.parse(view.profile.region.methods)
    found = _found(view, many, choices, is_anew=is_anew)
    prospects = tuple(
        Prospect(one, fan, outlook.statement_of(fan), dated)
        for one, (fan, dated) in zip(many, found, strict=True)
    )
    scene = look(view, many, (fan for fan, _ in found), picture)
    watched = survey_places(scene)
    noticed = tuple(warning for one in watched for warning in one.warnings)
    return Foresight(
        prospects,
        watched,
        standing(view=view, noticed=noticed, roles=_roles(scene)),
        scene.book,
        load_record(view.profile),
        choices,
    )


def _roles(scene: Scene) -> dict[str, str]:
    return {role.id: role.name for role in scene.book.roles}


def _found(
    view: View, many: Sequence[Monthly], choices: outlook.Choices, *, is_anew: bool
) -> tuple[Found, ...]:
    """Fan and dated changes of each series, from the cache where nothing has changed."""
    key = _key(view, many, choices)
    kept = None if is_anew else view.cache.read(key)
    found = read_kept(kept, many) if kept is not None else None
    if found is None:
        found = _asked(view, many, choices)
        view.cache.save(key, write_kept(found))
    return found


def _key(view: View, many: Sequence[Monthly], choices: outlook.Choices) -> str:
    """What outlooks and changes come from: the code, the named choices, and every value."""
    values = [
        [
            one.series.indicator.id, one.series.place.code, one.series.indicator.unit.value,
            one.pool, one.lag_months,
            [[point.period.text, point.quantity.number] for point in one.series.points],
        ]
        for one in many
    ]  # fmt: skip
    told = json.dumps([values, repr(choices), dict(view.profile.sheet("change.yml"))], default=str)
    return f"ahead {view.code} {sha256(told.encode()).hexdigest()}"


def _asked(view: View, many: Sequence[Monthly], choices: outlook.Choices) -> tuple[Found, ...]:
    subjects = [outlook.Subject(one.series, one.pool) for one in many]
    fans = outlook.foresee(subjects, choices, seed=_SEED)
    watched = change.Thresholds.parse(view.profile.sheet("change.yml")).choices
    return tuple(zip(fans, _dated(many, watched), strict=True))


def _dated(
    many: Sequence[Monthly], choices: change.Choices
) -> tuple[change.Dated | change.Refusal, ...]:
    """Changes of level in whole series; a refusal where one has no months or no library."""
    months = [months_of(one.series) for one in many]
    kept = [one for one in months if one is not None]
    try:
        dated = iter(change.date_all(kept, choices, seed=_SEED))
    except IndicatorError:
        # Where one cannot be dated, the others still are.
        dated = (_dated_alone(one, choices) for one in kept)
    none = change.Refusal("its periods are no months")
    return tuple(none if one is None else next(dated) for one in months)


def _dated_alone(months: change.Monthly, choices: change.Choices) -> change.Dated | change.Refusal:
    try:
        return change.date_changes(months, choices, seed=_SEED)
    except IndicatorError as error:
        return change.Refusal(error.what)
