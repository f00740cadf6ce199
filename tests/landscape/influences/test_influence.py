"""Influences refuse what no link of a report could be; signs multiply."""

import pytest

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.influences.influence import Influence, Sign, Strength


def _influence(**keys: object) -> Influence:
    said: dict[str, object] = {
        "id": "E001", "source": "a", "target": "b", "sign": Sign.MORE,
        "strength": Strength.ASSERTED, "lines": "12-14, 20",
    }  # fmt: skip
    return Influence(**{**said, **keys})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("keys", "what"),
    [
        ({"target": ""}, "needs an id, a source and a target"),
        ({"target": "a"}, "the same phrase"),
        ({"lines": ""}, "are not lines"),
        ({"lines": "12 to 14"}, "are not lines"),
        ({"strength": Strength.CONDITIONAL}, "names no condition"),
        ({"changed": ("sign",)}, "does not say why"),
    ],
)
def test_influence_refuses_nonsense(keys: dict[str, object], what: str) -> None:
    with pytest.raises(LandscapeError, match=what):
        _influence(**keys)


def test_influence_says_whether_it_is_a_measure() -> None:
    assert [_influence(strength=one, condition="if so").is_measure for one in Strength] == [
        False
    ] * 4 + [True]


@pytest.mark.parametrize(
    ("one", "other", "whole"),
    [("+", "+", "+"), ("+", "-", "-"), ("-", "-", "+"), ("?", "-", "?"), ("+", "?", "?")],
)
def test_signs_multiply(one: str, other: str, whole: str) -> None:
    assert Sign(one).times(Sign(other)) is Sign(whole)
    assert Sign(other).times(Sign(one)) is Sign(whole)
