"""Walking HTML: text nodes as a browser shows them, also inside drawings and closed details."""

import posixpath
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

from synopsis.report.walk.passage import Passage, passages
from synopsis.report.walk.sighting import (
    Exempt,
    Lead,
    Sighting,
    address_of_anchor,
    runs_of_digits,
    sighting_of,
)
from synopsis.vocabulary import Address, VocabularyError, Voice

_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param"}
    | {"source", "track", "wbr"}
)
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "dfn", "em", "i", "kbd", "mark"}
    | {"q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tspan", "u", "var"}
    | {"wbr"}
)
# Never shown as text of the page: programs, styles, and the alternatives of drawings.
_UNSHOWN = frozenset({"script", "style", "template", "title", "desc", "metadata"})
_ALTERNATIVES = ("alt", "aria-label", "aria-description", "title")
_HEADS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "nav"})
_VOICES = {"q": Voice.QUOTE, "blockquote": Voice.QUOTE, "cite": Voice.TITLE}


@dataclass(frozen=True, slots=True)
class _Node:
    """An open element with its attributes."""

    tag: str
    attributes: Mapping[str, str]

    def get(self, name: str) -> str:
        return self.attributes.get(name, "")


@dataclass(frozen=True, slots=True)
class _Text:
    """A text node below its open elements; `block` numbers the block that it stands in."""

    text: str
    above: tuple[_Node, ...]
    block: int

    @property
    def nearest_id(self) -> str:
        return next((node.get("id") for node in reversed(self.above) if node.get("id")), "")

    @property
    def voice(self) -> Voice:
        found = (_VOICES[node.tag] for node in reversed(self.above) if node.tag in _VOICES)
        return next(found, Voice.OWN)

    @property
    def is_shown(self) -> bool:
        return not any(node.tag in _UNSHOWN for node in self.above)


class _Reader(HTMLParser):
    """Reads one file into text nodes, anchors and alternatives."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[_Text] = []
        self.addresses: dict[str, Address | None] = {}
        self.alternatives: list[str] = []
        self._open: list[_Node] = []
        self._block = 0
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        node = _Node(tag, {name: value or "" for name, value in attrs})
        self._note(node)
        if tag not in _VOID:
            self._open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Pass an empty element."""
        self._note(_Node(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        """Close an element and whatever was left open inside it."""
        self._block += tag not in _INLINE
        for index in reversed(range(len(self._open))):
            if self._open[index].tag == tag:
                del self._open[index:]
                return

    def handle_data(self, data: str) -> None:
        """Keep a text node."""
        self.texts.append(_Text(data, tuple(self._open), self._block))
        if any(node.tag == "code" for node in self._open[-1:]):
            self._spell(data)

    def _spell(self, code: str) -> None:
        """An entry that spells its address out in code corrects the one read from its anchor."""
        for node in reversed(self._open):
            address = self.addresses.get(node.get("id"))
            if address is not None:
                with suppress(VocabularyError):
                    spelt = Address(address.leads, code.strip())
                    if spelt.anchor == address.anchor:
                        self.addresses[node.get("id")] = spelt
                return

    def _note(self, node: _Node) -> None:
        self._block += node.tag not in _INLINE
        if anchor := node.get("id"):
            self.addresses[anchor] = address_of_anchor(anchor)
        self.alternatives += [node.get(name) for name in _ALTERNATIVES if node.get(name)]


def walk_html(files: Mapping[str, bytes]) -> tuple[Sighting, ...]:
    """Every run of digits that the pages of a folder show, with the entry that it leads to."""
    readers = _read(files)
    return tuple(
        sighting_of(numeral, f"{name}#{node.nearest_id}", context, _lead(node, name, readers))
        for name, reader in readers.items()
        for node in reader.texts
        if node.is_shown
        for _, numeral, context in runs_of_digits(node.text)
    )


def words_html(files: Mapping[str, bytes]) -> Iterator[Passage]:
    """The words of the pages of a folder by block and voice, their alternatives included."""
    for name, reader in _read(files).items():
        blocks: dict[int, list[_Text]] = {}
        for node in reader.texts:
            if not any(above.tag in {"script", "style"} for above in node.above):
                blocks.setdefault(node.block, []).append(node)
        for nodes in blocks.values():
            where = f"{name}#{nodes[0].nearest_id}"
            yield from passages(where, ((node.text, node.voice) for node in nodes))
        for text in dict.fromkeys(reader.alternatives):
            yield Passage(f"{name} (alternative text)", text, Voice.OWN)


def _read(files: Mapping[str, bytes]) -> dict[str, _Reader]:
    return {name: _Reader(files[name].decode()) for name in sorted(files) if name.endswith(".html")}


def _lead(node: _Text, name: str, readers: Mapping[str, _Reader]) -> Lead:
    linked = _link(node, name, readers)
    if linked is not None and (linked.address or linked.why.startswith("dead")):
        return linked
    known = readers[name].addresses
    entry = next(
        (found for above in reversed(node.above) if (found := known.get(above.get("id")))), None
    )
    if entry is not None:
        return Lead(entry)
    exempt = _exempt(node)
    return Lead(exempt=exempt) if exempt else linked or Lead()


def _link(node: _Text, name: str, readers: Mapping[str, _Reader]) -> Lead | None:
    """What the nearest link around a text leads to; nothing where there is no link."""
    anchor = next((above for above in reversed(node.above) if above.tag == "a"), None)
    if anchor is None:
        return None
    target = urlsplit(anchor.get("href") or anchor.get("xlink:href"))
    if target.scheme or target.netloc:
        return Lead(why="a link out of the edition")
    path = posixpath.normpath(posixpath.join(posixpath.dirname(name), target.path))
    path, fragment = (path if target.path else name), unquote(target.fragment)
    if path not in readers or (fragment and fragment not in readers[path].addresses):
        return Lead(why=f"dead link to {path}#{fragment}")
    address = readers[path].addresses[fragment] if fragment else None
    is_mark = "mark" in anchor.get("class").split()
    exempt = Exempt.CITATION_MARK if is_mark and address else None
    return Lead(address, exempt, "a link to no origin")


def _exempt(node: _Text) -> Exempt | None:
    """The kind of exemption that the file claims, if the text stands where it may be claimed."""
    tags = {above.tag for above in node.above}
    for above in node.above:
        kind = above.get("data-exempt")
        if kind == Exempt.AXIS_TICK and "svg" in tags:
            return Exempt.AXIS_TICK
        if kind == Exempt.SECTION_NUMBER and tags & _HEADS:
            return Exempt.SECTION_NUMBER
    return None
