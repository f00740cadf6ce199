import re

import pytest
from lxml import etree

from synopsis.landscape.ahead import Prospect
from synopsis.report.fan_picture import Panel, Room, fan_svg
from synopsis.report.fan_plot import drawn_history, drawn_marks, spans_of
from synopsis.report.palette import LIGHT
from tests.landscape.ahead.foreseen import prospect

ROOM = Room(640, 2, 100)
VALUES: list[float | None] = [None if at in (40, 41) else float(at % 9) for at in range(84)]


def drawn(*many: Prospect) -> str:
    return fan_svg([Panel("Albania", LIGHT.accent, one) for one in many], ROOM, "made-up")


def texts(svg: str, *, ticks: bool) -> list[str]:
    return [
        "".join(node.itertext())
        for node in etree.fromstring(svg.encode()).iter("{*}text")
        if ticks == any(up.get("data-exempt") == "axis tick" for up in node.iterancestors())
    ]


def test_digits_stand_on_ticks_alone() -> None:
    svg = drawn(prospect(VALUES), prospect(VALUES, "SRB"))
    assert not [text for text in texts(svg, ticks=False) if re.search(r"\d", text)]
    assert "2025" in texts(svg, ticks=True)


def test_every_coming_month_leads_to_its_origin() -> None:
    ways = re.findall(r'data-origin="([^"]+)"', drawn(prospect(VALUES)))
    assert len(ways) == 12
    assert ways[0] == "n-synthetic_detections.ALB.outlook-2025-01"


def test_bands_hold_one_another() -> None:
    one = prospect(VALUES)
    fills = re.findall(r'<path d="(M[^"]*)z" fill="[^"]*" fill-opacity="([\d.]+)"', drawn(one))
    depths = [float(depth) for _, depth in fills]
    assert depths == sorted(depths)
    heights = []
    for path, _ in fills:
        ys = [float(spot.split()[1]) for spot in re.split("[ML]", path) if spot]
        heights.append((min(ys), max(ys)))
    assert heights[0][0] < heights[1][0] < heights[2][0]
    assert heights[0][1] >= heights[1][1] >= heights[2][1]


def test_missing_month_is_hatched_and_breaks_the_line() -> None:
    svg = drawn(prospect(VALUES))
    assert len(re.findall(r'<rect [^>]*fill="url\(#fan-made-up-2\)"', svg)) == 2
    whole = drawn(prospect([float(at % 9) for at in range(84)]))
    assert "url(#fan-made-up-2)" not in whole


def test_series_without_an_outlook_says_so() -> None:
    svg = drawn(prospect(VALUES, has_steps=False))
    assert "no outlook: insufficient data" in texts(svg, ticks=False)
    assert "data-origin" not in svg


def test_only_the_last_years_and_their_marks_are_drawn() -> None:
    long = prospect(VALUES)
    assert drawn_history(long.fan)[0][0].text == "2020-01"
    assert drawn_marks(long) == long.marks
    older = prospect([*VALUES, *VALUES])
    assert drawn_marks(older) == ()


@pytest.mark.parametrize("value", [0.0, 1.0, 1e6])
def test_scale_holds_nought_and_every_value(value: float) -> None:
    _, (low, high) = spans_of(prospect([value] * 48))
    assert low == 0.0
    assert high >= max(value, 2.0)
