"""Conditions hold, do not, or cannot be told; a gap is never a no."""

from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopsis.landscape.picture import Direction, Level, Reading
from synopsis.landscape.warnings.calendar import parse_calendar
from synopsis.landscape.warnings.card import Card
from synopsis.landscape.warnings.condition import Condition, parse_conditions, parse_rule
from synopsis.landscape.warnings.judge import Verdict, judge, settle
from synopsis.landscape.warnings.scene import Scene
from synopsis.vocabulary import Grade, Marking, Period, Place, Span, Tlp, plain
from tests.landscape.warnings.samples import CARD, calm, card, scene, series
from tests.landscape.warnings.test_calendar import ENTRY
from tests.landscape.warnings.test_outlooks import fan

ALB = Place("ALB")


def condition(**part: Any) -> Condition:
    return parse_conditions({"conditions": {"c": {"words": "w", **part}}}, "here")[0]


def surge() -> list[float | None]:
    return [*calm(47), 400.0]


def told(where: Scene, /, **part: Any) -> Verdict:
    return judge(condition(**part), ALB, where)


def test_alarm_holds_while_it_stands_and_says_what_was_expected() -> None:
    found = told(scene(series(surge())), alarm="crossings", direction="up")
    assert found.holds is True
    assert str(found.period) == "2018-12"
    assert found.known == date(2019, 2, 1)
    assert "400" in plain(found.because)
    assert "its past led one to expect" in plain(found.because)
    assert found.alarm is not None
    assert all(isinstance(span, Span) for span in found.because)


def test_alarm_of_the_other_direction_does_not_hold() -> None:
    found = told(scene(series(surge())), alarm="crossings", direction="down")
    assert found.holds is False
    assert "nothing left what its past leads one to expect" in plain(found.because)


def test_alarm_stands_for_the_days_of_the_choice_and_no_longer() -> None:
    quiet = [*surge(), *calm(4)]
    late = scene(series(quiet), day=date(2019, 6, 1))
    assert told(late, alarm="crossings", direction="up").holds is False
    early = scene(series(quiet), day=date(2019, 5, 31))
    assert told(early, alarm="crossings", direction="up").holds is True


@pytest.mark.parametrize(
    ("values", "day", "words"),
    [
        (calm(48), date(2021, 1, 1), "too long ago to speak of the day"),
        (calm(8), date(2015, 10, 1), ""),
    ],
)
def test_alarm_that_cannot_be_told_is_open_and_says_why(
    values: list[float | None], day: date, words: str
) -> None:
    found = told(scene(series(values), day=day), alarm="crossings")
    assert found.holds is None
    assert words in plain(found.because)
    assert plain(found.because)


def test_series_that_is_not_there_is_open() -> None:
    found = told(scene(), alarm="crossings")
    assert found.holds is None
    assert plain(found.because) == "no monthly figure of it is known here"


def test_verdict_is_marked_and_graded_as_its_series() -> None:
    amber = Marking(Tlp.AMBER, "MOI")
    found = told(scene(series(surge(), marking=amber)), alarm="crossings", direction="up")
    assert (found.marking, found.grade) == (amber, Grade("B", 2))


def test_outlook_and_reading_that_are_not_there_are_open() -> None:
    bound = {"times": 2, "of": "newest"}
    asked = told(scene(), outlook="crossings", above=bound, chance=0.5, within=3)
    assert asked.holds is None
    assert told(scene(), reading="crossings", level_at_least=75).holds is None


def test_outlook_holds_from_its_chance_on_and_grows_old() -> None:
    fans = {("crossings", "ALB"): fan([50.0] * 12, 100.0)}  # December 2022 is the newest month
    bound = {"times": 1, "of": "newest"}
    at = scene(day=date(2023, 2, 1), fans=fans)
    asked = {"outlook": "crossings", "above": bound, "within": 1}
    assert told(at, **asked, chance=0.45).holds is True
    assert told(at, **asked, chance=0.55).holds is False
    found = told(at, **asked, chance=0.45)
    assert found.probability == pytest.approx(0.5, abs=0.01)
    assert "a chance of 50 in a hundred" in plain(found.because)
    old = scene(day=date(2023, 12, 1), fans=fans)
    assert told(old, **asked, chance=0.45).holds is None
    refused = {("crossings", "ALB"): fan([], why_not="insufficient data")}
    said = told(scene(day=date(2023, 2, 1), fans=refused), **asked, chance=0.45)
    assert (said.holds, plain(said.because)) == (None, "insufficient data")


def reading(percentile: float, *, towards: bool = True, is_current: bool = True) -> Reading:
    years = [replace(one, period=Period.parse(f"{2010 + at}"))
             for at, one in enumerate(series([1.0, 2.0, 3.0]).points)]  # fmt: skip
    yearly = replace(series([1.0]), points=tuple(years))
    address = yearly.derived("slope")
    low, high = (1.0, 3.0) if towards else (-3.0, -1.0)
    way = Direction(
        2.0, low, high, 20.0, 10.0 * low, 10.0 * high, Period.parse("2010/2012"), address
    )
    return Reading(yearly, Level(percentile, 3, address, percentile), way, is_current=is_current)


def test_reading_holds_by_level_or_direction_and_not_when_old() -> None:
    high = {("crossings", "ALB"): reading(80.0)}
    at = scene(day=date(2013, 6, 1), readings=high)
    assert told(at, reading="crossings", level_at_least=75).holds is True
    assert told(at, reading="crossings", level_at_least=85).holds is False
    assert told(at, reading="crossings", direction="towards concern").holds is True
    assert told(at, reading="crossings", direction="away from concern").holds is False
    late = scene(day=date(2016, 6, 1), readings=high)
    assert told(late, reading="crossings", level_at_least=75).holds is None
    ended = {("crossings", "ALB"): reading(80.0, is_current=False)}
    assert told(scene(day=date(2013, 6, 1), readings=ended), reading="crossings",
                level_at_least=75).holds is None  # fmt: skip
    eased = scene(day=date(2013, 6, 1), readings={("crossings", "ALB"): reading(9, towards=False)})
    assert told(eased, reading="crossings", direction="away from concern").holds is True


def test_date_is_near_or_ahead_or_unknown() -> None:
    entries = parse_calendar({"entries": [ENTRY]})
    part = {"calendar": "election", "days_before": 30, "days_after": 5}
    days = {date(2026, 10, 1): False, date(2026, 10, 4): True, date(2026, 11, 8): True,
            date(2026, 11, 9): None}  # fmt: skip
    for day, holds in days.items():
        assert told(scene(day=day, calendar=entries), **part).holds is holds


def test_date_of_another_economy_is_not_near() -> None:
    entries = parse_calendar({"entries": [{**ENTRY, "place": "SRB"}]})
    day = date(2026, 11, 3)
    part = {"calendar": "election", "days_before": 30}
    assert told(scene(day=day, calendar=entries), **part).holds is None
    assert judge(condition(**part), Place("SRB"), scene(day=day, calendar=entries)).holds is True


def test_condition_without_a_series_says_who_watches() -> None:
    found = told(scene(), no_series="nobody counts it", by="desk")
    assert found.holds is None
    assert plain(found.because).endswith("watched by: head of the desk")


def test_condition_at_the_region_reads_the_region() -> None:
    whole = series(surge(), place="TWO")
    found = told(scene(whole), alarm="crossings", direction="up", at="region")
    assert found.holds is True
    assert found.place.code == "TWO"


def verdicts(values: tuple[bool | None, ...]) -> list[Verdict]:
    made = Card.parse(card(conditions={**CARD["conditions"]}))
    base = made.conditions[0]
    return [
        Verdict(Condition(name, "w", base.atom), ALB, value, ())
        for name, value in zip("abc", values, strict=False)
    ]


JOINED = {
    (True, True): (True, True),
    (True, False): (False, True),
    (False, False): (False, False),
    (True, None): (None, True),
    (False, None): (False, None),
    (None, None): (None, None),
}


@pytest.mark.parametrize("values", JOINED)
def test_rules_join_three_values(values: tuple[bool | None, bool | None]) -> None:
    both, either = JOINED[values]
    for turned in (values, values[::-1]):
        known = verdicts(turned)
        assert settle(parse_rule({"all": ["a", "b"]}), known) is both
        assert settle(parse_rule({"any": ["a", "b"]}), known) is either


@given(st.permutations(["a", "b", "c"]), st.sampled_from(["any", "all", ""]))
def test_what_is_learned_later_never_turns_a_settled_rule(names: list[str], word: str) -> None:
    first: str | dict[str, list[str]] = {word: names[:2]} if word else names[0]
    rule = parse_rule({"all": [first, names[2]]})
    for values in product((True, False, None), repeat=3):
        before = settle(rule, verdicts(values))
        for at, value in enumerate(values):
            if value is None and before is not None:
                for later in (True, False):
                    learned = (*values[:at], later, *values[at + 1 :])
                    assert settle(rule, verdicts(learned)) is before
