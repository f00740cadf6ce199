"""Triggers keep the report's own classes; what works through what is told as an assessment."""

from typing import Any

import pytest

from synopsis.landscape import LandscapeError
from synopsis.landscape.framework.trigger import BaseClass, parse_exogenous, parse_triggers

TRIGGER = {
    "id": "spark",
    "name": "Spark",
    "base": "most likely",
    "words": "most likely",
    "lines": 1,
}
EVENT = {"id": "war", "name": "War", "works_through": ["spark"], "reasoning": "Why.", "lines": 2}


def test_triggers_are_read_in_their_order() -> None:
    found = parse_triggers(
        {"triggers": [TRIGGER, TRIGGER | {"id": "two", "base": "lower probability"}]}
    )
    assert [(one.id, one.base) for one in found] == [
        ("spark", BaseClass.MOST_LIKELY), ("two", BaseClass.LOWER),
    ]  # fmt: skip
    assert parse_triggers({}) == ()


def test_events_name_their_triggers() -> None:
    assert parse_exogenous({"exogenous": [EVENT]})[0].works_through == ("spark",)


@pytest.mark.parametrize(
    "change", [{"base": "almost certain"}, {"probability": 0.9}, {"lines": ""}]
)
def test_class_that_the_report_does_not_use_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(LandscapeError):
        parse_triggers({"triggers": [TRIGGER | change]})


def test_event_with_an_unknown_key_is_refused() -> None:
    with pytest.raises(LandscapeError, match="'culprit' is unknown"):
        parse_exogenous({"exogenous": [EVENT | {"culprit": "x"}]})
