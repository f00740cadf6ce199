"""A whole warning card, and a scene of few series, that tests break in one place at a time."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

from synopsis.indicators import Indicator, Point, Reach, Series, change
from synopsis.indicators.series import Coverage
from synopsis.landscape.warnings.book import WarningBook
from synopsis.landscape.warnings.card import Card
from synopsis.landscape.warnings.scene import Scene, Sighting, months_of
from synopsis.landscape.warnings.watch_list import Role
from synopsis.vocabulary import (
    CLEAR,
    Economy,
    Grade,
    Marking,
    Period,
    Place,
    Quantity,
    Region,
    Unit,
)

CARD: dict[str, Any] = {
    "id": "surge",
    "order": 1,
    "name": "A surge",
    "trend": "migration",
    "kind": "conflict",
    "places": ["ALB"],
    "claim": "observed",
    "conditions": {
        "more": {"alarm": "crossings", "direction": "up", "words": "more cross"},
        "told": {"no_series": "nobody counts it", "by": "desk", "words": "neighbours say so"},
    },
    "steps": {
        "readiness": {"when": "more", "receiver": "desk", "due_days": 7, "actions": ["Ask."]},
        "action": {"when": {"all": ["more", "told"]}, "receiver": "desk", "due_days": 3,
                   "actions": ["Act."]},
    },
    "forecast": {"says": "It comes.", "word": "likely", "scale": "ICD 203", "horizon_days": 90,
                 "resolution": "It came if it is listed."},
    "cost": {"unit": "days", "miss": 30, "false_alarm": 10, "reason": "so it was agreed"},
    "caveat": "A crossing is no person.",
    "assessment": "It was reasoned.",
}  # fmt: skip
ROLE = Role("desk", "head of the desk")
THRESHOLDS = change.Thresholds(
    change.Choices(), {change.SeriesClass.SPARSE: 3.0, change.SeriesClass.BUSY: 3.0}
)


def card(**changes: Any) -> dict[str, Any]:
    """The card with some keys changed; None takes a key away."""
    made = copy.deepcopy(CARD)
    for key, value in changes.items():
        made[key] = value
        if value is None:
            del made[key]
    return made


def region() -> Region:
    economies = (Economy(Place("ALB"), {"en": "Albania"}), Economy(Place("SRB"), {"en": "Serbia"}))
    return Region("two", Place("TWO"), {"en": "The Two"}, economies, {}, (), {})


def series(
    values: list[float | None],
    *,
    place: str = "ALB",
    id: str = "crossings",  # noqa: A002
    marking: Marking = CLEAR,
    unit: str = "count",
) -> Series:
    """A series by month from January 2015; None is a month without a value."""
    indicator = Indicator.parse(
        {"id": id, "name": "Crossings", "trend": "migration", "unit": unit, "concern": "higher",
         "kind": "measured", "source": "s", "series": id, "method": {"name": "as_published"}}
    )  # fmt: skip
    points = tuple(
        Point(Period.parse(f"{2015 + at // 12}-{at % 12 + 1:02d}"), Quantity(value, Unit(unit)), ())
        for at, value in enumerate(values)
        if value is not None
    )
    coverage = Coverage(id, Place(place), Reach.COVERED)
    return Series(indicator, Place(place), points, coverage, Grade("B", 2), marking)


def calm(months: int = 48) -> list[float | None]:
    """A level of about twenty."""
    return [20.0 + (at * 7) % 5 for at in range(months)]


def sighting(one: Series, lag: int = 1) -> Sighting:
    values = months_of(one)
    assert values is not None
    watch = change.watch(values, THRESHOLDS, lag_months=lag)
    newest = one.points[-1].period
    return Sighting(one, watch, newest, newest.known_from(lag))


def scene(*many: Series, day: date = date(2019, 2, 10), **kinds: Any) -> Scene:
    """A scene of some series on a day, with the sample card unless others are given."""
    fans, readings = kinds.pop("fans", {}), kinds.pop("readings", {})
    book = WarningBook(kinds.pop("cards", (Card.parse(CARD),)), roles=(ROLE,), **kinds)
    sightings = {(one.indicator.id, one.place.code): sighting(one) for one in many}
    return Scene(day, region(), book, sightings, readings, fans)
