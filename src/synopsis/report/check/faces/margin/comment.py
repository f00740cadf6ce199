"""Comments in the margin: their part of the package, and the marks that tie them to words."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime

from lxml import etree

from synopsis.report.check.faces.margin.package import Package
from synopsis.report.check.faces.margin.span import SPACE, Element, find, local, part

AUTHOR, _INITIALS = "synopsis check", "sc"
# What XML cannot hold: signs of control, and halves of pairs.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Margin:
    """The comments of a document, those that it had before among them."""

    def __init__(self, package: Package, word: str, at: datetime | None = None) -> None:
        """Read what comments there are; `word` is the namespace of the document."""
        self._package, self._word = package, word
        self._at = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if at else ""
        self._name = package.comments()
        self._root = (
            package.parse(self._name)
            if self._name
            else etree.Element(self._tag("comments"), nsmap={"w": word})
        )
        ids = [int(one.get(self._tag("id"), "-1")) for one in self._root]
        self._next = max([-1, *ids]) + 1

    def append(self, lines: Sequence[tuple[str, bool]]) -> str:
        """Append a comment of paragraphs, each bold or not; its id."""
        number = str(self._next)
        self._next += 1
        names = {"id": number, "author": AUTHOR, "date": self._at, "initials": _INITIALS}
        attributes = {self._tag(key): text for key, text in names.items() if text}
        comment = etree.SubElement(self._root, self._tag("comment"), attributes)
        for text, is_bold in lines:
            self._write(comment, text, is_bold=is_bold)
        return number

    def save(self) -> None:
        """Put the comments into the package."""
        if self._name:
            self._package.change(self._name, self._root)
        elif len(self._root):
            self._package.add_comments(self._root)

    def tie(self, number: str, paragraph: Element, words: str, ahead: str) -> None:
        """Tie a comment to words of a paragraph; to the whole where the words are not its own."""
        found = find(paragraph, words, ahead)
        runs = part(*found) if found else None
        start, end = self._mark("commentRangeStart", number), self._mark("commentRangeEnd", number)
        reference = etree.Element(self._tag("r"))
        reference.append(self._mark("commentReference", number))
        if runs is not None:
            runs[0].addprevious(start)
            runs[1].addnext(end)
        else:
            properties = next((one for one in paragraph if local(one) == "pPr"), None)
            paragraph.insert(0 if properties is None else 1, start)
            paragraph.append(end)
        end.addnext(reference)

    def _write(self, comment: Element, text: str, *, is_bold: bool) -> None:
        paragraph = etree.SubElement(comment, self._tag("p"))
        run = etree.SubElement(paragraph, self._tag("r"))
        if is_bold:
            etree.SubElement(etree.SubElement(run, self._tag("rPr")), self._tag("b"))
        written = etree.SubElement(run, self._tag("t"))
        written.text = _UNFIT.sub(" ", text)
        written.set(SPACE, "preserve")

    def _mark(self, name: str, number: str) -> Element:
        return etree.Element(self._tag(name), {self._tag("id"): number})

    def _tag(self, name: str) -> str:
        return f"{{{self._word}}}{name}"
