import re
from dataclasses import replace

import pytest
from lxml import etree

from synopsis.indicators import Series
from synopsis.report.chart_room import Room
from synopsis.report.chart_rows import wants_own_scales
from synopsis.report.charts import series_chart
from synopsis.report.strip_picture import strip_svg
from synopsis.vocabulary import Hedge, Quantity, Unit
from tests.report.sample_picture import REGION, sample_series

SERIES = tuple(one for one in sample_series("synthetic_unemployment") if one.place in REGION.places)


def texts(svg: str, *, ticks: bool) -> list[str]:
    return [
        "".join(node.itertext())
        for node in etree.fromstring(svg.encode()).iter("{*}text")
        if ticks == any(up.get("data-exempt") == "axis tick" for up in node.iterancestors())
    ]


def scaled(one: Series, factor: float) -> Series:
    points = tuple(
        replace(point, quantity=Quantity(point.quantity.number * factor, Unit.PERCENT))
        for point in one.points
    )
    return replace(one, points=points)


@pytest.fixture(scope="module")
def strip() -> str:
    return strip_svg(SERIES, REGION, 680, 6)


def test_strip_digits_stand_on_ticks_alone(strip: str) -> None:
    assert not [text for text in texts(strip, ticks=False) if re.search(r"\d", text)]
    assert {"2014", "2023"} <= set(texts(strip, ticks=True))


def test_strip_has_a_panel_for_each_place(strip: str) -> None:
    said = " ".join(texts(strip, ticks=False))
    assert all(REGION.name(place).split(" and ")[0] in said for place in REGION.places)


def test_every_point_of_a_strip_leads_to_its_origin(strip: str) -> None:
    ways = re.findall(r'data-origin="([^"]+)"', strip)
    assert len(ways) == len(set(ways)) == sum(len(one.points) for one in SERIES)
    assert "n-synthetic_unemployment.ALB.2014" in ways
    assert 'data-words="Albania, 2014: 11.1 %, interval 9.10 to 13.6"' in strip


def test_strip_says_what_is_not_covered_and_what_ended(strip: str) -> None:
    said = texts(strip, ticks=False)
    assert said.count("not covered") == 1
    assert said.count("ended") == 1


def test_small_place_gets_a_scale_of_its_own_and_the_head_says_so() -> None:
    small = (*SERIES[:5], scaled(SERIES[5], 0.01))
    assert not wants_own_scales(SERIES)
    assert wants_own_scales(small)
    head = "each panel has its own scale"
    assert not [text for text in texts(strip_svg(SERIES, REGION, 680, 6), ticks=False)
                if head in text]  # fmt: skip
    assert [text for text in texts(strip_svg(small, REGION, 680, 6), ticks=False) if head in text]


def test_index_keeps_one_scale_for_all() -> None:
    index = tuple(
        replace(one, indicator=replace(one.indicator, unit=Unit.INDEX))
        for one in (*SERIES[:5], scaled(SERIES[5], 0.01))
    )
    assert not wants_own_scales(index)


def test_part_of_a_year_is_a_ring_on_a_dashed_line() -> None:
    last = SERIES[0].points[-1]
    part = replace(last, quantity=replace(last.quantity, hedge=Hedge.AT_LEAST))
    series = (replace(SERIES[0], points=(*SERIES[0].points[:-1], part)), *SERIES[1:])
    whole, ringed = (strip_svg(one, REGION, 680, 6) for one in (SERIES, series))
    assert "stroke-dasharray" not in whole
    assert ringed.count("stroke-dasharray") == 1
    assert "a ring is a part of a year" in " ".join(texts(ringed, ticks=False))


def test_line_is_lifted_over_a_missing_year(strip: str) -> None:
    runs = list(re.findall(r'd="(M[^"]+)" fill="none" stroke="#006e54"', strip))
    assert len(runs) == 2


def test_chart_in_a_strip_is_drawn_without_the_engine() -> None:
    chart = series_chart(SERIES, REGION, room=Room.STRIP)
    assert chart["svg"].startswith("<svg")
    assert float(str(etree.fromstring(chart["usermeta"]["narrow"]["svg"]).get("width"))) <= 358
    assert "svg" not in series_chart(SERIES, REGION)


def test_strip_of_nothing_is_all_hatched() -> None:
    empty = tuple(replace(one, points=()) for one in SERIES)
    assert texts(strip_svg(empty, REGION, 680, 6), ticks=False).count("not covered") == len(SERIES)


@pytest.mark.parametrize("factor", [1e-6, 1.0, 1e7, -3.0])
def test_ticks_of_any_size_are_few_and_short(factor: float) -> None:
    one = tuple(scaled(each, factor) for each in SERIES)
    ticks = texts(strip_svg(one, REGION, 680, 6), ticks=True)
    assert max(map(len, ticks)) <= 7


def test_nought_is_a_tick_where_the_scale_holds_it() -> None:
    mixed = tuple(
        replace(
            one,
            points=tuple(
                replace(point, quantity=Quantity(point.quantity.number - 18, Unit.PERCENT))
                for point in one.points
            ),
        )
        for one in SERIES
    )
    assert "0" in texts(strip_svg(mixed, REGION, 680, 6), ticks=True)
