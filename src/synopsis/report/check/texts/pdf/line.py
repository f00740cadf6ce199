"""Lines of a page: words that stand side by side on one height, nearer than a column's gutter."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from synopsis.report.check.texts.pdf.look import BOLD, BROKEN, GLUED, RAISED

# A gap wider than this many times the size of the type parts two pieces of a line.
GAP = 0.85
_RIGHT_TO_LEFT = range(0x590, 0x900)


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is drawn: where it begins and ends, the height of its line, size and look."""

    text: str
    left: float
    right: float
    base: float
    size: float
    flags: int

    @property
    def is_mark(self) -> bool:
        """Whether it is raised as the marks of footnotes are."""
        return bool(self.flags & RAISED)

    @property
    def is_broken(self) -> bool:
        """Whether it ends in a hyphen of the line's end."""
        return bool(self.flags & BROKEN)


@dataclass(eq=False, slots=True)
class Line:
    """A line, or the piece of one that stands in one column."""

    words: list[Word]
    page: int
    left: float
    right: float
    base: float
    size: float
    number: int = 0

    @property
    def text(self) -> str:
        """The words with the spaces between them."""
        return "".join(
            word.text if index == 0 or word.flags & GLUED else f" {word.text}"
            for index, word in enumerate(self.words)
        )

    @property
    def is_bold(self) -> bool:
        """Whether every word but marks is bold."""
        return all(word.flags & BOLD for word in self.words if not word.is_mark)

    @property
    def height(self) -> float:
        """The upper end of its letters, near enough."""
        return self.base + 0.75 * self.size


def read_words(rows: Iterable[Sequence[Any]]) -> list[Word]:
    """Words as the reading process hands them over."""
    return [Word(*row) for row in rows]


def line_of(words: Sequence[Word], page: int) -> Line:
    """One line of words from left to right, or from right to left where its letters are read so."""
    body = max(words, key=lambda word: (not word.is_mark, round(word.size, 1), len(word.text)))
    is_turned = _runs_left(words)
    ordered = sorted(words, key=lambda word: -word.right if is_turned else word.left)
    made = [_marked(word, body) for word in ordered]
    if not is_turned:
        made[1:] = [_touching(one, two) for one, two in pairwise(made)]
    left, right = min(word.left for word in made), max(word.right for word in made)
    sizes: dict[float, int] = {}
    for word in made:
        if not word.is_mark:
            sizes[word.size] = sizes.get(word.size, 0) + len(word.text)
    size = max(sizes, key=lambda one: sizes[one]) if sizes else body.size
    return Line(made, page, left, right, body.base, size)


def _runs_left(words: Sequence[Word]) -> bool:
    signs = [ord(sign) for word in words for sign in word.text if sign.isalpha()]
    return sum(sign in _RIGHT_TO_LEFT for sign in signs) * 2 > len(signs) > 0


def _touching(before: Word, word: Word) -> Word:
    """A word that touches the one before, though a sign set higher stands between them."""
    is_apart = word.left - before.right > 0.06 * word.size or word.base == before.base
    return word if is_apart else replace(word, flags=word.flags | GLUED)


def _marked(word: Word, body: Word) -> Word:
    """A small word above the line's height is raised."""
    is_raised = word.size < 0.86 * body.size and word.base - body.base > 0.15 * body.size
    if not is_raised or word.is_mark:
        return word
    return replace(word, flags=word.flags | RAISED)


def pieces_of_lines(words: Sequence[Word], page: int) -> list[Line]:
    """The lines of a page in pieces, from the top; two columns' lines are never one piece."""
    runs = _runs(words)
    return [line_of(run, page) for run in _joined(runs)]


def _runs(words: Sequence[Word]) -> list[list[Word]]:
    """Words drawn one after the other that stand side by side."""
    runs: list[list[Word]] = []
    for word in words:
        if runs and _beside(runs[-1][-1], word):
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def _beside(one: Word, other: Word) -> bool:
    """Whether a word stands next to another on the line."""
    size = max(one.size, other.size)
    if one.size == other.size:
        near = abs(one.base - other.base) < 0.12 * size
    else:
        near = (
            -0.3 * size < other.base - one.base < 0.6 * size
            and (
                abs(one.base - other.base) < 0.12 * size or min(one.size, other.size) < 0.86 * size
            )
        ) or (-0.6 * size < other.base - one.base <= -0.3 * size and one.size < 0.86 * size)
    if not near:
        return False
    gap = other.left - one.right if other.left >= one.left else one.left - other.right
    return gap < GAP * size


def _joined(runs: list[list[Word]]) -> list[list[Word]]:
    """Runs that were drawn apart and stand side by side on one line, joined from left to right."""
    order = sorted(runs, key=lambda run: (-_base(run), run[0].left))
    rows: list[list[list[Word]]] = []
    for run in order:
        if rows and abs(_base(rows[-1][0]) - _base(run)) < 0.2 * _size(run):
            rows[-1].append(run)
        else:
            rows.append([run])
    joined: list[list[Word]] = []
    for row in rows:
        joined.extend(_joined_row(row))
    return _with_loose_marks(joined)


def _joined_row(row: list[list[Word]]) -> list[list[Word]]:
    made: list[list[Word]] = []
    end = 0.0
    for run in sorted(row, key=lambda one: min(word.left for word in one)):
        left, right = min(word.left for word in run), max(word.right for word in run)
        if made and left - end < GAP * max(_size(run), _size(made[-1])):
            made[-1].extend(run)
            end = max(end, right)
        else:
            made.append(list(run))
            end = right
    return made


def _with_loose_marks(runs: list[list[Word]]) -> list[list[Word]]:
    """Small raised words that were drawn apart go to the line after whose word they stand."""
    ends = {id(run): max(run, key=lambda word: word.right) for run in runs}
    kept: list[list[Word]] = []
    for index, run in enumerate(runs):
        if len(run) > 1 or not run[0].text.strip("[]()").isdigit() or len(run[0].text) > 4:
            kept.append(run)
            continue
        near = runs[max(0, index - 6) : index] + runs[index + 1 : index + 7]
        owner = next((one for one in near if _raised_by(ends[id(one)], run[0])), None)
        if owner is None:
            kept.append(run)
        else:
            owner.append(run[0])
    return kept


def _raised_by(end: Word, mark: Word) -> bool:
    return (
        mark.size < 0.86 * end.size
        and 0.15 * end.size < mark.base - end.base < 0.6 * end.size
        and -0.1 * end.size < mark.left - end.right < 0.3 * end.size
    )


def _base(run: Sequence[Word]) -> float:
    return max(run, key=lambda word: (word.size, len(word.text))).base


def _size(run: Sequence[Word]) -> float:
    return max(word.size for word in run)
