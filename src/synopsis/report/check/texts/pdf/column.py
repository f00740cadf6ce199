"""Columns: the order in which the lines of a page are read.

A gutter is a strip that hardly a line crosses, with running text on both sides of it. Lines that
cross it (titles, wide tables) part the page into bands; in each band the left side is read first.
The idea is the recursive cut of Nagy, Seth and Viswanathan (1992), with pieces of lines as its
boxes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from synopsis.report.check.texts.pdf.line import Line

_ALIGNED = 3.0
_LEAST = 4
_LONG = 15
_MOST_PLACES = 8
_SMALLER = 0.85
DOUBT = "the order of the columns on this page could not be read with certainty"


@dataclass(eq=False, slots=True)
class Column:
    """Lines that are read from the top to the foot, between two sides of the page."""

    lines: list[Line]
    left: float
    right: float
    doubt: str = ""


def find_gutter(lines: Sequence[Line], known: float | None = None) -> float | None:
    """Where the right column begins; a known place needs less to be believed."""
    worded = [line for line in lines if line.words]
    starts = sorted({round(line.left) for line in worded}) if known is None else [round(known)]
    best: tuple[int, float] | None = None
    for start in starts:
        sides = _sides(worded, start - 1.5)
        score = _score(*sides, start, is_known=known is not None)
        if score > 0 and (best is None or score > best[0]):
            best = (score, float(start))
    return best[1] if best else None


def _score(
    left: list[Line], right: list[Line], crossing: list[Line], start: float, *, is_known: bool
) -> int:
    aligned = sum(abs(line.left - start) < _ALIGNED for line in right)
    if is_known:
        reaching = sum(line.right > start - 0.15 * start for line in left)
        enough = aligned >= 1 and (reaching > 1 or _is_full(left[:8]))
        return int(enough and 2 * len(crossing) <= len(left) + len(right))
    if aligned < max(_LEAST, len(right) // 3) or len(crossing) > len(left) + len(right):
        return 0
    # Long columns that nothing crosses may hold short lines too: verse, code, lists.
    is_long = min(len(left), len(right)) >= _LONG and 20 * len(crossing) <= len(left) + len(right)
    if not (_is_running(left, is_long=is_long) and _is_running(right, is_long=is_long)):
        return 0
    return len(left) + len(right) - 2 * len(crossing)


def _sides(lines: Sequence[Line], start: float) -> tuple[list[Line], list[Line], list[Line]]:
    left, right, crossing = [], [], []
    for line in lines:
        if line.left >= start - 1:
            right.append(line)
        elif line.right <= start - 0.3 * line.size:
            left.append(line)
        else:
            crossing.append(line)
    return left, right, crossing


def _is_running(lines: Sequence[Line], *, is_long: bool) -> bool:
    """Whether lines are running text: enough of them, long, and many of them filled."""
    rows = _joined(lines)
    is_wordy = len(rows) >= _LEAST and median(length for _, _, length, _ in rows) >= 18
    is_inked = sum(ink for *_, ink in rows) >= 0.55 * sum(end - start for start, end, *_ in rows)
    return is_wordy and is_inked and _is_full(lines, 0.25 if is_long else 0.5)


def _is_full(lines: Sequence[Line], share: float = 0.5) -> bool:
    """Whether at least a share of some lines reach over most of their width."""
    rows = _joined(lines)
    if not rows:
        return False
    wide = max(end for _, end, *_ in rows) - min(start for start, *_ in rows)
    return sum(end - start > 0.72 * wide for start, end, *_ in rows) >= share * len(rows)


def _joined(lines: Sequence[Line]) -> list[tuple[float, float, int, float]]:
    """Pieces on one height as one: where it begins and ends, its signs, the width of its words.

    Lines that are justified in a narrow column are torn into pieces.
    """
    rows: dict[int, tuple[float, float, int, float]] = {}
    for line in lines:
        key = round(line.base)
        left, right, length, ink = rows.get(key, (line.left, line.right, 0, 0.0))
        rows[key] = (
            min(left, line.left), max(right, line.right),
            length + len(line.text), ink + line.right - line.left,
        )  # fmt: skip
    return list(rows.values())


def order_columns(lines: Sequence[Line], gutter: float | None) -> list[Column]:
    """The columns of a page in the order in which they are read."""
    if gutter is None or not lines:
        return [_column(lines)] if lines else []
    found: list[Column] = []
    left, right, crossing = _sides(lines, gutter - 1.5)
    bounds = sorted((line.base for line in crossing), reverse=True)
    for band in _bands(lines, bounds):
        found.extend(_band(band, left, right))
    return found


def _bands(lines: Sequence[Line], bounds: list[float]) -> list[list[Line]]:
    """Lines from the top, parted where the lines that cross the gutter stand."""
    bands: list[list[Line]] = [[]]
    heights = set(bounds)
    was_crossing = False
    for line in sorted(lines, key=lambda one: (-one.base, one.left)):
        is_crossing = line.base in heights
        if is_crossing != was_crossing and bands[-1]:
            bands.append([])
        bands[-1].append(line)
        was_crossing = is_crossing
    return bands


def _band(band: list[Line], left: list[Line], right: list[Line]) -> list[Column]:
    ours = {id(line) for line in left}, {id(line) for line in right}
    one = [line for line in band if id(line) in ours[0]]
    other = [line for line in band if id(line) in ours[1]]
    if not one or not other or len(one) + len(other) < len(band):
        return [_column(band)]
    if _is_tabular(one, other):
        return [_column(band, DOUBT)]
    inner = find_gutter(other)
    columns = [_column(one), *(order_columns(other, inner) if inner else [_column(other)])]
    if _has_rows(one, other) and not _is_margin(one, other):
        columns[0].doubt = DOUBT
    return columns


def _is_margin(one: list[Line], other: list[Line]) -> bool:
    """Whether one side is set in much smaller type, as notes in a margin are beside their text."""
    small, large = sorted(median(line.size for line in side) for side in (one, other))
    return small < _SMALLER * large


def _is_tabular(one: list[Line], other: list[Line]) -> bool:
    """Whether two sides are rather the cells of rows: short on both sides, and side by side."""
    heights = [line.base for line in other]
    beside = sum(any(abs(line.base - base) < 1 for base in heights) for line in one)
    is_short = all(len(side) > 1 and not _is_full(side) for side in (one, other))
    return is_short and beside >= 0.8 * min(len(one), len(other))


def _has_rows(one: list[Line], other: list[Line]) -> bool:
    """Whether blocks begin on both sides at the same heights again and again, as rows do."""
    starts, others = _block_starts(one), _block_starts(other)
    if not starts or not others:
        return False
    same = sum(any(abs(start - base) < 2 for base in others) for start in starts)
    return same >= 0.75 * max(len(starts), len(others))


def _block_starts(lines: list[Line]) -> list[float]:
    ordered = sorted(lines, key=lambda line: -line.base)
    steps = [one.base - two.base for one, two in pairwise(ordered)]
    usual = median(steps) if steps else 0.0
    return [two.base for step, two in zip(steps, ordered[1:], strict=True) if step > 1.35 * usual]


def _column(lines: Sequence[Line], doubt: str = "") -> Column:
    ordered = sorted(lines, key=lambda line: (-round(line.base, 1), line.left))
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    return Column(ordered, left, right, doubt)


def _is_strong(lines: Sequence[Line], gutter: float) -> bool:
    """Whether a page by itself leaves no doubt of its columns: both are long."""
    left, right, _ = _sides(lines, gutter - 1.5)
    return min(len(left), len(right)) >= _LONG


def gutters(pages: Sequence[Sequence[Line]]) -> tuple[list[float | None], list[bool]]:
    """The gutter of each page, and whether it is sure because other pages have it too."""
    found = [find_gutter(lines) for lines in pages]
    places = [one for one in found if one is not None]
    usual = median(places) if places else None
    is_usual = usual is not None and 2 * len(places) >= min(len(pages), 4)
    likely = sorted({round(place) for place in places})[:_MOST_PLACES]
    made: list[float | None] = []
    for lines, one in zip(pages, found, strict=True):
        tried = (find_gutter(lines, place) for place in likely if one is None and is_usual)
        made.append(one or next((place for place in tried if place), None))
    sure = [
        one is None or len(pages) == 1 or sum(abs(one - place) < 12 for place in places) > 1
        or _is_strong(lines, one)
        for lines, one in zip(pages, made, strict=True)
    ]  # fmt: skip
    return made, sure
