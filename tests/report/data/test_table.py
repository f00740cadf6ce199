"""Tables refuse rows that do not keep to their columns."""

import pytest

from synopsis.report.data import Cell, Column, Kind, Table
from synopsis.report.errors import ReportError

COLUMNS = (
    Column("code", Kind.TEXT, "Code", required=True),
    Column("n", Kind.INTEGER, "People asked"),
)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (("ALB",), "has 1 cells for 2 columns"),
        (("ALB", 1.5), "holds 1.5 as n, which is integer"),
        (("ALB", True), "holds True as n"),
        (("ALB", "1"), "holds '1' as n"),
        ((None, 1), "holds None as code"),
    ],
)
def test_table_refuses_a_row_that_does_not_fit(row: tuple[Cell, ...], words: str) -> None:
    with pytest.raises(ReportError, match=words):
        Table("points", "Points", "", COLUMNS, (row,))


def test_table_refuses_a_key_that_stands_twice() -> None:
    with pytest.raises(ReportError, match="stands twice"):
        Table("points", "Points", "", COLUMNS, (("ALB", 1), ("ALB", 2)), ("code",))


def test_table_refuses_a_key_without_a_column() -> None:
    with pytest.raises(ReportError, match="not there"):
        Table("points", "Points", "", COLUMNS, (), ("place",))


@pytest.mark.parametrize("name", ["", "Points", "a b", "9a", "../x"])
def test_table_refuses_a_name_that_is_not_plain(name: str) -> None:
    with pytest.raises(ReportError, match="no plain name"):
        Table(name, "Points", "", COLUMNS, ())


def test_column_refuses_to_go_without_a_description() -> None:
    with pytest.raises(ReportError, match="no description"):
        Column("code", Kind.TEXT, " ")
