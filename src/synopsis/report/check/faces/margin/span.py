"""The runs of a paragraph that hold some words; runs are parted where the words begin and end."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

Element = Any
"""An element of XML; lxml names no public type for it."""
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# What nobody reads as the paragraph's own text: what was deleted or moved away, and text boxes.
_UNREAD = frozenset({"del", "moveFrom", "txbxContent", "Fallback", "pict", "object"})
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of a paragraph: its text element, and its place there."""

    element: Element
    index: int
    sign: str


def local(element: Element) -> str:
    """The name of an element without its namespace; none for comments of XML."""
    name = element.tag
    return name.rpartition("}")[2] if isinstance(name, str) else ""


def letters(paragraph: Element) -> tuple[Letter, ...]:
    """The letters of a paragraph without spaces, as they stand in its text elements."""
    return tuple(
        Letter(element, index, sign)
        for element in _texts(paragraph)
        for index, sign in enumerate(element.text or "")
        if not _is_blank(sign)
    )


def compact(text: str) -> str:
    """A text without spaces and signs that nobody sees."""
    return "".join(sign for sign in text if not _is_blank(sign))


def find(paragraph: Element, words: str, ahead: str) -> tuple[Letter, Letter] | None:
    """The first and last letter of some words, at the place that the text ahead of them says."""
    found, wanted = letters(paragraph), compact(words)
    text = "".join(one.sign for one in found)
    if not wanted:
        return None
    expected = len(compact(ahead))
    starts = list(_occurrences(text, wanted))
    if not starts:
        return None
    start = min(starts, key=lambda at: abs(at - expected))
    return found[start], found[start + len(wanted) - 1]


def part(first: Letter, last: Letter) -> tuple[Element, Element] | None:
    """Part the runs so that some hold just the letters from first to last; the first and last."""
    start, end = _run_of(first.element), _run_of(last.element)
    if end is None or start is None:
        return None
    _cut(end, last.element, last.index + 1)
    made = _cut(start, first.element, first.index)
    return made, (made if end is start else end)


def _cut(run: Element, text: Element, index: int) -> Element:
    """Part a run before a letter; the run that begins with it, itself where nothing is ahead."""
    properties = next((one for one in run if local(one) == "rPr"), None)
    ahead = [one for one in text.itersiblings(preceding=True) if one is not properties]
    content, behind = text.text or "", list(text.itersiblings())
    is_first, is_last = not (index or ahead), index >= len(content) and not behind
    if is_first or is_last:
        return run
    twin = run.makeelement(run.tag, dict(run.attrib), run.nsmap)
    if properties is not None:
        twin.append(deepcopy(properties))
    if index < len(content):
        other = text.makeelement(text.tag, dict(text.attrib), text.nsmap)
        other.text, text.text = content[index:], content[:index]
        other.set(SPACE, "preserve")
        text.set(SPACE, "preserve")
        twin.append(other)
    twin.extend(behind)
    if not text.text:
        run.remove(text)
    run.addnext(twin)
    return twin


def _texts(paragraph: Element) -> Iterator[Element]:
    for child in paragraph:
        name = local(child)
        if name == "t":
            yield child
        elif name and name not in _UNREAD and name != "p":
            yield from _texts(child)


def _run_of(element: Element) -> Element | None:
    parent = element.getparent()
    return parent if parent is not None and local(parent) == "r" else None


def _occurrences(text: str, wanted: str) -> Iterator[int]:
    at = text.find(wanted)
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)


def _is_blank(sign: str) -> bool:
    return sign.isspace() or sign in _INVISIBLE
