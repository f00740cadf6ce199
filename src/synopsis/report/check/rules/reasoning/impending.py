"""Prospects without a verb of the future: "is heading for", "is looming", "a matter of time"."""

import re

from synopsis.report.check.document import Sentence
from synopsis.report.check.rules.reasoning.prose import unquoted
from synopsis.report.check.rules.reasoning.prospects import (
    REST,
    Force,
    Prospect,
    head_of,
    is_one_of,
    is_worldly,
    main_clause,
)
from synopsis.report.check.rules.reasoning.wording import listed, shaped
from synopsis.report.check.words import Lexicon

TARGET = 70
"""In so many characters behind "is heading for" stands for what."""

_IMPENDS = r"""(?<![\w-])
    (?: {copulas}(?:\s+(?:{adverbs}|[a-z]{2,20}ly)\b){0,3}\s+
        (?: (?P<heading>{heading_for}) | (?P<near>{looming})
          | (?P<sure>{unavoidable}) | (?P<time>{matter_of_time}) )
      | (?P<verb>{looms}) )
    (?![\w-])"""


def find_impending(sentence: Sentence, lexicon: Lexicon) -> Prospect | None:
    """The first clause that says of a hazard that it is near, sure to come, or where all tends."""
    text = unquoted(sentence)
    signs = listed(lexicon, "heading_for", "looming", "unavoidable", "looms", "matter_of_time")
    if signs.search(text) is None:
        return None
    for found in shaped(lexicon, _IMPENDS).finditer(text):
        start = main_clause(text, 0, found.start(), lexicon)
        told = listed(lexicon, "attributions").search(text, 0, found.start())
        if start is None or told is not None:
            continue
        subject = text[start : found.start()].strip(" ,")
        head, rest = head_of(subject, lexicon), text[found.end() : found.end() + REST]
        one = Prospect(*found.span(), Force.SURE, subject, head, "", rest, found[0])
        if _is_meant(one, found, lexicon):
            return one
    return None


def _is_meant(one: Prospect, found: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether what is near or sure is a hazard, and what heads somewhere is no body's own plan."""
    after = one.rest[:TARGET]
    if found["time"]:
        return bool(after.strip(" .")) or is_worldly(one.subject, lexicon, "hazards")
    if found["heading"]:
        return is_worldly(after, lexicon, "hazards") or is_worldly(one.head, lexicon, "hazards")
    if found["sure"]:
        is_threat = is_one_of(one.head, lexicon, "threats")
        return is_threat or is_worldly(one.head, lexicon, "calamities")
    if is_one_of(one.head, lexicon, "dangers"):
        return False
    is_wave = is_one_of(one.head, lexicon, "waves") and is_worldly(one.subject, lexicon, "hazards")
    return is_wave or is_worldly(one.head, lexicon, "hazards")
