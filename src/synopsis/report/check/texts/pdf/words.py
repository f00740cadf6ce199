"""Words of a PDF as they are drawn, through PDFium; run in a process of its own.

A word is [text, left, right, baseline, size, flags]: points
from the left lower corner of the page as it is shown, and the sum of BOLD, ITALIC, GLUED (nothing
parts it from the word before), BROKEN (its last sign is a hyphen that a line's end set) and RAISED
(small digits above the line, as footnotes are marked).
"""

import ctypes
import math
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2.raw as pdfium

from synopsis.report.check.texts.apart.refused import RefusedError
from synopsis.report.check.texts.pdf.look import BOLD, BROKEN, GLUED, ITALIC, RAISED

MOST_PAGES = 1500
_MOST_WORDS, _MOST_THINGS = 60_000, 20_000
_HYPHENS = {"\x02", "\ufffe", "\xad"}
_END_IN = 4096
# Digits that may be a mark; whether they are is seen by where they are drawn.
_DIGITS = re.compile(r"(?<!\d)\d{1,3}(?![\d%])")
# Unbroken characters; two of the control characters stand for a hyphen of a line's end.
_WORD = re.compile("[^\\s\x00\x01\x03-\x1f]+")
# Bold faces by their names; the weight that PDFium reckons from the stems of letters misleads.
_BOLD = re.compile(rb"bold|black|heavy|demi|cmbx|sfbx|-medi$|-bd")
_FORCED = 0x40000
Word = list[Any]
Run = list[tuple[int, str]]
Look = tuple[float, int]


def extract(path: str) -> Iterator[dict[str, Any]]:
    """Each page: its number, width, height, words, thin lines, and whether it holds a picture."""
    _check_end(Path(path))
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadDocument(path.encode(), None)
    if not document:
        raise _not_opened(pdfium.FPDF_GetLastError())
    count = pdfium.FPDF_GetPageCount(document)
    if count > MOST_PAGES:
        raise RefusedError(
            f"has {count} pages, and at most {MOST_PAGES} are read", "check it in parts"
        )
    if not count:
        raise RefusedError("has no page", "save it again in the program that made it")
    for index in range(count):
        yield _page(document, index)


def _check_end(path: Path) -> None:
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _END_IN))
        if b"%%EOF" not in file.read():
            raise RefusedError(
                "is cut off: its end is missing", "fetch the file again, or save it again"
            )


def _not_opened(code: int) -> RefusedError:
    if code == pdfium.FPDF_ERR_PASSWORD:
        what = "is encrypted and opens with a password only"
        return RefusedError(what, "save a copy without the password")
    if code == pdfium.FPDF_ERR_SECURITY:
        what = "is encrypted in a way that is not read"
        return RefusedError(what, "save a copy without encryption")
    return RefusedError("is damaged: its pages cannot be found")


def _page(document: Any, index: int) -> dict[str, Any]:  # noqa: ANN401  PDFium's handles
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        return {"page": index + 1, "width": 0, "height": 0, "words": [], "rules": [], "lost": True}
    text = pdfium.FPDFText_LoadPage(page)
    try:
        turn = _Turn(page)
        words = list(_words(text, turn)) if text else []
        rules, pictures = _things(page, turn)
        return {
            "page": index + 1, "width": turn.width, "height": turn.height, "words": words,
            "rules": rules, "picture": pictures,
        }  # fmt: skip
    finally:
        pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)


class _Turn:
    """How a page is turned when it is shown: from its own points to those of the reader."""

    def __init__(self, page: Any) -> None:  # noqa: ANN401
        box = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(box))
        self.box = (box.left, min(box.bottom, box.top), box.right, max(box.bottom, box.top))
        self.quarter = pdfium.FPDFPage_GetRotation(page)
        wide, high = self.box[2] - self.box[0], self.box[3] - self.box[1]
        self.width, self.height = (high, wide) if self.quarter % 2 else (wide, high)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point as it is shown."""
        left, bottom, right, top = self.box
        shown = ((x - left, y - bottom), (y - bottom, right - x), (right - x, top - y),
                 (top - y, x - left))  # fmt: skip
        return shown[self.quarter % 4]

    def angle(self, radians: float) -> float:
        """By how much writing is turned as it is shown, within half a turn."""
        turned = radians - self.quarter * math.pi / 2
        return math.remainder(turned, 2 * math.pi)


class _Letters:
    """The characters of a page: what each says, how it looks and where it stands."""

    def __init__(self, text: Any, turn: _Turn) -> None:  # noqa: ANN401
        self.text, self.turn = text, turn
        self.box, self.matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        self.name, self.flags = ctypes.create_string_buffer(96), ctypes.c_int()
        self.x, self.y = ctypes.c_double(), ctypes.c_double()

    def look(self, index: int) -> Look | None:
        """Size in points and weight and slope; none where the writing is turned."""
        if not pdfium.FPDFText_GetMatrix(self.text, index, ctypes.byref(self.matrix)):
            return None
        one = self.matrix
        if abs(self.turn.angle(math.atan2(one.b, one.a))) > 0.15:
            return None
        size = pdfium.FPDFText_GetFontSize(self.text, index) * math.hypot(one.c, one.d)
        length = pdfium.FPDFText_GetFontInfo(
            self.text, index, self.name, len(self.name), ctypes.byref(self.flags)
        )
        name = self.name.value.lower() if length else b""
        flags = BOLD if _BOLD.search(name) or self.flags.value & _FORCED else 0
        flags |= ITALIC if b"italic" in name or b"oblique" in name else 0
        return round(size, 2), flags

    def sides(self, index: int) -> tuple[float, float]:
        """The left and right end of a character as it is shown."""
        if not pdfium.FPDFText_GetLooseCharBox(self.text, index, ctypes.byref(self.box)):
            return 0.0, 0.0
        one = self.turn.point(self.box.left, self.box.bottom)[0]
        other = self.turn.point(self.box.right, self.box.top)[0]
        return (one, other) if one <= other else (other, one)

    def is_raised(self, index: int, size: float) -> bool:
        """Whether a digit is drawn above the line, in a face that has small digits of its own."""
        sides = [ctypes.c_double() for _ in range(4)]
        pdfium.FPDFText_GetCharBox(self.text, index, *map(ctypes.byref, sides))
        low = min(self.turn.point(sides[0].value, sides[2].value)[1],
                  self.turn.point(sides[1].value, sides[3].value)[1])  # fmt: skip
        return low - self.line(index) > 0.2 * size

    def line(self, index: int) -> float:
        """The height of the line on which a character stands."""
        pdfium.FPDFText_GetCharOrigin(self.text, index, ctypes.byref(self.x), ctypes.byref(self.y))
        return self.turn.point(self.x.value, self.y.value)[1]


def _words(text: Any, turn: _Turn) -> Iterator[Word]:  # noqa: ANN401
    """The words of a page in the order in which they are drawn, those upon the page alone."""
    letters, made = _Letters(text, turn), 0
    for run, size, flags in _parted(text, letters):
        word = _word(run, letters, size, flags)
        if word is not None and -2 < word[1] < turn.width + 2 and -2 < word[3] < turn.height + 2:
            yield word
            made += 1
            if made > _MOST_WORDS:
                raise RefusedError(
                    f"has a page of more than {_MOST_WORDS} words",
                    "save it again with pages that can be read",
                )


def _parted(text: Any, letters: _Letters) -> Iterator[tuple[Run, float, int]]:  # noqa: ANN401
    """Runs of one look, in which small raised digits stand for themselves."""
    for run, (size, flags) in _runs(text, letters):
        said, done = "".join(sign for _, sign in run), 0
        for found in _DIGITS.finditer(said) if len(said) < 80 else ():
            if not letters.is_raised(run[found.start()][0], size):
                continue
            if found.start() > done:
                yield run[done : found.start()], size, flags | (GLUED if done else 0)
            raised = flags | RAISED | (GLUED if found.start() else 0)
            yield run[found.start() : found.end()], size, raised
            done = found.end()
        if done < len(run):
            yield run[done:], size, flags | (GLUED if done else 0)


def _word(run: Run, letters: _Letters, size: float, flags: int) -> Word | None:
    first, last = letters.sides(run[0][0]), letters.sides(run[-1][0])
    said = "".join(sign for _, sign in run)
    if said[-1] in _HYPHENS:
        flags |= BROKEN
    said = unicodedata.normalize("NFC", "".join(one for one in said if one not in _HYPHENS))
    if flags & BROKEN:
        said += "-"
    if not said:
        return None
    left, right = min(first[0], last[0]), max(first[1], last[1])
    return [said, round(left, 2), round(right, 2), round(letters.line(run[0][0]), 2), size, flags]


def _runs(text: Any, letters: _Letters) -> Iterator[tuple[Run, Any]]:  # noqa: ANN401
    """Runs of characters that nothing parts and that look the same, with that look."""
    looks: dict[int, Look | None] = {}
    # As a number, which costs a quarter of what a pointer does.
    thing_of = pdfium.FPDFText_GetTextObject
    thing_of.restype = ctypes.c_void_p
    said = _said(text)
    for found in _WORD.finditer(said):
        start, end = found.span()
        first, last = thing_of(text, start) or 0, thing_of(text, end - 1) or 0
        if first == last and first:
            if first not in looks:
                looks[first] = letters.look(start)
            if looks[first] is not None:
                yield list(enumerate(found[0], start)), looks[first]
        else:
            things = [thing_of(text, index) or 0 for index in range(start, end)]
            yield from _mixed(list(enumerate(found[0], start)), things, looks, letters)


def _said(text: Any) -> str:  # noqa: ANN401
    """The characters of a page, each at its place: at once where each is of one unit."""
    count = pdfium.FPDFText_CountChars(text)
    if count <= 0:
        return ""
    units = (ctypes.c_ushort * (count + 1))()
    if pdfium.FPDFText_GetText(text, 0, count, units) == count + 1 and (
        pdfium.FPDFText_GetTextIndexFromCharIndex(text, count - 1) == count - 1
    ):
        said = bytes(units)[:-2].decode("utf-16-le", "replace")
        if len(said) == count:
            return said
    return "".join(chr(pdfium.FPDFText_GetUnicode(text, i) or 0xFFFD) for i in range(count))


def _mixed(
    word: Run, things: list[int], looks: dict[int, Look | None], letters: _Letters
) -> Iterator[tuple[Run, Any]]:
    """The parts of a word that is drawn in several goes: those that look alike and touch."""
    run: Run = []
    kept: Look | None = None
    glued, held = 0, -1
    for (index, sign), thing in zip(word, things, strict=True):
        if thing not in looks:
            looks[thing] = letters.look(index) if thing else None
        look = looks[thing] if thing else kept
        if look is None:
            continue
        if run and thing != held and kept is not None:
            near = not _apart(letters, run[-1][0], index, max(kept[0], look[0]))
            if look != kept or not near:
                yield run, (kept[0], kept[1] | glued)
                run, glued = [], GLUED if near else 0
        held, kept = thing, look
        run.append((index, sign))
    if run and kept is not None:
        yield run, (kept[0], kept[1] | glued)


def _apart(letters: _Letters, before: int, after: int, size: float) -> bool:
    """Whether two characters drawn one after the other are not of one word."""
    if abs(letters.line(before) - letters.line(after)) > 0.6 * size:
        return True
    gap = letters.sides(after)[0] - letters.sides(before)[1]
    return not -1.5 * size < gap < 0.2 * size


def _things(page: Any, turn: _Turn) -> tuple[list[list[float]], bool]:  # noqa: ANN401
    """Thin lines of a page (left, bottom, right, top), and whether it shows a picture."""
    rules: list[list[float]] = []
    has_picture = False
    sides = [ctypes.c_float() for _ in range(4)]
    for index in range(min(pdfium.FPDFPage_CountObjects(page), _MOST_THINGS)):
        thing = pdfium.FPDFPage_GetObject(page, index)
        kind = pdfium.FPDFPageObj_GetType(thing)
        has_picture |= kind != pdfium.FPDF_PAGEOBJ_TEXT
        if kind != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        if pdfium.FPDFPageObj_GetBounds(thing, *map(ctypes.byref, sides)):
            ends = turn.point(sides[0].value, sides[1].value)
            others = turn.point(sides[2].value, sides[3].value)
            across, upright = sorted((ends[0], others[0])), sorted((ends[1], others[1]))
            wide, high = across[1] - across[0], upright[1] - upright[0]
            if (wide > 12 and high < 3) or (high > 6 and wide < 3):
                rules.append(
                    [round(side, 1) for side in (across[0], upright[0], across[1], upright[1])]
                )
    return rules, has_picture
