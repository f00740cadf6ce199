import re
from dataclasses import replace

import pytest
from lxml import etree

from synopsis.indicators import Reach, Series
from synopsis.report.chart_rows import point_words, rows_of, ticks_of, unit_words
from synopsis.report.charts import drawn, narrow_layout, series_chart
from synopsis.report.errors import ReportError
from synopsis.report.palette import LIGHT
from synopsis.vocabulary import Hedge, Place, Quantity, Unit
from tests.report.sample_picture import REGION, sample_series

NAME = "synthetic_unemployment"


def of(code: str) -> Series:
    return next(one for one in sample_series(NAME) if one.place == Place(code))


def drawing(series: tuple[Series, ...]) -> str:
    return drawn(series_chart(series, REGION), "svg").decode()


@pytest.fixture(scope="module")
def small_multiples() -> str:
    return drawing(sample_series(NAME))


@pytest.fixture(scope="module")
def one_panel() -> str:
    return drawing((of("ALB"), of("MKD"), of("SRB")))


def texts(svg: str, *, ticks: bool) -> list[str]:
    tree = etree.fromstring(svg.encode())
    return [
        "".join(node.itertext())
        for node in tree.iter("{*}text")
        if ticks == any(up.get("data-exempt") == "axis tick" for up in node.iterancestors())
    ]


def test_chart_digits_stand_on_ticks_alone(small_multiples: str, one_panel: str) -> None:
    for svg in (small_multiples, one_panel):
        assert not [text for text in texts(svg, ticks=False) if re.search(r"\d", text)]
        assert any(re.search(r"\d", text) for text in texts(svg, ticks=True))


def test_chart_of_six_has_a_panel_for_each(small_multiples: str) -> None:
    shown = texts(small_multiples, ticks=False)
    assert [name for name in map(REGION.name, REGION.places) if name not in shown] == []
    assert "percent" in shown


def test_chart_of_three_names_lines_at_their_end(one_panel: str) -> None:
    shown = texts(one_panel, ticks=False)
    assert {"Albania", "North Macedonia", "Serbia (ended)"} <= set(shown)
    assert "legend" not in one_panel


def test_chart_says_what_is_not_covered(small_multiples: str, one_panel: str) -> None:
    assert "not covered" in texts(small_multiples, ticks=False)
    assert "url(#hatch-" in small_multiples
    assert "hatch" not in one_panel


def test_chart_says_what_ended(small_multiples: str) -> None:
    assert texts(small_multiples, ticks=False).count("ended") == 1


def test_chart_points_lead_to_their_origin(small_multiples: str) -> None:
    links = re.findall(r'xlink:href="([^"]*)"', small_multiples)
    assert f"#n-{NAME}.ALB.2014" in links
    assert len(links) == sum(len(one.points) for one in sample_series(NAME))
    assert "http" not in re.sub(r'xmlns(:\w+)?="[^"]*"', "", small_multiples)


def test_chart_points_say_their_words(small_multiples: str) -> None:
    assert 'aria-label="Albania, 2014: 11.1 %, interval 9.10 to 13.6"' in small_multiples


def test_point_says_its_hedge_once() -> None:
    one = of("ALB")
    point = replace(one.points[-1], quantity=replace(one.points[-1].quantity, hedge=Hedge.AT_LEAST))
    assert point_words(one, point, "Albania").count("at least") == 1


def test_chart_colours_are_the_palette(small_multiples: str) -> None:
    for place, hue in zip(REGION.places, LIGHT.economies, strict=True):
        assert (hue in small_multiples) == (place != Place("BIH"))
    found = set(re.findall(r'(?:fill|stroke)="(#[0-9a-f]{3,8})"', small_multiples))
    assert found <= set(LIGHT.names.values())


def test_chart_drawing_is_the_same_each_time() -> None:
    first, second = (drawn(series_chart((of("ALB"),), REGION), "svg") for _ in range(2))
    assert first == second


def test_finished_drawing_becomes_a_picture() -> None:
    svg = drawn(series_chart((of("ALB"),), REGION), "svg").decode()
    png, again = (drawn({"svg": svg, "scale": 2.5}, "png") for _ in range(2))
    assert png == again
    assert png.startswith(b"\x89PNG")
    width = int.from_bytes(png[16:20], "big")
    assert 1000 < width < 2500


def test_chart_in_another_form_is_refused() -> None:
    with pytest.raises(ReportError, match="cannot be drawn as 'gif'"):
        drawn(series_chart((of("ALB"),), REGION), "gif")


def test_chart_without_series_is_refused() -> None:
    with pytest.raises(ReportError, match="needs a series"):
        series_chart((), REGION)


def test_chart_has_a_narrow_layout_within_a_phone() -> None:
    narrow = narrow_layout(series_chart(sample_series(NAME), REGION))
    assert narrow is not None
    root = etree.fromstring(drawn(narrow, "svg"))
    assert float(str(root.get("width"))) <= 390
    assert narrow_layout(narrow) is None


def test_chart_of_shares_starts_at_nought_and_an_index_does_not() -> None:
    index = replace(of("ALB"), indicator=replace(of("ALB").indicator, unit=Unit.INDEX))
    scales = [
        series_chart((one,), REGION)["layer"][2]["encoding"]["y"]["scale"]["zero"]
        for one in (of("ALB"), index)
    ]
    assert scales == [True, False]


def test_chart_of_ranks_has_whole_steps_in_words() -> None:
    one = of("ALB")
    ranks = tuple(
        replace(point, quantity=Quantity(float(order // 4), Unit.ORDINAL))
        for order, point in enumerate(one.points)
    )
    ordinal = replace(one, indicator=replace(one.indicator, unit=Unit.ORDINAL), points=ranks)
    steps = ("none", "applied", "candidate", "member")
    bare, worded = (
        texts(drawn(series_chart((ordinal,), REGION, use), "svg").decode(), ticks=True)
        for use in ((), steps)
    )
    assert {"0", "1", "2"} <= set(bare)
    assert {"none", "applied", "candidate"} <= set(worded)
    assert "0" not in worded


def test_chart_with_nothing_covered_is_still_drawn() -> None:
    assert "not covered" in texts(drawing((of("BIH"),)), ticks=False)


def test_rows_break_where_a_year_is_missing() -> None:
    series = sample_series(NAME)
    runs = [row["run"] for row in rows_of(of("MNE"), series, REGION)]
    assert runs == [0, 0, 0, 1, 1, 1, 1, 1]
    assert {row["run"] for row in rows_of(of("ALB"), series, REGION)} == {0}


def test_rows_of_uncovered_place_hold_no_number() -> None:
    assert of("BIH").coverage.reach is Reach.NOT_COVERED
    assert [row.get("number") for row in rows_of(of("BIH"), sample_series(NAME), REGION)] == [None]


def test_rows_end_only_before_the_others() -> None:
    series = sample_series(NAME)
    assert [row["is_end"] for row in rows_of(of("SRB"), series, REGION)][-2:] == [False, True]
    assert not any(row["is_end"] for row in rows_of(of("SRB"), (of("SRB"),), REGION))


@pytest.mark.parametrize("width", [134, 154, 250, 540])
def test_ticks_are_whole_years_from_first_to_last(width: int) -> None:
    ticks = ticks_of(sample_series(NAME), width)
    assert (ticks[0], ticks[-1]) == (2014, 2023)
    assert ticks == sorted(set(ticks))
    assert len(ticks) <= width / 40 + 2


@pytest.mark.parametrize("unit", list(Unit))
def test_unit_words_hold_no_digit(unit: Unit) -> None:
    one = replace(of("ALB"), indicator=replace(of("ALB").indicator, unit=unit, counted="in 2020"))
    assert not re.search(r"\d", unit_words(one))
