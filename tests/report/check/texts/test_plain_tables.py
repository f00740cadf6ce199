"""Plain text: tables, columns side by side, and doubts of the order in which they are read."""

import pytest

from synopsis.report.check.document import Kind
from synopsis.report.check.texts.plain import read_plain


def test_read_plain_reads_tables() -> None:
    text = "Cases:\n\nPlace     2020   2021\nTown A    12     15\nTown B    20     22\n\nDone.\n"
    document = read_plain(text, "a.txt")
    cells = [one for one in document.blocks if one.kind is Kind.CELL]
    last = cells[-1]
    assert len(cells) == 9
    assert last.slot is not None
    assert (last.text, last.slot.stub, last.slot.row) == ("22", "Town B", 2)
    assert last.position().line == 5


@pytest.mark.parametrize(
    "heads", ["Strengths Weaknesses", "Opportunities Threats", "Advantages Disadvantages"]
)
def test_read_plain_doubts_the_order_of_columns_that_run_together(heads: str) -> None:
    text = f"Text before it.\n\n{heads}\n\nCooperation: it\nis good.\n\nTime: it\nis short.\n"
    document = read_plain(text, "a.txt")
    assert [one.sentence.text for one in document.doubts] == [heads]


@pytest.mark.parametrize(
    "text",
    [
        "Strengths\n\nWe know the risks and benefits well.\n",
        "The strengths and weaknesses are known.\n",
        "Opportunities\n\nThreats\n",
    ],
)
def test_read_plain_does_not_doubt_plain_words(text: str) -> None:
    assert read_plain(text, "a.txt").doubts == ()


def test_read_plain_doubts_words_that_are_torn() -> None:
    text = "The citizens and their partnerships.\n\nThe cit izens form par tnerships here.\n"
    document = read_plain(text, "a.txt")
    assert [one.sentence.position.line for one in document.doubts] == [3]


LEFT = """The harbour office counted fewer
ships in the second year than in
the first. It says that a strike
of the dockers explains a part of
the fall. Prices rose as well."""
RIGHT = """Ferries carried more people in
summer. The company added sailings
on the northern line. Its report
does not say how many seats stayed
empty in that year."""


def side_by_side(gaps: list[int]) -> str:
    rows = zip(LEFT.split("\n"), RIGHT.split("\n"), gaps, strict=True)
    return "\n".join(left + " " * (gap or 40 - len(left)) + right for left, right, gap in rows)


def test_columns_with_a_steady_gap_are_read_one_after_the_other() -> None:
    found = read_plain(side_by_side([0] * 5), "a.txt")
    assert [(one.text, one.position.line) for one in found.sentences] == [
        ("The harbour office counted fewer ships in the second year than in the first.", 1),
        ("It says that a strike of the dockers explains a part of the fall.", 3),
        ("Prices rose as well.", 5),
        ("Ferries carried more people in summer.", 1),
        ("The company added sailings on the northern line.", 2),
        ("Its report does not say how many seats stayed empty in that year.", 3),
    ]
    assert not found.doubts


def test_columns_with_an_unsteady_gap_are_doubted() -> None:
    found = read_plain(side_by_side([3, 9, 5, 4, 7]), "a.txt")
    assert ["wide gaps" in one.what for one in found.doubts] == [True]


TABLE = """Table 2. Passes by region

                    2022       2023     Share
North            412,000    430,000    19.9 %
East, with the
  islands        388,000    401,000    18.7 %

Total          1,455,000  1,471,000   100.0 %

Words after it.
"""


def test_total_row_and_a_stub_on_two_lines_are_cells_of_the_table() -> None:
    cells = [one for one in read_plain(TABLE, "a.txt").blocks if one.slot is not None]
    rows = {(one.slot.stub, one.slot.head): one.text for one in cells if one.slot and one.slot.stub}
    assert rows["Total", "2023"] == "1,471,000"
    assert rows["East, with the islands", "Share"] == "18.7 %"
    assert [one.text for one in cells if one.slot and not one.slot.row] == ["2022", "2023", "Share"]
    assert [one.position().line for one in cells if one.text.startswith("East")] == [5]


def test_two_tables_and_a_head_on_two_lines() -> None:
    text = """              Number of   Share of
Region        trips       users
North         412,000     19 %
South         388,000     81 %

Region        2022        2023
North         12          14
South         13          15
"""
    cells = [one for one in read_plain(text, "a.txt").blocks if one.slot is not None]
    heads = [one.slot.head for one in cells if one.slot and one.text in {"81 %", "15"}]
    assert heads == ["Share of users", "2023"]
    assert {one.slot.table for one in cells if one.slot} == {0, 1}


def test_cells_that_run_over_several_lines_are_whole() -> None:
    text = """Term           What it means
boundary       the line between two places that is
               not agreed upon
crossing       a place at which persons may go
"""
    cells = [one for one in read_plain(text, "a.txt").blocks if one.slot is not None]
    told = {
        one.slot.stub: one.text for one in cells if one.slot and one.slot.column and one.slot.row
    }
    assert told == {
        "boundary": "the line between two places that is not agreed upon",
        "crossing": "a place at which persons may go",
    }
