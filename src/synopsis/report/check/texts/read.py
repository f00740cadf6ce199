"""Reading a file: what it is by its bytes, and a document of it, or one sentence why not."""

from dataclasses import replace
from pathlib import Path

from synopsis.report.check.document import Document, Doubt, Format, Kind
from synopsis.report.check.texts.compose import Origin, compose
from synopsis.report.check.texts.decode import decode
from synopsis.report.check.texts.formats import tell_binary, tell_text
from synopsis.report.check.texts.refusing import refused

_MOST_BYTES, _MOST_TEXT = 300 << 20, 40 << 20
_PART = "check it in parts, or save it without its pictures"
_TEXTLESS = "open it and see whether its text was saved, or name another file"
_CLOSED = "ask its owner for the right to read it, or copy it to a disk of your own"


def read_document(path: Path, language: str | None = None) -> Document:
    """A file as a document, by its bytes and its name.

    Raises ReportError, one sentence with its remedy, where it cannot be read or has no sentence.
    """
    try:
        found = _read(path, language)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise refused(path, f"cannot be opened ({why})", _CLOSED) from error
    refuse_wordless(found)
    return found


def refuse_wordless(document: Document) -> None:
    """Raise ReportError where a document has no words but those of headings."""
    if not any(one.kind is not Kind.HEADING and _has_word(one.text) for one in document.blocks):
        what = "holds no sentence: no paragraph, list, table or footnote with words"
        raise refused(document.file, what, _TEXTLESS)


def _has_word(text: str) -> bool:
    return any(map(str.isalpha, text))


def _read(path: Path, language: str | None) -> Document:
    _check(path)
    kind = tell_binary(path)
    if kind is Format.PDF:
        from synopsis.report.check.texts.entries import name_entries
        from synopsis.report.check.texts.pdf.read import read_pdf  # heavy: only when used
        from synopsis.report.check.texts.shaped_notes import shape_lost_notes

        raws, wishes = shape_lost_notes(*name_entries(*read_pdf(path)))
        return compose(str(path), raws, language, wishes, Origin(kind))
    if kind is Format.WORD:
        from synopsis.report.check.texts.shaped_notes import shape_notes
        from synopsis.report.check.texts.word.read import read_word  # heavy: only when used

        told, asked = shape_notes(*read_word(path))
        return compose(str(path), told, language, asked, Origin(kind))
    return _read_text(path, language)


def _check(path: Path) -> None:
    """Refuse what is no file, or none of a length that is read."""
    if path.is_dir():
        raise refused(path, "is a folder", "name the files in it")
    if not path.exists():
        raise refused(path, "does not exist", "check its name")
    if not path.is_file():
        raise refused(path, "is no ordinary file", "name a file on disk")
    size = path.stat().st_size
    if not size:
        raise refused(path, "is empty", _TEXTLESS)
    if size > _MOST_BYTES:
        limit = f"at most {_MOST_BYTES >> 20} megabytes are read"
        raise refused(path, f"is too large: {limit}", _PART)


def _read_text(path: Path, language: str | None) -> Document:
    if path.stat().st_size > _MOST_TEXT:
        limit = f"at most {_MOST_TEXT >> 20} megabytes of text are read"
        raise refused(path, f"is too long: {limit}", _PART)
    text, guessed = decode(path.read_bytes(), path)
    if not text.strip():
        raise refused(path, "holds only white space", _TEXTLESS)
    found = _text_document(path, text, language)
    if not guessed or not found.sentences:
        return found
    what = f"the file does not say how its letters are written; they were read as {guessed}"
    return replace(found, doubts=(Doubt(what, found.sentences[0], is_order=False), *found.doubts))


def _text_document(path: Path, text: str, language: str | None) -> Document:
    kind = tell_text(path, text)
    if kind is Format.HTML:
        from synopsis.report.check.texts.html import read_html  # heavy: only when used

        return read_html(text, str(path), language)
    if kind is Format.MARKDOWN:
        from synopsis.report.check.texts.markdown import read_markdown  # heavy: only when used

        return read_markdown(text, str(path), language)
    from synopsis.report.check.texts.plain import read_plain  # heavy: only when used

    return read_plain(text, str(path), language)
