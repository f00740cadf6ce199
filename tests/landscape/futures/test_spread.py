import pytest

from synopsis.landscape.futures.spread import spread
from synopsis.landscape.futures.suppose import suppose
from tests.landscape.futures.worlds import small

CHAIN = [("t_x", "+", "a"), ("a", "+", "b"), ("b", "-", "c")]


def test_firm_choices_spread_as_the_cascade_does() -> None:
    landscape = small(CHAIN)
    found = spread(landscape, suppose(landscape, {"t_x": "worse"}), 20.0)
    assert {code: shares[-1] for code, shares in found.worse.items()} == {
        "a": 1.0, "b": 1.0, "c": 0.0,
    }  # fmt: skip
    assert found.is_mixed


def test_choices_by_chance_alone_know_no_way() -> None:
    landscape = small(CHAIN)
    found = spread(landscape, suppose(landscape, {"t_x": "worse"}), 0.0)
    assert all(shares[-1] == pytest.approx(1 / 3, abs=0.12) for shares in found.worse.values())


def test_what_is_held_does_not_spread() -> None:
    landscape = small(CHAIN)
    found = spread(landscape, suppose(landscape, {"a": "more"}), 1.0)
    assert "a" not in found.worse
    assert "t_x" not in found.worse
