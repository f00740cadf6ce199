import pytest

from synopsis.landscape import LandscapeError
from synopsis.landscape.warnings.condition import (
    AlarmOn,
    ChanceOf,
    DateNear,
    ReadingOf,
    Rule,
    Unwatched,
    parse_conditions,
    parse_rule,
)


def one(part: dict[str, object]) -> object:
    return parse_conditions({"conditions": {"c": {"words": "w", **part}}}, "here")[0].atom


def test_every_kind_of_condition_is_read() -> None:
    assert one({"alarm": "x", "direction": "down"}) == AlarmOn("x", "down")
    bound = {"times": 1.5, "of": "newest"}
    asked = {"outlook": "x", "below": bound, "chance": 0.4, "within": 3}
    assert one(asked) == ChanceOf("x", "below", 1.5, "newest", 0.4, 3)
    assert one({"reading": "x", "level_at_least": 75}) == ReadingOf("x", 75.0)
    assert one({"reading": "x", "direction": "towards concern"}) == ReadingOf(
        "x", None, "towards concern"
    )
    assert one({"calendar": "vote", "days_before": 30}) == DateNear("vote", 30)
    assert one({"no_series": "why", "by": "desk"}) == Unwatched("why", "desk")


@pytest.mark.parametrize(
    "part",
    [
        {},
        {"alarm": "x", "reading": "y", "direction": "up"},
        {"alarm": "x", "direction": "sideways"},
        {"alarm": "x", "limit": 3},
        {"outlook": "x", "above": {"times": 1, "of": "newest"}, "chance": 1.5, "within": 3},
        {"outlook": "x", "above": {"times": 0, "of": "newest"}, "chance": 0.5, "within": 3},
        {"outlook": "x", "above": {"times": 1, "of": "luck"}, "chance": 0.5, "within": 3},
        {"outlook": "x", "chance": 0.5, "within": 3},
        {"reading": "x"},
        {"reading": "x", "level_at_least": 0},
        {"reading": "x", "level_at_least": 75, "direction": "towards concern"},
        {"reading": "x", "direction": "up"},
        {"calendar": "vote", "days_before": -1},
        {"no_series": "why"},
        {"no_series": "", "by": "desk"},
    ],
)
def test_condition_without_meaning_is_refused(part: dict[str, object]) -> None:
    with pytest.raises(LandscapeError):
        one(part)


def test_rules_are_names_all_or_any_and_nest() -> None:
    assert parse_rule("a") == Rule(needs_all=True, parts=("a",))
    rule = parse_rule({"all": ["a", {"any": ["b", "c", "a"]}]})
    assert rule.needs_all
    assert rule.names == ("a", "b", "c")


@pytest.mark.parametrize("value", [3, [], {}, {"all": []}, {"all": "a"}, {"sum": ["a"]},
                                   {"all": ["a"], "any": ["b"]}, None])  # fmt: skip
def test_what_is_no_rule_is_refused_and_so_is_a_sum(value: object) -> None:
    with pytest.raises(LandscapeError):
        parse_rule(value)
