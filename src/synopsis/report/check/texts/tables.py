"""Tables: cells as blocks that know the heads of their column and row."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from synopsis.report.check.document import Kind, Slot
from synopsis.report.check.texts.raw import Raw

_LEAST = 2


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as read; row and column count from 0."""

    row: int
    column: int
    raw: Raw
    is_head: bool = False


def set_table(number: int, cells: Sequence[Cell]) -> list[Raw]:
    """The cells of one table as blocks, each with the words at the head of its column and row."""
    cells = _headed(cells)
    heads: dict[int, list[str]] = {}
    stubs: dict[int, str] = {}
    for cell in cells:
        if cell.is_head and (cell.column or cell.row == 0):
            heads.setdefault(cell.column, []).append(cell.raw.text)
        if cell.column == 0 and cell.row not in stubs:
            stubs[cell.row] = cell.raw.text
    joined = {column: " ".join(words) for column, words in heads.items()}
    return [_placed(number, cell, joined, stubs) for cell in cells]


def _headed(cells: Sequence[Cell]) -> Sequence[Cell]:
    """The cells, the first row as heads where none is said to be and it alone lacks figures."""
    first = [cell for cell in cells if cell.row == 0]
    if any(cell.is_head for cell in cells) or len(first) < _LEAST:
        return cells
    figures = {cell.row for cell in cells if any(sign.isdigit() for sign in cell.raw.text)}
    if not figures or 0 in figures:
        return cells
    return [replace(cell, is_head=True) if cell.row == 0 else cell for cell in cells]


def _placed(number: int, cell: Cell, heads: dict[int, str], stubs: dict[int, str]) -> Raw:
    head = "" if cell.is_head else heads.get(cell.column, "")
    stub = stubs.get(cell.row, "") if cell.column and not cell.is_head else ""
    slot = Slot(number, cell.row, cell.column, head, stub)
    return replace(cell.raw, kind=Kind.CELL, slot=slot)
