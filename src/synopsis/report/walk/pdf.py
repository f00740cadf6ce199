"""Walking a PDF: characters as they are drawn, against the links that lie over them.

Everything is read from the finished file. An entry reaches from its label, set in semibold, to
the next label or bold heading; a link leads to the label that stands where it points.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from synopsis.report.walk.passage import Passage, passages
from synopsis.report.walk.pdf_page import Letter, Link, PdfPage, read_pages
from synopsis.report.walk.sighting import (
    Exempt,
    Lead,
    Sighting,
    address_of_label,
    runs_of_digits,
    sighting_of,
)
from synopsis.vocabulary import Address, Voice

LABEL_FACE = "Semibold"
TITLE_FACE = "Italic"
TICK_FACE = "DejaVuSansMono"
# The largest type of a citation mark, in points; running text is never set as small.
MARK_SIZE = 6.5
# How far below a link's target its label may begin, in points: one line, and what a fallback face
# adds to its height.
_NEAR = 18.0
_END = Letter(" ", "", 0.0, (0.0, 0.0, 0.0, 0.0), in_picture=False)


@dataclass(frozen=True, slots=True)
class _Label:
    """An entry's label: where it stands and whose it is."""

    page: int
    start: int
    end: int
    address: Address


def walk_pdf(content: bytes) -> tuple[Sighting, ...]:
    """Every run of digits in the text of a PDF, with the entry that it leads to."""
    pages = read_pages(content)
    labels = _linked_labels(pages)
    found: list[Sighting] = []
    address: Address | None = None
    for page in pages:
        owners, address = _owners(page, labels, address)
        for start, numeral, context in runs_of_digits(page.text):
            letters = page.letters[start : start + len(numeral)]
            lead = _lead(page, pages, labels, letters)
            owner = owners[start]
            if owner is not None and lead == Lead():
                lead = Lead(owner, _mark_of(letters))
            found.append(sighting_of(numeral, f"page {page.number}", context, lead))
    return tuple(found)


def words_pdf(content: bytes) -> Iterator[Passage]:
    """The words of a PDF by page and voice: italics are titles, upright quotes hold quotations."""
    depth = 0
    for page in read_pages(content):
        runs: list[tuple[str, Voice]] = []
        for letter in page.letters:
            is_upright = TITLE_FACE not in letter.face
            depth += is_upright and letter.sign == "\N{LEFT DOUBLE QUOTATION MARK}"
            runs.append((letter.sign, _voice(letter, depth)))
            depth -= is_upright and letter.sign == "\N{RIGHT DOUBLE QUOTATION MARK}"
        yield from passages(f"page {page.number}", _unbroken(runs))


def _voice(letter: Letter, depth: int) -> Voice:
    if depth > 0:
        return Voice.QUOTE
    if letter.in_picture:
        return Voice.OWN
    return Voice.TITLE if TITLE_FACE in letter.face else Voice.OWN


def _unbroken(runs: list[tuple[str, Voice]]) -> Iterator[tuple[str, Voice]]:
    """Lines joined as they were written: nothing between a slash or hyphen and the next line."""
    before = ""
    for sign, voice in runs:
        if sign in "\r\n" and before in "/-":
            continue
        before = sign
        yield sign, voice


def _linked_labels(pages: tuple[PdfPage, ...]) -> list[_Label]:
    """The labels that a link leads to; semibold words that nothing leads to are no entries."""
    labels = [label for page in pages for label in _labels(page)]
    points = {(link.page, link.x, link.y): link for page in pages for link in page.links}
    linked = {_target(link, pages, labels) for link in points.values()}
    return [label for label in labels if label.address in linked]


def _labels(page: PdfPage) -> Iterator[_Label]:
    """The labels on a page: unbroken runs of the label face that read as an address."""
    start: int | None = None
    for index, letter in enumerate((*page.letters, _END)):
        is_label = LABEL_FACE in letter.face and not letter.in_picture
        if is_label and start is None:
            start = index
        elif not is_label and letter.sign not in "\r\n" and start is not None:
            text = "".join(page.text[start:index].split("\r\n"))
            if address := address_of_label(text):
                yield _Label(page.number, start, index, address)
            start = None


def _owners(
    page: PdfPage, labels: list[_Label], address: Address | None
) -> tuple[list[Address | None], Address | None]:
    """Whose entry each letter of a page belongs to, and whose reaches over to the next page."""
    starts = {label.start: label.address for label in labels if label.page == page.number}
    owners: list[Address | None] = []
    for index, letter in enumerate(page.letters):
        if index in starts:
            address = starts[index]
        elif letter.is_bold and not letter.in_picture:
            address = None
        owners.append(None if page.is_edge(letter) or letter.in_picture else address)
    return owners, address


def _lead(
    page: PdfPage, pages: tuple[PdfPage, ...], labels: list[_Label], letters: tuple[Letter, ...]
) -> Lead:
    links = {link for letter in letters for link in page.links_over(letter)}
    if links and all(page.links_over(letter) for letter in letters):
        return _linked(next(iter(links)), pages, labels, letters)
    if page.is_foot(letters[0]) and _text(letters) == str(page.number):
        return Lead(exempt=Exempt.PAGE_NUMBER)
    if all(letter.in_picture and TICK_FACE in letter.face for letter in letters):
        return Lead(exempt=Exempt.AXIS_TICK)
    return Lead()


def _linked(
    link: Link, pages: tuple[PdfPage, ...], labels: list[_Label], letters: tuple[Letter, ...]
) -> Lead:
    address = _target(link, pages, labels)
    if address is None and _text(letters) == str(link.page):
        return Lead(exempt=Exempt.PAGE_NUMBER)
    if address is None:
        return Lead(why=f"dead link to page {link.page}")
    return Lead(address, _mark_of(letters))


def _mark_of(letters: tuple[Letter, ...]) -> Exempt | None:
    """Whether letters that lead to an entry are its citation mark: by their size alone."""
    is_mark = all(letter.size <= MARK_SIZE for letter in letters)
    return Exempt.CITATION_MARK if is_mark else None


def _target(link: Link, pages: tuple[PdfPage, ...], labels: list[_Label]) -> Address | None:
    """The entry whose label begins where a link points: at its height, nearest to its left."""
    near = [
        (abs(left - link.x) + abs(top - link.y), label.address)
        for label in labels
        if label.page == link.page
        for left, top in (pages[label.page - 1].corner(label.start),)
        if abs(left - link.x) < _NEAR and -2 <= link.y - top < _NEAR
    ]
    return min(near, key=lambda pair: pair[0])[1] if near else None


def _text(letters: tuple[Letter, ...]) -> str:
    return "".join(letter.sign for letter in letters)
