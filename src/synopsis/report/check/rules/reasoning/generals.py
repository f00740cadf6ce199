"""Prospects in the future tense that foretell nothing: laws, lessons, and what a thing allows."""

from synopsis.report.check.document import Sentence
from synopsis.report.check.rules.reasoning.prospects import Prospect, is_worldly
from synopsis.report.check.rules.reasoning.wording import listed, shaped, word_set
from synopsis.report.check.words import Lexicon

_BY_DOING = r"[a-z]{2,20}ing\s{prepositions|determiners}\s"
"""A subject that is an act: "Blending with others", and not "Rising prices"."""

_NO_OUTCOME = r"(?:{no_outcome}|{poses}\s(?:\w{1,20}\s){0,4}{posed})(?!\w)"
"""Verbs that give leave or a bearing, and no direction in which anything goes."""


def is_general(sentence: Sentence, one: Prospect, lexicon: Lexicon) -> bool:
    """Whether it is said of any such thing, as a law: "Any delay will raise prices"."""
    opening = "".join(one.subject.lower().split()[:1])
    if opening in word_set(lexicon, "any_such") or _is_act(one.subject, opening, lexicon):
        return True
    if listed(lexicon, "lessons").search(sentence.text):
        return True
    return shaped(lexicon, _NO_OUTCOME).match(f"{one.verb}{one.rest}") is not None


def _is_act(subject: str, opening: str, lexicon: Lexicon) -> bool:
    """Whether the subject is what somebody does: no crime, and no word such as "owing"."""
    if opening in word_set(lexicon, "no_acts") or is_worldly(opening, lexicon):
        return False
    return shaped(lexicon, _BY_DOING).match(subject) is not None
