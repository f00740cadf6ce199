"""The futures as data: amounts add up to scores, and the basis of every share stands beside it."""

from collections import defaultdict
from dataclasses import replace

from synopsis.report.data import Cell
from synopsis.report.futures_choices import CHOICES
from synopsis.report.material import Material
from synopsis.report.tabulate import tabulate
from synopsis.report.tabulate_futures import futures_tables


def rows(material: Material, name: str) -> list[dict[str, Cell]]:
    table = next(one for one in futures_tables(material) if one.name == name)
    names = [column.name for column in table.columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows]


def test_amounts_make_balances_and_balances_scores(modelled: Material) -> None:
    amounts: dict[tuple[Cell, Cell], int] = defaultdict(int)
    balances: dict[tuple[Cell, Cell], int] = {}
    for row in rows(modelled, "scenario_parts"):
        assert isinstance(row["amount"], int)
        assert isinstance(row["balance"], int)
        amounts[row["scenario"], row["concept"]] += row["amount"]
        balances[row["scenario"], row["concept"]] = row["balance"]
    assert amounts == balances
    for scenario in rows(modelled, "scenarios"):
        own = (many for (name, _), many in balances.items() if name == scenario["scenario"])
        assert sum(own) == scenario["score"]


def test_basis_stands_beside_shares(modelled: Material) -> None:
    for name in ("scenarios", "what_if_shares", "leverage"):
        assert {row["basis"] for row in rows(modelled, name)} == {"readings of the report"}
        assert {row["draws"] for row in rows(modelled, name)} == {40}


def test_choices_are_all_there_with_what_rest_does(modelled: Material) -> None:
    assert modelled.model
    found = {row["choice"] for row in rows(modelled, "futures_choices")}
    assert set(CHOICES) <= found
    assert len(found) == len(CHOICES) + len(modelled.model.others)


def test_changes_name_links_that_carry_them(modelled: Material) -> None:
    found = rows(modelled, "what_if_changes")
    assert found
    assert all(str(row["influences"]).startswith("E") for row in found if row["carried_by"])


def test_goal_without_a_way_still_has_a_row(modelled: Material) -> None:
    assert modelled.model
    lost = replace(modelled.model.levers[0], reached=())
    model = replace(modelled.model, levers=(lost, *modelled.model.levers[1:]))
    found = [row for row in rows(replace(modelled, model=model), "leverage")
             if row["goal"] == "less_conflict"]  # fmt: skip
    assert [(row["measures"], row["share"]) for row in found] == [(None, None)]


def test_region_without_a_model_has_no_tables(modelled: Material) -> None:
    assert futures_tables(replace(modelled, model=None)) == ()


def test_package_holds_the_tables(modelled: Material) -> None:
    names = {table.name for table in tabulate(modelled).tables}
    assert {"influences", "coded_links", "loops", "scenarios", "futures_choices"} <= names
