"""Captions: which paragraphs name a table, a figure or a photograph, or say whence it came."""

# ruff: noqa: RUF001  # dashes are meant as they stand

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from synopsis.report.check.document import Kind
from synopsis.report.check.texts.raw import Raw
from synopsis.report.check.words import load_lexicon

_LONGEST = 300
_BOLD_LEVEL = 6
_NUMBER = r"(?:\d{1,3}(?:\.\d{1,2})?[a-z]?|[IVX]{1,5}|[A-Z]{1,2}\.?\d{0,2})"


@cache
def caption_pattern(language: str) -> re.Pattern[str]:
    """What a caption begins with, or what is said of a photograph at its end."""
    heads, ends = _words(language, "captions"), _words(language, "photographs")
    return re.compile(
        rf"^(?:{heads})(?:\s(?:[\dIVXA-Z]{{1,4}}(?:\.\d{{1,2}})?))?\s?[.:–—-]\s?\S"
        rf"|[(\[](?:{ends})s?\b[^()]{{0,120}}[)\]]\.?$",
        re.IGNORECASE,
    )


def name_captions(raws: Sequence[Raw], language: str) -> Iterator[Raw]:
    """The blocks, paragraphs that are clearly a caption said to be one.

    "Source:" alone is one only beneath a table, a figure or another caption.
    """
    shown = False
    for raw in raws:
        may_be = raw.kind is Kind.PARAGRAPH or (
            raw.kind is Kind.HEADING and raw.level == _BOLD_LEVEL
        )
        if may_be and len(raw.text) <= _LONGEST and _is_caption(raw, language, shown=shown):
            raw = replace(raw, kind=Kind.CAPTION, level=1)  # noqa: PLW2901  # told what it is
        shown = raw.kind in {Kind.CELL, Kind.CAPTION}
        yield raw


def _is_caption(raw: Raw, language: str, *, shown: bool) -> bool:
    numbered, labelled, credited = _clear(language)
    if numbered.match(raw.text):
        return True
    if raw.kind is Kind.HEADING:
        return False
    return credited.search(raw.text) is not None or (shown and labelled.match(raw.text) is not None)


@cache
def _clear(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Clear captions: "Table 2. Trips", "Source: Ministry", "(Photo: A. Example)"."""
    heads, ends = _words(language, "captions"), _words(language, "photographs")
    return (
        re.compile(rf"(?:{heads})\s{_NUMBER}\s?[.:–—-]\s?\S|(?:{ends})s?\s?:\s?\S", re.IGNORECASE),
        re.compile(rf"(?:{heads})\s?:\s?\S", re.IGNORECASE),
        re.compile(rf"[(\[](?:{ends})s?\b[^()]{{0,120}}[)\]]\.?$", re.IGNORECASE),
    )


def _words(language: str, name: str) -> str:
    words = load_lexicon(language).words("reading", name)
    return "|".join(map(re.escape, words)) or "(?!)"
