"""Prospects in the future tense that foretell nothing: laws, lessons, and what a thing allows."""

import re
from functools import cache

from synopsis.report.check.document import Sentence
from synopsis.report.check.rules.reasoning.prospects import Prospect, is_worldly
from synopsis.report.check.rules.reasoning.wording import alternatives, listed, word_set
from synopsis.report.check.words import Lexicon


def is_general(sentence: Sentence, one: Prospect, lexicon: Lexicon) -> bool:
    """Whether it is said of any such thing, as a law: "Any delay will raise prices"."""
    opening = one.subject.lower().split()[:1]
    if any(word in word_set(lexicon, "any_such") for word in opening):
        return True
    if _is_act(one.subject, lexicon) or listed(lexicon, "lessons").search(sentence.text):
        return True
    return _says_no_outcome(lexicon).match(f"{one.verb}{one.rest}") is not None


def _is_act(subject: str, lexicon: Lexicon) -> bool:
    """Whether the subject is what somebody does: no crime, and no word such as "owing"."""
    first = subject.lower().split()[:1]
    if not first or first[0] in word_set(lexicon, "no_acts"):
        return False
    return not is_worldly(first[0], lexicon) and _by_doing(lexicon).match(subject) is not None


@cache
def _by_doing(lexicon: Lexicon) -> re.Pattern[str]:
    """A subject that is an act: "Blending with others", and not "Rising prices"."""
    words = alternatives(lexicon, "prepositions", "determiners")
    return re.compile(rf"[a-z]{{2,20}}ing\s(?:{words})\s", re.IGNORECASE)


@cache
def _says_no_outcome(lexicon: Lexicon) -> re.Pattern[str]:
    """Verbs that give leave or a bearing, and no direction in which anything goes."""
    posed = rf"{alternatives(lexicon, 'poses')}\s(?:\w{{1,20}}\s){{0,4}}"
    posed += rf"{alternatives(lexicon, 'posed')}"
    plain = alternatives(lexicon, "no_outcome")
    return re.compile(rf"(?:{plain}|{posed})(?!\w)", re.IGNORECASE)
