"""What is said to become of many people or firms, or of most of a thing, which nobody plans."""

import re

from synopsis.report.check.rules.reasoning.prospects import Force, Prospect, is_worldly
from synopsis.report.check.rules.reasoning.wording import listed, shaped
from synopsis.report.check.words import Lexicon

_ASIDE = re.compile(r",\s")


def is_of_many(one: Prospect, lexicon: Lexicon) -> bool:
    """Whether many, or those that something drives, give up, leave, or do what nobody plans."""
    if listed(lexicon, "comes_to_do").match(f"{one.verb}{one.rest}") is None:
        return False
    *asides, subject = _ASIDE.split(one.subject)
    mass = shaped(lexicon, r"{masses}\s").match(subject)
    if mass is not None:
        return is_worldly(subject[mass.end() :], lexicon, "crowd")
    return _is_driven(" ".join(asides), lexicon) and is_worldly(subject, lexicon, "crowd")


def _is_driven(opening: str, lexicon: Lexicon) -> bool:
    """Whether the sentence opens with what drives it on: "Owing to higher rents"."""
    pressed = shaped(lexicon, r"\W*{pressures}\s").match(opening)
    return pressed is not None and is_worldly(opening, lexicon)


def is_sweeping(one: Prospect, lexicon: Lexicon) -> bool:
    """Whether a share of a whole is said to be gone by then: "half of them will have closed"."""
    if one.force is not Force.SURE or one.verb != "have":
        return False
    share = listed(lexicon, "shares_of_all").search(one.subject)
    return share is not None and _is_gone(one, lexicon)


def _is_gone(one: Prospect, lexicon: Lexicon) -> bool:
    return shaped(lexicon, r"{ADVERB}\s+{gone}(?!\w)").match(one.rest) is not None
