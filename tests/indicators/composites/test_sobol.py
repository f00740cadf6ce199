import numpy as np
import pytest

from synopsis.indicators.composites.panel import Array
from synopsis.indicators.composites.sobol import influences


def ishigami(chances: Array) -> Array:
    """The function of Ishigami and Homma (1990) with a = 7 and b = 0.1."""
    x = np.pi * (2 * chances - 1)
    return np.asarray(
        np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])
    )


# Its indices in closed form.
_SHARED = 8 * 0.1**2 * np.pi**8 / 225
_ALONE = (0.5 * (1 + 0.1 * np.pi**4 / 5) ** 2, 49 / 8, 0.0)
_ALL = sum(_ALONE) + _SHARED
FIRST = [one / _ALL for one in _ALONE]
TOTAL = [(_ALONE[0] + _SHARED) / _ALL, _ALONE[1] / _ALL, _SHARED / _ALL]


def test_indices_of_ishigami_are_known() -> None:
    assert pytest.approx([0.3139, 0.4424, 0], abs=5e-5) == FIRST
    assert pytest.approx([0.5576, 0.4424, 0.2437], abs=5e-5) == TOTAL


def test_indices_are_those_of_ishigami() -> None:
    found = influences(ishigami, {"a": 1, "b": 1, "c": 1}, 2**15, 5)
    assert [one.source for one in found] == ["a", "b", "c"]
    assert [one.first for one in found] == pytest.approx(FIRST, abs=0.02)
    assert [one.total for one in found] == pytest.approx(TOTAL, abs=0.01)


def test_bounds_hold_the_indices_most_of_the_time() -> None:
    hits = [
        one.total_low <= total <= one.total_high
        for seed in range(20)
        for one, total in zip(
            influences(ishigami, {"a": 1, "b": 1, "c": 1}, 1024, seed), TOTAL, strict=True
        )
    ]
    assert np.mean(hits) > 0.75


def test_group_of_columns_is_one_source() -> None:
    found = influences(ishigami, {"ac": 1, "rest": 2}, 4096, 3)
    assert found[0].total == pytest.approx(TOTAL[0], abs=0.04)
    both = influences(lambda u: u.sum(axis=1), {"pair": 2, "idle": 1, "one": 1}, 4096, 3)
    assert [one.first for one in both] == pytest.approx([0.5, 0.25, 0.25], abs=0.04)


def test_source_that_does_nothing_has_no_influence_at_all() -> None:
    found = influences(lambda u: u[:, 0], {"all": 1, "nothing": 1}, 256, 3)
    assert (found[1].first, found[1].total) == (0, 0)
    assert found[0].first == pytest.approx(1, abs=0.1)


def test_output_that_never_varies_has_no_sources() -> None:
    assert influences(lambda u: np.ones(len(u)), {"a": 1}, 64, 3) == ()


def test_same_seed_gives_the_same_indices() -> None:
    told = {"a": 1, "b": 2}
    assert influences(ishigami, told, 128, 9) == influences(ishigami, told, 128, 9)
    assert influences(ishigami, told, 128, 9) != influences(ishigami, told, 128, 8)
