"""Words that the faces have in common: where a note stands, and its words in their sentence."""

from collections.abc import Iterable, Iterator, Mapping

from synopsis.report.check.document import Document, Format, Ignored, Position
from synopsis.report.check.note import Note
from synopsis.report.check.run import Checked
from synopsis.report.check.visible import visible

Forms = Mapping[str, Format]
_ROOM = 220  # characters of a sentence that a list shows
_ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
_LANGUAGES = {
    "en": "English", "sq": "Albanian", "bs": "Bosnian", "mk": "Macedonian", "cnr": "Montenegrin",
    "sr": "Serbian",
}  # fmt: skip
_COMPLETE = "en"


def formats_of(checked: Checked) -> Forms:
    """The format of each document by the name of its file."""
    return {one.file: one.format for one in checked.documents}


def place_of(position: Position, forms: Forms) -> str:
    """Where in its file something stands, in the words of its format."""
    is_word = forms.get(position.file) is Format.WORD
    page = f"page {position.page}, " if position.page is not None else ""
    return f"{page}{'paragraph' if is_word else 'line'} {position.line}"


def place_from(position: Position, here: str, forms: Forms) -> str:
    """Where something stands, as told in a file; another file is told by its name."""
    file = "" if position.file == here else f"{visible(position.file)}, "
    return f"{file}{place_of(position, forms)}"


def remarks_of(checked: Checked) -> Iterator[str]:
    """A sentence on each document of which the check could say little, for want of words."""
    for one in checked.documents:
        if (said := remark_on(one)) is not None:
            yield f"{visible(one.file)} {said}"


def remark_on(document: Document) -> str | None:
    """Why the check can say little of a document: its language; none where it is complete."""
    if document.is_foreign:
        return "is in a language that is not read, so that no notes do not mean no faults"
    if document.language == _COMPLETE:
        return None
    return (
        f"was read as {_LANGUAGES[document.language]}, in which most rules are not written yet; "
        "only English is complete"
    )


def idleness(wish: Ignored) -> str:
    """Why a request to leave a rule's notes changed nothing."""
    if not wish.reason.strip():
        return "it gives no reason, and is not followed; write: because, and why"
    return "the rule says nothing there, or there is no rule of that name; take it out"


def plural(number: int, one: str) -> str:
    """A number with the word for one, or with its plural in -s."""
    return f"{number} {one if number == 1 else one + 's'}"


def span_of(note: Note) -> tuple[int, int]:
    """Where the words of a note stand in its excerpt."""
    if note.hit is not None:
        return note.hit.start, note.hit.end
    start = max(0, note.excerpt.find(note.words))
    return start, start + len(note.words)


def parts_of(note: Note, room: int = _ROOM) -> tuple[str, str, str]:
    """The sentence before, within and after the words, shortened around them to some room."""
    start, end = span_of(note)
    words, half = note.excerpt[start:end], room // 2
    if len(words) > room:
        words = f"{words[:half].rstrip()} {_ELLIPSIS} {words[-half:].lstrip()}"
    left = max(0, room - len(words))
    before, after = note.excerpt[:start], note.excerpt[end:]
    ahead = min(len(before), max(left // 2, left - len(after)))
    return _tail(before, ahead), words, shortened(after, left - ahead)


def shortened(text: str, room: int = _ROOM) -> str:
    """A text cut at a word where it is longer than the room."""
    if len(text) <= room:
        return text
    cut, _, rest = text[:room].rpartition(" ")
    return f"{cut if cut or not rest else ''} {_ELLIPSIS}"


def by_file(notes: Iterable[Note]) -> dict[str, list[Note]]:
    """Notes by their file, in their order."""
    found: dict[str, list[Note]] = {}
    for note in notes:
        found.setdefault(note.position.file, []).append(note)
    return found


def _tail(text: str, room: int) -> str:
    if len(text) <= room:
        return text
    _, _, rest = text[len(text) - room :].partition(" ")
    return f"{_ELLIPSIS} {rest}"
