"""Methods against values worked out by hand from the shipped tables."""

import csv
from collections import defaultdict
from importlib.resources import files

import pytest

from synopsis.indicators import Indicator, IndicatorError, Series, method_of

FIGURES = files("synopsis") / "regions" / "western_balkans" / "figures"
CARD = {
    "id": "x", "name": "X", "trend": "migration", "unit": "count", "concern": "higher",
    "kind": "measured", "source": "s", "series": {"indicator": "c"}, "method": {"name": "ratio"},
}  # fmt: skip


def table(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((FIGURES / f"{name}.csv").read_text("utf-8").splitlines()))


def values(measured: tuple[Series, ...], indicator: str, place: str) -> dict[str, float]:
    found = [one for one in measured if (one.indicator.id, one.place.code) == (indicator, place)]
    assert len(found) == 1
    return {str(point.period): point.quantity.number for point in found[0].points}


def test_as_published_is_what_the_table_holds(measured: tuple[Series, ...]) -> None:
    expected = {
        row["period"]: float(row["value"])
        for row in table("world_bank")
        if (row["economy"], row["indicator"]) == ("ALB", "SP.DYN.CBRT.IN")
    }
    assert values(measured, "birth_rate", "ALB") == expected


def test_yearly_sum_adds_the_published_months(measured: tuple[Series, ...]) -> None:
    expected: dict[str, float] = defaultdict(float)
    for row in table("frontex_detections"):
        if row["indicator"] == "wb_route_detections":
            expected[row["period"][:4]] += float(row["value"])
    assert values(measured, "wb_route_detections", "WB6") == dict(expected)
    # 764,033 detections in 2015 are the sum of the publisher's own monthly rows.
    assert expected["2015"] == 764033


def test_share_divides_by_the_product_of_the_same_year(measured: tuple[Series, ...]) -> None:
    rows = {
        (row["indicator"], row["period"]): float(row["value"])
        for row in table("world_bank")
        if row["economy"] == "XKX"
    }
    expected = 100 * rows["BX.TRF.PWKR.CD.DT", "2022"] / rows["NY.GDP.MKTP.CD", "2022"]
    assert values(measured, "remittances_received", "XKX")["2022"] == pytest.approx(
        expected, rel=1e-12
    )


def test_rate_divides_the_yearly_sum_by_the_population(measured: tuple[Series, ...]) -> None:
    months = [
        float(row["value"])
        for row in table("frontex_detections")
        if row["economy"] == "SRB" and row["period"].startswith("2023")
    ]
    people = next(
        float(row["value"])
        for row in table("un_population")
        if (row["economy"], row["period"]) == ("SRB", "2023")
    )
    assert values(measured, "nationals_detected", "SRB")["2023"] == pytest.approx(
        sum(months) * 100_000 / people, rel=1e-12
    )


def test_stage_holds_until_the_next_one(measured: tuple[Series, ...]) -> None:
    stages = values(measured, "accession_stage", "BIH")
    assert stages["2015" if "2015" in stages else "2016"] == 1
    assert [stages[year] for year in ("2016", "2021", "2022")] == [1, 1, 2]


def test_point_names_the_rows_that_it_was_made_of(measured: tuple[Series, ...]) -> None:
    route = next(one for one in measured if one.indicator.id == "wb_route_detections")
    assert {point.n for point in route.points} == {12}
    assert all(len(point.inputs) == 12 for point in route.points)
    assert {cited.source for cited in route.points[0].inputs} == {"frontex_detections"}


def test_stage_rests_on_every_milestone_until_then(measured: tuple[Series, ...]) -> None:
    stages = next(
        one for one in measured
        if (one.indicator.id, one.place.code) == ("accession_stage", "ALB")
    )  # fmt: skip
    assert [len(point.inputs) for point in stages.points][-1] == 3


def test_unknown_method_is_refused() -> None:
    with pytest.raises(IndicatorError, match="'ratio' is not a method"):
        method_of(Indicator.parse(CARD))


def test_division_by_nothing_is_refused() -> None:
    card = {**CARD, "method": {"name": "share_of_gdp"}}
    indicator = Indicator.parse(card)
    with pytest.raises(IndicatorError, match="needs 'gdp' to divide by"):
        method_of(indicator).ingredients(indicator)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"colour": "red"}, "unknown keys colour"),
        ({"unit": "furlong"}, "cannot be read"),
        ({"concern": "up"}, "cannot be read"),
        ({"method": "sum"}, "cannot be read"),
    ],
)
def test_card_that_means_nothing_is_refused(change: dict[str, object], message: str) -> None:
    with pytest.raises(IndicatorError, match=message):
        Indicator.parse({**CARD, **change})
