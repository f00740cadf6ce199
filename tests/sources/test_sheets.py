import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopsis.sources import bundle
from synopsis.sources.archive import open_archive
from synopsis.sources.errors import SourceError, UnreadableError
from synopsis.sources.sheets import read_sheets
from tests.sources.snapshots import is_sentence, splice, zipped
from tests.sources.workbooks import workbook

BOOK = workbook({"Notes": [["made up"]], "Data": [["a title"], ["Code", "Year\nof it"], ["X", 2]]})


def rewritten(find: bytes, replace: bytes) -> bytes:
    """The workbook with something else in each of its parts."""
    parts = open_archive(BOOK)
    return bundle({name: part.replace(find, replace) for name, part in parts.items()})


def test_sheets_of_a_workbook_keep_names_and_numbers_of_rows() -> None:
    notes, data = read_sheets(BOOK)
    assert (notes.name, notes.rows) == ("Notes", ((1, ("made up",)),))
    assert data.rows[2] == (3, ("X", "2"))


def test_blank_rows_are_left_out_and_still_counted() -> None:
    (sheet,) = read_sheets(workbook({"A": [["x"], [None], ["y"]]}))
    assert [number for number, _ in sheet.rows] == [1, 3]
    (table,) = read_sheets(b"x\n\n,\ny\n")
    assert [number for number, _ in table.rows] == [1, 4]


def test_numbers_keep_their_digits() -> None:
    (sheet,) = read_sheets(workbook({"A": [[0.1, 7.0, -0.25, 1e-7, None, "x"]]}))
    assert sheet.rows[0][1] == ("0.1", "7", "-0.25", "1e-07", "", "x")


def test_header_is_found_below_a_title() -> None:
    grid = read_sheets(BOOK)[1].below(("code", "Year of it"))
    assert grid is not None
    assert grid.above == (("a title", ""),)
    assert grid.rows == ((3, ("X", "2")),)
    assert grid.locator(3, "Code") == "sheet Data, row 3, column Code"
    with pytest.raises(UnreadableError, match="the column 'Value' of the sheet 'Data' is missing"):
        grid.place_of("Value")


def test_sheet_without_the_names_has_nothing_below_them() -> None:
    assert read_sheets(BOOK)[0].below(("Code",)) is None


def test_workbook_in_an_archive_is_read() -> None:
    assert read_sheets(zipped({"data.xlsx": BOOK, "readme.txt": b"x"})) == read_sheets(BOOK)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (zipped({"a.xlsx": BOOK, "b.csv": b"x"}), "not one table"),
        (zipped({}), "the archive holds nothing"),
        (zipped({"xl/workbook.xml": b"<workbook"}), "the workbook is refused"),
        (zipped({"xl/workbook.xml": b"<workbook/>"}), "the workbook is damaged"),
        (rewritten(b'encoding="UTF-8"', b'encoding="UTF-99"'), "is encoded in 'UTF-99'"),
        (rewritten(b'<c r="A1"', b'<c r="ZZZZ1"'), "the workbook is refused"),
        (BOOK[:400], "cut or damaged"),
        (b'a,"b\n', "badly quoted"),
        (b"<html></html>", "HTML page"),
    ],
)
def test_sheets_refuse_in_one_sentence(data: bytes, what: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_sheets(data)
    assert what in caught.value.sentence


@given(st.integers(0, len(BOOK)), st.binary(min_size=1, max_size=8))
def test_damaged_workbooks_fail_only_with_a_source_error(place: int, piece: bytes) -> None:
    try:
        said = str(len(read_sheets(splice(BOOK, place, piece)))) + "."
    except SourceError as error:
        said = error.sentence
    assert is_sentence(said)


@given(st.lists(st.lists(st.text("a1 ,\"\n'", max_size=4), min_size=1, max_size=4), max_size=4))
def test_workbook_gives_back_what_was_written(rows: list[list[str]]) -> None:
    (sheet,) = read_sheets(workbook({"A": rows}))
    width = max((len(row) for row in rows), default=0)
    wanted = [(*row, *[""] * (width - len(row))) for row in rows]
    assert [cells for _, cells in sheet.rows] == [row for row in wanted if any(row)]
