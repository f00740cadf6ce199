"""Sheets that come back are read wholly, or refused in one sentence with the row."""

import csv
import io
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from synopsis.landscape import LandscapeError
from synopsis.landscape.elicitation.kept import append_ratings, read_ratings
from synopsis.landscape.elicitation.returned import BYTES_MAX, parse_sheet, read_sheet
from synopsis.landscape.elicitation.sheet import COLUMNS, Form, write_sheet
from synopsis.vocabulary import CLEAR, Confidence
from tests.landscape.elicitation.conftest import Look
from tests.landscape.elicitation.samples import EXPERT, FIRST, LINKS, OTHER, SECOND, THIRD, rating

Rows = list[list[str]]


def rows(*answers: tuple[str, str, str]) -> Rows:
    """The rows of a sheet with the answers filled in; the head first."""
    text = write_sheet(LINKS, EXPERT, Form.CSV).decode("utf-8-sig")
    held = list(csv.reader(io.StringIO(text, newline="")))
    for row, answer in zip(held[1:], answers, strict=False):
        row[6:] = answer
    return held


def as_csv(held: Rows, delimiter: str = ",") -> bytes:
    sink = io.StringIO(newline="")
    csv.writer(sink, delimiter=delimiter).writerows(held)
    return sink.getvalue().encode()


def as_book(held: Rows) -> bytes:
    sink = io.BytesIO()
    with xlsxwriter.Workbook(sink) as book:
        sheet = book.add_worksheet("Ratings")
        for number, row in enumerate(held):
            for column, cell in enumerate(row):
                sheet.write(number, column, cell)
    return sink.getvalue()


FILLED = rows(("2", "low", "seen"), ("\N{MINUS SIGN}1", "", "'-x"), ("cannot say", "", ""))


@pytest.mark.parametrize(
    "data",
    [
        as_csv(FILLED),
        b"\xef\xbb\xbf" + as_csv(FILLED, ";"),
        as_csv(FILLED, "\t").replace(b"\r\n", b"\n"),
        b"\r\n" + as_csv(FILLED),
    ],
    ids=["commas", "semicolons and a mark", "tabs", "a blank row above"],
)
def test_csv_of_every_spreadsheet_is_read(data: bytes) -> None:
    found = parse_sheet(data, LINKS, EXPERT)
    assert found.expert == EXPERT
    assert found.ratings == (
        rating(2, confidence=Confidence.LOW, reason="seen"),
        rating(-1, link=SECOND, reason="-x"),
        rating(None, link=THIRD),
    )


def test_a_workbook_filled_in_by_numbers_is_read(tmp_path: Path) -> None:
    held = rows(("2", "", ""), ("no influence", "high", ""), ("", "", ""))
    plain = [[cell.removeprefix("'") for cell in row] for row in held]
    plain[2][4] = ""
    path = tmp_path / "sheet.xlsx"
    path.write_bytes(as_book(plain))
    found = read_sheet(path, LINKS)
    assert [one.strength for one in found.ratings] == [2, 0]
    assert found.left_empty == (THIRD,)


def test_a_sheet_as_written_comes_back(tmp_path: Path) -> None:
    said = [rating(3, reason="=1+1"), rating(None, link=THIRD)]
    for form in Form:
        path = tmp_path / f"sheet.{form}"
        path.write_bytes(write_sheet(LINKS, EXPERT, form, said))
        assert read_sheet(path, LINKS, EXPERT).ratings == tuple(said)
        assert read_sheet(path, LINKS, EXPERT).left_empty == (SECOND,)


def changed(row: int, column: str, text: str) -> Rows:
    held = [list(cells) for cells in FILLED]
    held[row][COLUMNS.index(column)] = text
    return held


def without(column: str) -> Rows:
    place = COLUMNS.index(column)
    return [row[:place] + row[place + 1 :] for row in FILLED]


BAD = [
    (changed(2, "target", "peace"), "smuggling -> peace was not asked in row 3"),
    (changed(1, "strength", "9"), "'9' is no strength in row 2 of the rating sheet; use 3, 2"),
    (changed(3, "strength", "1,5"), "'1,5' is no strength in row 4"),
    (changed(1, "strength", "=1+1"), "a cell holds a formula in row 2"),
    (changed(1, "reason", "=1+1"), "a cell holds a formula in row 2"),
    (changed(1, "reason", "x" * 3000), "more than 2,000 signs.* in row 2"),
    (changed(3, "confidence", "sure"), "'sure' is no confidence in row 4"),
    (changed(2, "expert", OTHER), "'SYNTHETIC-02' and not 'SYNTHETIC-01' in row 3"),
    (changed(1, "link", "Strong institutions do."), "put in other words than it is asked now"),
    ([*FILLED, FILLED[1]], "weak_rule -> smuggling stands in row 2 too in row 5"),
    (without("strength"), "the column 'strength' is missing in the head"),
    (without("expert"), "the column 'expert' is missing"),
    ([[*FILLED[0], "remarks"], *FILLED[1:]], "the column 'remarks' is unknown"),
    ([[*FILLED[0], "reason"], *FILLED[1:]], "the column 'reason' stands twice"),
    ([FILLED[0], [*FILLED[1], "stray"]], "a cell stands under no column in row 2"),
    (rows(), "rates no link; fill in"),
    (FILLED[:1], "rates no link; fill in"),
    ([], "the column 'expert' is missing"),
]


@pytest.mark.parametrize(("held", "told"), BAD, ids=[told for _, told in BAD])
@pytest.mark.parametrize("form", [as_csv, as_book])
def test_a_bad_sheet_is_refused_whole(look: Look, held: Rows, told: str, form: object) -> None:
    assert callable(form)
    with pytest.raises(LandscapeError, match=told) as refused:
        append_ratings(look(), parse_sheet(form(held), LINKS, EXPERT).ratings, CLEAR)
    assert "\n" not in refused.value.sentence
    assert read_ratings(look()) == ()


def test_the_sheet_of_another_expert_is_refused() -> None:
    with pytest.raises(LandscapeError, match="'SYNTHETIC-01' and not 'SYNTHETIC-02' in row 2"):
        parse_sheet(as_csv(FILLED), LINKS, OTHER)
    with pytest.raises(LandscapeError, match="is no handle of an expert in row 2"):
        parse_sheet(as_csv([FILLED[0], ["Jane Roe", *FILLED[1][1:]]]), LINKS)


def test_two_rows_of_a_link_are_refused_even_where_one_is_empty() -> None:
    held = [*FILLED, [*FILLED[1][:6], "", "", ""]]
    with pytest.raises(LandscapeError, match="stands in row 2 too in row 5"):
        parse_sheet(as_csv(held), LINKS)


def test_files_that_are_no_sheets_are_refused(tmp_path: Path) -> None:
    with pytest.raises(LandscapeError, match="it cannot be read: no such file"):
        read_sheet(tmp_path / "none.csv", LINKS)
    for data, told in (
        (b"\xff\xfe" + as_csv(FILLED), "neither a workbook nor CSV in UTF-8"),
        (as_csv(FILLED) + b'"open', "badly quoted near line"),
        (b"a\n" * 10_001, "more than 10,000 rows"),
        (b" " * (BYTES_MAX + 1), "more than 16,777,216 bytes"),
        (b"PK\x03\x04", "cut or damaged"),
    ):
        with pytest.raises(LandscapeError, match=told):
            parse_sheet(data, LINKS)


def test_a_sheet_of_some_links_is_read(look: Look) -> None:
    data = as_csv([FILLED[0], FILLED[2]])
    found = parse_sheet(data, LINKS, EXPERT)
    assert append_ratings(look(), found.ratings, CLEAR) == found.ratings
    assert [one.rating.link for one in read_ratings(look())] == [SECOND]
    assert FIRST not in [one.link for one in found.ratings]


@settings(max_examples=200, deadline=None)
@given(st.integers(0, len(as_csv(FILLED)) - 1), st.binary(max_size=3))
def test_a_changed_sheet_is_read_or_refused(place: int, change: bytes) -> None:
    whole = as_csv(FILLED)
    try:
        found = parse_sheet(whole[:place] + change + whole[place + len(change) :], LINKS)
    except LandscapeError as error:
        sentence = error.sentence
    else:
        sentence = ""
        assert {one.link for one in found.ratings} <= {FIRST, SECOND, THIRD}
    assert "\n" not in sentence


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(LandscapeError):
        parse_sheet(data, LINKS)
