"""Prospects without a verb of the future: "is heading for", "is looming", "a matter of time"."""

import re
from functools import cache

from synopsis.report.check.document import Sentence
from synopsis.report.check.rules.reasoning.prose import unquoted
from synopsis.report.check.rules.reasoning.prospects import (
    Force,
    Prospect,
    head_of,
    is_one_of,
    is_worldly,
    main_clause,
)
from synopsis.report.check.rules.reasoning.wording import alternatives, listed
from synopsis.report.check.words import Lexicon


def find_impending(sentence: Sentence, lexicon: Lexicon) -> Prospect | None:
    """The first clause that says of a hazard that it is near, sure to come, or where all tends."""
    text = unquoted(sentence)
    signs = listed(lexicon, "heading_for", "looming", "unavoidable", "looms", "matter_of_time")
    if not signs.may_be_in(text) or signs.search(text) is None:
        return None
    for found in _impends(lexicon).finditer(text):
        start = main_clause(text, 0, found.start(), lexicon)
        told = listed(lexicon, "attributions").search(text, 0, found.start())
        if start is not None and told is None and _is_meant(text, start, found, lexicon):
            subject = text[start : found.start()].strip(" ,")
            head = head_of(subject, lexicon)
            rest = text[found.end() : found.end() + 160]
            return Prospect(
                found.start(), found.end(), Force.SURE, subject, head, "", rest, found[0]
            )  # fmt: skip
    return None


@cache
def _impends(lexicon: Lexicon) -> re.Pattern[str]:
    def words(*names: str) -> str:
        return alternatives(lexicon, *names)

    adverbs = rf"(?:\s+(?:{words('adverbs')}|[a-z]{{2,20}}ly)\b){{0,3}}"
    return re.compile(
        rf"(?<![\w-])(?:(?:{words('copulas')}){adverbs}\s+(?:(?P<heading>{words('heading_for')})"
        rf"|(?P<near>{words('looming')})|(?P<sure>{words('unavoidable')})"
        rf"|(?P<time>{words('matter_of_time')}))|(?P<verb>{words('looms')}))(?![\w-])",
        re.IGNORECASE,
    )


def _is_meant(text: str, start: int, found: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether what is near or sure is a hazard, and what heads somewhere is no body's own plan."""
    subject = text[start : found.start()].strip(" ,")
    head = head_of(subject, lexicon)
    after = text[found.end() : found.end() + 70]
    if found["time"]:
        return bool(after.strip(" .")) or is_worldly(subject, lexicon, "hazards")
    if found["heading"]:
        return is_worldly(after, lexicon, "hazards") or is_worldly(head, lexicon, "hazards")
    if found["sure"]:
        return is_one_of(head, lexicon, "threats") or is_worldly(head, lexicon, "calamities")
    if is_one_of(head, lexicon, "dangers"):
        return False
    is_wave = is_one_of(head, lexicon, "waves") and is_worldly(subject, lexicon, "hazards")
    return is_wave or is_worldly(head, lexicon, "hazards")
