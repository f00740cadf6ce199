"""Counts of incidents worked out by hand: nought inside what a card covers, nothing outside."""

from collections.abc import Mapping, Sequence
from typing import Any

import ibis
import pytest

from synopsis.catalog.profile import load_profile
from synopsis.indicators import Indicator, IndicatorError, Reach, Series, method_of
from synopsis.indicators.fold import load_folds
from synopsis.vocabulary import Place

CARD = {
    "id": "x", "name": "X", "trend": "tensions", "unit": "count", "concern": "higher",
    "kind": "measured", "source": "list_a", "series": {"indicator": "protest"},
}  # fmt: skip
SCHEMA = ibis.schema(
    {
        "source_id": "string", "indicator": "string", "place_code": "string", "period": "string",
        "number": "float64", "features": "string", "deaths": "int64", "deaths_low": "int64",
        "deaths_high": "int64",
    }
)  # fmt: skip
VIOLENCE = "|response_arrests|response_violence|"
ROWS = (
    ("list_a", "protest", "ALB", "2018-01-31", 1.0, VIOLENCE, None, None, None),
    ("list_a", "protest", "ALB", "2018-12-31", 1.0, "|response_none|", None, None, None),
    ("list_a", "riot", "ALB", "2018-12-31", 1.0, "|protester_violence|", 2, 1, 4),
    ("list_a", "riot", "ALB", "2020-05", 1.0, None, 3, None, None),
    ("list_a", "protest", "ALB", "2021-01-01", 1.0, VIOLENCE, None, None, None),
    ("list_a", "protest", "SRB", "2019", 1.0, VIOLENCE, None, None, None),
    ("list_b", "protest", "ALB", "2018-06-01", 1.0, VIOLENCE, None, None, None),
)
COVERS = {"ALB": "2018/2020", "XKX": "2019/2019"}


def card(name: str, **arguments: Any) -> Indicator:
    return Indicator.parse({**CARD, "method": {"name": name, "covers": COVERS, **arguments}})


def counted(
    indicator: Indicator, rows: Sequence[tuple[Any, ...]] = ROWS
) -> dict[tuple[str, str], tuple[Any, ...]]:
    table = ibis.memtable(
        [dict(zip(SCHEMA.names, row, strict=True)) for row in rows], schema=SCHEMA
    )
    folds = load_folds(load_profile("western-balkans"))
    found = method_of(indicator).expression(table, indicator, folds).to_pyarrow().to_pylist()
    return {
        (row["place_code"], row["period"]): tuple(row[key] for key in ("number", "low", "high"))
        for row in found
    }


def numbers(found: Mapping[tuple[str, str], tuple[Any, ...]]) -> dict[tuple[str, str], float]:
    return {key: values[0] for key, values in found.items()}


def test_year_without_any_is_nought_only_where_the_card_covers_it() -> None:
    found = numbers(counted(card("incidents_by_year", kinds=["protest", "riot"])))
    assert found == {
        ("ALB", "2018"): 3.0,
        ("ALB", "2019"): 0.0,
        ("ALB", "2020"): 1.0,
        ("XKX", "2019"): 0.0,
    }


def test_series_is_the_kind_where_none_is_named() -> None:
    assert numbers(counted(card("incidents_by_year")))["ALB", "2018"] == 2.0
    assert [one.series for one in method_of(card("incidents_by_year")).ingredients(
        card("incidents_by_year", kinds=["protest", "riot"]))] == ["protest", "riot"]  # fmt: skip


def test_source_that_was_not_gathered_covers_nothing() -> None:
    others = [row for row in ROWS if row[0] != "list_a"]
    for name in ("incidents_by_year", "incidents_by_month", "deaths_by_year"):
        assert counted(card(name), others) == {}


def test_months_are_counted_where_the_month_is_known() -> None:
    found = numbers(counted(card("incidents_by_month", kinds=["protest", "riot"])))
    assert len(found) == 4 * 12
    assert (found["ALB", "2018-12"], found["ALB", "2020-05"]) == (2.0, 1.0)
    assert sum(found.values()) == 4.0


def test_features_choose_among_the_incidents() -> None:
    chosen = card("incidents_by_year", having=["response_violence", "response_none"])
    assert numbers(counted(chosen))["ALB", "2018"] == 2.0
    # A word inside another is not that word.
    assert numbers(counted(card("incidents_by_year", having=["violence"])))["ALB", "2018"] == 0.0


def test_deaths_add_up_with_their_bounds() -> None:
    found = counted(card("deaths_by_year", kinds=["riot"]))
    assert found["ALB", "2018"] == (2.0, 1.0, 4.0)
    assert found["ALB", "2020"] == (3.0, None, None)
    assert found["ALB", "2019"] == (0.0, None, None)


def test_incidents_of_unknown_deaths_add_up_to_nothing() -> None:
    found = counted(card("deaths_by_year", kinds=["protest"]))
    assert ("ALB", "2018") not in found
    assert found["ALB", "2019"] == (0.0, None, None)


def test_share_is_of_all_of_the_year_and_needs_enough() -> None:
    arguments: dict[str, Any] = {"kinds": ["protest", "riot"], "having": ["response_violence"]}
    assert numbers(counted(card("share_of_incidents", **arguments))) == {
        ("ALB", "2018"): pytest.approx(100 / 3),
        ("ALB", "2020"): 0.0,
    }
    few = numbers(counted(card("share_of_incidents", **arguments, least=2)))
    assert set(few) == {("ALB", "2018")}


def test_share_of_counts_adds_up_both_sides_of_the_year() -> None:
    rows = [
        ("list_a", name, "ALB", month, number, None, None, None, None)
        for name, month, number in (
            ("naming", "2018-01", 1.0), ("naming", "2018-02", 2.0), ("all", "2018-01", 10.0),
            ("all", "2018-02", 20.0), ("naming", "2019-01", 0.0), ("all", "2019-01", 5.0),
            ("all", "2020-01", 0.0),
        )
    ]  # fmt: skip
    of = {"source": "list_a", "indicator": "all"}
    found = counted(card("share_of_counts", kinds=["naming"], of=of), rows)
    assert numbers(found) == {("ALB", "2018"): pytest.approx(10.0), ("ALB", "2019"): 0.0}


@pytest.mark.parametrize(
    ("name", "arguments", "what"),
    [
        ("incidents_by_year", {"covers": None}, "the method needs 'covers'"),
        ("incidents_by_year", {"covers": {"ALB": "long ago"}}, "'covers' cannot hold 'long ago'"),
        ("incidents_by_year", {"covers": {"ALB": "2018-03/2019"}}, "not of whole years"),
        ("share_of_incidents", {"least": 0}, "'least' cannot be '0'"),
        ("share_of_counts", {"of": "all"}, "the method needs 'of'"),
    ],
)
def test_card_that_says_too_little_is_refused(
    name: str, arguments: Mapping[str, Any], what: str
) -> None:
    with pytest.raises(IndicatorError, match=what):
        counted(card(name, **arguments))


def test_several_spans_leave_out_what_lies_between() -> None:
    found = counted(card("incidents_by_year", covers={"ALB": ["2018", "2020/2021"]}))
    assert set(found) == {("ALB", "2018"), ("ALB", "2020"), ("ALB", "2021")}


def of(measured: tuple[Series, ...], indicator: str, place: str) -> Series:
    key = (indicator, Place(place))
    (found,) = (one for one in measured if (one.indicator.id, one.place) == key)
    return found


# Counted by hand in the shipped tables; covered or not, first and last year, newest value.
COVERAGE = [
    ("protests", "ALB", "1990", "2019", 17.0),
    ("protests", "BIH", "1992", "2019", 8.0),
    ("protests", "XKX", "2008", "2019", 1.0),
    ("protests", "MNE", "2007", "2019", 3.0),
    ("protests", "MKD", "1992", "2019", 5.0),
    ("protests", "SRB", "2007", "2019", 19.0),
    ("terrorist_attacks", "ALB", "1990", "2017", 1.0),
    ("terrorist_attacks", "BIH", "1992", "2017", 0.0),
    ("terrorist_attacks", "XKX", "1999", "2017", 8.0),
    ("terrorist_attacks", "MNE", "2007", "2017", 0.0),
    ("terrorist_attacks", "MKD", "1992", "2017", 1.0),
    ("terrorist_attacks", "SRB", "2007", "2017", 1.0),
    ("disinformation_cases", "XKX", "2016", "2020", 6.0),
    ("disinformation_cases", "SRB", "2016", "2020", 16.0),
    ("route_deaths", "ALB", "2015", "2024", 7.0),
    ("route_deaths", "BIH", "2015", "2024", 15.0),
    ("route_deaths", "MNE", "2015", "2024", 2.0),
    ("route_deaths", "MKD", "2015", "2024", 3.0),
    ("route_deaths", "SRB", "2015", "2024", 4.0),
]


@pytest.mark.parametrize("expected", COVERAGE)
def test_shipped_incidents_cover_what_their_cards_say(
    measured: tuple[Series, ...], expected: tuple[str, str, str, str, float]
) -> None:
    indicator, place, first, last, newest = expected
    series = of(measured, indicator, place)
    assert series.coverage.reach is Reach.COVERED
    assert (str(series.coverage.first), str(series.coverage.last)) == (first, last)
    assert series.points[-1].quantity.number == newest


def test_deaths_on_routes_are_not_covered_where_the_source_has_no_place(
    measured: tuple[Series, ...],
) -> None:
    series = of(measured, "route_deaths", "XKX")
    assert (series.coverage.reach, series.points) == (Reach.NOT_COVERED, ())


def test_lost_records_of_a_year_are_not_nought(measured: tuple[Series, ...]) -> None:
    series = of(measured, "terrorist_attacks", "MKD")
    assert "1993" in [str(period) for period in series.coverage.missing]


def test_point_leads_to_the_incidents_that_it_counts(measured: tuple[Series, ...]) -> None:
    points = {str(point.period): point for point in of(measured, "protests", "MKD").points}
    assert len(points["2019"].inputs) == points["2019"].n == 5
    assert {one.source for one in points["2019"].inputs} == {"mass_mobilization"}
    assert (points["2009"].inputs, points["2009"].quantity.number) == ((), 0.0)


def test_share_of_cases_is_their_number_over_all(measured: tuple[Series, ...]) -> None:
    points = {str(p.period): p for p in of(measured, "disinformation_share", "SRB").points}
    # 37 of the 2,620 cases of 2019.
    assert points["2019"].quantity.number == pytest.approx(100 * 37 / 2620)
    assert len(points["2019"].inputs) == 24
