"""Groups named by where they come from or by their status, and plain words of blame for them."""

import re
from functools import cache

from synopsis.report.check.rules.reasoning.wording import listed, openings, shaped
from synopsis.report.check.tokens import tokens_in
from synopsis.report.check.words import Lexicon

VEIL = "\ua66f"
"""A mark of old manuscripts; each letter of such a group's name is put as it."""

_NAMED = r"""(?<![\w-])(?:
    {group_adjectives|status_adjectives}\s+(?:[a-z]{3,15}\s+)?{people|trades}(?:\s+{OF})?
  | {people|trades}\s+{OF}
  | (?:people|persons|those|everyone|anyone|{people})\s+{OF}
  | {newcomers}(?:\s+{OF})?
)(?![\w-])"""
_OF = r"""(?:{from_abroad}
    |from\s+the\s+(?:[a-z]{4,10}ern\s+)?{quarters_of_the_world}
    |of\s+(?:that|this|another|other|the\s+other|the\s+same|foreign|non-native)\s+{kinds_of_origin})"""

_SPOKEN = (
    "known_to",
    "standing_behind",
    "work_of",
    "arriving_with",
    "bringing",
    "slurs",
    "blaming",
    "spoiling",
    "guilty_of",
    "answerable_for",
)

_OF_PEOPLE = r"""(?:^[\W\d]{0,12}|,\s|\b{joining}\b\s|\bsince\s|\bas\s)
    (?!(?:the|these|those)\s+{few_of_them})(?:{NEXT}\s+){0,4}?{people|trades|folk}
    (?:\s+(?:and|or)\s+(?:{NEXT}\s+){0,2}?{people|trades|folk})?
    (?:,?\s+(?:{whence|beside}|who|that)\b(?:\s+{WORD}){1,8}?,?)?\s+"""

_PIECES = {
    "ANY": r"""(?<![\w-])[\ua66e\ua66f](?:[\ua66e\ua66f]|\s(?=[\ua66e\ua66f]))*(?![\w-])
        (?!\s+{organisation_nouns}\b)""",
    "ILL": r"(?:{ills|deeds|harms}|{bad}\s+[a-z-]{3,20})",
    "THE": r"(?:(?:the|these|those|all|some|our)\s+)?(?:[\w-]+\s+){0,2}?",
    "NEXT": r"(?!{turning}\b){WORD}",
    "HEAD": r"(?:^[\W\d]{0,12}|,\s|\b{joining}\b\s|\bsince\s|\bas\s)(?:{NEXT}\s+){0,4}?",
    "SELF": r"{HEAD}{ANY}(?:\s+(?:and|or)\s+{NEXT})?(?:\s*,)?(?:\s+who)?(?:\s+{NEXT})?\s+",
    "OF_PEOPLE": _OF_PEOPLE,
    "PRONOUN": r"(?:(?:this|these|that|those|their|such|more|new|all|much)\s+)?(?:[\w-]+\s+)?",
}
_BLAME = (
    # "The spills are mostly the work of sailors and migrants"; "low figures are due to them".
    r"""(?<!\w){ILL}(?:\s+{NEXT}|\s+(?:of|in|at|from|on|with|among)\s+{WORD}){0,7}?
        \s+{copulas|was_or_were}(?:\s+{mostly})?\s+{work_of}\s+{THE}{ANY}""",
    # "The noise came with them"; "they bring these thefts with them".
    r"(?<!\w){ILL}(?:\s+{NEXT}){0,4}?\s+{arriving_with}\s+{THE}{ANY}",
    r"""\b(?:ever\s+)?(?:since|after)\s+{THE}{ANY}\s+(?:have\s+|had\s+)?{settled_at}\b
        [^.;]{0,30}?(?:,\s|\s)(?:{NEXT}\s+){0,3}?{ILL}\b""",
    r"(?<!\w){ANY}\s[^.;]{2,60}?\b{because_of}\s+(?:their\s+{WORD}|they)\s+{slurs}(?!\w)",
    r"{SELF}{bringing}\s+{PRONOUN}{ILL}\b",
    # "They do not value school", "have no feeling for the sea", "are to blame for".
    r"{SELF}{slurs|blaming|spoiling}(?!\w)",
    r"{SELF}{known_to}(?:\s+{WORD}){0,6}?\s+(?:{ills|deeds|harms|bad|wrongly_done})(?!\w)",
    r"{SELF}{standing_behind}\b\s+(?:{determiners}\b\s+){0,3}(?:[\w-]+\s+){0,2}?{deeds|harms|ills}\b",
)

_ANY_PEOPLE = (
    # "Older drivers are to blame for", whatever it is for.
    r"{OF_PEOPLE}{guilty_of}(?!\w)",
    # "Weekend guests are responsible for most of the litter"; no duty, and no liability.
    r"""{OF_PEOPLE}{answerable_for}\s+{so_much_of}\s+(?:[\w-]+\s+){0,3}?
        (?!loss\b)(?:{ills}|{bad}\s+{WORD})(?=\s*(?:[.,;:)]|$|(?:{prepositions}|and|or|that)\b))
        (?!\s+(?:to|of)\s+(?:their|the\s+property|rented)\b|\s+(?:that\s+)?they\b)""",
)
"""What blames people of any sort: by their age, their sex, their trade or their place."""


def veil_origins(text: str, lexicon: Lexicon) -> str:
    """A text with the names of groups by origin or status veiled: "nurses from abroad"."""
    if blaming_signs(lexicon).isdisjoint(tokens_in(text)):
        return text
    return shaped(lexicon, _NAMED, OF=_OF).sub(_veiled, text)


def _veiled(found: re.Match[str]) -> str:
    return "".join(one if one.isspace() else VEIL for one in found[0])


def blame_in(clause: str, hidden: str, lexicon: Lexicon) -> re.Match[str] | None:
    """The words that blame any group of a clause; `hidden` has the groups' names veiled."""
    if listed(lexicon, "defended").search(clause):
        return None
    by_origin = (shaped(lexicon, one, **_PIECES).search(hidden) for one in _BLAME)
    found = next(filter(None, by_origin), None)
    if found is not None or listed(lexicon, "attributions").search(clause):
        return found
    by_any = (shaped(lexicon, one, **_PIECES).search(clause) for one in _ANY_PEOPLE)
    return next(filter(None, by_any), None)


@cache
def blaming_signs(lexicon: Lexicon) -> frozenset[str]:
    """The words without any of which no group is blamed in these ways."""
    return openings(lexicon, *_SPOKEN)
