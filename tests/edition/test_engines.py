"""Another engine gives the same series: what an edition says does not hang on what computed it."""

import gc
import math
from collections.abc import Iterator
from dataclasses import replace

import pytest

from synopsis.catalog import Workspace
from synopsis.indicators import Point, Series, measure
from tests.catalog.conftest import postgresql as postgresql  # noqa: PLC0414  # a fixture
from tests.catalog.spark_here import QUIET, SPARK, need_spark

pytestmark = [QUIET, pytest.mark.timeout(600)]
TOLERANCE = 1e-12


@pytest.fixture(scope="module", params=[SPARK, "postgres"])
def others(request: pytest.FixtureRequest, demo: Workspace) -> Iterator[tuple[Series, ...]]:
    """The demo's series from another engine."""
    if request.param == SPARK:
        need_spark()
        address = SPARK
    else:
        ledger = str(request.getfixturevalue("postgresql"))
        address = ledger.replace("postgresql+psycopg://", "postgres://")
    settings = replace(demo.settings, engine=address)
    yield measure(replace(demo, settings=settings).view())
    gc.collect()


def alike(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, rel_tol=TOLERANCE, abs_tol=0)


def same(one: Point, other: Point) -> bool:
    """Everything but the number and its bounds to the letter, and those to the tolerance."""
    numbers = ("number", "low", "high")
    near = all(alike(getattr(one.quantity, n), getattr(other.quantity, n)) for n in numbers)
    bare = replace(one, quantity=other.quantity)
    return near and bare == other and one.quantity.hedge == other.quantity.hedge


def test_series_are_equal_point_for_point(
    measured: tuple[Series, ...], others: tuple[Series, ...]
) -> None:
    assert len(measured) == len(others) > 70
    assert sum(len(series.points) for series in measured) > 2000
    for one, other in zip(measured, others, strict=True):
        where = f"{one.indicator.id}/{one.place.code}"
        assert replace(one, points=()) == replace(other, points=()), where
        assert len(one.points) == len(other.points), where
        assert all(map(same, one.points, other.points)), where


def test_a_difference_beyond_the_tolerance_is_seen(measured: tuple[Series, ...]) -> None:
    point = next(series.points[0] for series in measured if series.points)
    moved = replace(point.quantity, number=point.quantity.number * (1 + 1e-11), low=None, high=None)
    assert same(point, point)
    assert not same(point, replace(point, quantity=moved))
    assert not same(point, replace(point, n=point.n + 1))
