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


_ADVERBS = r"(?:\s+(?:{adverbs}|{soonish}|[a-z]{2,20}ly)\b){0,3}"
_SAID = r"""(?<![\w-])
    (?: (?:the\s+)?days\s+of\s+[^.;,]{2,60}?\s+{copulas}{ADVERBS}\s+numbered
      | there\s+will{ADVERBS}\s+be\s+{none_of_it}\b[^.;,]{0,40}?\bleft
      | (?:soon|before\s+long|one\s+day),?\s+{none_of_it}\s[^.;,]{0,40}?\s?{will}
      | it\s+(?:will|is|can)\s+not\s+(?:be\s+)?(?:very\s+|so\s+)?long\s+(?:before|until)
      | {will}{ADVERBS}\s+(?:be|become|remain){ADVERBS}\s+{gone_by}
      | {will}\s+{soonish}\s+(?:be|become)\s+(?:the|an?)\s+{usual}
      | {will}\s+(?:be|become)\s+(?:the|an?)\s+{usual}\s+{soonish}
      | {sayings} )
    (?![\w-])"""
"""What is said of the future in a turn of its own: "the days of the dairy are numbered"."""


def find_impending(sentence: Sentence, lexicon: Lexicon) -> Prospect | None:
    """The first clause that says of a hazard that it is near, sure to come, or where all tends."""
    text = unquoted(sentence)
    signs = listed(lexicon, "heading_for", "looming", "unavoidable", "looms", "matter_of_time")
    if signs.search(text) is not None:
        for found in shaped(lexicon, _IMPENDS).finditer(text):
            one = _prospect(text, found, lexicon)
            if one is not None and _is_meant(one, found, lexicon):
                return one
    if listed(lexicon, "turns_of_phrase", "sayings").search(text) is None:
        return None
    said = shaped(lexicon, _SAID, ADVERBS=_ADVERBS).search(text)
    return _prospect(text, said, lexicon) if said else None


def _prospect(text: str, found: re.Match[str], lexicon: Lexicon) -> Prospect | None:
    """What such words say, in a main clause and in the document's own voice."""
    start = main_clause(text, 0, found.start(), lexicon)
    if start is None or listed(lexicon, "attributions").search(text, 0, found.start()):
        return None
    subject = text[start : found.start()].strip(" ,")
    head, rest = head_of(subject, lexicon), text[found.end() : found.end() + REST]
    return Prospect(*found.span(), Force.SURE, subject, head, "", rest, found[0])


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
