"""Text as published: bytes read in the one encoding they can be shown to have, or refused."""

import codecs

from synopsis.sources.errors import UnreadableError

_HTML = ("<!doctype html", "<html", "<head", "<body", "<script")
_ZIP = b"PK\x03\x04"


def read_text(data: bytes, declared: str = "utf-8") -> str:
    """The text of a file: its byte order mark decides, then UTF-8, then the declared encoding.

    Strict: a byte that does not fit is an error, never a replacement sign.
    """
    if data.startswith(_ZIP):
        raise UnreadableError(
            "a zip archive or a workbook (XLSX) stands where a text is expected",
            remedy="save the sheet as CSV",
        )
    text = _decoded(data, declared)
    if "\x00" in text:
        raise UnreadableError(
            f"the text holds a NUL byte at sign {text.index(chr(0)):,}",
            remedy="fetch the file again; it is no text, or it was cut or padded",
        )
    if text.lstrip()[:200].lower().startswith(_HTML):
        raise UnreadableError(
            "an HTML page stands where data are expected",
            remedy="open the address in a browser: the publisher may have moved the file",
        )
    return text


def _decoded(data: bytes, declared: str) -> str:
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise _undecoded("utf-32", declared)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strict(data, "utf-16", declared)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _strict(data, declared, declared)


def _strict(data: bytes, encoding: str, declared: str) -> str:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError) as error:
        raise _undecoded(encoding, declared) from error


def _undecoded(encoding: str, declared: str) -> UnreadableError:
    return UnreadableError(
        f"the bytes are not text in {encoding}",
        remedy=f"state the publisher's encoding on the card in place of '{declared}'",
    )
