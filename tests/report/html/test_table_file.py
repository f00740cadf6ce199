import csv
import io

import pytest

from synopsis.report.content import Grid
from synopsis.report.html.table_file import grid_csv
from synopsis.vocabulary import Span, number_at

F1 = number_at("F1")


def cells(text: str, *, is_number: bool) -> str:
    span = Span(text, address=F1)
    grid = Grid(
        "t", (), ((Span("A"),), (Span("B"),)), (((Span("x"),), (span,)),), (False, is_number)
    )
    return list(csv.reader(io.StringIO(grid_csv(grid).decode())))[1][1]


@pytest.mark.parametrize(
    ("shown", "kept"),
    [("12,345", "12345"), ("\N{MINUS SIGN}1.50", "-1.50"), ("about 60 %", "about 60 %")],
)
def test_numbers_are_kept_for_a_program(shown: str, kept: str) -> None:
    assert cells(shown, is_number=True) == kept


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x1", "\t1"])
def test_text_that_would_run_is_disarmed(text: str) -> None:
    assert cells(text, is_number=False) == f"'{text}"


def test_empty_cell_stays_empty() -> None:
    grid = Grid("t", (), ((Span("A"),), (Span("B"),)), (((Span("x"),), ()),), (False, True))
    assert grid_csv(grid) == b"A,B\nx,\n"
