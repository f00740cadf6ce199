"""The framework as data: what is not known is an empty cell, and a gap is a row."""

from dataclasses import replace

from synopsis.landscape.framework import Framework
from synopsis.report.data import Cell
from synopsis.report.material import Material
from synopsis.report.tabulate_framework import framework_tables


def rows(material: Material, name: str) -> list[dict[str, Cell]]:
    table = next(one for one in framework_tables(material) if one.name == name)
    names = [column.name for column in table.columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows]


def test_every_mechanism_and_economy_has_a_row(material: Material) -> None:
    found = rows(material, "memberships")
    assert len(found) == len(material.cooperation.mechanisms) * len(material.region.places)
    unknown = [row for row in found if row["standing"] is None]
    assert ("ran", "ALB") in {(row["mechanism"], row["place_code"]) for row in unknown}
    assert all(row["basis"] is None for row in unknown)


def test_gap_is_a_row_without_a_mechanism(material: Material) -> None:
    gaps = [row for row in rows(material, "mechanism_coverage") if row["mechanism"] is None]
    assert {row["topic"] for row in gaps} == {
        "environmental_crime", "mediation", "conflict_resolution", "crisis_management",
    }  # fmt: skip


def test_founding_is_a_date_or_as_stated(material: Material) -> None:
    founded = {row["mechanism"]: row["founded"] for row in rows(material, "mechanisms")}
    assert (founded["seecp"], founded["rcc"], founded["ran"]) == ("1996", "2008-02-27", None)


def test_hypotheses_count_their_pairs(material: Material) -> None:
    found = {row["hypothesis"]: row for row in rows(material, "hypotheses")}
    one = found["brain_drain_leaving"]
    assert (one["pairs"], one["pairs_needed"], one["status"]) == (3, 8, "untested")


def test_events_from_outside_stand_apart(material: Material) -> None:
    found = {row["trigger"]: row["origin"] for row in rows(material, "triggers")}
    assert (found["ethnic_tension"], found["war_gaza"]) == ("inside", "outside")


def test_region_without_a_framework_has_no_tables(material: Material) -> None:
    assert framework_tables(replace(material, cooperation=Framework())) == ()
