"""Frames: what a text says again and again with other numbers, as the entries of a list do."""

import re
from collections import defaultdict
from functools import cache, lru_cache

from synopsis.report.check.case import Case
from synopsis.report.check.document import Sentence
from synopsis.report.check.figures.patterns import listed
from synopsis.report.check.words import Lexicon

_VERSIONS = 3
"""From so many versions of one sentence on, each speaks of another entry."""


@cache
def any_number(lexicon: Lexicon) -> re.Pattern[str]:
    """Numbers of any kind: digits, clock times, number words."""
    words = listed(lexicon, "ones", "tens", "scales", "fractions", "factors")
    return re.compile(rf"\d[\d.,:]{{0,14}}\d|\d|(?<![\w-]){words}(?!\w)", re.IGNORECASE)


def share_a_frame(case: Case, one: Sentence, two: Sentence) -> bool:
    """Whether two sentences are among many that differ in nothing but their numbers."""
    frames = _frames(case)
    return one.number in frames and frames[one.number] == frames.get(two.number)


@lru_cache(maxsize=8)
def _frames(case: Case) -> dict[int, str]:
    """The frame of each sentence that stands in many versions, by its number."""
    versions: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for sentence in case.document.sentences:
        frame = any_number(case.lexicon).sub("#", sentence.text)
        if frame != sentence.text:
            versions[frame][sentence.text].append(sentence.number)
    return {
        number: frame
        for frame, same in versions.items()
        if len(same) >= _VERSIONS
        for numbered in same.values()
        for number in numbered
    }
