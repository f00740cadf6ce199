"""Running heads, running feet and page numbers: what repeats at the edges of pages is no prose."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from synopsis.report.check.texts.pdf.foot import find_feet, notes_in
from synopsis.report.check.texts.pdf.line import Line, pieces_of_lines, read_words
from synopsis.report.check.texts.pdf.paragraph import Passage

# How much of a page's height may be its head or its foot.
_ZONE = 0.14
_MOST_LINES, _MOST_HEIGHTS = 6, 2
_NUMBER = re.compile(r"\d{1,4}")
_ROMAN = re.compile(r"[ivxlc]{1,7}", re.IGNORECASE)
_PAGED = re.compile(
    r"(?:[^\W\d]{1,12}\.?\s)?[-\u2013\u2014|\s]*(\d{1,4})(?:\s*(?:/|[^\W\d]{1,6})\s*\d{1,4})?[-\u2013\u2014|\s]*"
)


@dataclass(frozen=True, eq=False, slots=True)
class PageLines:
    """The lines of one page, from the top, and its size."""

    number: int
    width: float
    height: float
    lines: list[Line]


def page_of(told: dict[str, Any]) -> PageLines:
    """A page as the other process tells of it, its words laid out in lines."""
    lines = pieces_of_lines(read_words(told["words"]), told["page"])
    return PageLines(told["page"], told["width"], told["height"], lines)


def without_edges(pages: Sequence[PageLines]) -> tuple[list[PageLines], list[Passage]]:
    """Pages without what repeats at their edges and without their numbers, and the notes in it."""
    groups: dict[tuple[str, int], list[Line]] = defaultdict(list)
    for page in pages:
        for line in _edge_lines(page):
            groups[(_key(line, page), round(line.base / 4))].append(line)
    needed = min(3, max(2, len(pages)))
    dropped = {id(line) for lines in _near(groups) if _pages(lines) >= needed for line in lines}
    dropped |= {id(line) for page in pages for line in _edge_lines(page) if _is_number(line, page)}
    by_height: dict[float, list[list[Line]]] = defaultdict(list)
    for page in pages:
        by_height[page.height].append(page.lines)
    feet = find_feet(by_height, needed)
    dropped |= {id(line) for foot in feet for line in foot}
    kept = [
        PageLines(
            page.number,
            page.width,
            page.height,
            [one for one in page.lines if id(one) not in dropped],
        )
        for page in pages
    ]
    return kept, notes_in(feet)


def _pages(lines: Iterable[Line]) -> int:
    return len({line.page for line in lines})


def _near(groups: dict[tuple[str, int], list[Line]]) -> Iterable[list[Line]]:
    """Lines of the same words at nearly the same height."""
    for (key, height), lines in list(groups.items()):
        yield lines + groups.get((key, height + 1), [])


def _edge_lines(page: PageLines) -> list[Line]:
    """The lines at the head and foot that stand off the text; never what begins as a note does."""
    high, low = (1 - _ZONE) * page.height, _ZONE * page.height
    down = sorted(page.lines, key=lambda line: -line.base)
    top = _set_off([line for line in down[:_MOST_LINES] if line.base > high], down)
    up = down[::-1]
    foot = _set_off([line for line in up[:_MOST_LINES] if line.base < low], up)
    both = {id(line): line for line in (*top, *foot)}
    return [line for line in both.values() if not line.words[0].is_mark]


def _set_off(outer: list[Line], lines: list[Line]) -> list[Line]:
    """The outermost lines, on two heights at most, where a wide gap parts them from the rest."""
    for count, line in enumerate(outer, 1):
        if len({round(one.base / 2) for one in outer[:count]}) > _MOST_HEIGHTS:
            return []
        after = lines[count] if count < len(lines) else None
        if after is None or abs(line.base - after.base) > 1.9 * max(line.size, after.size):
            return outer[:count]
    return []


def _key(line: Line, page: PageLines) -> str:
    """The words, with the page's number left open."""
    return _NUMBER.sub(lambda found: "#" if int(found[0]) == page.number else found[0], line.text)


def _is_number(line: Line, page: PageLines) -> bool:
    """Whether a line is the number of its page and nothing else, alone at the very edge."""
    text = line.text.strip()
    if _ROMAN.fullmatch(text):
        return _is_outermost(line, page)
    found = _PAGED.fullmatch(text)
    return found is not None and len(text) <= 24 and _is_outermost(line, page)


def _is_outermost(line: Line, page: PageLines) -> bool:
    others = [one.base for one in page.lines if one is not line and abs(one.base - line.base) > 2]
    beside = [one for one in page.lines if one is not line and abs(one.base - line.base) <= 2]
    gap = min((abs(base - line.base) for base in others), default=999.0)
    is_end = not others or line.base > max(others) or line.base < min(others)
    return is_end and gap > 1.5 * line.size and len(beside) <= 1
