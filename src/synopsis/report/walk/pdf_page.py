"""Pages of a finished PDF, letter by letter, with their links, through PDFium."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

# How much of a page's height is its foot and its head; no running text reaches into them.
FOOT, HEAD = 0.065, 0.06

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Letter:
    """One drawn character: sign, face, size in points, box, and whether a picture holds it."""

    sign: str
    face: str
    size: float
    box: Box
    in_picture: bool

    @property
    def is_bold(self) -> bool:
        """Whether the face is bold, which headings alone are."""
        return "Bold" in self.face

    @property
    def centre(self) -> tuple[float, float]:
        """The middle of the box."""
        left, bottom, right, top = self.box
        return (left + right) / 2, (bottom + top) / 2


@dataclass(frozen=True, slots=True)
class Link:
    """A link inside the document: the boxes it covers and the point that it leads to."""

    boxes: tuple[Box, ...]
    page: int
    x: float
    y: float


@dataclass(frozen=True)
class PdfPage:
    """One page: its letters in reading order and its links; numbered from one."""

    number: int
    height: float
    letters: tuple[Letter, ...]
    links: tuple[Link, ...]

    @cached_property
    def text(self) -> str:
        """The page as text, one sign a letter."""
        return "".join(letter.sign for letter in self.letters)

    def links_over(self, letter: Letter) -> tuple[Link, ...]:
        """The links that cover the middle of a letter."""
        x, y = letter.centre
        return tuple(
            link
            for link in self.links
            if any(
                left <= x <= right and bottom <= y <= top for left, bottom, right, top in link.boxes
            )
        )

    def is_foot(self, letter: Letter) -> bool:
        """Whether a letter stands in the foot of the page."""
        return letter.centre[1] < FOOT * self.height

    def is_edge(self, letter: Letter) -> bool:
        """Whether a letter stands in the head or the foot of the page."""
        return self.is_foot(letter) or letter.centre[1] > (1 - HEAD) * self.height

    def corner(self, index: int) -> tuple[float, float]:
        """The left upper corner of a letter's box."""
        left, _, _, top = self.letters[index].box
        return left, top


def read_pages(content: bytes) -> tuple[PdfPage, ...]:
    """The pages of a PDF."""
    import pypdfium2  # heavy: only when used

    with pypdfium2.PdfDocument(content) as document:
        return tuple(_page(document, index) for index in range(len(document)))


def _page(document: Any, index: int) -> PdfPage:  # noqa: ANN401  PDFium's handles are untyped
    page = document[index]
    textpage = page.get_textpage()
    letters = tuple(_letters(textpage))
    return PdfPage(index + 1, page.get_height(), letters, tuple(_links(document, page)))


def _letters(textpage: Any) -> Iterator[Letter]:  # noqa: ANN401  as above
    import pypdfium2.raw as pdfium  # heavy: only when used

    handle = textpage.raw
    looks: dict[int, tuple[str, float, bool]] = {}
    for index in range(textpage.count_chars()):
        thing = pdfium.FPDFText_GetTextObject(handle, index)
        key = ctypes.addressof(thing.contents) if thing else 0
        if key not in looks:
            looks[key] = _look(pdfium, handle, index, thing) if thing else ("", 0.0, False)
        face, size, in_picture = looks[key]
        sign = chr(pdfium.FPDFText_GetUnicode(handle, index) or 0xFFFD)
        yield Letter(sign, face, size, textpage.get_charbox(index), in_picture)


def _look(pdfium: Any, handle: Any, index: int, thing: Any) -> tuple[str, float, bool]:  # noqa: ANN401
    """Face, size and place of a text object, which all of its letters share."""
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(handle, index, name, len(name), ctypes.byref(flags))
    size = pdfium.FPDFText_GetFontSize(handle, index)
    return name.value.decode("utf-8", "replace"), size, _has_alternative(pdfium, thing)


def _has_alternative(pdfium: Any, thing: Any) -> bool:  # noqa: ANN401  as above
    """Whether a text object lies in marked content with a text alternative: in a picture."""
    length = ctypes.c_ulong()
    for index in range(pdfium.FPDFPageObj_CountMarks(thing)):
        mark = pdfium.FPDFPageObj_GetMark(thing, index)
        if pdfium.FPDFPageObjMark_GetParamStringValue(mark, b"Alt", None, 0, ctypes.byref(length)):
            return True
    return False


def _links(document: Any, page: Any) -> Iterator[Link]:  # noqa: ANN401  as above
    import pypdfium2.raw as pdfium  # heavy: only when used

    position = ctypes.c_int(0)
    link: Any = pdfium.FPDF_LINK()
    while pdfium.FPDFLink_Enumerate(page.raw, ctypes.byref(position), ctypes.byref(link)):
        target = pdfium.FPDFLink_GetDest(document.raw, link)
        if target:
            yield Link(tuple(_boxes(pdfium, link)), *_point(pdfium, document, target))


def _boxes(pdfium: Any, link: Any) -> Iterator[Box]:  # noqa: ANN401  as above
    """The quadrilaterals of a link where it has them, else its rectangle."""
    count = pdfium.FPDFLink_CountQuadPoints(link)
    for index in range(count):
        quad = pdfium.FS_QUADPOINTSF()
        if pdfium.FPDFLink_GetQuadPoints(link, index, ctypes.byref(quad)):
            across = (quad.x1, quad.x2, quad.x3, quad.x4)
            upright = (quad.y1, quad.y2, quad.y3, quad.y4)
            yield min(across), min(upright), max(across), max(upright)
    if count <= 0:
        box = pdfium.FS_RECTF()
        if pdfium.FPDFLink_GetAnnotRect(link, ctypes.byref(box)):
            yield box.left, min(box.bottom, box.top), box.right, max(box.bottom, box.top)


def _point(pdfium: Any, document: Any, target: Any) -> tuple[int, float, float]:  # noqa: ANN401
    flags = [ctypes.c_int() for _ in range(3)]
    values = [ctypes.c_float() for _ in range(3)]
    pdfium.FPDFDest_GetLocationInPage(target, *map(ctypes.byref, flags), *map(ctypes.byref, values))
    page: int = pdfium.FPDFDest_GetDestPageIndex(document.raw, target)
    return page + 1, values[0].value, values[1].value
