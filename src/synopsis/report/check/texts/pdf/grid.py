"""Tables between drawn lines: where their rows and columns are, and which words each cell holds."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from synopsis.report.check.texts.pdf.line import Line, Word, line_of, pieces_of_lines

_NEAR = 3.0
_MOST_RULES = 4000
Rule = Sequence[float]


@dataclass(eq=False, slots=True)
class Cell:
    """A cell: its row and column from 0, and its lines from the top."""

    row: int
    column: int
    lines: list[Line]

    @property
    def text(self) -> str:
        """The words of its lines."""
        return " ".join(line.text for line in self.lines)


@dataclass(eq=False, slots=True)
class Table:
    """The cells of a table, its frame on the page, and what its reading leaves in doubt."""

    page: int
    left: float
    bottom: float
    right: float
    top: float
    cells: list[Cell] = field(default_factory=list)
    doubt: str = ""

    def holds(self, line: Line) -> bool:
        """Whether a line stands within the frame."""
        middle = (line.left + line.right) / 2
        return self.bottom - 1 < line.base < self.top and self.left - 1 < middle < self.right + 1


@dataclass(eq=False, slots=True)
class _Frame:
    """Drawn lines that touch one another."""

    level: list[Rule]
    upright: list[Rule]

    @property
    def box(self) -> tuple[float, float, float, float]:
        both = [*self.level, *self.upright]
        return (
            min(rule[0] for rule in both), min(rule[1] for rule in both),
            max(rule[2] for rule in both), max(rule[3] for rule in both),
        )  # fmt: skip


def find_tables(rules: Sequence[Rule], lines: Sequence[Line], page: int) -> list[Table]:
    """The tables of a page whose rows and columns are all drawn."""
    found = []
    for frame in _frames(rules[:_MOST_RULES]):
        table = _table(frame, lines, page)
        if table is not None:
            found.append(table)
    return found


def _frames(rules: Sequence[Rule]) -> Iterator[_Frame]:
    """Groups of lines that touch, of which two at least lie level and two stand upright."""
    owner = list(range(len(rules)))

    def root(index: int) -> int:
        while owner[index] != index:
            owner[index] = owner[owner[index]]
            index = owner[index]
        return index

    for one, other in _touching(rules):
        owner[root(other)] = root(one)
    groups: dict[int, list[Rule]] = {}
    for index in range(len(rules)):
        groups.setdefault(root(index), []).append(rules[index])
    for group in groups.values():
        level = [rule for rule in group if rule[2] - rule[0] > rule[3] - rule[1]]
        upright = [rule for rule in group if rule[2] - rule[0] <= rule[3] - rule[1]]
        if len(level) >= 2 and len(upright) >= 2:
            yield _Frame(level, upright)


def _touching(rules: Sequence[Rule]) -> Iterator[tuple[int, int]]:
    """Pairs of lines that touch or cross."""
    order = sorted(range(len(rules)), key=lambda index: rules[index][1])
    for place, one in enumerate(order):
        for other in order[place + 1 :]:
            if rules[other][1] > rules[one][3] + _NEAR:
                break
            apart = max(rules[other][0] - rules[one][2], rules[one][0] - rules[other][2])
            if apart <= _NEAR:
                yield one, other


def _places(values: Sequence[float]) -> list[float]:
    """Distinct places, those nearer than a line's width taken as one."""
    made: list[float] = []
    for value in sorted(values):
        if not made or value - made[-1] > _NEAR:
            made.append(value)
    return made


def _table(frame: _Frame, lines: Sequence[Line], page: int) -> Table | None:
    heights = _places([(rule[1] + rule[3]) / 2 for rule in frame.level])
    sides = _places([(rule[0] + rule[2]) / 2 for rule in frame.upright])
    left, bottom, right, top = frame.box
    inside = [
        line
        for line in lines
        if bottom - 1 < line.base < top and left - 1 < (line.left + line.right) / 2 < right + 1
    ]
    if (len(heights) < 3 and len(sides) < 3) or len(heights) < 2 or len(sides) < 2 or not inside:
        return None
    slots: dict[tuple[int, int], list[Word]] = {}
    for line in inside:
        for word in line.words:
            row = len(heights) - 1 - bisect_right(heights, word.base)
            column = bisect_right(sides, (word.left + word.right) / 2) - 1
            place = row, _first_column(frame, sides, column, word.base)
            slots.setdefault(place, []).append(word)
    cells = [
        Cell(row, column, _lines(words, page)) for (row, column), words in sorted(slots.items())
    ]
    return Table(page, left, bottom, right, top, cells) if len(cells) > 1 else None


def _first_column(frame: _Frame, sides: list[float], column: int, base: float) -> int:
    """The first column of a merged cell: back to the nearest drawn side at this height."""
    while column > 0 and not any(
        abs((rule[0] + rule[2]) / 2 - sides[column]) <= _NEAR and rule[1] - 1 <= base <= rule[3] + 1
        for rule in frame.upright
    ):
        column -= 1
    return max(column, 0)


def _lines(words: list[Word], page: int) -> list[Line]:
    """The words of a cell in lines from the top; pieces on one height are one line."""
    pieces = sorted(pieces_of_lines(words, page), key=lambda line: (-line.base, line.left))
    made: list[Line] = []
    for piece in pieces:
        if made and abs(made[-1].base - piece.base) < 0.3 * piece.size:
            made[-1] = line_of([*made[-1].words, *piece.words], page)
        else:
            made.append(piece)
    return made
