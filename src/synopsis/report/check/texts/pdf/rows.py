"""Tables without drawn sides: rows of short pieces that stand under one another."""

from collections.abc import Sequence
from itertools import pairwise

from synopsis.report.check.texts.pdf.grid import Cell, Table
from synopsis.report.check.texts.pdf.line import Line, Word, line_of
from synopsis.report.check.texts.pdf.look import GLUED

DOUBT = "the columns of this table are not drawn, so the order of the reading may be wrong"
_LEAST_ROWS = 2
_LONG = 70
# The widest step between the rows of a table, in sizes of the type.
_STEP = 3.2
# How much of a gutter the words of a further row must leave: more than words leave between them.
_CLEAR = 0.4
Row = list[Line]
Gutters = list[tuple[float, float]]


def rows_of(lines: Sequence[Line]) -> list[Row]:
    """Pieces from the top, in rows; lines that overlap are of one row, as in centred cells."""
    rows: list[Row] = []
    for line in sorted(lines, key=lambda one: -one.base):
        if rows and rows[-1][-1].base - line.base < 0.85 * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [_levelled(row) for row in rows]


def _levelled(row: Row) -> Row:
    """A row from left to right; one of several heights that has one column only, from the top."""
    if len(_spans(row)) < 2:
        return sorted(row, key=lambda line: (-round(line.base), line.left))
    return sorted(row, key=lambda line: (line.left, -line.base))


def _spans(row: Row) -> list[tuple[float, float]]:
    """The stretches across the page that a row's pieces cover."""
    made: list[tuple[float, float]] = []
    for left, right in sorted((piece.left, piece.right) for piece in row):
        if made and left < made[-1][1]:
            made[-1] = made[-1][0], max(made[-1][1], right)
        else:
            made.append((left, right))
    return made


def parts_of(rows: Sequence[Row], right: float) -> list[Line | Table]:
    """Lines and tables of a column, from the top; a line that was torn by wide gaps is whole."""
    parts: list[Line | Table] = []
    index = 0
    for start, end, gutters in _tables(rows, right):
        parts += [line for row in rows[index:start] for line in _whole(row)]
        parts.append(_table(rows[start:end], gutters))
        index = end
    return parts + [line for row in rows[index:] for line in _whole(row)]


def _whole(row: Row) -> list[Line]:
    """The lines of a row that is no table's, pieces on one height as one."""
    lines: list[Line] = []
    for piece in sorted(row, key=lambda one: (-one.base, one.left)):
        if lines and abs(lines[-1].base - piece.base) < 0.25 * piece.size:
            number = lines[-1].number
            lines[-1] = line_of([*lines[-1].words, *piece.words], piece.page)
            lines[-1].number = number
        else:
            lines.append(piece)
    return lines


def _tables(rows: Sequence[Row], right: float) -> list[tuple[int, int, Gutters]]:
    """Where tables begin and end, and the gutters between their columns."""
    found: list[tuple[int, int, Gutters]] = []
    index = 0
    while index < len(rows):
        end = _core_end(rows, index, right)
        gutters = _gutters(rows[index:end]) if end - index >= _LEAST_ROWS else []
        if not gutters:
            index += 1
            continue
        first = found[-1][1] if found else 0
        start, end, gutters = _widened(rows, (first, index, end), gutters)
        found.append((start, end, gutters))
        index = end
    return found


def _core_end(rows: Sequence[Row], start: int, right: float) -> int:
    """The end of the rows of several pieces that begin here, wrapped cells between them."""
    if not _is_cells(rows[start], right):
        return start
    end, last, starts = start + 1, start + 1, [left for left, _ in _spans(rows[start])]
    while end < len(rows) and end - last < 4 and step_of(rows, end) < _STEP:
        row = rows[end]
        if _is_cells(row, right):
            if not _shares(row, starts):
                break
            starts += [left for left, _ in _spans(row)]
            last = end + 1
        elif len(_spans(row)) > 1:
            break
        end += 1
    return last


def _is_cells(row: Row, right: float) -> bool:
    """Whether a row is of several cells, and no line of running text that wide gaps tore apart."""
    spans = _spans(row)
    if len(spans) < 2:
        return False
    if _is_justified(row, right):
        return False
    gaps = [other[0] - one[1] for one, other in pairwise(spans)]
    filled = sum(end - start for start, end in spans) > 0.85 * (right - spans[0][0])
    return max(gaps) >= 1.3 * row[0].size or not filled


def _is_justified(row: Row, right: float) -> bool:
    """Whether a row is a line that was stretched to the right side: all its gaps are alike."""
    words = sorted((word for piece in row for word in piece.words), key=lambda word: word.left)
    gaps = [two.left - one.right for one, two in pairwise(words) if not two.flags & GLUED]
    ink = sum(word.right - word.left for word in words)
    return (
        bool(gaps)
        and max(gaps) - min(gaps) < 0.25 * row[0].size
        and abs(words[-1].right - right) < 0.4 * row[0].size
        and ink > 0.6 * (words[-1].right - words[0].left)
    )


def step_of(rows: Sequence[Row], index: int) -> float:
    """The step from the row before, in sizes of the type."""
    lowest = min(piece.base for piece in rows[index - 1])
    return (lowest - max(piece.base for piece in rows[index])) / max(rows[index][0].size, 1.0)


def _shares(row: Row, starts: Sequence[float]) -> bool:
    """Whether a piece after the first begins where one above does, or the first of many does."""
    near = 1.5 * row[0].size
    spans = _spans(row)
    return any(abs(left - start) < near for left, _ in spans[1:] for start in starts) or (
        abs(spans[0][0] - min(starts)) < 2 and len(spans) > 2
    )


def _gutters(rows: Sequence[Row]) -> Gutters:
    """Strips without words that part pieces in at least half of the rows of several pieces."""
    several = [row for row in rows if len(_spans(row)) > 1]
    words = sorted((word.left, word.right) for row in rows for piece in row for word in piece.words)
    free: Gutters = []
    end = words[0][1]
    for left, right in words[1:]:
        if left > end + 0.5:
            free.append((end, left))
        end = max(end, right)
    kept = [gap for gap in free if 2 * sum(_parts(row, gap) for row in several) >= len(several)]
    return _without_word_gaps(several, kept)


def _without_word_gaps(rows: Sequence[Row], gutters: Gutters) -> Gutters:
    """Gutters but for those that are only the space between two words of a wide head."""
    kept = list(gutters)
    index = 0
    while index + 1 < len(kept):
        held = [cut for row in rows if index + 1 in (cut := _cut(row, kept))]
        narrow = min((index, index + 1), key=lambda place: kept[place][1] - kept[place][0])
        size = rows[0][0].size
        if 2 * len(held) <= len(rows) and kept[narrow][1] - kept[narrow][0] < 0.6 * size:
            del kept[narrow]
            index = max(0, index - 1)
        else:
            index += 1
    return kept


def _parts(row: Row, gap: tuple[float, float]) -> bool:
    """Whether two pieces of a row stand on the two sides of a strip."""
    return any(
        one[1] <= gap[0] + 0.5 and gap[1] - 0.5 <= two[0] for one, two in pairwise(_spans(row))
    )


def _widened(
    rows: Sequence[Row], place: tuple[int, int, int], gutters: Gutters
) -> tuple[int, int, Gutters]:
    """A table with the rows over and under it whose words keep clear of its gutters."""
    first, start, end = place
    while start > first and step_of(rows, start) < _STEP:
        fitted = _fitted(rows[start - 1], gutters)
        if fitted is None:
            break
        start, gutters = start - 1, fitted
    while end < len(rows) and step_of(rows, end) < _STEP:
        fitted = _fitted(rows[end], gutters)
        if fitted is None and not _is_wrapped(rows, end, gutters):
            break
        end, gutters = end + 1, fitted or gutters
    return start, end, gutters


def _fitted(row: Row, gutters: Gutters) -> Gutters | None:
    """The gutters as a row's words leave them; none where it closes one or has one cell only."""
    words = [word for piece in row for word in piece.words]
    left: Gutters = []
    for start, end in gutters:
        over = [word for word in words if word.left < end and word.right > start]
        low = max([start, *(word.right for word in over if word.left < start)])
        high = min([end, *(word.left for word in over if word.left >= low - 0.01)])
        if high - low < _CLEAR * row[0].size:
            return None
        left.append((low, high))
    cells = _cut(row, left)
    if len(cells) < 2 or (len(left) == 1 and len(_spans(row)) == 1 and not _is_wide(cells)):
        return None
    return left


def _is_wide(cells: dict[int, list[Word]]) -> bool:
    """Whether two cells stand further apart than the words of a line."""
    one, two = list(cells.values())[:2]
    return two[0].left - one[-1].right > 0.45 * one[-1].size


def _is_wrapped(rows: Sequence[Row], index: int, gutters: Gutters) -> bool:
    """Whether a lone piece goes on in a cell of the row above."""
    if len(_spans(rows[index])) > 1 or step_of(rows, index) > 1.45:
        return False
    piece = rows[index][0]
    cells = _cut(rows[index], gutters)
    keeps = all(piece.right <= low + 1 or piece.left >= high - 1 for low, high in gutters)
    return keeps and len(cells) == 1 and (step_of(rows, index) < 0.95 or 0 not in cells)


def _cut(row: Row, gutters: Gutters) -> dict[int, list[Word]]:
    """The words of a row by column, in order."""
    cells: dict[int, list[Word]] = {}
    for piece in row:
        for word in piece.words:
            middle = (word.left + word.right) / 2
            cells.setdefault(sum(middle > low for low, _ in gutters), []).append(word)
    return dict(sorted(cells.items()))


def _table(rows: Sequence[Row], gutters: Gutters) -> Table:
    pieces = [piece for row in rows for piece in row]
    steps = [step_of(rows, index) for index in range(1, len(rows))]
    tight, is_uniform = _tight(steps)
    cells: dict[tuple[int, int], Cell] = {}
    number, is_sure = -1, True
    for index, row in enumerate(rows):
        cut = _cut(row, gutters)
        is_lone = is_uniform and len(cut) == 1 and 0 not in cut
        is_new = index == 0 or (steps[index - 1] > tight and not is_lone)
        is_sure &= not is_lone
        number += is_new
        for column, words in cut.items():
            cell = cells.setdefault((number, column), Cell(number, column, []))
            cell.lines += _lines(words, row)
    is_sure &= sum(len(cell.text) > _LONG for cell in cells.values()) < _LEAST_ROWS
    return Table(
        pieces[0].page,
        min(piece.left for piece in pieces),
        min(piece.base for piece in pieces),
        max(piece.right for piece in pieces),
        max(piece.height for piece in pieces),
        [cells[place] for place in sorted(cells)],
        "" if is_sure else DOUBT,
    )


def _lines(words: list[Word], row: Row) -> list[Line]:
    """The words of a cell in lines, from the top, with the numbers that their row's lines have."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda one: (-one.base, one.left)):
        if lines and lines[-1][0].base - word.base < 0.6 * lines[-1][0].size:
            lines[-1].append(word)
        else:
            lines.append([word])
    made = [line_of(one, row[0].page) for one in lines]
    for line in made:
        line.number = min(row, key=lambda piece: abs(piece.base - line.base)).number
    return made


def _tight(steps: Sequence[float]) -> tuple[float, bool]:
    """The widest step within a row, and whether rows stand no further apart than lines do."""
    lines = [step for step in steps if step >= 0.95]
    least = min(lines, default=0.0)
    if lines and least < 1.6 and max(lines) > 1.3 * least:
        return 1.15 * least, False
    return 0.95, True
