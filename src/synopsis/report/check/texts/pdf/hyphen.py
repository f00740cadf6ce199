"""Words that a line's end had parted: whole again, or a compound that keeps its hyphen."""

import re
from collections import Counter
from collections.abc import Iterable

from synopsis.report.check.texts.pdf.line import Line
from synopsis.report.check.texts.pdf.look import GLUED

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def count_words(lines: Iterable[Line]) -> Counter[str]:
    """How often each word stands unbroken in a document, in small letters."""
    counted: Counter[str] = Counter()
    for line in lines:
        # The first word of a line may be the rest of one that was parted.
        whole = "".join(
            f"{'' if word.flags & GLUED else ' '}{'' if word.is_broken else word.text}"
            for word in line.words[1:]
        )
        counted.update(word.lower() for word in _WORD.findall(whole))
    return counted


def is_compound(before: str, after: str, counted: Counter[str]) -> bool:
    """Whether the hyphen between two parts of a word is its own and not that of a line's end."""
    left = _last(before)
    found = _WORD.match(after)
    if not left or found is None or after[0].isupper():
        return True
    right = found[0]
    joined, parted = f"{left}{right}".lower(), f"{left}-{right}".lower()
    if counted[joined] or counted[parted]:
        return counted[parted] > counted[joined]
    return bool(counted[left.lower()] and counted[right.lower()])


def _last(text: str) -> str:
    found = _WORD.findall(text[-60:])
    return found[-1] if found and text.endswith(found[-1]) else ""
