"""What a mass of people or firms will come to do, which nobody plans for them."""

import re
from functools import cache

from synopsis.report.check.rules.reasoning.prospects import Prospect, is_worldly
from synopsis.report.check.rules.reasoning.wording import alternatives
from synopsis.report.check.words import Lexicon

_ASIDE = re.compile(r",\s")


def is_of_many(one: Prospect, lexicon: Lexicon) -> bool:
    """Whether many, or those that something drives, give up, leave, or do what nobody plans."""
    if _comes_to_do(lexicon).match(f"{one.verb}{one.rest}") is None:
        return False
    *asides, subject = _ASIDE.split(one.subject)
    mass = _mass(lexicon).match(subject)
    if mass is not None:
        return is_worldly(subject[mass.end() :], lexicon, "crowd")
    return _is_driven(asides, lexicon) and is_worldly(subject, lexicon, "crowd")


def _is_driven(asides: list[str], lexicon: Lexicon) -> bool:
    """Whether the sentence opens with what drives it on: "Owing to higher rents"."""
    opening = " ".join(asides)
    return _pressed(lexicon).match(opening) is not None and is_worldly(opening, lexicon)


@cache
def _comes_to_do(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"{alternatives(lexicon, 'comes_to_do')}(?!\w)", re.IGNORECASE)


@cache
def _mass(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"{alternatives(lexicon, 'masses')}\s", re.IGNORECASE)


@cache
def _pressed(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"\W*{alternatives(lexicon, 'pressures')}\s", re.IGNORECASE)
