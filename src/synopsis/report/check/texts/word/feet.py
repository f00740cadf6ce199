"""Notes in the running feet and heads of a Word document, each told once."""

import re
from collections.abc import Iterator
from typing import Any

from synopsis.report.check.texts.word.package import Package, W

_NOTE = re.compile(r"\s{0,9}([*†‡§]{1,3})\s{0,9}(?=[^\s*†‡§])")
_MOST = 500
"""So many feet are looked at; a document with one for each of its pages says the same in all."""


def running_notes(package: Package, number: int) -> Iterator[dict[str, Any]]:
    """The notes to a sign that stand in running feet and heads, as notes of one paragraph.

    Only the notes: what else repeats on every page is no prose.
    """
    told: set[str] = set()
    for words in _paragraphs(package):
        lead = _NOTE.match(words)
        if lead is not None and words not in told:
            told.add(words)
            yield {"number": number, "kind": "note", "level": 1, "label": lead[1], "bold": False,
                   "pieces": [["text", words[lead.end():], None]], "cell": None}  # fmt: skip


def _paragraphs(package: Package) -> Iterator[str]:
    """The words of each paragraph of the running feet, then of the running heads."""
    for role in ("footer", "header"):
        for count, root in enumerate(package.every(role)):
            if count == _MOST:
                break
            for one in root.iter(f"{W}p"):
                yield "".join(text.text or "" for text in one.iter(f"{W}t"))
