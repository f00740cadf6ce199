import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from python_calamine import CalamineWorkbook

from synopsis.evidence import waves
from synopsis.report.yearbook import write_workbook
from synopsis.report.yearbook.workbook import sheet_name
from synopsis.survey import tabulate

DASH = "\N{EN DASH}"

Cells = Sequence[Sequence[object]]


def sheets(data: bytes) -> dict[str, Cells]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def parts(data: bytes, pattern: str) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return [file.read(name).decode() for name in file.namelist() if re.search(pattern, name)]


def test_workbook_has_contents_and_a_sheet_for_each_chapter(yearbook: tabulate.Yearbook) -> None:
    assert list(sheets(write_workbook(yearbook))) == ["Contents", "General", "Crime", "Outlook"]


def test_workbook_is_the_same_bytes_each_time(yearbook: tabulate.Yearbook) -> None:
    assert write_workbook(yearbook) == write_workbook(yearbook)


def test_texts_that_look_like_formulas_stay_texts(yearbook: tabulate.Yearbook) -> None:
    data = write_workbook(yearbook)
    assert not any("<f>" in part for part in parts(data, "worksheets/sheet"))
    general = sheets(data)["General"]
    assert any(str(row[0]).endswith("=What is the gravest threat?") for row in general)
    assert [row[0] for row in general if str(row[0]).startswith("+")] == ["+Cyber attack"]


def test_synthetic_stands_on_every_sheet_in_cell_header_and_footer(
    yearbook: tabulate.Yearbook, asked: tabulate.Yearbook
) -> None:
    data = write_workbook(yearbook)
    assert all(str(rows[0][0]).startswith("SYNTHETIC") for rows in sheets(data).values())
    for part in parts(data, "worksheets/sheet"):
        assert "<oddHeader>&amp;LSYNTHETIC" in part
        assert "<oddFooter>&amp;LSYNTHETIC" in part
    plain = write_workbook(asked)
    assert not any("made by a simulator" in part for part in parts(plain, "xml$"))


def test_bases_shares_intervals_and_letters_stand_below_each_other(
    yearbook: tabulate.Yearbook,
) -> None:
    rows = sheets(write_workbook(yearbook))["General"]
    names = [str(row[0]) for row in rows]
    start = names.index("safety. How safe do you feel?")
    assert names[start + 2 : start + 7] == [
        "Respondents (unweighted base)", "Weighted base", "Effective base",
        "Design effect (middle answer)", "Degrees of freedom",
    ]  # fmt: skip
    line = names.index("Rather unsafe")
    assert rows[line][1] == pytest.approx(yearbook.tables[0].share[1, 0])
    assert re.fullmatch(rf"\d+{DASH}\d+", str(rows[line + 1][1]))


def test_hidden_cells_are_signs_and_an_economy_without_data_has_no_number(
    yearbook: tabulate.Yearbook,
) -> None:
    rows = sheets(write_workbook(yearbook))["General"]
    kosovo = yearbook.place("XKX") + 1
    values = {row[kosovo] for row in rows[4:] if row[kosovo] != ""}
    assert values == {DASH}
    assert any(cell == "(c)" for row in rows for cell in row)


def test_silences_are_counted_for_the_region_alone(yearbook: tabulate.Yearbook) -> None:
    rows = [row for rows in sheets(write_workbook(yearbook)).values() for row in rows]
    silent = [row for row in rows if str(row[0]).startswith("Not in the base")]
    assert silent
    for row in silent:
        assert isinstance(row[1], float)
        assert row[1] >= yearbook.house.disclose_at_least
        assert set(row[2:]) == {""}


def test_a_silence_of_few_is_not_counted_at_all(yearbook: tabulate.Yearbook) -> None:
    few = np.full(len(yearbook.columns), 3)
    tables = tuple(
        replace(one, silences=((waves.Silence.REFUSED, few),)) for one in yearbook.tables
    )
    rows = sheets(write_workbook(replace(yearbook, tables=tables)))["General"]
    assert not any(str(row[0]).startswith("Not in the base") for row in rows)


def test_signs_of_hidden_cells_are_one_and_unshaded(yearbook: tabulate.Yearbook) -> None:
    data = write_workbook(yearbook)
    signs = [row[0] for row in sheets(data)["Contents"]]
    assert signs.count("(c)") == 1
    assert "(d)" not in signs
    assert "lightUp" not in parts(data, "styles.xml")[0]


def test_rules_are_printed_under_every_table(yearbook: tabulate.Yearbook) -> None:
    rows = sheets(write_workbook(yearbook))["General"]
    notes = [str(row[0]) for row in rows if "degrees of freedom" in str(row[0])]
    assert len([note for note in notes if note.startswith("Intervals: logit, 95%")]) == 2


def test_designation_has_its_footnote_on_every_sheet(yearbook: tabulate.Yearbook) -> None:
    for rows in sheets(write_workbook(yearbook)).values():
        assert any("without prejudice to positions on status" in str(c) for r in rows for c in r)


def test_heads_stay_in_sight_and_are_printed_on_each_page(yearbook: tabulate.Yearbook) -> None:
    data = write_workbook(yearbook)
    pages = parts(data, "worksheets/sheet[234]")
    assert all('state="frozen"' in page and 'orientation="landscape"' in page for page in pages)
    assert "_xlnm.Print_Titles" in parts(data, "workbook.xml$")[0]


@pytest.mark.parametrize(
    ("text", "name"),
    [("Crime: arms/drugs?", "Crime  arms drugs"), ("a" * 40, "a" * 31), ("''", "Sheet"),
     ("General", "General 2"), ("History", "History 2")],
)  # fmt: skip
def test_sheet_names_are_such_as_a_workbook_bears(text: str, name: str) -> None:
    assert sheet_name(text, {"general", "contents"}) == name
