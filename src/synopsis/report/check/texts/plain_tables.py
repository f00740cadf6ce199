"""Tables of plain text: runs of lines whose cells tabs, bars or wide gaps part."""

# ruff: noqa: RUF001  # dashes are meant as they stand

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from synopsis.report.check.document import Kind, Position
from synopsis.report.check.texts.columns import is_prose_side
from synopsis.report.check.texts.lines import Line
from synopsis.report.check.texts.raw import Piece, Raw, weave
from synopsis.report.check.texts.tables import Cell, set_table

_GAP = re.compile(r"\s{2,}|\t")
_CELL = re.compile(r"\S{1,200}(?:\s\S{1,200}){0,60}")
_YEAR = re.compile(r"(?:19|20)\d\d(?:[/–-]\d{2,4})?\*?")
_RULE = re.compile(r"[\s|+:=_-]{3,}")
_LONG = 60
_LEAST = 2
_SURE = 3


_Row = tuple[Line, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Placed:
    """Words of a cell, their column, and the line on which they begin."""

    line: int
    column: int
    words: str


@dataclass(frozen=True, slots=True)
class Grid:
    """The lines of one table, by index, and their cells with the column of each."""

    first: int
    last: int
    line: int
    page: int | None
    rows: tuple[tuple[_Placed, ...], ...]

    def raws(self, file: str, number: int) -> list[Raw]:
        """The cells as blocks; the first row is the head where it holds no amounts."""
        heads = self.heads()
        cells: list[Cell] = []
        for row, placed in enumerate(self.rows):
            for one in placed:
                position = Position(file, one.line, self.page)
                raw = weave(Kind.CELL, [Piece(one.words, position)])
                if raw is not None:
                    cells.append(Cell(row, one.column, raw, row < heads))
        return set_table(number, cells)

    def heads(self) -> int:
        """How many rows are heads: one, or two where the first leaves the first column free."""
        rows = [[one.words for one in row if one.column] for row in self.rows]
        if not _is_head(rows[0]):
            return 0
        free = self.rows[0][0].column > 0 and len(rows) > _LEAST
        return 2 if free and rows[1] and _is_head(rows[1]) else 1


def _is_head(words: Sequence[str]) -> bool:
    """Whether the cells of a first row are heads: words or years, no amounts."""
    return all(_YEAR.fullmatch(one) or not any(map(str.isdigit, one)) for one in words)


def find_grids(lines: Sequence[Line], notes: Mapping[int, tuple[str, int]]) -> list[Grid]:
    """The tables among the lines, in order."""
    grids: list[Grid] = []
    index = 0
    while index < len(lines):
        last = _run(lines, index, notes)
        if last > index and (grid := _grid(lines, index, last)) is not None:
            grids.append(grid)
            index = last
        index += 1
    return grids


def _cells(line: Line) -> tuple[str, ...]:
    text = line.text
    if len(text) > 2000:
        return ()
    if "|" in text:
        return tuple(cell.strip() for cell in text.strip("|").split("|"))
    return tuple(_GAP.split(text))


def _run(lines: Sequence[Line], first: int, notes: Mapping[int, tuple[str, int]]) -> int:
    """The last line of the run of rows that begins at a line, or the line itself."""
    count = 0
    last = first
    for index in range(first, len(lines)):
        line = lines[index]
        if index in notes:
            break
        if _RULE.fullmatch(line.text):
            last = index if not line.dropped else last
            continue
        cells = _cells(line) if line.text and not line.dropped else ()
        if count and len(cells) < _LEAST and _goes_on(lines, index, count):
            continue
        if count and len(cells) == 1 and last == index - 1 and _hangs(line, lines[last]):
            last = index
            continue
        if len(cells) < _LEAST or (count and abs(len(cells) - count) > 1):
            break
        if any(len(cell) > _LONG for cell in cells):
            break
        count, last = max(count, len(cells)), index
    return last


def _hangs(line: Line, above: Line) -> bool:
    """Whether a line goes on with the cell above it, not the first, in the column of that cell."""
    if "|" in above.text or not line.indent or len(line.text) > _LONG:
        return False
    starts = [start for (start, _), _ in _spans(above)]
    return line.indent in (starts[1:] if len(starts) > 1 else starts)


def _goes_on(lines: Sequence[Line], index: int, count: int) -> bool:
    """Whether a table goes on after an empty line, or after a stub that runs over two lines."""
    line = lines[index]
    if index + 1 >= len(lines) or lines[index + 1].empty or line.page != lines[index + 1].page:
        return False
    following = _cells(lines[index + 1])
    amounts = sum(any(map(str.isdigit, cell)) for cell in following[1:])
    if len(following) != count or not amounts:
        return False
    if line.empty:
        return index + 2 >= len(lines) or len(_cells(lines[index + 2])) != count
    return len(line.text) <= _LONG and line.text[-1] not in ".:!?" and following[0][:1].islower()


def _grid(lines: Sequence[Line], first: int, last: int) -> Grid | None:
    held = [one for one in lines[first : last + 1] if not _RULE.fullmatch(one.text)]
    rows = [(one, _cells(one)) for one in held if not one.empty]
    if sum(len(cells) >= _LEAST for _, cells in rows) < _LEAST:
        return None
    barred = "|" in lines[first].text or "|" in lines[last].text
    if not barred and not _is_table(rows):
        return None
    placed = _in_order(rows) if barred else _aligned(rows)
    return Grid(first, last, lines[first].number, lines[first].page, tuple(placed))


def _is_table(rows: Sequence[_Row]) -> bool:
    """Whether rows of a like number of cells are a table rather than words with wide gaps."""
    sure = len(rows) >= _SURE or any(any(map(str.isdigit, x)) for x in rows[-1][1][1:])
    most = max(len(cells) for _, cells in rows)
    rows = [one for one in rows if len(one[1]) >= _LEAST]
    even = sum(len(cells) == most for _, cells in rows) * 2 >= len(rows)
    prose = sum(cells[0].endswith((":", ".", ",")) for _, cells in rows) * 2 > len(rows)
    if all(is_prose_side([cells[n] for _, cells in rows], _SURE) for n in (0, -1)):
        return False
    return sure and even and not prose


def _in_order(rows: Sequence[_Row]) -> list[tuple[_Placed, ...]]:
    return [_row(line, enumerate(cells)) for line, cells in rows]


def _row(line: Line, cells: Iterable[tuple[int, str]]) -> tuple[_Placed, ...]:
    return tuple(_Placed(line.number, column, words) for column, words in cells)


def _aligned(rows: Sequence[_Row]) -> list[tuple[_Placed, ...]]:
    """The cells of each row, those of a row with fewer under the columns in which they stand."""
    most = max(len(cells) for _, cells in rows)
    columns = _columns([line for line, cells in rows if len(cells) == most])
    placed: list[tuple[_Placed, ...]] = []
    stub: Line | None = None
    for line, cells in rows:
        if len(cells) == 1 and placed:
            column = _hung(line, columns)
            if column:
                placed[-1] = _lengthened(placed[-1], column, cells[0])
            else:
                stub = line
            continue
        if len(cells) == most or "\t" in line.text:
            row = _row(line, enumerate(cells))
        else:
            row = _row(line, ((_column(span, columns), words) for span, words in _spans(line)))
        if stub is not None:
            row = (_Placed(stub.number, 0, f"{stub.text} {row[0].words}"), *row[1:])
        placed.append(row)
        stub = None
    return placed


def _hung(line: Line, columns: Sequence[tuple[int, int]]) -> int:
    """The column at whose start a line of one cell begins; 0 where it begins at none."""
    return next((n for n, (start, _) in enumerate(columns) if n and start == line.indent), 0)


def _lengthened(row: tuple[_Placed, ...], column: int, words: str) -> tuple[_Placed, ...]:
    return tuple(
        replace(one, words=f"{one.words} {words}") if one.column == column else one for one in row
    )


def _spans(line: Line) -> list[tuple[tuple[int, int], str]]:
    found = _CELL.finditer(line.text)
    return [((line.indent + one.start(), line.indent + one.end()), one[0]) for one in found]


def _columns(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """From where to where each column has words, over the rows that fill them all."""
    rows = [[span for span, _ in _spans(line)] for line in lines]
    return [
        (min(start for start, _ in one), max(end for _, end in one))
        for one in zip(*rows, strict=False)
    ]


def _column(span: tuple[int, int], columns: Sequence[tuple[int, int]]) -> int:
    """The column with which words overlap most, or that is nearest."""
    start, end = span
    shared = [min(end, stop) - max(start, begin) for begin, stop in columns]
    return max(range(len(shared)), key=shared.__getitem__) if shared else 0
