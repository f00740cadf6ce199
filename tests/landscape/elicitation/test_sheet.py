"""Sheets ask what was asked, and hold nothing that a spreadsheet would run."""

import csv
import io
import sys
import zipfile

import pytest
from python_calamine import CalamineWorkbook

from synopsis.landscape import LandscapeError
from synopsis.landscape.elicitation.sheet import COLUMNS, Form, write_sheet
from synopsis.vocabulary import Confidence
from tests.landscape.elicitation.samples import EXPERT, LINKS, OTHER, SECOND, rating


def grid(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_csv_sheet_shows_sentence_and_evidence_and_leaves_strengths_empty() -> None:
    head, first, *rest = grid(write_sheet(LINKS, EXPERT, Form.CSV))
    assert tuple(head) == COLUMNS
    assert first == [
        EXPERT, "weak_rule", "smuggling", "Weak institutions make smuggling easier.", "R1\nR2",
        "12-14", "", "", "",
    ]  # fmt: skip
    assert len(rest) == 2


def test_no_cell_begins_as_a_formula_does() -> None:
    for row in grid(write_sheet(LINKS, EXPERT, Form.CSV))[1:]:
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)
    data = write_sheet(LINKS, EXPERT, Form.XLSX)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert b"<f>" not in b"".join(archive.read(name) for name in archive.namelist())


def test_a_workbook_is_locked_but_for_the_answers_and_offers_the_scale() -> None:
    data = write_sheet(LINKS, EXPERT, Form.XLSX)
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    assert book.sheet_names == ["Ratings", "Scale"]
    rows = book.get_sheet_by_name("Ratings").to_python()
    assert tuple(rows[0]) == COLUMNS
    assert rows[2][1:5] == ["smuggling", "tension", "Smuggling raises tension.", "=HYPERLINK(1)"]
    assert book.get_sheet_by_name("Scale").to_python()[0] == ["SYNTHETIC. How to rate"]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<sheetProtection" in sheet
    assert "3,2,1,no influence,-1,-2,-3,cannot say" in sheet
    assert 'sqref="G2:G4"' in sheet


@pytest.mark.parametrize("form", list(Form))
def test_the_same_sheet_gives_the_same_bytes(form: Form) -> None:
    assert write_sheet(LINKS, EXPERT, form) == write_sheet(LINKS, EXPERT, form)


def test_earlier_ratings_of_the_same_expert_are_filled_in() -> None:
    said = [rating(-3, link=SECOND, confidence=Confidence.HIGH, reason="-seen"), rating(None)]
    rows = grid(write_sheet(LINKS, EXPERT, Form.CSV, said))
    assert [row[6:] for row in rows[1:]] == [
        ["cannot say", "", ""],
        ["-3", "high", "'-seen"],
        ["", "", ""],
    ]


def test_without_its_library_a_workbook_is_refused_and_csv_is_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(LandscapeError, match=r"security-synopsis\[report\], or write"):
        write_sheet(LINKS, EXPERT, Form.XLSX)
    assert write_sheet(LINKS, EXPERT, Form.CSV)


def test_nonsense_is_refused() -> None:
    with pytest.raises(LandscapeError, match="asks no link"):
        write_sheet([], EXPERT, Form.CSV)
    with pytest.raises(LandscapeError, match="weak_rule -> smuggling is asked twice"):
        write_sheet([LINKS[0], LINKS[0]], EXPERT, Form.XLSX)
    with pytest.raises(LandscapeError, match="would show ratings of SYNTHETIC-02"):
        write_sheet(LINKS, EXPERT, Form.CSV, [rating(expert=OTHER)])
    with pytest.raises(LandscapeError, match="is no handle"):
        write_sheet(LINKS, "Jane Roe", Form.CSV)
