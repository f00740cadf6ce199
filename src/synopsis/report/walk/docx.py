"""Walking a Word document: every paragraph of every part, with links, fields and styles.

An entry is a paragraph that holds its own label: a run in the style of entry labels between the
two ends of a bookmark. A link leads to the label inside the bookmark that it names.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from synopsis.report.walk.passage import Passage, passages
from synopsis.report.walk.sighting import (
    Exempt,
    Lead,
    Sighting,
    address_of_label,
    runs_of_digits,
    sighting_of,
)
from synopsis.vocabulary import Address, Voice

LABEL_STYLE, MARK_STYLE = "EntryLabel", "CitationMark"
_VOICES = {"QuoteChar": Voice.QUOTE, "Quote": Voice.QUOTE, "Titleofwork": Voice.TITLE}
_PARTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml")
_PAGE = re.compile(r"\s*PAGE(REF)?\b")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NAME = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


@dataclass(frozen=True, slots=True)
class _Run:
    """A stretch of text with its style, the bookmark it links to, and the field that made it."""

    text: str
    style: str
    links: str | None
    field: str


@dataclass(frozen=True)
class _Paragraph:
    """A paragraph of one part: its style, its runs, and the names of its bookmarks' labels."""

    where: str
    style: str
    runs: tuple[_Run, ...]
    labels: Mapping[str, Address]

    @cached_property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @cached_property
    def letters(self) -> tuple[_Run, ...]:
        """The run of each letter."""
        return tuple(run for run in self.runs for _ in run.text)


def walk_docx(content: bytes) -> tuple[Sighting, ...]:
    """Every run of digits in the text of a Word document, with the entry that it leads to."""
    found = _paragraphs(content)
    labels = {name: address for part in found for name, address in part.labels.items()}
    return tuple(
        sighting_of(numeral, part.where, context, _lead(part, start, numeral, labels))
        for part in found
        for start, numeral, context in runs_of_digits(part.text)
    )


def words_docx(content: bytes) -> Iterator[Passage]:
    """The words of a Word document by paragraph and voice, and the alternatives of pictures."""
    for part in _paragraphs(content):
        whole = _VOICES.get(part.style)
        runs = ((run.text, whole or _VOICES.get(run.style, Voice.OWN)) for run in part.runs)
        yield from passages(part.where, runs)
    for name, root in _roots(content).items():
        for shape in root.iter(_NAME):
            if text := shape.get("descr"):
                yield Passage(f"{name} (alternative text)", text, Voice.OWN)


def _lead(part: _Paragraph, start: int, numeral: str, labels: Mapping[str, Address]) -> Lead:
    runs = part.letters[start : start + len(numeral)]
    if all(_PAGE.match(run.field) for run in runs):
        return Lead(exempt=Exempt.PAGE_NUMBER)
    names = {run.links for run in runs}
    mark = Exempt.CITATION_MARK if all(run.style == MARK_STYLE for run in runs) else None
    if names == {None}:
        owner = next(iter(part.labels.values()), None)
        return Lead(owner, mark if owner else None)
    name = names.pop()
    if names or name is None:
        return Lead(why="a link over a part of the numeral")
    if name not in labels:
        return Lead(why=f"dead link to the bookmark {name}")
    return Lead(labels[name], mark)


def _roots(content: bytes) -> dict[str, etree._Element]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    with ZipFile(BytesIO(content)) as package:
        return {
            name: etree.fromstring(package.read(name), parser)
            for name in sorted(package.namelist())
            if _PARTS.fullmatch(name)
        }


def _paragraphs(content: bytes) -> list[_Paragraph]:
    return [
        _paragraph(item, f"{name} paragraph {index}")
        for name, root in _roots(content).items()
        for index, item in enumerate(root.iter(f"{_W}p"), start=1)
    ]


def _paragraph(item: etree._Element, where: str) -> _Paragraph:
    style = item.find(f"{_W}pPr/{_W}pStyle")
    runs = tuple(_runs(item))
    return _Paragraph(where, _value(style), runs, dict(_labels(item)))


def _runs(item: etree._Element) -> Iterator[_Run]:
    """The runs that stand in this paragraph itself, not in a text box inside it."""
    field = ""
    for run in item.iter(f"{_W}r"):
        if next(run.iterancestors(f"{_W}p")) is not item:
            continue
        field = _field(run, field)
        simple = next(run.iterancestors(f"{_W}fldSimple"), None)
        link = next(run.iterancestors(f"{_W}hyperlink"), None)
        yield _Run(
            _text(run),
            _value(run.find(f"{_W}rPr/{_W}rStyle")),
            None if link is None else link.get(f"{_W}anchor") or "",
            field if simple is None else simple.get(f"{_W}instr") or "",
        )


def _field(run: etree._Element, field: str) -> str:
    """The instruction of the complex field that a run stands in, if it stands in one."""
    sign = run.find(f"{_W}fldChar")
    if sign is not None and sign.get(f"{_W}fldCharType") in {"begin", "end"}:
        return ""
    instruction = run.find(f"{_W}instrText")
    return field if instruction is None else field + (instruction.text or "")


def _text(run: etree._Element) -> str:
    signs = {f"{_W}tab": " ", f"{_W}br": " ", f"{_W}cr": " ", f"{_W}noBreakHyphen": "-"}
    return "".join(
        child.text or "" if child.tag == f"{_W}t" else signs.get(str(child.tag), "")
        for child in run
    )


def _labels(item: etree._Element) -> Iterator[tuple[str, Address]]:
    """The bookmarks of a paragraph that hold an entry's label, with its address."""
    name = ""
    for node in item.iter(f"{_W}bookmarkStart", f"{_W}bookmarkEnd", f"{_W}r"):
        if node.tag == f"{_W}bookmarkStart":
            name = node.get(f"{_W}name") or ""
        elif node.tag == f"{_W}bookmarkEnd":
            name = ""
        elif name and _value(node.find(f"{_W}rPr/{_W}rStyle")) == LABEL_STYLE:
            address = address_of_label(_text(node))
            if address is not None:
                yield name, address


def _value(node: etree._Element | None) -> str:
    return "" if node is None else node.get(f"{_W}val") or ""
