import pytest

from synopsis.evidence import SHIPPED, figures_in_force, gather
from synopsis.evidence.errors import EvidenceError
from synopsis.evidence.stated import StatedFigure, parse_stated
from synopsis.vocabulary import Citation, Grade, Hedge, Unit
from tests.evidence.workspaces import Desk

CITATION = Citation("published_figures", "0" * 64, "row 2")
ROW = {
    "id": "F001",
    "value": "60",
    "value_low": "55",
    "value_high": "65",
    "unit": "percent",
    "hedge": "about",
    "period": "2021/2023",
    "line_start": "10",
    "line_end": "11",
    **dict.fromkeys(
        ("concept", "trend", "population", "wave", "instrument", "base", "item_type", "kind",
         "words", "counted", "note"),
        "x",
    ),
}  # fmt: skip


def parsed(**change: str) -> StatedFigure:
    return parse_stated({**ROW, **change}, "WB6", CITATION, Grade("B", 3))


def test_parse_stated_keeps_hedge_interval_and_lines() -> None:
    figure = parsed()
    assert figure.quantity is not None
    assert (figure.quantity.number, figure.quantity.hedge) == (60, Hedge.ABOUT)
    assert (figure.quantity.low, figure.quantity.high, figure.lines) == (55, 65, (10, 11))
    assert figure.period is not None
    assert figure.record["period_last"] == figure.period.last


def test_parse_stated_makes_no_number_of_a_name_made_of_digits() -> None:
    figure = parsed(unit="text", value="1244/1999", value_low="", value_high="")
    assert (figure.quantity, figure.text, figure.record["number"]) == (None, "1244/1999", None)


def test_stated_figure_refuses_a_unit_without_its_value() -> None:
    with pytest.raises(EvidenceError, match="do not agree"):
        StatedFigure("F1", "x", Unit.PERCENT, "60", None, (1, 1), CITATION, Grade("B", 3))
    with pytest.raises(EvidenceError, match="do not agree"):
        StatedFigure("F1", "x", Unit.TEXT, "", None, (1, 1), CITATION, Grade("B", 3))


def test_figures_in_force_are_what_was_gathered(desk: Desk) -> None:
    gather(desk.view, ("published_figures",), SHIPPED)
    figures, contradictions = figures_in_force(desk.view)
    table = desk.view.profile.table("figures/stated_figures")
    assert [figure.id for figure in figures] == sorted(row["id"] for row in table)
    assert {figure.id: figure.text for figure in figures} == {
        row["id"]: row["value"] for row in table
    }
    assert ("F001", "F002") in [found.ids for found in contradictions]


def test_figures_in_force_are_none_before_a_source_is_gathered(desk: Desk) -> None:
    assert figures_in_force(desk.view) == ((), ())
