"""Footnotes of HTML: which links refer to them, and which elements hold them."""

import re
from dataclasses import dataclass, field
from typing import Any

_LABEL = re.compile(r"[\[(]?\s{0,3}(\d{1,3}|[a-zA-Z]|[ivxlIVXL]{1,6}|[*†‡§]{1,4})\s{0,3}[\])]?")
_NOTE = re.compile(
    r"(?:foot|end)[-_]?notes?|noteref|fn[-_:]?(?:ref)?|cite[-_]note|references?", re.IGNORECASE
)
_BACK = {"↩", "↑", "^", "↩︎", "⏎", "back"}
_HOLDERS = {"li", "p", "div", "aside", "dd", "td", "section"}
_LINES = ("li", "p", "div", "dd", "aside")


@dataclass(frozen=True, slots=True)
class Notes:
    """Reference links and their labels, note elements and their labels, links that lead back."""

    marks: dict[Any, str] = field(default_factory=dict)
    holders: dict[Any, str] = field(default_factory=dict)
    backs: frozenset[Any] = frozenset()


def find_notes(root: Any) -> Notes:  # noqa: ANN401  # an element of lxml
    """The footnotes of a page and the references to them."""
    by_id = {one.get("id") or one.get("name"): one for one in root.iter() if _named(one)}
    links = [one for one in root.iter("a") if (one.get("href") or "").startswith("#")]
    marks: dict[Any, str] = {}
    holders: dict[Any, str] = {}
    for link in links:
        label = _LABEL.fullmatch("".join(link.itertext()).strip())
        target = by_id.get((link.get("href") or "#")[1:])
        if label is None or not _refers(link) or _within(link, holders):
            continue
        marks[link] = label[1]
        if target is not None and (holder := _holder(target)) is not None:
            holders.setdefault(holder, label[1])
    for number, holder in [*_listed(root), *_beside(holders)]:
        holders.setdefault(holder, number)
    backs = {link for link in links if link not in marks and _leads_back(link, holders)}
    marks = {link: label for link, label in marks.items() if not _within(link, holders)}
    backs |= {link for link in links if link not in marks and _within(link, holders)}
    return Notes(marks, holders, frozenset(backs))


def _beside(holders: dict[Any, str]) -> list[tuple[str, Any]]:
    """The entries of a list of which others are footnotes, though nothing refers to them."""
    lists = {one.getparent() for one in holders if one.tag == "li"} - {None}
    found: list[tuple[str, Any]] = []
    for held in lists:
        entries = [one for one in held if one.tag == "li"]
        agree = all(holders.get(one, str(n)) == str(n) for n, one in enumerate(entries, 1))
        found += [(str(n), one) for n, one in enumerate(entries, 1) if agree and one.get("id")]
    return found


def _named(one: Any) -> bool:  # noqa: ANN401
    return isinstance(one.tag, str) and bool(one.get("id") or one.get("name"))


def _refers(link: Any) -> bool:  # noqa: ANN401
    parent = link.getparent()
    if (link.get("role") or "") == "doc-backlink" or "back" in (link.get("class") or ""):
        return False
    raised = link.find(".//sup") is not None or (parent is not None and parent.tag == "sup")
    words = f"{link.get('class') or ''} {link.get('role') or ''} {(link.get('href') or '')[1:]}"
    return raised or bool(_NOTE.search(words))


def _holder(target: Any) -> Any:  # noqa: ANN401
    """The block that holds a note's text: the target itself, or what the target stands in."""
    one = target
    while one is not None and one.tag not in _HOLDERS:
        one = one.getparent()
    return one


def _within(link: Any, holders: dict[Any, str]) -> bool:  # noqa: ANN401
    return any(one in holders for one in link.iterancestors())


def _leads_back(link: Any, holders: dict[Any, str]) -> bool:  # noqa: ANN401
    said = "".join(link.itertext()).strip()
    marked = "back" in f"{link.get('class') or ''} {link.get('role') or ''}"
    return marked or (said in _BACK and _within(link, holders))


def _listed(root: Any) -> list[tuple[str, Any]]:  # noqa: ANN401
    """The entries of lists that say they are footnotes, though nothing refers to them."""
    found: list[tuple[str, Any]] = []
    for part in root.iter("section", "div", "ol", "aside", "footer"):
        words = f"{part.get('class') or ''} {part.get('id') or ''} {part.get('role') or ''}"
        if not re.search(r"(?:foot|end)[-_]?notes", words, re.IGNORECASE):
            continue
        entries = list(part.iter("li")) or [one for one in part.iter("p") if one.get("id")]
        found += [(str(number), one) for number, one in enumerate(entries, 1)]
    for one in root.iter(*_LINES):
        if (one.get("role") or "") in {"doc-footnote", "doc-endnote"}:
            digits = re.search(r"\d+", one.get("id") or "")
            found.append((digits[0] if digits else str(len(found) + 1), one))
    return found
