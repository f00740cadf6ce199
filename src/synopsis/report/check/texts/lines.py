"""Lines of plain text: pages, running heads and feet, and lines that are only addresses."""

# ruff: noqa: RUF001  # dashes, quotation marks and other letters are meant as they stand

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

_ADDRESS_ONLY = re.compile(r"(?:https?://|www\.)\S{1,5000}")
_PAGE_NUMBER = re.compile(
    r"(?:[-–—|]\s?)?(?:page\s|стр\.\s|str\.\s)?(\d{1,4})(?:\s?(?:/|of|od)\s?\d{1,4})?(?:\s?[-–—|])?",
    re.IGNORECASE,
)
_BANNER = re.compile(r"\d{1,4}\s+(?:[^\sa-zа-ш]{1,30}\s+){4,20}[^\sa-zа-ш]{1,30}")
_RULE = re.compile(r"[-–—_=*~#][-–—_=*~# ]{1,300}")
_EDGE = 3
_OFTEN = 3
_APART = 15
_LONG_HEAD = 160


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source: its number from 1, page, words, indent, and whether it was dropped."""

    number: int
    page: int | None
    text: str
    indent: int = 0
    dropped: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing of the line is read."""
        return self.dropped or not self.text


def read_lines(text: str) -> list[Line]:
    """The lines of a clean text, what belongs to the page rather than to the text dropped."""
    paged = "\f" in text
    lines = list(_split(text, paged=paged))
    unread = {*_addresses(lines), *_banners(lines), *_rules(lines)}
    unread |= {*_at_edges(lines)} if paged else {*_running(lines)}
    return [replace(line, dropped=True) if n in unread else line for n, line in enumerate(lines)]


def _split(text: str, *, paged: bool) -> Iterator[Line]:
    page = 1
    for number, whole in enumerate(text.split("\n"), 1):
        for turn, part in enumerate(whole.split("\f")):
            page += turn > 0
            words = part.strip()
            if turn and not words:
                continue
            expanded = part.expandtabs(8) if len(part) < 10_000 else part
            indent = len(expanded) - len(expanded.lstrip()) if words else 0
            yield Line(number, page if paged else None, words, indent)


def _addresses(lines: Sequence[Line]) -> Iterator[int]:
    """Lines that are a web address alone, where no footnote runs on into them."""
    for index, line in enumerate(lines):
        if line.text[:4].lower() in {"http", "www."} and _ADDRESS_ONLY.fullmatch(line.text):
            led = index > 0 and lines[index - 1].text.endswith((":", ","))
            if not led:
                yield index


def _rules(lines: Sequence[Line]) -> Iterator[int]:
    """Lines that only rule off what follows; right under words they would make a heading."""
    for index, line in enumerate(lines):
        if _RULE.fullmatch(line.text) and (index == 0 or not lines[index - 1].text):
            yield index


def _banners(lines: Sequence[Line]) -> Iterator[int]:
    """A page number before a title in capitals that comes again, and the capitals that follow."""
    counted = Counter(line.text for line in lines if line.text.isupper())
    titles = Counter(_title(line.text) for line in lines if line.text[:1].isdigit())
    for index, line in enumerate(lines):
        if len(line.text) > _LONG_HEAD or not line.text[:1].isdigit():
            continue
        if titles[_title(line.text)] == 1 or not _BANNER.fullmatch(line.text):
            continue
        if index == 0 or not lines[index - 1].text:
            while index < len(lines) and lines[index].text and lines[index].text.isupper():
                yield index
                index += 1  # noqa: PLW2901  # the run of capitals is taken whole
            after = next(
                (n for n in range(index, min(index + 4, len(lines))) if lines[n].text), None
            )
            if after is not None and counted[lines[after].text] > 1:
                yield after


def _title(text: str) -> str:
    return text[:_LONG_HEAD].partition(" ")[2]


def _key(text: str) -> str:
    return re.sub(r"\d{1,4}", "#", " ".join(text.split())).lower()


def _at_edges(lines: Sequence[Line]) -> Iterator[int]:
    """Page numbers, and lines that come again, at the head and the foot of pages."""
    pages: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        if line.text:
            pages.setdefault(line.page or 0, []).append(index)
    edges = [index for held in pages.values() for index in {*held[:_EDGE], *held[-_EDGE:]}]
    counted = Counter(
        _key(lines[index].text) for index in edges if len(lines[index].text) <= _LONG_HEAD
    )
    least = max(2, min(_OFTEN, len(pages) - 1))
    for held in pages.values():
        for index in {*held[:_EDGE], *held[-_EDGE:]}:
            text = lines[index].text
            first_or_last = index in {held[0], held[-1]}
            if (first_or_last and _PAGE_NUMBER.fullmatch(text)) or (
                counted[_key(text)] >= least and len(pages) > 1 and not text.endswith(":")
            ):
                yield index


def _running(lines: Sequence[Line]) -> Iterator[int]:
    """Without page breaks: lone numbers and heads that come again with a growing page number."""
    held: dict[str, list[tuple[int, int]]] = {}
    for index, line in enumerate(lines):
        text = line.text
        if not text or len(text) > _LONG_HEAD:
            continue
        number = _PAGE_NUMBER.fullmatch(text) or re.search(r"^(\d{1,4})\s|\s(\d{1,4})$", text)
        if number and (_PAGE_NUMBER.fullmatch(text) or len(text.split()) > _EDGE):
            digits = next(one for one in number.groups() if one)
            held.setdefault(_key(text), []).append((index, int(digits)))
    heads: set[int] = set()
    for places in held.values():
        if len(places) >= _OFTEN and _grows(places):
            heads |= {index for index, _ in places}
    yield from heads
    yield from _beside(lines, heads)


def _grows(places: Sequence[tuple[int, int]]) -> bool:
    pairs = pairwise(places)
    return all(a[1] < b[1] and b[0] - a[0] >= _APART for a, b in pairs)


def _beside(lines: Sequence[Line], heads: set[int]) -> Iterator[int]:
    """Lines that come again each time right beside a running head."""
    near: dict[str, list[int]] = {}
    for head in heads:
        for index in (head - 2, head - 1, head + 1, head + 2):
            if 0 <= index < len(lines) and lines[index].text:
                near.setdefault(lines[index].text, []).append(index)
    for places in near.values():
        if len(places) >= _OFTEN:
            yield from places
