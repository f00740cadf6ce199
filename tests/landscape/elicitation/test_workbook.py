"""Workbooks from outside: read cell by cell, or refused before they do harm."""

import io
import zipfile

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from synopsis.landscape import LandscapeError
from synopsis.landscape.elicitation.workbook import read_workbook

BOOK = (
    '<workbook xmlns:r="x"><sheets><sheet name="Notes" sheetId="1" r:id="r1"/>'
    '<sheet name="Ratings" sheetId="2" r:id="r2"/></sheets></workbook>'
)
RELATIONS = (
    '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/>'
    '<Relationship Id="r2" Target="/xl/worksheets/sheet2.xml"/></Relationships>'
)
STRINGS = (
    "<sst><si><t>one</t></si><si><r><t>tw</t></r><r><t>o</t></r><rPh><t>x</t></rPh></si></sst>"
)
CELLS = (
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>'
    '<row r="3"><c t="inlineStr"><is><t>in line</t></is></c><c><v>-2</v></c>'
    '<c t="b"><v>1</v></c><c t="str"><f>1+1</f><v>2</v></c></row>'
)


def book(cells: str = CELLS, **parts: str) -> bytes:
    """A workbook by its parts, each of which may be given otherwise or left out by ""."""
    held = {
        "xl/workbook.xml": BOOK,
        "xl/_rels/workbook.xml.rels": RELATIONS,
        "xl/sharedStrings.xml": STRINGS,
        "xl/worksheets/sheet1.xml": "<worksheet/>",
        "xl/worksheets/sheet2.xml": f"<worksheet><sheetData>{cells}</sheetData></worksheet>",
    } | parts
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in held.items():
            if text:
                archive.writestr(name, text)
    return sink.getvalue()


def test_cells_are_read_by_their_places() -> None:
    grid = read_workbook(book(), "Ratings")
    assert grid.rows == ((1, ("one", "", "two")), (3, ("in line", "-2", "TRUE", "2")))
    assert grid.formulas == {3}


def test_the_first_sheet_is_read_where_none_has_the_name() -> None:
    assert read_workbook(book(), "Other").rows == ()


def test_a_workbook_of_a_common_writer_is_read() -> None:
    sink = io.BytesIO()
    with xlsxwriter.Workbook(sink) as written:
        sheet = written.add_worksheet("Ratings")
        sheet.write_row(0, 0, ["a", 2, -1.5])
        sheet.write_rich_string(1, 1, "plain ", written.add_format({"bold": True}), "bold")
        sheet.write_formula(2, 0, "=1+1", value=2)
    grid = read_workbook(sink.getvalue(), "Ratings")
    assert grid.rows == ((1, ("a", "2", "-1.5")), (2, ("", "plain bold")), (3, ("2",)))
    assert grid.formulas == {3}


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"PK\x03\x04 cut", "it is cut or damaged"),
        (book()[:-60], "it is cut or damaged"),
        (book(**{"xl/workbook.xml": ""}), "it is no workbook"),
        (book(**{"xl/_rels/workbook.xml.rels": ""}), "it is no workbook"),
        (book(**{"xl/workbook.xml": "<workbook/>"}), "it has no sheet"),
        (book(**{"xl/worksheets/sheet2.xml": ""}), "it has no sheet"),
        (book("<row>"), "one of its parts is not whole"),
        (book('<row r="99999"/>'), "a row of it is numbered '99999', and 10,000 rows"),
        (book('<row r="0"/>'), "a row of it is numbered '0'"),
        (book('<row><c r="XFD1"><v>1</v></c></row>'), "more than 100 columns"),
        (book('<row><c t="s"><v>7</v></c></row>'), "names a text that is not there"),
        (book('<row><c t="s"><v>-1</v></c></row>'), "names a text that is not there"),
        (book(**{"xl/sharedStrings.xml": f"<sst><si><t>{'x' * 40_000}</t></si></sst>"}), "32,767"),
        (
            book(**{"xl/sharedStrings.xml": '<!DOCTYPE s [<!ENTITY a "b">]><sst>&a;</sst>'}),
            "declares a document type, as an attack would",
        ),
        (book(**{f"x{one}": "y" for one in range(300)}), "it has too many parts"),
        (book(f"<!--{' ' * (33 << 20)}-->"), "it is too large"),
    ],
)
def test_hostile_workbooks_are_refused_in_one_sentence(data: bytes, told: str) -> None:
    with pytest.raises(LandscapeError, match=told) as refused:
        read_workbook(data, "Ratings")
    assert "save the sheet as CSV" in refused.value.sentence


@settings(max_examples=100, deadline=None)
@given(st.integers(0, len(book()) - 1), st.integers(0, 255))
def test_a_changed_byte_is_read_or_refused(place: int, byte: int) -> None:
    data = bytearray(book())
    data[place] = byte
    try:
        grid = read_workbook(bytes(data), "Ratings")
    except LandscapeError:
        return
    assert len(grid.rows) <= 2
