"""Rating sheets: what is asked of one expert, as a workbook or as CSV; any subset of links.

A sheet holds the link, our sentence of it and its evidence; the expert fills in the strength, and
may add a confidence and a reason. What is left empty is not rated, and no zero.
"""

import csv
import io
from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from synopsis.landscape.elicitation.rating import (
    CANNOT_SAY,
    NO_INFLUENCE,
    STRENGTHS,
    AskedLink,
    Rating,
    check_handle,
    is_synthetic,
    told_link,
)
from synopsis.landscape.errors import LandscapeError
from synopsis.vocabulary import Confidence

GIVEN = ("expert", "source", "target", "link", "evidence", "lines")
ASKED = ("strength", "confidence", "reason")
COLUMNS = GIVEN + ASKED
RATINGS = "Ratings"
CONFIDENCES = tuple(one.word for one in Confidence)
_WIDTHS = (16, 22, 22, 60, 50, 10, 14, 12, 50)
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")
_SCALE = (
    "3, 2, 1: the source promotes the target strongly, clearly, weakly",
    f"{NO_INFLUENCE}: the source does not act on the target directly",
    "-1, -2, -3: the source restricts the target weakly, clearly, strongly",
    f"{CANNOT_SAY}: you hold no view; it is not counted as no influence",
    "Rate the direct influence only, not what other links carry on.",
    "Leave the strength empty where you do not want to rate a link.",
)
# Texts stay texts, and the same sheet gives the same bytes.
_PLAIN = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed day, since nothing here reads the clock


class Form(StrEnum):
    """The form of a sheet."""

    CSV = "csv"
    XLSX = "xlsx"


def write_sheet(
    links: Sequence[AskedLink], expert: str, form: Form, ratings: Sequence[Rating] = ()
) -> bytes:
    """The sheet of one expert as bytes; `ratings` are what the expert said before, filled in.

    Raises LandscapeError for no links, a link asked twice, and ratings of others.
    """
    check_handle(expert)
    _check_links(links)
    if foreign := [one.expert for one in ratings if one.expert != expert]:
        raise LandscapeError(f"the sheet of {expert} would show ratings of {foreign[0]}")
    said = {one.link: one for one in ratings}
    rows = [_row(one, expert, said.get(one.link)) for one in links]
    return _csv(rows) if form is Form.CSV else _xlsx(rows, expert)


def _check_links(links: Sequence[AskedLink]) -> None:
    asked = [one.link for one in links]
    if not asked:
        raise LandscapeError("a rating sheet asks no link", remedy="name at least one link")
    if twins := [one for one in asked if asked.count(one) > 1]:
        raise LandscapeError(
            f"the link {told_link(twins[0])} is asked twice", where="the rating sheet"
        )


def _row(asked: AskedLink, expert: str, said: Rating | None) -> tuple[str, ...]:
    answer = (
        (said.word, said.confidence.word if said.confidence else "", said.reason)
        if said
        else ("", "", "")
    )
    evidence = "\n".join(asked.evidence)
    return (expert, asked.source, asked.target, asked.sentence, evidence, asked.lines, *answer)


def _csv(rows: Sequence[Sequence[str]]) -> bytes:
    """CSV with a mark of its encoding, as spreadsheets need it to show letters with accents."""
    sink = io.StringIO(newline="")
    writer = csv.writer(sink)
    writer.writerow(COLUMNS)
    writer.writerows(
        [_guarded(name, cell) for name, cell in zip(COLUMNS, row, strict=True)] for row in rows
    )
    return sink.getvalue().encode("utf-8-sig")


def _guarded(column: str, cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; strengths are of a closed list."""
    return f"'{cell}" if column != "strength" and cell.startswith(_FORMULAS) else cell


def _xlsx(rows: Sequence[Sequence[str]], expert: str) -> bytes:
    try:
        import xlsxwriter  # heavy: only when used
    except ImportError as error:
        raise LandscapeError(
            "workbooks are written with XlsxWriter, which is not installed",
            remedy="install security-synopsis[report], or write the sheet as CSV",
        ) from error
    sink = io.BytesIO()
    workbook = xlsxwriter.Workbook(sink, _PLAIN)
    mark = "SYNTHETIC. " if is_synthetic(expert) else ""
    workbook.set_properties({"title": f"{mark}Rating sheet of {expert}", "created": _CREATED})
    _fill(workbook, workbook.add_worksheet(RATINGS), rows)
    scale = workbook.add_worksheet("Scale")
    scale.set_column(0, 0, 100)
    for place, line in enumerate((f"{mark}How to rate", *_SCALE)):
        scale.write_string(place, 0, line)
    scale.protect()
    workbook.close()
    return sink.getvalue()


def _fill(workbook: Any, sheet: Any, rows: Sequence[Sequence[str]]) -> None:  # noqa: ANN401
    """The ratings: all is locked but what the expert fills in, where lists offer the words."""
    head = workbook.add_format({"bold": True, "bg_color": "#d9e1ec", "border": 1})
    locked = workbook.add_format({"text_wrap": True, "valign": "top", "bg_color": "#f2f2f2"})
    open_ = workbook.add_format({"text_wrap": True, "valign": "top", "locked": False, "border": 1})
    for column, (name, width) in enumerate(zip(COLUMNS, _WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, name, head)
        style = open_ if name in ASKED else locked
        for place, row in enumerate(rows, start=1):
            if row[column]:
                sheet.write_string(place, column, row[column], style)
            else:
                sheet.write_blank(place, column, None, style)
    for name, words in (("strength", list(STRENGTHS)), ("confidence", list(CONFIDENCES))):
        column = COLUMNS.index(name)
        sheet.data_validation(
            1, column, len(rows), column,
            {
                "validate": "list",
                "source": words,
                "error_title": f"Not a {name}",
                "error_message": f"Choose one of: {', '.join(words)}",
            },
        )  # fmt: skip
    sheet.freeze_panes(1, 3)
    sheet.protect("", {"format_columns": True, "format_rows": True})
