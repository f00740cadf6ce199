from synopsis.evidence.sums import sum_up
from synopsis.sources import Reading, Reject, Resource, Sum

SUMS = (
    Sum("route", place="WB6", where=(("route", "A"),)),
    Sum("people", by="place"),
)
RESOURCE = Resource("wide", "wide", "text/csv", file="x", sums=SUMS)


def cell(place: str, route: str, value: str, period: str = "2009-01") -> dict[str, str]:
    locator = f"{place}-{route}-{period}"
    return {
        "locator": locator, "place": place, "route": route, "period": period, "value": value,
    }  # fmt: skip


CELLS = (cell("ALB", "A", "1"), cell("ALB", "B", "2"), cell("SRB", "A", ""), cell("MNE", "B", ""))


def values(reading: Reading) -> dict[tuple[str, str], str]:
    return {(row["indicator"], row["place"]): row["value"] for row in reading.rows}


def test_sum_up_adds_what_is_covered() -> None:
    assert values(sum_up(RESOURCE, Reading((), CELLS))) == {
        ("route", "WB6"): "1",
        ("people", "ALB"): "3",
        ("people", "SRB"): "",
        ("people", "MNE"): "",
    }


def test_sum_up_withholds_a_sum_that_lacks_a_part() -> None:
    lost = Reject("x", "odd", "{}", cell("ALB", "B", "many"))
    reading = sum_up(RESOURCE, Reading((), CELLS, (lost,)))
    assert set(values(reading)) == {("route", "WB6"), ("people", "SRB"), ("people", "MNE")}
    assert [item.reason for item in reading.rejects[1:]] == ["a cell that it sums was rejected (x)"]


def test_sum_up_withholds_all_sums_that_an_unplaced_cell_may_belong_to() -> None:
    lost = Reject("x", "short row", "{}", {"locator": "x", "period": "2009-01"})
    other = cell("ALB", "A", "5", "2009-02")
    reading = sum_up(RESOURCE, Reading((), (*CELLS, other), (lost,)))
    assert {row["period"] for row in reading.rows} == {"2009-02"}


def test_sum_up_leaves_tables_without_sums_alone() -> None:
    reading = Reading((), CELLS)
    assert sum_up(Resource("a", "b", "c", file="x"), reading) is reading
