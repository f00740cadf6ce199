"""Joining lines: words that a line's end parted made whole, addresses kept in one."""

# ruff: noqa: RUF001  # dashes, quotation marks and other letters are meant as they stand

import re
from collections import Counter
from collections.abc import Sequence

from synopsis.report.check.document import Position
from synopsis.report.check.texts.raw import Piece

Vocabulary = Counter[str]
_WORDS = re.compile(r"[^\W\d_]{1,40}(?:-[^\W\d_]{1,40}){0,5}")
_PARTED = re.compile(r"([^\W\d_]{1,40}(?:-[^\W\d_]{1,40}){0,3})[-‐]$")
_HEAD = re.compile(r"[^\W\d_]{1,40}")
_ADDRESS_END = re.compile(r"(?:https?://|www\.)\S{1,3000}$")
_ADDRESS_GOES_ON = re.compile(
    r"\S{0,500}(?:[/%=_&?#]|\.(?:pdf|html?|aspx?|php)\b|-\w{1,40}-)\S{0,500}"
)
_SHORT = 4
_SUSPENDED = frozenset({"and", "or", "to", "i", "ili", "и", "или", "dhe", "ose"})


def count_words(texts: Sequence[str]) -> Vocabulary:
    """The words of a document, whole and hyphenated, without those that a line's end parts."""
    counted: Vocabulary = Counter()
    for text in texts:
        whole = text[: text.rfind(" ") + 1] if text.endswith(("-", "‐")) else text
        counted.update(word.lower() for word in _WORDS.findall(whole))
    return counted


def join_lines(lines: Sequence[tuple[str, Position]], words: Vocabulary) -> list[Piece]:
    """The lines of one block as pieces, to be woven into running text."""
    pieces: list[Piece] = []
    for index, (text, position) in enumerate(lines):
        following = lines[index + 1][0] if index + 1 < len(lines) else ""
        pieces.append(Piece(_joined(text.strip(), following.strip(), words), position))
    return pieces


def _has_address(text: str) -> bool:
    """Whether a line ends with a web address."""
    end = text[-3000:]
    return ("http" in end or "www." in end) and _ADDRESS_END.search(end) is not None


def address_goes_on(text: str, following: str) -> bool:
    """Whether a web address at the end of a line goes on in the next."""
    if not following or not _has_address(text):
        return False
    first = following.split(None, 1)[0].rstrip(",;")
    broken = text.endswith(("-", "%", "_")) and not first[0].isupper()
    goes_on = broken or _ADDRESS_GOES_ON.fullmatch(first)
    return bool(goes_on) and not first.startswith(("http", "("))


def _joined(text: str, following: str, words: Vocabulary) -> str:
    """A line's words as they meet the next: with a space, with nothing, or with their hyphen."""
    if not following:
        return text
    if _has_address(text) and not text.endswith((".", ",", ";")):
        return text if address_goes_on(text, following) else text + "\n"
    if text.endswith("/") and len(text) > 1 and not text[-2].isspace():
        return text
    parted = _PARTED.search(text[-200:]) if text.endswith(("-", "‐")) else None
    head = _HEAD.match(following)
    if parted is None or head is None:
        glued = text.endswith(("-", "‐")) and len(text) > 1 and text[-2].isalnum() and head is None
        return text if glued else text + "\n"
    if text.endswith("‐"):
        return text[:-1]
    return _meeting(text, parted[1], head[0], words)


def _meeting(text: str, left: str, right: str, words: Vocabulary) -> str:
    """Whether the hyphen at the end of a line was the word's own."""
    last = left.rsplit("-", 1)[-1].lower()
    low = right.lower()
    whole, hyphened = last + low, f"{left.lower()}-{low}"
    if low in _SUSPENDED and not words[whole]:
        return text + "\n"
    if not right[0].islower():
        return text[:-1] if right.isupper() and left.isupper() and words[whole] else text
    if words[whole]:
        return text[:-1]
    known = words[hyphened] or (
        len(last) >= _SHORT and len(low) >= _SHORT and words[last] and words[low]
    )
    return text if known else text[:-1]
