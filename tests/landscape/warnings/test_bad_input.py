"""Whatever stands in a card, calendar, list or table: a value or one sentence, never more."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synopsis.landscape import LandscapeError
from synopsis.landscape.warnings.calendar import parse_calendar
from synopsis.landscape.warnings.card import Card
from synopsis.landscape.warnings.record import COLUMNS, parse_records
from synopsis.landscape.warnings.retrospect import read_outcomes
from synopsis.landscape.warnings.watch_list import parse_processes, parse_roles, parse_tasks
from tests.landscape.warnings.samples import CARD, card
from tests.landscape.warnings.test_calendar import ENTRY
from tests.landscape.warnings.test_watch_list import PROCESS, TASK

ANY = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=True)
    | st.text(max_size=9)
    | st.sampled_from(["more", "up", "all", "GREEN", "desk"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=5) | st.sampled_from(["all", "any", "alarm"]), inner)
    ),
    max_leaves=6,
)


def told(make: Callable[[], object]) -> None:
    """Either a value, or a sentence of ours."""
    with suppress(LandscapeError):
        make()


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sorted(CARD)), ANY)
def test_card_with_any_value_is_read_or_refused(key: str, value: object) -> None:
    told(lambda: Card.parse({**card(), key: value}))


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(["more", "told"]), st.sampled_from(["alarm", "outlook", "reading",
       "calendar", "no_series", "above", "chance", "words", "by", "days_before"]), ANY)  # fmt: skip
def test_condition_with_any_value_is_read_or_refused(name: str, key: str, value: object) -> None:
    conditions = {**CARD["conditions"], name: {**CARD["conditions"][name], key: value}}
    told(lambda: Card.parse(card(conditions=conditions)))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(["forecast", "cost"]), st.sampled_from(["miss", "unit", "horizon_days",
       "scale", "word", "false_alarm"]), ANY)  # fmt: skip
def test_part_with_any_value_is_read_or_refused(part: str, key: str, value: object) -> None:
    told(lambda: Card.parse(card(**{part: {**CARD[part], key: value}})))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(["readiness", "action"]), ANY)
def test_rule_of_anything_is_read_or_refused(stage: str, value: object) -> None:
    steps = {**CARD["steps"], stage: {**CARD["steps"][stage], "when": value}}
    told(lambda: Card.parse(card(steps=steps)))


@settings(max_examples=200, deadline=None)
@given(ANY, ANY)
def test_lists_of_anything_are_read_or_refused(value: object, other: object) -> None:
    key = next(iter(ENTRY))
    told(lambda: parse_calendar({"entries": value}))
    told(lambda: parse_calendar({"entries": [{**ENTRY, key: value, "first": other}]}))
    told(lambda: parse_roles({"roles": value}))
    told(lambda: parse_tasks({"tasks": value}))
    told(lambda: parse_tasks({"tasks": [{**TASK, "every_days": value, "watch": other}]}))
    told(lambda: parse_processes({"processes": [{**PROCESS, "watch": value}]}))


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from(COLUMNS), st.text(max_size=6)))
def test_rows_of_anything_are_read_or_refused(row: dict[str, str]) -> None:
    told(lambda: parse_records([dict.fromkeys(COLUMNS, "1") | row]))
    told(lambda: read_outcomes([row], "here"))


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -1])
def test_cost_that_is_no_amount_is_refused(value: float) -> None:
    cost: dict[str, Any] = {**CARD["cost"], "miss": value}
    with pytest.raises(LandscapeError):
        Card.parse(card(cost=cost))
