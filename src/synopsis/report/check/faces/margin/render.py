"""The verb of this face: notes become comments on the very words that they are about."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from synopsis.report.check.document import Document, Format, Kind
from synopsis.report.check.faces.margin.comment import Margin
from synopsis.report.check.faces.margin.package import Package
from synopsis.report.check.faces.margin.span import Element, local
from synopsis.report.check.faces.margin.typescript import typescript
from synopsis.report.check.faces.wording import (
    Forms,
    formats_of,
    place_from,
    remark_on,
    span_of,
)
from synopsis.report.check.note import Note, Severity
from synopsis.report.check.run import Checked

_Lines = tuple[tuple[str, bool], ...]


def render_docx(
    checked: Checked,
    document: Document,
    source: bytes | None = None,
    *,
    is_all: bool = False,
    at: datetime | None = None,
) -> bytes:
    """A document with its notes as comments; hints among them where all are asked for.

    `source` is the DOCX itself, in which nothing but comments changes. Without it, a DOCX is made
    of the text. `at` is the time that comments bear; without it they bear none.
    """
    notes = [
        note
        for note in checked.notes
        if note.position.file == document.file and (is_all or note.severity is not Severity.HINT)
    ]
    made = source
    numbers: dict[int, int] = {}
    if made is None or document.format is not Format.WORD:
        made, numbers = typescript(document)
    forms, remark = formats_of(checked), remark_on(document)
    comments = [(note, tuple(_lines(note, forms))) for note in notes]
    return _commented(made, comments, numbers, f"The text {remark}." if remark else "", at)


def _commented(
    source: bytes,
    comments: Iterable[tuple[Note, _Lines]],
    numbers: dict[int, int],
    remark: str,
    at: datetime | None,
) -> bytes:
    """A DOCX with a comment for each note, and a remark on the whole at its beginning."""
    package = Package(source)
    root = package.parse(package.main)
    margin = Margin(package, root.tag.partition("}")[0].removeprefix("{"), at)
    paragraphs = [one for one in root.iter() if local(one) == "p" and _is_word(one, root)]
    if remark and paragraphs:
        number = margin.append([(remark, True)])
        margin.tie(number, _outermost(paragraphs[0]), "", "")
    for note, lines in comments:
        paragraph = _paragraph(note, paragraphs, numbers)
        if paragraph is None:
            continue
        number = margin.append(lines)
        words, ahead = _words(note)
        margin.tie(number, paragraph, words, ahead)
    package.change(package.main, root)
    margin.save()
    return package.bytes()


def _is_word(element: Element, root: Element) -> bool:
    """Whether an element is one of the text's own language, not of drawings."""
    return bool(element.tag.partition("}")[0] == root.tag.partition("}")[0])


def _paragraph(note: Note, paragraphs: list[Element], numbers: dict[int, int]) -> Element | None:
    """The paragraph of a note; none where the document has no such paragraph."""
    if numbers and note.hit is not None:
        index = numbers.get(id(note.hit.sentence.block), -1)
    else:
        index = note.position.line - 1
    return _outermost(paragraphs[index]) if 0 <= index < len(paragraphs) else None


def _outermost(paragraph: Element) -> Element:
    """A paragraph itself, or the one that its text box hangs on: no comment may stand in a box."""
    boxes = [one for one in paragraph.iterancestors() if local(one) == "txbxContent"]
    if not boxes:
        return paragraph
    return next((one for one in boxes[-1].iterancestors() if local(one) == "p"), paragraph)


def _words(note: Note) -> tuple[str, str]:
    """The words of a note, and the text of its block ahead of them."""
    start, end = span_of(note)
    ahead = note.excerpt[:start]
    if note.hit is not None:
        sentence = note.hit.sentence
        label = sentence.block.label if sentence.block.kind is Kind.FOOTNOTE else ""
        ahead = f"{label} {sentence.block.text[: sentence.start]}{ahead}".lstrip()
    return note.excerpt[start:end], ahead


def _lines(note: Note, forms: Forms) -> Iterator[tuple[str, bool]]:
    """A comment's paragraphs: what it is, why it matters, what would mend it, the other place."""
    yield f"{note.severity.value.upper()}: {note.rule}", True
    yield note.why, False
    yield f"To fix it: {note.remedy}", False
    if note.other is None:
        return
    if note.other.position is not None:
        where = place_from(note.other.position, note.position.file, forms)
        yield f"The other place, {where}: {note.other.excerpt}", False
    for key, text in note.other.more.items():
        yield f"{key.replace('_', ' ')}: {text}", False
