from synopsis.report.material import Material
from synopsis.report.tabulate import tabulate

SNAPSHOT, LOCATOR = 10, 11


def test_package_has_every_point_with_its_rows(material: Material) -> None:
    tables = {table.name: table for table in tabulate(material).tables}
    assert set(tables) == {
        "series", "coverage", "assessments", "findings", "gaps", "stated_figures", "references",
        "mechanisms", "memberships", "mechanism_coverage", "aliases", "triggers", "hypotheses",
        "months", "outlooks", "outlook_statements", "changes", "watched", "warnings",
        "outlook_record", "influences", "influence_concepts", "coded_links", "loops", "scenarios",
        "scenario_parts", "futures_choices", "what_if_changes", "what_if_shares", "leverage",
    }  # fmt: skip
    points = sum(len(one.points) for one in material.series)
    assert len(tables["series"].rows) == points
    assert all(row[SNAPSHOT] and row[LOCATOR] for row in tables["series"].rows)
    assert not any(row[-1] for row in tables["series"].rows)


def test_a_nought_of_a_list_rests_on_the_whole_list(material: Material) -> None:
    (table,) = (one for one in tabulate(material).tables if one.name == "series")
    noughts = [row for row in table.rows if row[0] == "protests" and row[4] == 0]
    assert noughts
    assert all("which has no entry of it" in str(row[LOCATOR]) for row in noughts)


def test_uncovered_series_stands_in_coverage_and_not_as_zero(material: Material) -> None:
    tables = {table.name: table for table in tabulate(material).tables}
    row = next(row for row in tables["coverage"].rows if row[:2] == ("unemployment", "XKX"))
    assert row[2:5] == ("Kosovo*", "not covered", "the source publishes no value")
    assert not [row for row in tables["series"].rows if row[:2] == ("unemployment", "XKX")]


def test_hedge_goes_with_the_number(material: Material) -> None:
    tables = {table.name: table for table in tabulate(material).tables}
    table = tables["stated_figures"]
    names = [column.name for column in table.columns]
    row = dict(zip(names, next(row for row in table.rows if row[0] == "F002"), strict=True))
    assert (row["number"], row["hedge"]) == (60, "more_than")
