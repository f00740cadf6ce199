"""Workbooks: one sheet as a table; what would not fit into memory is refused before it is built."""

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synopsis.sources.archive import open_archive
from synopsis.sources.errors import SourceError, UnreadableError
from synopsis.sources.table.xlsx import read_sheet
from tests.sources.snapshots import splice, zipped
from tests.sources.table_kinds import as_xlsx, workbook

LINES = [("geo", "year", "n"), ("ALB", "2020", "1"), (), ("XKX", "2021", "")]
WHOLE = as_xlsx(LINES)
ONE = '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row>'


def rows(data: bytes, sheet: str = "", header_row: int = 1) -> list[tuple[str, Mapping[str, str]]]:
    return list(read_sheet(data, sheet, header_row).rows)


def refusal(data: bytes, sheet: str = "", header_row: int = 1) -> str:
    with pytest.raises(UnreadableError) as caught:
        read_sheet(data, sheet, header_row)
    assert len(caught.value.sentence) < 500
    return caught.value.sentence


def test_sheet_is_a_table_with_its_own_row_numbers() -> None:
    assert read_sheet(WHOLE).columns == ("geo", "year", "n")
    assert rows(WHOLE) == [
        ("row 2 of sheet Data", {"geo": "ALB", "year": "2020", "n": "1"}),
        ("row 4 of sheet Data", {"geo": "XKX", "year": "2021", "n": ""}),
    ]


def test_header_may_stand_below_a_title_and_right_of_the_first_column() -> None:
    data = as_xlsx([("A title",), (), ("", "geo", "", "n"), ("x", "ALB", "y", "1")])
    assert rows(data, header_row=3) == [("row 4 of sheet Data", {"geo": "ALB", "n": "1"})]


def test_sheet_is_chosen_by_name_and_never_guessed() -> None:
    two = as_xlsx(LINES, ["Notes", "Data"])
    assert "the workbook has the sheets Notes, Data" in refusal(two)
    assert "the workbook has the sheets Notes, Data" in refusal(two, "data")
    assert rows(two, "Data")[0][0] == "row 2 of sheet Data"
    hidden = as_xlsx(LINES, ["Notes", "Data"], hidden=["Notes"])
    assert rows(hidden)[0][0] == "row 2 of sheet Data"
    assert rows(hidden, "Notes")[0][0] == "row 2 of sheet Notes"


def test_cells_keep_their_digits() -> None:
    strings = "<si><t>geo</t></si><si><r><t>Kos</t></r><r><t>ovo*</t></r></si>"
    cells = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>n</t></is></c></row>'
        '<row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2"><v>0.1</v></c></row>'
        '<row r="3"><c><v>7</v></c><c t="b"><v>1</v></c></row>'
        '<row r="4"><c r="A4"><v>16340829.000000006</v></c><c r="B4" t="e"><v>#N/A</v></c></row>'
    )
    assert [line for _, line in rows(workbook({"Data": cells}, strings))] == [
        {"geo": "Kosovo*", "n": "0.1"},
        {"geo": "7", "n": "true"},
        {"geo": "16340829.000000006", "n": ""},
    ]


@pytest.mark.parametrize(
    ("cells", "what"),
    [
        (f'{ONE}<row r="1048576"><c r="XFD1048576"/></row>', "a sheet spans 1,048,576 rows and 16"),
        (f'{ONE}<row r="1048576"><c/></row><row r="2"><c r="ZZ2"/></row>', "a sheet spans"),
        (f'{ONE}<row r="4294967295"/>', "a row of it is numbered '4294967295'"),
        (f'{ONE}<row r="2"><c r="A0"/></row>', "a cell of it is named 'A0'"),
        (f'{ONE}<row r="2"><c r="$A$2"/></row>', "a cell of it is named '$A$2'"),
        (f'{ONE}<x:row r="1048576" xmlns:x="u"><x:c r="ZZZ9999"/></x:row>', "a sheet spans"),
        (f"{ONE}<row", "xl/worksheets/s1.xml' is not whole"),
        (f'{ONE}<row r="1"><c r="A1" t="s"><v>7</v></c></row>', "the workbook is damaged"),
        ("", "has 0 rows, and none is row 1"),
        ('<row r="1"><c r="B2"><v>1</v></c></row>', "row 1 of sheet Data names no column"),
    ],
)
def test_sheet_that_cannot_be_laid_out_is_refused(cells: str, what: str) -> None:
    assert what in refusal(workbook({"Data": cells}))


def test_text_that_cells_repeat_is_measured() -> None:
    long = f"<si><t>{'x' * 30_000}</t></si>"
    cells = "".join(f'<row r="{at}"><c t="s"><v>0</v></c></row>' for at in range(1, 20_000))
    assert "repeat more than 268,435,456 signs" in refusal(workbook({"Data": cells}, long))


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"content.xml": b"<a/>"}, "it is a zip archive of another kind"),
        ({"xl/workbook.bin": b""}, "it is a zip archive of another kind"),
        ({"XL/workbook.xml": b"<a/>"}, "it is a zip archive of another kind"),
        ({"xl/styles.xml": b"<!DOCTYPE a><a/>"}, "declares a document type"),
        ({"xl/a.xml": b'<?xml version="1.0" encoding="cp037"?><a/>'}, "is encoded in 'cp037'"),
        ({"xl/a.xml": "<a/>".encode("utf-16")}, "is not whole (it is in UTF-16 or UTF-32)"),
        ({"xl/a.png": "<sheetData/>".encode("utf-16-le")}, "part 'xl/a.png' is not whole"),
        ({"xl/sheet.jpg": b"<sheetData><row"}, "its part 'xl/sheet.jpg' is not whole"),
        ({"xl/workbook.xml": b"<a/>"}, "the workbook"),
        ({"xl/deep.zip": b""}, "the entry 'xl/deep.zip' is an archive itself"),
    ],
)
def test_part_that_nobody_measured_is_refused(change: Mapping[str, bytes], what: str) -> None:
    assert what in refusal(zipped({**open_archive(WHOLE), **change}))


def test_picture_among_the_parts_does_no_harm() -> None:
    picture = {"xl/media/image1.png": b"\x89PNG\r\n\x1a\n\x00\x00"}
    assert rows(zipped(dict(open_archive(WHOLE)) | picture)) == rows(WHOLE)


def test_archive_that_is_no_workbook_is_refused() -> None:
    assert "of another kind" in refusal(zipped({"table.csv": b"a,b\n"}))


TEXTS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P")), min_size=1, max_size=8)


@given(st.lists(st.lists(TEXTS, min_size=3, max_size=3), min_size=1, max_size=6))
def test_sheet_gives_back_the_cells_that_were_written(lines: list[list[str]]) -> None:
    found = rows(as_xlsx([("a", "b", "c"), *lines]))
    assert [list(line.values()) for _, line in found] == lines


@settings(max_examples=60)
@given(st.data())
def test_damage_gives_a_table_or_one_sentence(data: st.DataObject) -> None:
    parts = dict(open_archive(WHOLE))
    name = data.draw(st.sampled_from(sorted(parts)))
    place = data.draw(st.integers(0, len(parts[name])))
    parts[name] = splice(parts[name], place, data.draw(st.binary(min_size=1, max_size=6)))
    try:
        read_sheet(zipped(parts))
    except SourceError as error:
        assert "\n" not in error.sentence  # noqa: PT017
