"""Decoding: the characters of a text file, by its marks, its own word, or its likeliest code."""

import codecs
import re
from pathlib import Path

from synopsis.report.check.texts.refusing import refused
from synopsis.report.errors import ReportError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_STATED = re.compile(rb"""(?:charset|encoding)\s{0,5}=\s{0,5}["']?([A-Za-z0-9._-]{3,30})""")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CYRILLIC = re.compile("[\u0410-\u044f\u0401-\u040f\u0451-\u045f]")
_SLAVIC, _WESTERN = frozenset("čćđČĆĐ"), frozenset("àêñûùòìåøõâîôæ")
_REMEDY = "save it again as UTF-8"
_SAVE = "save it as DOCX, PDF, HTML, Markdown or plain text"


def decode(content: bytes, path: Path) -> tuple[str, str]:
    """The text of a file and the name of its code where that was guessed, else nothing.

    Raises ReportError where the bytes are no text, or of no code that is known.
    """
    for mark, code in _MARKS:
        if content.startswith(mark):
            return _checked(_whole(content[len(mark) :], code, path), path), ""
    if b"\0" in content:
        return _checked(_wide(content, path), path), ""
    try:
        return _checked(content.decode("utf-8"), path), ""
    except UnicodeDecodeError as error:
        if _is_nearly(content, error):
            raise _broken(path, f"its byte {error.start + 1} is no part of a character") from None
    stated = _STATED.search(content[:2048])
    if stated is not None and (text := _stated(content, stated[1].decode("ascii"))) is not None:
        return _checked(text, path), ""
    text, code = _guessed(content, path)
    return _checked(text, path), code


def _whole(content: bytes, code: str, path: Path) -> str:
    try:
        return content.decode(code)
    except UnicodeDecodeError as error:
        raise _broken(path, f"its byte {error.start + 1} is no part of a character") from None


def _broken(path: Path, why: str) -> ReportError:
    return refused(path, f"is damaged: {why}", _REMEDY)


def _wide(content: bytes, path: Path) -> str:
    """Text of two bytes a character that lacks its mark; other files with NUL bytes are no text."""
    sample = content[:4096]
    zeros = [sample[start::2].count(0) for start in (0, 1)]
    half = len(sample) // 2
    if len(content) % 2 == 0 and max(zeros) > 0.6 * half and min(zeros) < 0.02 * half:
        return _whole(content, "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le", path)
    raise refused(path, "holds NUL bytes, so it is no text", _SAVE)


def _checked(text: str, path: Path) -> str:
    """A text, unless so much of it is control characters that it is none."""
    if len(_CONTROL.findall(text[:65536])) > 1 + len(text[:65536]) // 200:
        raise refused(path, "holds control characters, so it is no text", _SAVE)
    return text


def _is_nearly(content: bytes, error: UnicodeDecodeError) -> bool:
    """Whether a text is UTF-8 but for a fault: many characters of several bytes come before it."""
    before = content[: error.start]
    wide = sum(byte >= 0xC2 for byte in before[-65536:])  # lead bytes of UTF-8
    return wide >= 3  # no text of another code has three such by chance


def _stated(content: bytes, code: str) -> str | None:
    try:
        return content.decode(code)
    except (LookupError, UnicodeDecodeError, ValueError):
        return None


def _guessed(content: bytes, path: Path) -> tuple[str, str]:
    """The likeliest of the codes of one byte in which the region's languages were written."""
    sample = content[: 1 << 18]
    read = {code: _letters(sample, code) for code in ("cp1251", "cp1250", "cp1252", "iso8859-2")}
    high = sum(byte > 0x7F for byte in sample)  # beyond ASCII
    cyrillic = read["cp1251"]
    if (
        cyrillic is not None
        and len(_CYRILLIC.findall(cyrillic)) > 0.8 * high
        and _is_wordy(cyrillic)
    ):
        return _whole(content, "cp1251", path), "Windows-1251"
    if read["cp1250"] is None or any(0x80 <= byte < 0xA0 for byte in sample):
        order = ("cp1250", "cp1252") if _is_slavic(read) else ("cp1252", "cp1250")
    else:
        latin = read["iso8859-2"] or ""
        order = ("iso8859-2", "cp1252") if sum(latin.count(one) for one in "šžŠŽ") else (
            ("cp1250", "cp1252") if _is_slavic(read) else ("cp1252", "cp1250"))  # fmt: skip
    for code in order:
        try:
            return content.decode(code), {"iso8859-2": "ISO 8859-2"}.get(
                code, f"Windows-{code[2:]}"
            )
        except UnicodeDecodeError:
            continue
    raise refused(path, "is no text of a code that is known", _REMEDY)


def _letters(sample: bytes, code: str) -> str | None:
    try:
        return sample.decode(code)
    except UnicodeDecodeError:
        return None


def _is_wordy(text: str) -> bool:
    """Whether most Cyrillic letters stand beside others, as in words."""
    runs = re.findall("[\u0400-\u045f]{3,60}", text)
    return sum(map(len, runs)) > 0.6 * len(_CYRILLIC.findall(text))


def _is_slavic(read: dict[str, str | None]) -> bool:
    eastern, western = read["cp1250"] or "", read["cp1252"] or ""
    ours = sum(eastern.count(one) for one in _SLAVIC)
    theirs = sum(western.count(one) for one in _WESTERN - {"æ"})
    return ours > theirs
