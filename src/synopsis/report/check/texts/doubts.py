"""Doubts: signs in a text that its reading order may not be the author's."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from synopsis.report.check.document import Kind
from synopsis.report.check.texts.raw import Raw
from synopsis.report.check.words import Lexicon

BLANK = "a page beside this one holds a picture and no text, so what it says was not read"
ORDER = "columns of a table seem to run together here, so the order of the reading may be wrong"
SPACED = "words seem to be torn apart here, so the order of the reading may be wrong"
_WORD = re.compile(r"[^\W\d_]{1,30}")
_MOST = 6
_TORN = 2
_SIZE = 6


def find_doubts(raws: Sequence[Raw], lexicon: Lexicon) -> dict[int, str]:
    """For each block whose order is in doubt, its number and why."""
    groups = [{str(word).lower() for word in one} for one in lexicon.entry("reading", "quadrants")]
    counted = Counter(word.lower() for raw in raws for word in _WORD.findall(raw.text))
    found: dict[int, str] = {}
    for index, raw in enumerate(raws):
        if raw.doubt:
            found[index] = raw.doubt
        elif raw.kind in {Kind.HEADING, Kind.PARAGRAPH} and _is_row_of_heads(raw.text, groups):
            found[index] = ORDER
        elif raw.kind is not Kind.FOOTNOTE and _is_torn(raw.text, counted):
            found[index] = SPACED
    return found


def _is_row_of_heads(text: str, groups: Sequence[set[str]]) -> bool:
    """Whether a short line is nothing but two or more heads of one known table."""
    words = text.lower().split(None, _MOST + 1)
    plain = [re.sub(r"[^\w]", "", word) for word in words]
    if len(plain) > _MOST or any(mark in text for mark in ",;/&|:.-"):
        return False
    return any(len({*plain} & group) > 1 and {*plain} <= group for group in groups)


def _is_torn(text: str, counted: Counter[str]) -> bool:
    """Whether at least two words stand in pieces that are whole elsewhere in the document."""
    torn = 0
    low = text.lower()
    words = list(_WORD.finditer(low))
    for one, other in pairwise(words):
        left, right = one[0], other[0]
        if other.start() - one.end() != 1 or left + right not in counted:
            continue
        if len(left) + len(right) >= _SIZE and low[one.end()].isspace():
            torn += min(counted[left], counted[right]) <= _TORN
    return torn >= _TORN
