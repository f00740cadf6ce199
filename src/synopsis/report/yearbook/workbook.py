"""The yearbook as a workbook, in the form in which market researchers read tables.

A sheet of contents and rules, then a sheet for each chapter with its tables one below another
under one frozen head. The same yearbook gives the same bytes.
"""

import io
import re
from datetime import UTC, datetime, time
from typing import Any

from synopsis.report.yearbook import wording
from synopsis.report.yearbook.chapter_sheet import HEAD_ROWS, ChapterSheet
from synopsis.report.yearbook.styles import Styles
from synopsis.survey import tabulate

_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME = 31
_CONTENTS = "Contents"
_LINE = 120
# A name that Excel keeps for itself.
_RESERVED = {"history"}
# Texts stay texts: what a questionnaire says is never a formula, an address or a number.
_PLAIN = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write_workbook(yearbook: tabulate.Yearbook) -> bytes:
    """The whole workbook as the bytes of an XLSX file."""
    import xlsxwriter  # heavy: only when used

    sink = io.BytesIO()
    workbook = xlsxwriter.Workbook(sink, _PLAIN)
    styles = Styles.of(workbook)
    _describe(workbook, yearbook)
    contents = workbook.add_worksheet(_CONTENTS)
    places = []
    taken = {_CONTENTS.casefold()}
    for chapter, tables in wording.chapters(yearbook):
        name = sheet_name(wording.heading(chapter), taken)
        sheet = ChapterSheet(workbook.add_worksheet(name), styles, yearbook)
        starts = sheet.write(wording.heading(chapter), tables)
        places += [(name, row, table) for row, table in zip(starts, tables, strict=True)]
        _set_up(sheet.sheet, yearbook, chapter)
    _write_contents(contents, styles, yearbook, places)
    _set_up(contents, yearbook, "")
    workbook.close()
    return sink.getvalue()


def sheet_name(text: str, taken: set[str]) -> str:
    """A name that a sheet may bear, unlike those taken, which it joins."""
    plain = _FORBIDDEN.sub(" ", text).strip()[:_LONGEST_NAME] or "Sheet"
    name, number = plain, 2
    while name.casefold() in taken | _RESERVED:
        ending = f" {number}"
        name, number = plain[: _LONGEST_NAME - len(ending)] + ending, number + 1
    taken.add(name.casefold())
    return name


def _describe(workbook: Any, yearbook: tabulate.Yearbook) -> None:  # noqa: ANN401
    """The file's own properties, dated by the wave and not by the clock."""
    book = yearbook.codebook
    mark = f"{wording.SYNTHETIC}. " if book.is_synthetic else ""
    workbook.set_properties(
        {
            "title": f"{mark}{wording.title(yearbook)}",
            "subject": f"{mark}{book.population}, {book.first} to {book.last}",
            "author": book.origin.producer,
            "comments": " ".join(wording.rules(yearbook)),
            "status": "SYNTHETIC" if book.is_synthetic else "",
            "created": datetime.combine(book.last, time(), UTC).replace(tzinfo=None),
        }
    )


def _set_up(sheet: Any, yearbook: tabulate.Yearbook, chapter: str) -> None:  # noqa: ANN401
    """Paper: landscape A4, heads on every page, the wave above and the page below."""
    mark = f"{wording.SYNTHETIC}   " if yearbook.codebook.is_synthetic else ""
    name = _in_margin(f"{mark}{wording.title(yearbook)}")
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(0.4, 0.4, 0.6, 0.6)
    sheet.fit_to_pages(max(1, -(-len(yearbook.columns) // 18)) if chapter else 1, 0)
    sheet.set_header(f"&L{name}&R{_in_margin(wording.heading(chapter))}")
    sheet.set_footer(f"&L{_in_margin(mark)}&R&P / &N")
    sheet.hide_gridlines(2)
    if chapter:
        sheet.repeat_rows(0, HEAD_ROWS - 1)
        sheet.repeat_columns(0)
    if mark:
        sheet.set_tab_color("#c4b66e")


def _in_margin(text: str) -> str:
    """A text in a header, where an ampersand begins a command; at most 120 signs are kept."""
    return text[:120].replace("&", "&&")


def _write_contents(
    sheet: Any,  # noqa: ANN401
    styles: Styles,
    yearbook: tabulate.Yearbook,
    places: list[tuple[str, int, tabulate.Table]],
) -> None:
    """What the wave is, by which rules its tables were made, what signs mean, and the list."""
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 100)
    row = 0
    if yearbook.codebook.is_synthetic:
        sheet.write_string(row, 0, wording.SYNTHETIC, styles.warning)
        sheet.write_blank(row, 1, None, styles.warning)
        row += 1
    sheet.write_string(row, 0, wording.title(yearbook), styles.title)
    sheet.set_row(row, 24)
    row += 2
    for name, text in wording.facts(yearbook):
        sheet.write_string(row, 0, name, styles.small)
        sheet.write_string(row, 1, text, styles.text)
        row += 1
    row = _write_list(
        sheet, styles, row + 1, "Rules", [("", one) for one in wording.rules(yearbook)]
    )
    low = f"low base, under {yearbook.house.flag_below} respondents: read with care"
    signs = [*wording.key(), ("shaded", low)]
    row = _write_list(sheet, styles, row + 1, "Signs", signs)
    notes = [("", one) for one in yearbook.footnotes]
    row = _write_list(sheet, styles, row + 1, "Designation", notes)
    sheet.write_string(row + 1, 0, "Tables", styles.label)
    for at, (name, start, table) in enumerate(places, start=row + 2):
        target = f"internal:'{name}'!A{start + 1}"
        sheet.write_url(at, 0, target, styles.link, string=table.question.id)
        sheet.write_string(at, 1, wording.wording(yearbook, table), styles.text)


def _write_list(
    sheet: Any,  # noqa: ANN401
    styles: Styles,
    row: int,
    name: str,
    pairs: list[tuple[str, str]],
) -> int:
    sheet.write_string(row, 0, name, styles.label)
    for at, (sign, text) in enumerate(pairs, start=row + 1):
        sheet.write_string(at, 0, sign, styles.small)
        sheet.write_string(at, 1, text, styles.text)
        sheet.set_row(at, 13 * (1 + len(text) // _LINE) + 1)
    return row + 1 + len(pairs)
