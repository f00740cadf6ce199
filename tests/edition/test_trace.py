"""Every numeral of the rendered demo edition leads to rows; a planted fault is met in each face."""

import json
import re
from itertools import combinations
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from synopsis.catalog import View
from synopsis.indicators import Series, measure
from synopsis.report import DOCX, PDF, Tracer
from synopsis.report.walk import Exempt
from tests.edition.planting import plant_docx, plant_html, plant_pdf
from tests.edition.stages import Stage, copy, run

FACES = ("HTML", "PDF", "DOCX")
EXEMPT = {f"exempt: {kind.value}" for kind in Exempt}


def trace_all(folder: Path) -> tuple[int, dict[str, Any]]:
    ended = run(folder, "trace", "--all", "--json")
    assert ended.stdout, ended.stderr[-2000:]
    found: dict[str, Any] = json.loads(ended.stdout)
    return ended.returncode, found


@pytest.fixture(scope="module")
def walked(built: Stage) -> tuple[int, dict[str, Any]]:
    return trace_all(built.folder)


@pytest.fixture(scope="module")
def planted(built: Stage, place: Path) -> tuple[int, dict[str, Any]]:
    folder = copy(built.folder, place / "planted")
    plant_html(folder / "draft/html/index.html", naked="77001", wrong="88001")
    plant_docx(folder / "draft" / DOCX, naked="77002", wrong="88002")
    plant_pdf(folder / "draft" / PDF, naked="77003")
    return trace_all(folder)


@pytest.fixture(scope="module")
def tracer(built_view: View) -> Tracer:
    return Tracer.of(built_view)


@pytest.fixture(scope="module")
def series(built_view: View) -> tuple[Series, ...]:
    return measure(built_view)


def test_no_numeral_of_the_demo_is_broken(walked: tuple[int, dict[str, Any]]) -> None:
    code, found = walked
    assert found["broken"] == []
    assert code == 0


@pytest.mark.parametrize("face", FACES)
def test_each_face_has_numerals_that_resolve(walked: tuple[int, dict[str, Any]], face: str) -> None:
    fates = walked[1]["counts"][face]
    resolved = {fate: count for fate, count in fates.items() if fate.startswith("resolved")}
    assert fates["resolved to published rows"] > 1000
    assert fates["exempt: citation mark"] > 100
    assert sum(resolved.values()) > sum(fates.values()) / 2


def test_exempt_kinds_are_those_of_the_written_list(walked: tuple[int, dict[str, Any]]) -> None:
    assert set(walked[1]["counts"]) == set(FACES)
    met = {fate for fates in walked[1]["counts"].values() for fate in fates}
    assert {fate for fate in met if fate.startswith("exempt")} <= EXEMPT


def test_counts_add_up_to_the_total(walked: tuple[int, dict[str, Any]]) -> None:
    counts = walked[1]["counts"]
    assert walked[1]["numerals"] == sum(sum(fates.values()) for fates in counts.values())


@pytest.mark.parametrize(
    ("face", "naked"), [("HTML", "77001"), ("DOCX", "77002"), ("PDF", "77003")]
)
def test_naked_numeral_is_caught(
    planted: tuple[int, dict[str, Any]], face: str, naked: str
) -> None:
    code, found = planted
    caught = [fault for fault in found["broken"] if naked in fault]
    assert code == 1
    assert len(caught) == 1
    assert caught[0].startswith(f"{face}, ")
    assert caught[0].endswith("no link")


@pytest.mark.parametrize(("face", "wrong"), [("HTML", "88001"), ("DOCX", "88002")])
def test_wrong_number_behind_a_right_link_is_caught(
    planted: tuple[int, dict[str, Any]], face: str, wrong: str
) -> None:
    caught = [fault for fault in planted[1]["broken"] if f"does not say {wrong}" in fault]
    assert len(caught) == 1
    assert caught[0].startswith(f"{face}, ")


def find(series: tuple[Series, ...], indicator: str, place: str) -> Series:
    return next(one for one in series if (one.indicator.id, one.place.code) == (indicator, place))


def values(tracer: Tracer, wanted: str) -> dict[str, float]:
    """The values of the rows found again, by period."""
    return {row.cells["period"]: float(row.cells["value"]) for row in tracer.trace(wanted).rows}


def numbers(shown: str) -> list[float]:
    """The numbers of a text, as it is set for readers."""
    plain = shown.replace(",", "").replace("\N{MINUS SIGN}", "-")
    return [float(number) for number in re.findall(r"[-+]?\d+(?:\.\d+)?", plain)]


def test_stated_figure_leads_to_its_row(tracer: Tracer) -> None:
    chain = tracer.trace("F018")
    assert [(row.cells["id"], row.cells["value"]) for row in chain.rows] == [("F018", "34")]
    assert chain.entry.shown == "34 %"


def test_every_stated_figure_leads_to_the_row_that_says_it(tracer: Tracer) -> None:
    figures = {entry.address.id for entry in tracer.trail.entries.values() if not entry.inputs}
    stated = sorted(name for name in figures if name[:1] == "F" and name[1:].isdigit())
    assert len(stated) > 30
    for name in stated:
        rows = tracer.trace(name).rows
        assert [row.cells["id"] for row in rows] == [name]
        shown = tracer.trail.entry(name).shown
        said = rows[0].cells["value"]
        assert said in shown or float(said) in numbers(shown)


def test_every_point_as_published_leads_to_the_row_with_its_value(
    tracer: Tracer, series: tuple[Series, ...]
) -> None:
    met = 0
    for one in series:
        for point in one.points:
            address = one.address(point)
            is_shown = address.anchor in tracer.trail.entries
            if is_shown and one.indicator.method == "as_published":
                (row,) = tracer.trace(address.id).rows
                assert float(row.cells["value"]) == point.quantity.number
                assert row.cells["place"] == one.place.code
                assert row.cells["period"] == str(point.period)
                met += 1
    assert met > 300


def test_yearly_sum_leads_to_all_its_months(tracer: Tracer, series: tuple[Series, ...]) -> None:
    months = values(tracer, "wb_route_detections/WB6/2022")
    points = {
        str(point.period): point for point in find(series, "wb_route_detections", "WB6").points
    }
    assert sorted(months) == [f"2022-{month:02d}" for month in range(1, 13)]
    assert sum(months.values()) == points["2022"].quantity.number


def test_slope_is_that_of_the_rows_it_leads_to(tracer: Tracer) -> None:
    found = {int(year): value for year, value in values(tracer, "gdp_per_head/ALB/slope").items()}
    slope = median((found[b] - found[a]) / (b - a) for a, b in combinations(sorted(found), 2))
    assert len(found) == 5
    assert tracer.trail.entry("gdp_per_head/ALB/slope").shown.startswith(f"+{slope:.1f} ")


def test_percentile_is_that_of_the_rows_it_leads_to(tracer: Tracer) -> None:
    found = values(tracer, "gdp_per_head/ALB/percentile")
    newest = found[max(found)]
    below = sum(value < newest for value in found.values())
    equal = sum(value == newest for value in found.values())
    percentile = 100 * (below + equal / 2) / len(found)
    assert len(found) > 20
    shown = tracer.trail.entry("gdp_per_head/ALB/percentile").shown
    assert shown.startswith(f"{percentile:.0f};")
