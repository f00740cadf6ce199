"""Small worlds for composites: cards, indicators and series made by hand."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from synopsis.indicators import Concern, Indicator, Kind, Point, Reach, Series
from synopsis.indicators.composites.card import Card, Member, parse_card
from synopsis.indicators.composites.choices import Choice, parse_choice
from synopsis.indicators.composites.model import Recipe
from synopsis.indicators.composites.panel import Array, Panel
from synopsis.indicators.series import Coverage
from synopsis.vocabulary import CLEAR, Grade, Hedge, Period, Place, Quantity, Unit

PLACES = tuple(Place(code) for code in ("AAA", "BBB", "CCC", "DDD", "EEE", "FFF"))
Values = Mapping[int, float | tuple[float, float | None, float | None]]

CHOICES: Mapping[str, Any] = {
    "denominate": {"method": "none", "reason": "r"},
    "screen": {"units_at_least": 0.5, "members_at_least": 0.1, "reason": "r"},
    "impute": {"method": "none", "reason": "r"},
    "treat": {"method": "none", "reason": "r"},
    "normalise": {"method": "min_max", "scope": "pooled", "reason": "r"},
    "weights": {"method": "manual", "reason": "r"},
    "aggregate": {"levels": ["arithmetic"], "reason": "r"},
    "draws": {"number": 400, "seed": 7, "base": 64, "reason": "r"},
}


def raw_card(names: Sequence[str] = ("one", "two"), **changes: Any) -> dict[str, Any]:
    """A card as YAML gives it; `choices` stand in for some of the usual ones."""
    choices = {**CHOICES, **changes.pop("choices", {})}
    card = {
        "id": "trial", "name": "Trial", "higher_means": "worse", "choices": choices,
        "members": [{"indicator": name} for name in names],
    }  # fmt: skip
    return {**card, **changes}


def card(names: Sequence[str] = ("one", "two"), **changes: Any) -> Card:
    return parse_card(raw_card(names, **changes))


def choices(**changes: Any) -> dict[str, Choice]:
    return {
        step: parse_choice(step, told, "a test") for step, told in {**CHOICES, **changes}.items()
    }


def recipe(members: Sequence[str] = ("one", "two"), **changes: Any) -> Recipe:
    told = tuple(Member(name) for name in members)
    return Recipe(told, dict.fromkeys(members, 1), (), choices(**changes))


def indicator(name: str, concern: str = "higher", kind: str = "measured") -> Indicator:
    return Indicator(
        name, name.title(), "trend", Unit.INDEX, Concern(concern), Kind(kind), "source", name,
        "as_published",
    )  # fmt: skip


def series(
    name: str, place: Place, values: Values, hedge: Hedge = Hedge.EXACT, **about: Any
) -> Series:
    """A series of years; a value may come with its bounds."""
    points = []
    for year, told in sorted(values.items()):
        number, low, high = told if isinstance(told, tuple) else (told, None, None)
        quantity = Quantity(number, Unit.INDEX, hedge, low, high)
        points.append(Point(Period.parse(str(year)), quantity, ()))
    reach = Reach.COVERED if points else Reach.NOT_COVERED
    return Series(
        indicator(name, **about), place, tuple(points),
        Coverage(name, place, reach, "" if points else "the source publishes no value"),
        Grade.parse("B2"), CLEAR,
    )  # fmt: skip


def panel(value: Array, low: Array | None = None, high: Array | None = None) -> Panel:
    """A panel of places, years from 2001 and members `one`, `two`, `three` ..."""
    names = ("one", "two", "three", "four", "five", "six", "seven", "eight")
    places = tuple(Place(f"{at:03d}") for at in range(value.shape[0]))
    years = tuple(range(2001, 2001 + value.shape[1]))
    members = names[: value.shape[2]] if value.shape[2] <= 8 else tuple(
        f"m{at}" for at in range(value.shape[2])
    )  # fmt: skip
    return Panel(
        places, years, members, value, value if low is None else low,
        value if high is None else high, {},
    )  # fmt: skip


def flat(rows: Sequence[Sequence[float]]) -> Array:
    """One year of rows of places and columns of members."""
    return np.asarray(rows, dtype=float)[:, None, :]
