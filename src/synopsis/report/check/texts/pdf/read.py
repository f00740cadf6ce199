"""A PDF as raw blocks: pages taken apart into columns, and put together as they are read."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from synopsis.report.check.document import Kind
from synopsis.report.check.texts.apart.refused import AGAIN
from synopsis.report.check.texts.apart.run import read_apart
from synopsis.report.check.texts.doubts import BLANK
from synopsis.report.check.texts.pdf.column import DOUBT, Column, gutters, order_columns
from synopsis.report.check.texts.pdf.edge import PageLines, page_of, without_edges
from synopsis.report.check.texts.pdf.finish import captions, finish
from synopsis.report.check.texts.pdf.grid import Table, find_tables
from synopsis.report.check.texts.pdf.hyphen import count_words
from synopsis.report.check.texts.pdf.line import Line
from synopsis.report.check.texts.pdf.note import notes_of, part_notes
from synopsis.report.check.texts.pdf.paragraph import Body, Passage, passages
from synopsis.report.check.texts.pdf.rows import parts_of, rows_of
from synopsis.report.check.texts.pdf.spin import spin, spin_table
from synopsis.report.check.texts.raw import Raw, Wish
from synopsis.report.check.texts.refusing import refused
from synopsis.report.errors import ReportError

READER = "synopsis.report.check.texts.pdf.words"
# How many lines must reach the right side for it to be known.
_FULL = 4
_FEW = 20
# The usual step from line to line, in sizes of the type.
_SINGLE = 1.3


@dataclass(eq=False, slots=True)
class _Flow:
    """What is read so far: the text, the footnotes, and the words of the document."""

    body: Body
    marks: list[set[str]]
    parts: list[Passage | Table] = field(default_factory=list)
    notes: list[Passage] = field(default_factory=list)

    def add(self, made: Sequence[Passage]) -> None:
        """Passages of a column, the first of which may go on with the last of the one before."""
        last = next((one for one in reversed(self.parts)), None)
        rest = list(made)
        if rest and isinstance(last, Passage) and _goes_on(last, rest[0]):
            last.lines += rest[0].lines
            last.is_open = rest[0].is_open
            rest = rest[1:]
        self.parts += rest

    def note(self, lines: Sequence[Line]) -> None:
        """Footnotes of a column; what has no mark goes on with the one before."""
        last = next((one.label for one in reversed(self.notes) if one.label.isdigit()), "0")
        for one in notes_of(lines, int(last)):
            if not one.label and self.notes:
                self.notes[-1].lines += one.lines
            elif one.label:
                self.notes.append(one)
            else:
                self.parts.append(Passage(Kind.PARAGRAPH, one.lines))


def _goes_on(last: Passage, first: Passage) -> bool:
    """Whether a passage that stopped without an end goes on in the first lines of a column."""
    same = abs(last.lines[-1].size - first.lines[0].size) < 0.5  # points
    return last.is_open and same and first.kind is Kind.PARAGRAPH


def read_pdf(path: Path) -> tuple[list[Raw], list[Wish]]:
    """The raw blocks of a PDF in reading order, footnotes last, and the wishes of its author.

    Raises ReportError, one sentence, where it cannot be read or holds no text.
    """
    read = read_apart(path, READER, "a PDF", _taken_up)
    told, pages = [one for one, _ in read], [page for _, page in read]
    if not any(page.lines for page in pages):
        raise _empty(path, told)
    kept, running = without_edges(pages)
    counted = count_words(line for page in kept for line in page.lines)
    flow = _flow(kept, told)
    flow.notes += _numbered(running, kept)
    raws = _raws(flow, str(path), counted)
    raws = _with_blanks(raws, {one["page"] for one in told if _is_blank(one)})
    return finish(raws)


def _taken_up(one: dict[str, Any]) -> tuple[dict[str, Any], PageLines]:
    """A page with its lines; words for captions are read while the other process reads on."""
    captions()
    return one, page_of(one)


def _empty(path: Path, told: Sequence[dict[str, Any]]) -> ReportError:
    """A PDF without text: of pictures, of pages that are lost to damage, or of empty ones."""
    if any(one.get("picture") for one in told):
        what = "is a PDF of pictures of pages, without text"
        return refused(path, what, "run it through text recognition (OCR) first")
    if any(one.get("lost") for one in told):
        return refused(path, "is a PDF whose pages cannot be read; it may be damaged", AGAIN)
    what = "is a PDF of empty pages, or one that is damaged: no text is found in it"
    return refused(path, what, "open it and see; if it shows text, save it again")


def _is_blank(one: dict[str, Any]) -> bool:
    return not one["words"] and bool(one.get("picture") or one.get("lost"))


def _with_blanks(raws: list[Raw], blank: set[int]) -> list[Raw]:
    """A doubt on the first block after each page that could not be read, else on the last."""
    made = list(raws)
    for page in sorted(blank):
        later = (i for i, raw in enumerate(made) if (raw.anchors[0].position.page or 0) > page)
        index = next(later, len(made) - 1)
        made[index] = replace(made[index], doubt=made[index].doubt or BLANK)
    return made


def _flow(pages: Sequence[PageLines], told: Sequence[dict[str, Any]]) -> _Flow:
    tables = [find_tables(one["rules"], page.lines, page.number)
              for page, one in zip(pages, told, strict=True)]  # fmt: skip
    texts = [_outside(page.lines, found) for page, found in zip(pages, tables, strict=True)]
    flow = _Flow(_body(texts), [_marks(page.lines) for page in pages])
    places, sure = gutters(texts)
    set_ = [
        order_columns([*lines, *map(_stand_in, tables[index])], places[index])
        for index, lines in enumerate(texts)
    ]
    _widen(set_, pages)
    for index, columns in enumerate(set_):
        if not sure[index] and len(columns) > 1:
            columns[0].doubt = columns[0].doubt or DOUBT
        _number([line for column in columns for line in column.lines], tables[index])
        for column in columns:
            _read_column(column, tables[index], flow, flow.marks[index])
    return flow


def _widen(set_: Sequence[Sequence[Column]], pages: Sequence[PageLines]) -> None:
    """Give every column the right side that lines of the same column reach elsewhere.

    Where hardly a line of a page's one column is full, its margins are taken to be alike.
    """
    reached: dict[int, list[float]] = {}
    for columns in set_:
        for one in columns:
            reached.setdefault(round(one.left / 8), []).extend(line.right for line in one.lines)
    for columns, page in zip(set_, pages, strict=True):
        for one in columns:
            rights = reached[round(one.left / 8)]
            side = _side(rights)
            if side is not None:
                one.right = side
            elif len(columns) == 1:
                one.right = max(*rights, page.width - one.left)


def _side(rights: Sequence[float]) -> float | None:
    """The furthest side at which several lines end; none where hardly a line is full."""
    ends = Counter(round(right / 3) for right in rights)
    needed = max(_FULL, len(rights) // 20)
    full = [end for end in ends if ends[end] + ends[end - 1] + ends[end + 1] >= needed]
    return max(full) * 3.0 + 1.5 if full else None


def _outside(lines: Sequence[Line], tables: Sequence[Table]) -> list[Line]:
    return [line for line in lines if not any(one.holds(line) for one in tables)]


def _stand_in(table: Table) -> Line:
    """A line without words where a table stands."""
    return Line([], table.page, table.left, table.right, table.top - 8, 8.0)


def _body(pages: Sequence[Sequence[Line]]) -> Body:
    """The usual size of running text, and its usual step from line to line."""
    sizes: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
    size = sizes.most_common(1)[0][0] if sizes else 10.0
    steps = [
        (one.base - two.base) / size
        for lines in pages
        for one, two in _stacked([line for line in lines if abs(line.size - size) < 0.3])
        if 0 < one.base - two.base < 2.2 * size
    ]
    usual = sorted(steps)[len(steps) // 4] if steps else _SINGLE
    # A few short paragraphs show the step between paragraphs only.
    step = min(usual, _SINGLE) if len(steps) < _FEW else usual
    bold = [line.is_bold for lines in pages for line in lines if abs(line.size - size) < 0.3]
    return Body(size, step, 5 * sum(bold) > 2 * len(bold))


def _stacked(lines: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    """Lines that begin at the same side, each with the next below it."""
    ordered = sorted(lines, key=lambda line: (round(line.left), -line.base))
    for one, two in pairwise(ordered):
        if round(one.left) == round(two.left):
            yield one, two


def _marks(lines: Sequence[Line]) -> set[str]:
    """The labels that raised words of a page's lines refer to, but for those at a line's head."""
    return {word.text.strip("[](),;") for line in lines for word in line.words[1:] if word.is_mark}


def _number(lines: Sequence[Line], tables: Sequence[Table]) -> None:
    """Number the lines of a page from 1 as they are read, those of a table row by row."""
    number, base = 0, None
    for line in lines:
        if not line.words:
            table = next(
                one for one in tables if one.top - 8 == line.base and one.left == line.left
            )
            number = _number_table(table, number)
        elif base is None or abs(base - line.base) > 0.25 * line.size:
            number += 1
        line.number, base = number, line.base


def _numbered(notes: Sequence[Passage], pages: Sequence[PageLines]) -> Sequence[Passage]:
    """Notes of running feet, their lines numbered after the others of their page."""
    last = {page.number: max((one.number for one in page.lines), default=0) for page in pages}
    for line in (line for note in notes for line in note.lines):
        last[line.page] += 1
        line.number = last[line.page]
    return notes


def _number_table(table: Table, number: int) -> int:
    heights = sorted(
        {round(line.base) for cell in table.cells for line in cell.lines}, reverse=True
    )
    places = {height: index for index, height in enumerate(heights, number + 1)}
    for cell in table.cells:
        for line in cell.lines:
            line.number = places[round(line.base)]
    return number + len(heights)


def _read_column(column: Column, tables: Sequence[Table], flow: _Flow, marks: set[str]) -> None:
    text, notes = part_notes(column.lines, flow.body, marks)
    run: list[Line] = []
    begun = len(flow.parts)
    for part in _parts(text, tables, column):
        if isinstance(part, Table):
            flow.add(passages(run, column, flow.body))
            flow.parts.append(part)
            run = []
        else:
            run.append(part)
    flow.add(passages(run, column, flow.body))
    flow.note(notes)
    if column.doubt and len(flow.parts) > begun:
        flow.parts[begun].doubt = column.doubt


def _parts(
    lines: Sequence[Line], tables: Sequence[Table], column: Column
) -> list[Line | Table]:  # fmt: skip
    made: list[Line | Table] = []
    run: list[Line] = []
    for line in lines:
        if line.words:
            run.append(line)
            continue
        made += parts_of(rows_of(run), column.right)
        made += [one for one in tables if one.top - 8 == line.base and one.left == line.left]
        run = []
    return made + parts_of(rows_of(run), column.right)


def _raws(flow: _Flow, file: str, counted: Counter[str]) -> list[Raw]:
    levels = _levels([one for one in flow.parts if isinstance(one, Passage)])
    raws: list[Raw] = []
    count = 0
    for part in flow.parts:
        if isinstance(part, Table):
            raws += spin_table(part, count, file, counted)
            count += 1
            continue
        part.level = levels.get(_look(part), 1) if part.kind is Kind.HEADING else part.level
        raw = spin(part, file, counted)
        raws += [raw] if raw else []
    return raws + [raw for note in flow.notes if (raw := spin(note, file, counted))]


def _look(passage: Passage) -> float:
    return round(passage.lines[0].size * 2) / 2


def _levels(parts: Sequence[Passage]) -> dict[float, int]:
    """The level of headings by their size, the largest first."""
    sizes = {_look(one) for one in parts if one.kind is Kind.HEADING}
    return {size: level for level, size in enumerate(sorted(sizes, reverse=True), 1)}
