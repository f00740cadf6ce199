"""Outlooks as of a day rest on the vintages known by that day."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from synopsis.evidence import gather
from synopsis.indicators import monthly
from synopsis.indicators.outlook import look_ahead
from tests.evidence.workspaces import Desk

pytestmark = pytest.mark.filterwarnings("ignore:fetch_arrow_table:DeprecationWarning")
SOURCE = ("frontex_detections",)
HEADER = "economy,period,indicator,value\n"
VINTAGES, DAYS_APART = 6, 10


def table(vintage: int) -> str:
    """SYNTHETIC detections: each vintage revises every month and adds one."""
    rng = np.random.default_rng(vintage)
    rows = []
    for at in range(48 + vintage):
        month = f"{2015 + at // 12}-{at % 12 + 1:02d}"
        rows += [
            f"{place},{month},nationals_detected,{rng.poisson(30)}" for place in ("ALB", "SRB")
        ]
    return HEADER + "\n".join(rows) + "\n"


def values(desk: Desk, day: date) -> dict[str, list[tuple[str, float]]]:
    return {
        str(one.series.place): [(str(p.period), p.quantity.number) for p in one.series.points]
        for one in monthly(desk.workspace.view(as_of=day))
        if one.series.indicator.id == "nationals_detected"
    }


def test_any_day_shows_the_vintage_of_that_day_and_no_later_one(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    known = {}
    for vintage in range(VINTAGES):
        gather(desk.view, SOURCE, desk.receive("frontex_detections.csv", table(vintage)))
        known[desk.clock().date()] = values(desk, desk.clock().date())
        desk.clock.move(DAYS_APART)
    days = sorted(known)
    rng = np.random.default_rng(20261122)
    for ordinal in {*map(int, rng.integers(days[0].toordinal(), days[-1].toordinal() + 20, 40))}:
        day = date.fromordinal(ordinal)
        newest = max(one for one in days if one <= day)
        assert values(desk, day) == known[newest]
    first, last = known[days[0]]["ALB"], known[days[-1]]["ALB"]
    assert len(last) == len(first) + VINTAGES - 1
    assert first != last[: len(first)], "the vintages do differ"


def test_outlook_as_of_a_day_is_the_one_of_its_vintage(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    gather(desk.view, SOURCE, desk.receive("frontex_detections.csv", table(0)))
    day = desk.clock().date()
    before = look_ahead(desk.workspace.view(as_of=day), "nationals_detected", horizon=2).fans
    desk.clock.move(1)
    gather(desk.view, SOURCE, desk.receive("frontex_detections.csv", table(5)))
    again = look_ahead(desk.workspace.view(as_of=day), "nationals_detected", horizon=2).fans
    now = look_ahead(desk.view, "nationals_detected", horizon=2).fans
    steps = [[fan.steps for fan in fans] for fans in (before, again, now)]
    assert steps[0] == steps[1]
    assert steps[0] != steps[2]


def test_cell_that_the_publisher_left_empty_is_not_read_as_nought(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    text = table(0).replace("SRB,2016-05,nationals_detected,", "SRB,2016-05,nationals_detected,#")
    lines = [line.split("#")[0] for line in text.splitlines()]
    lines = [line for line in lines if not line.startswith("SRB,2016-06")]
    gather(desk.view, SOURCE, desk.receive("frontex_detections.csv", "\n".join(lines) + "\n"))
    found = dict(values(desk, desk.clock().date())["SRB"])
    assert "2016-05" not in found, "an empty cell is not covered"
    assert found["2016-06"] == 0, "a month that is not listed is nought"
