"""Folds: the card says what a publisher counts inside another place, and the picture shows it."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import ibis
import pytest

from synopsis.catalog import init_workspace, open_workspace
from synopsis.catalog.profile import load_profile
from synopsis.evidence import SHIPPED, gather
from synopsis.indicators import Indicator, Reach, Series, measure, method_of
from synopsis.indicators.fold import Folds, load_folds
from synopsis.vocabulary import Place
from tests.conftest import NOON

SERBIA, KOSOVO = Place("SRB"), Place("XKX")
FOLDS = Folds({"folding": {"XKX": SERBIA}})
SOURCES = (
    "eurostat_asylum", "idmc_displacement", "un_population", "undesa_stocks", "unhcr", "world_bank",
)  # fmt: skip
ORDER = ("ALB", "BIH", "XKX", "MNE", "MKD", "SRB")

# One letter an economy, in the order above: covered, folded, not covered.
COVERAGE = {
    "asylum_claims_pending": "CCFCCC",
    "asylum_recognition": "CCFCCC",
    "diaspora": "CCFCCC",
    "disaster_displacements": "CCCCCC",
    "eu_asylum_applications": "CCCCCC",
    "income_growth": "CCCCCC",
    "internally_displaced": "NCFCCC",
    "population": "CCCCCC",
    "population_change": "CCCCCC",
    "refugees_from": "CCFCCC",
    "refugees_hosted": "CCFCCC",
    "refugees_returned": "CCFCCC",
    "remittances_received": "CCCCCC",
    "remittances_sent": "CCCCCC",
    "unemployment": "CCNCCC",
}


@pytest.fixture(scope="module")
def series(tmp_path_factory: pytest.TempPathFactory) -> Mapping[tuple[str, str], Series]:
    folder = tmp_path_factory.mktemp("folds") / "demo"
    init_workspace(folder, "western-balkans", NOON)
    view = open_workspace(folder, lambda: NOON).view()
    gather(view, SOURCES, origin=SHIPPED)
    return {(one.indicator.id, one.place.code): one for one in measure(view)}


@pytest.mark.parametrize("indicator", COVERAGE)
def test_coverage_is_right_to_the_cell(
    series: Mapping[tuple[str, str], Series], indicator: str
) -> None:
    found = "".join(
        {Reach.COVERED: "C", Reach.FOLDED: "F", Reach.NOT_COVERED: "N"}[
            series[indicator, place].coverage.reach
        ]
        for place in ORDER
    )
    assert found == COVERAGE[indicator]


@pytest.mark.parametrize("indicator", COVERAGE)
def test_fold_is_named_on_both_sides(
    series: Mapping[tuple[str, str], Series], indicator: str
) -> None:
    folded = COVERAGE[indicator][ORDER.index("XKX")] == "F"
    inside, host = series[indicator, "XKX"], series[indicator, "SRB"]
    assert host.coverage.includes == ((KOSOVO,) if folded else ())
    assert host.coverage.reason == ("its figures include Kosovo*" if folded else "")
    for point in host.points:
        assert ("its figures include Kosovo*" in point.note) == folded
    if folded:
        assert inside.coverage.reason == "published inside Serbia"
        assert inside.points == ()


def test_places_that_include_no_other_say_nothing(
    series: Mapping[tuple[str, str], Series],
) -> None:
    for (_, place), one in series.items():
        if place != "SRB":
            assert one.coverage.includes == ()


def test_rate_of_a_folded_figure_is_set_against_both_populations(
    series: Mapping[tuple[str, str], Series],
) -> None:
    """1,003,962 abroad in 2020, of 6,930,000 and 1,782,000 at home, and not of the first alone."""
    people = {
        place: next(
            point.quantity.number
            for point in series["population", place].points
            if str(point.period) == "2020"
        )
        for place in ("SRB", "XKX")
    }
    last = series["diaspora", "SRB"].points[-1]
    assert str(last.period) == "2020"
    expected = 100 * 1_003_962 / sum(people.values())
    assert last.quantity.number == pytest.approx(expected, rel=1e-12)
    # Migrants of the two together, and the population of each.
    assert len(last.inputs) == 3


def test_source_that_was_not_gathered_is_told_from_one_without_values(tmp_path: Path) -> None:
    init_workspace(tmp_path / "demo", "western-balkans", NOON)
    view = open_workspace(tmp_path / "demo", lambda: NOON).view()
    gather(view, ["un_population"], origin=SHIPPED)
    found = {(one.indicator.id, one.place.code): one.coverage for one in measure(view)}
    assert found["diaspora", "ALB"].reason == "its source was not gathered"
    assert found["diaspora", "XKX"].reach is Reach.FOLDED
    assert found["internally_displaced", "ALB"].reach is Reach.NOT_COVERED


def test_folds_are_those_of_the_cards() -> None:
    folds = load_folds(load_profile("western-balkans"))
    assert {source: dict(inside) for source, inside in folds.by_source.items()} == {
        "undesa_stocks": {"XKX": SERBIA},
        "unhcr": {"XKX": SERBIA},
    }
    assert folds.of("un_population") == {}
    assert folds.of("un_population", "unhcr") == {"XKX": SERBIA}
    assert folds.included(["unhcr"], SERBIA) == (KOSOVO,)
    assert folds.included(["unhcr"], KOSOVO) == ()


Line = tuple[str, str, str, str, float]


def computed(method: str, arguments: Mapping[str, object], lines: Sequence[Line]) -> object:
    """What a method makes of some rows of observations, by place and period."""
    rows = ibis.memtable(
        [
            {
                "source_id": source, "indicator": indicator, "place_code": place,
                "period": period, "number": number, "low": None, "high": None,
            }
            for source, indicator, place, period, number in lines
        ],
        schema={
            "source_id": "string", "indicator": "string", "place_code": "string",
            "period": "string", "number": "float64", "low": "float64", "high": "float64",
        },
    )  # fmt: skip
    card = Indicator.parse(
        {
            "id": "x", "name": "X", "trend": "migration", "unit": "percent", "concern": "higher",
            "kind": "measured", "source": "folding", "series": {"indicator": "a"},
            "method": {"name": method, **arguments},
        }
    )  # fmt: skip
    found = method_of(card).expression(rows, card, FOLDS).to_pyarrow().to_pylist()
    return {(row["place_code"], row["period"]): row["number"] for row in found}


OVER = {"of": {"source": "plain", "indicator": "b"}}


def test_denominators_of_a_host_are_summed_and_must_be_whole() -> None:
    lines = [
        ("folding", "a", "SRB", "2020", 30.0),
        ("folding", "a", "SRB", "2021", 30.0),
        ("folding", "a", "ALB", "2020", 1.0),
        ("plain", "b", "SRB", "2020", 70.0),
        ("plain", "b", "XKX", "2020", 30.0),
        ("plain", "b", "SRB", "2021", 70.0),
        ("plain", "b", "ALB", "2020", 4.0),
    ]
    found = computed("share", OVER, lines)
    # The population of one part is missing in 2021: no share is better than a false one.
    assert found == {("SRB", "2020"): 30.0, ("ALB", "2020"): 25.0}


def test_two_sources_that_fold_alike_are_divided_as_they_are() -> None:
    lines = [("folding", "a", "SRB", "2020", 30.0), ("folding", "b", "SRB", "2020", 60.0)]
    over = {"of": {"source": "folding", "indicator": "b"}}
    assert computed("share", over, lines) == {("SRB", "2020"): 50.0}


def test_growth_needs_the_year_before() -> None:
    lines = [
        ("folding", "a", "ALB", year, number)
        for year, number in (("2018", 100.0), ("2019", 110.0), ("2021", 50.0), ("2022", 40.0))
    ]
    found = computed("yearly_growth", {}, lines)
    assert found == {("ALB", "2019"): pytest.approx(10.0), ("ALB", "2022"): pytest.approx(-20.0)}


def test_noughts_that_mean_nothing_are_left_out_before_dividing() -> None:
    lines = [
        ("folding", "a", "ALB", "2020", 0.0),
        ("folding", "a", "ALB", "2021", 2.0),
        ("plain", "b", "ALB", "2020", 10.0),
        ("plain", "b", "ALB", "2021", 10.0),
    ]
    assert computed("share", OVER, lines) == {("ALB", "2020"): 0.0, ("ALB", "2021"): 20.0}
    assert computed("share", {**OVER, "zeros": "not_covered"}, lines) == {("ALB", "2021"): 20.0}


def test_figures_of_a_larger_place_are_not_those_of_its_successor(
    series: Mapping[tuple[str, str], Series],
) -> None:
    for indicator in ("asylum_recognition", "refugees_from", "refugees_hosted"):
        first = {place: str(series[indicator, place].coverage.first) for place in ("MNE", "SRB")}
        assert first == {"MNE": "2006", "SRB": "2006"}
    lines = [("folding", "a", place, year, 1.0) for place in ("ALB", "SRB") for year in ("1", "2")]
    lines = [(source, code, place, f"200{year}", 1.0) for source, code, place, year, _ in lines]
    found = computed("as_published", {"since": {"SRB": "2002"}}, lines)
    assert found == {("ALB", "2001"): 1.0, ("ALB", "2002"): 1.0, ("SRB", "2002"): 1.0}
