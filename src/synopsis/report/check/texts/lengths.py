"""Lengths: a text so long, or a line so long, that no report has it is refused, not read for hours.

The limits are the same in every format: as many sentences as about 1,500 pages hold.
"""

import re

from synopsis.report.check.texts.refusing import refused

LONGEST = 1_000_000
MOST_SENTENCES, _MOST_LINES, _MOST_TAGS = 60_000, 200_000, 600_000
_DATA = re.compile(r"data:[\w/+.-]{1,80};base64,[A-Za-z0-9+/=]{40,}")
_SPLIT, _PARTS = "split it into paragraphs, or check only its prose", "check it in parts"


def without_data(text: str) -> str:
    """A text without pictures that are written into it."""
    return _DATA.sub("data:", text) if ";base64," in text else text


def refuse_many_lines(text: str, file: str) -> None:
    """Raise ReportError where a text has more lines than are read."""
    count = text.count("\n")
    if count > _MOST_LINES:
        raise refused(file, f"has {count:,} lines, and at most {_MOST_LINES:,} are read", _PARTS)


def refuse_many_sentences(count: int, file: str) -> None:
    """Raise ReportError where a document has more blocks or sentences than are read."""
    if count > MOST_SENTENCES:
        what = f"has more than {MOST_SENTENCES:,} sentences, some 1,500 pages, and no more are read"
        raise refused(file, what, _PARTS)


def refuse_long_lines(text: str, file: str) -> None:
    """Raise ReportError where a line has more characters than are read."""
    if len(text) > LONGEST:
        refuse_long(max(map(len, text.split("\n"))), "line", file)


def refuse_long(length: int, what: str, file: str) -> None:
    """Raise ReportError where a line or a paragraph has more characters than are read."""
    if length > LONGEST:
        said = f"has a {what} of {length:,} characters, and at most {LONGEST:,} are read"
        raise refused(file, said, _SPLIT)


def refuse_many_tags(text: str, file: str) -> None:
    """Raise ReportError where a page has more tags than are read."""
    count = text.count("<")
    if count > _MOST_TAGS:
        raise refused(file, f"has {count:,} tags, and at most {_MOST_TAGS:,} are read", _PARTS)
