"""Raw blocks from the passages and tables of a PDF, with the page and line of every word."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from synopsis.report.check.document import Kind, Position
from synopsis.report.check.texts import tables
from synopsis.report.check.texts.clean import clean_text
from synopsis.report.check.texts.pdf.grid import Cell, Table
from synopsis.report.check.texts.pdf.hyphen import is_compound
from synopsis.report.check.texts.pdf.line import Line, Word
from synopsis.report.check.texts.pdf.look import GLUED
from synopsis.report.check.texts.pdf.paragraph import Passage
from synopsis.report.check.texts.raw import Piece, Raw, Role, weave

_MARKS = re.compile(r"[\[(]?\d{1,3}(?:[,;\u2013-]\d{1,3}){0,8}[\])]?[,;]?|[†‡§]{1,3}|[,;]")
_LABEL = re.compile(r"\d{1,3}|[†‡§]{1,3}")
_UNITS = {"m", "km", "cm", "mm", "dm"}
_RAISED = str.maketrans("23", "²³")
_PROSE = 60
ROWS = "this table has two columns of running text, so the order of the reading may be wrong"


def spin(passage: Passage, file: str, counted: Counter[str]) -> Raw | None:
    """A passage as a raw block."""
    skipped = 1 if passage.label and passage.kind in {Kind.ITEM, Kind.FOOTNOTE} else 0
    pieces = _pieces(passage.lines, file, counted, skipped)
    label = passage.label if passage.kind is not Kind.ITEM else _number(passage.label)
    made = weave(passage.kind, pieces, label, passage.level)
    return None if made is None else replace(made, doubt=passage.doubt)


def _number(label: str) -> str:
    return label if any(sign.isalnum() and sign.isascii() for sign in label) else ""


def spin_table(table: Table, number: int, file: str, counted: Counter[str]) -> list[Raw]:
    """The cells of a table as raw blocks, row by row, with the words at their head and side."""
    woven = [
        (cell, weave(Kind.CELL, _pieces(cell.lines, file, counted, 0))) for cell in table.cells
    ]
    cells = [
        tables.Cell(cell.row, cell.column, raw, is_head=cell.row == 0)
        for cell, raw in woven
        if raw is not None
    ]
    made = tables.set_table(number, cells)
    doubt = table.doubt or (ROWS if _is_prose(table.cells) else "")
    return [replace(made[0], doubt=doubt), *made[1:]] if made and doubt else made


def _is_prose(cells: Sequence[Cell]) -> bool:
    """Whether a table has two columns, and both hold running text rather than values."""
    columns = {cell.column for cell in cells}
    if len(columns) != 2:
        return False
    return all(
        any(len(cell.text) > _PROSE and len(cell.lines) > 1 for cell in cells if cell.column == one)
        for one in columns
    )


def _pieces(
    lines: Sequence[Line], file: str, counted: Counter[str], skipped: int
) -> Iterator[Piece]:
    """The words of lines, in pieces: footnotes' marks, and runs of words between them."""
    for index, line in enumerate(lines):
        words = line.words[skipped:] if index == 0 else line.words
        after = lines[index + 1].words[0].text if index + 1 < len(lines) else ""
        place = Position(file, line.number, line.page)
        last = lines[index - 1].words[-1] if index else None
        was_broken = last is not None and (last.is_broken or _is_slashed(last.text, words))
        yield from _line(words, place, after, counted, was_broken=was_broken)


def _is_slashed(last: str, words: Sequence[Word]) -> bool:
    """Whether a line ends behind the slash of two words that are written as one."""
    first = words[0].text if words else ""
    return len(last) > 1 and last.endswith("/") and first[:1].isalnum()


def _line(
    words: Sequence[Word], place: Position, after: str, counted: Counter[str], *, was_broken: bool
) -> Iterator[Piece]:  # fmt: skip
    run, before = "", ""
    for index, word in enumerate(words):
        labels = _labels(word, before)
        if labels is None:
            text = _said(word, before)
            if word.is_broken and index == len(words) - 1 and after:
                text = text if is_compound(text[:-1], after, counted) else text[:-1]
            is_joined = bool(word.flags & GLUED) or (index == 0 and was_broken)
            run += text if is_joined else f" {text}"
        else:
            if run:
                yield Piece(clean_text(run), place)
            run = ""
            yield from (Piece(label, place, Role.MARK) for label in labels)
        before = word.text
    if run:
        yield Piece(clean_text(run), place)


def _labels(word: Word, before: str) -> list[str] | None:
    """The labels that a raised word refers to; none where it is a word of the text."""
    if not word.is_mark or not _MARKS.fullmatch(word.text) or not before:
        return None
    if word.flags & GLUED and before.lower() in _UNITS and word.text in "23":
        return None
    return _LABEL.findall(word.text)


def _said(word: Word, before: str) -> str:
    if word.is_mark and word.flags & GLUED and before.lower() in _UNITS:
        return word.text.translate(_RAISED)
    return word.text
