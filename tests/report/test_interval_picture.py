import re

from lxml import etree

from synopsis.report.interval_picture import Axis, Held, interval_svg, rounds, tenths_svg

AXIS = Axis((0, 0.5, 1.0), "share that came inside")
ROWS = (
    Held("band of 80 %", 0.79, 0.7, 0.9, 0.8, "n-record.made_up.coverage.0.8", "79 %"),
    Held("never tried", None),
)


def test_value_that_is_not_covered_is_said_and_never_drawn_as_nought() -> None:
    svg = interval_svg(ROWS, AXIS, 600, 200)
    assert svg.count("<circle") == 1
    assert "not covered" in svg


def test_digits_of_names_are_marked_as_those_of_the_axis() -> None:
    root = etree.fromstring(interval_svg(ROWS, AXIS, 600, 200).encode())
    for node in root.iter("{*}text"):
        if re.search(r"\d", "".join(node.itertext())):
            assert any(up.get("data-exempt") == "axis tick" for up in node.iterancestors())


def test_names_stand_above_their_rows_where_they_have_no_room() -> None:
    beside = etree.fromstring(interval_svg(ROWS, AXIS, 600, 200).encode())
    above = etree.fromstring(interval_svg(ROWS, AXIS, 600, 0).encode())
    assert float(above.get("height") or 0) > float(beside.get("height") or 0)


def test_value_past_the_scale_stays_at_its_end() -> None:
    (x,) = re.findall(r'cx="([\d.]+)"', interval_svg((Held("far", 9.0),), AXIS, 600, 200))
    assert float(x) == 200 + (600 - 200 - 16)


def test_round_ticks_hold_all_values() -> None:
    ticks = rounds([286.6, 334.0])
    assert ticks[0] == 0
    assert ticks[-1] >= 334.0


def test_tenths_reach_their_line_where_outlooks_are_right() -> None:
    svg = tenths_svg([Held("", 0.1, anchor="n-a", words="a")] * 10, 600)
    tops = {float(y) for y in re.findall(r'<rect [^>]* y="([\d.]+)"', svg)}
    (line,) = re.findall(r'd="M30 ([\d.]+)H592" stroke="#1c1f24"', svg)
    assert tops == {float(line)}
