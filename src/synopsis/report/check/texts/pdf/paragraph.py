"""Paragraphs: which lines of a column belong together, and which of them are heads and items."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from synopsis.report.check.document import Kind
from synopsis.report.check.texts.pdf.column import Column
from synopsis.report.check.texts.pdf.line import Line

_BULLET = re.compile(r"[•‣▪▫◦●○■□➢➤\u2043∙·\u2013\u2014\uf0b7\uf0a7\uf0d8-]")
_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]|\d{1,2}(?:\.\d{1,2}){1,3}[.)]?")
_STOP = re.compile(r"[.!?:;…][\"'”\u2019»)\]]{0,3}$")
_CONTENTS = re.compile(r"(?:\.\s?|…\s?|·\s?){4,200}\s*[\divxlc]{1,5}$")
_HEADED = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}\.?")


@dataclass(eq=False, slots=True)
class Passage:
    """Lines that belong together: what they are, their number or bullet, and any doubt."""

    kind: Kind
    lines: list[Line]
    label: str = ""
    level: int = 1
    doubt: str = ""
    is_open: bool = False

    def length(self) -> int:
        """How many characters its lines have."""
        return sum(len(line.text) for line in self.lines)


@dataclass(frozen=True, slots=True)
class Body:
    """How running text looks: its size, the step from line to line, and whether it is bold."""

    size: float
    step: float
    is_bold: bool = False


def passages(lines: Sequence[Line], column: Column, body: Body) -> list[Passage]:
    """The passages of some lines of a column, from the top."""
    made: list[Passage] = []
    prose = [line for line in lines if not _CONTENTS.search(line.text)]
    for index, line in enumerate(prose):
        before = prose[index - 1] if index else None
        if before is None or _begins(before, line, made[-1], column, body):
            made.append(_begun(line, body))
        else:
            made[-1].lines.append(line)
    for one in made:
        one.is_open = _is_open(one, column.right)
        if one.kind is Kind.HEADING and one.length() > 250:
            one.kind = Kind.PARAGRAPH
    return made


def _begun(line: Line, body: Body) -> Passage:
    bullet = bullet_of(line)
    if is_heading(line, body):
        return Passage(Kind.HEADING, [line], _label(line))
    if bullet:
        return Passage(Kind.ITEM, [line], bullet)
    return Passage(Kind.PARAGRAPH, [line])


def bullet_of(line: Line) -> str:
    """The bullet or number at the head of a line; empty where it has none."""
    if len(line.words) < 2 or line.words[0].is_mark:  # a bullet and a word
        return ""
    first = line.words[0].text
    if _BULLET.fullmatch(first) or _NUMBER.fullmatch(first):
        return first
    return ""


def _label(line: Line) -> str:
    first = line.words[0].text
    return first.strip(".") if len(line.words) > 1 and _HEADED.fullmatch(first) else ""


def is_heading(line: Line, body: Body) -> bool:
    """Whether a line is set as a head: larger than the text, or bold throughout."""
    text = line.text
    if line.size >= 1.12 * body.size and any(sign.isalpha() for sign in text):
        return True
    is_short = len(text) < 160 and not text.endswith((".", ";", ","))
    return (
        line.is_bold
        and not body.is_bold
        and is_short
        and line.size > 0.97 * body.size
        and any(map(str.isalpha, text))
    )


def _begins(before: Line, line: Line, made: Passage, column: Column, body: Body) -> bool:
    """Whether a line begins a passage of its own."""
    if abs(before.size - line.size) > 0.06 * before.size or is_heading(line, body) != (
        made.kind is Kind.HEADING
    ):
        return True
    step = before.base - line.base
    usual = body.step if made.kind is not Kind.HEADING else 1.3
    if step > (usual + 0.28) * line.size or step < -0.5 * line.size:
        return True
    if made.kind is Kind.HEADING:
        return _label(line) != "" and line.left <= before.left + 1
    left, right, first = column.left, column.right, line.words[0]
    has_room = (
        before.right + 0.25 * line.size + (first.right - first.left) < right - 0.15 * line.size
    )
    if bullet_of(line) and line.left <= made.lines[0].left + 0.5 * line.size + 1:
        return has_room or bool(_STOP.search(before.text)) or made.kind is Kind.ITEM
    return _is_set_off(before, line, made, left) or (has_room and _ends(before, line, right))


def _is_set_off(before: Line, line: Line, made: Passage, left: float) -> bool:
    """Whether the first line is set in, or the passage before was set in as a whole."""
    deep = 0.6 * line.size
    if made.kind is Kind.ITEM:
        text_left = made.lines[0].words[1].left
        return line.left < text_left - deep and line.left < made.lines[-1].left - deep
    is_in = line.left > before.left + deep and (len(made.lines) > 1 or before.left <= left + deep)
    return is_in and bool(_STOP.search(before.text))


def _ends(line: Line, after: Line, right: float) -> bool:
    """Whether a line that leaves room ends its passage: by a stop, or by leaving much of it."""
    if _STOP.search(_without_marks(line)):
        return True
    goes_on = line.words[-1].is_broken or after.words[0].text[:1].islower()
    return not goes_on and right - line.right > 0.3 * max(right - line.left, 1.0)


def _without_marks(line: Line) -> str:
    words = list(line.words)
    while words and words[-1].is_mark:
        words.pop()
    return words[-1].text if words else ""


def _is_open(one: Passage, right: float) -> bool:
    """Whether a passage may go on in the next column or on the next page."""
    last = one.lines[-1]
    if one.kind is Kind.HEADING or _STOP.search(_without_marks(last)):
        return False
    return last.right > right - 0.35 * max(right - last.left, 1.0) or last.words[-1].is_broken
