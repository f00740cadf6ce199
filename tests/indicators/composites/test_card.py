from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopsis.indicators import IndicatorError
from synopsis.indicators.composites.card import parse_card, vary
from synopsis.indicators.composites.choices import STEPS, parse_choice
from synopsis.vocabulary import SynopsisError
from tests.indicators.composites.worlds import CHOICES, card, raw_card

SPAN: dict[str, Any] = {"from": 2010, "until": 2020}
GROUPED: dict[str, Any] = {
    "members": [{"indicator": "one", "group": "a"}, {"indicator": "two", "group": "b"}],
    "groups": [{"id": "a"}, {"id": "b", "within": "a"}],
}


def test_card_is_read_whole() -> None:
    told = card(
        resilience=[{"indicator": "strength"}],
        variants=[{"id": "v", "about": "w", "weights": "equal"}],
        version="second",
        before=[{"id": "first", "about": "why", "without": []} | {"treat": {"method": "none"}}],
        **SPAN,
        caveat="careful",
    )
    assert (told.first, told.last, told.version) == (2010, 2020, "second")
    assert [one.indicator for one in told.resilience] == ["strength"]
    assert told.variants[0].changes["weights"].method == "equal"
    assert told.choices["normalise"]["range"] == (0, 100)
    assert told.choices["normalise"].sentence == "min_max (scope pooled, range 0 100)"


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"unknown": 1}, "unknown keys unknown"),
        ({"places": {"AAA": 2}}, "unknown keys places"),
        ({"members": [{"indicator": "one"}]}, "fewer than two members"),
        ({"members": [{"indicator": "one"}] * 2}, "a member stands twice"),
        ({"members": [{"indicator": "one", "AAA": 2}]}, "unknown keys AAA"),
        ({"members": [{"indicator": "one", "weight": -1}, {"indicator": "two"}]}, "weight is -1"),
        ({"members": [{"indicator": "one", "weight": "x"}, {"indicator": "two"}]}, "weight is 'x'"),
        ({"members": [{"indicator": "a", "direction": "up"}]}, "'up' is not a direction"),
        ({"members": None}, "fewer than two members"),
        ({"resilience": [{"indicator": "one"}]}, "'one' is a member and resilience too"),
        ({"higher_means": "more"}, "'higher_means' is not said"),
        ({"groups": [{"id": "score"}]}, "a group's name is taken"),
        ({"groups": [{"id": "a"}]}, "nothing is in the group a"),
        ({"groups": [{"id": "a", "within": "z"}]}, "there is no group 'z'"),
        ({**GROUPED, "groups": [{"id": "a", "within": "b"}, {"id": "b", "within": "a"}]}, "itself"),
        ({"choices": {"weights": {"method": "equal"}}}, "no reason for weights"),
        ({"choices": {"weights": {"method": "guess", "reason": "r"}}}, "'guess' is not a method"),
        ({"choices": {"other": {"reason": "r"}}}, "'other' is not a step"),
        ({"variants": [{"id": "v", "about": "w"}]}, "nothing is changed"),
        ({"variants": [{"id": "v", "about": "w", "without": ["x"]}]}, "x is no member"),
        ({"variants": [{"id": "v", "about": "w", "without": ["one"]}]}, "fewer than two members"),
        ({"variants": [{"id": "v", "about": "w", "treat": "none"}] * 2}, "stands twice"),
        ({"variants": [{"id": "v", "about": "w", "AAA": "none"}]}, "unknown keys AAA"),
        ({"from": "soon"}, "cannot be read"),
    ],
)
def test_card_that_cannot_be_is_refused(changes: dict[str, Any], says: str) -> None:
    with pytest.raises(IndicatorError, match=says):
        parse_card(raw_card(**changes))


@pytest.mark.parametrize(
    ("step", "told", "says"),
    [
        ("impute", {"method": "carry"}, "'years' is missing"),
        ("impute", {"method": "carry", "years": 0}, "'years' cannot be 0"),
        ("impute", {"method": "carry", "years": 2, "AAA": 3}, "unknown argument 'AAA'"),
        ("screen", {"units_at_least": 2, "members_at_least": 0}, "'units_at_least' cannot be 2"),
        ("normalise", {"method": "min_max", "scope": "some"}, "'scope' cannot be 'some'"),
        ("normalise", {"method": "min_max", "scope": "own", "range": [5, 5]}, "'range' cannot be"),
        ("normalise", {"method": "goalposts", "posts": {"one": [1]}}, "'posts' cannot be"),
        ("normalise", {"method": "distance", "targets": {"one": "x"}}, "'targets' cannot be"),
        ("aggregate", {"levels": []}, "'levels' cannot be"),
        ("aggregate", {"levels": ["mode"]}, "'levels' cannot be"),
        ("aggregate", {"levels": ["power"], "power": 0}, "'power' cannot be 0"),
        ("draws", {"weights_within": 1}, "'weights_within' cannot be 1"),
        ("draws", {"number": True}, "'number' cannot be True"),
    ],
)
def test_choice_that_cannot_be_is_refused(step: str, told: dict[str, Any], says: str) -> None:
    with pytest.raises(IndicatorError, match=says):
        parse_choice(step, told, "a test")


@pytest.mark.parametrize("step", sorted(STEPS))
def test_every_step_has_to_be_chosen(step: str) -> None:
    raw = raw_card()
    del raw["choices"][step]
    with pytest.raises(IndicatorError, match=f"no choice for {step}"):
        parse_card(raw)


def test_variant_stands_in_for_the_card() -> None:
    told = card(
        ("one", "two", "three"),
        members=[
            {"indicator": "one", "group": "a"},
            {"indicator": "two", "group": "b"},
            {"indicator": "three"},
        ],
        groups=[{"id": "a"}, {"id": "b", "within": "a"}],
        variants=[
            {"id": "v", "about": "why", "weights": "equal"},
            {"id": "w", "about": "why", "without": ["two"]},
        ],
    )
    made = vary(told, "v")
    assert (made.choices["weights"].method, made.choices["weights"].reason) == ("equal", "why")
    assert made.variants == ()
    fewer = vary(told, "w")
    assert [one.indicator for one in fewer.members] == ["one", "three"]
    assert [one.id for one in fewer.groups] == ["a"]
    with pytest.raises(IndicatorError, match="there is no variant 'x'"):
        vary(told, "x")


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(st.sampled_from([*raw_card(), "groups", "resilience", "variants", "before", "from"]), JUNK)
def test_junk_in_a_card_is_read_or_refused(key: str, junk: Any) -> None:
    with suppress(SynopsisError):
        parse_card({**raw_card(), key: junk})


@given(st.sampled_from(sorted(CHOICES)), JUNK)
def test_junk_in_a_choice_is_read_or_refused(step: str, junk: Any) -> None:
    raw = raw_card()
    raw["choices"][step] = junk
    with suppress(SynopsisError):
        parse_card(raw)
