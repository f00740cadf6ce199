"""What is said to become of half, most or all of a thing, which nobody plans."""

import re
from functools import cache

from synopsis.report.check.rules.reasoning.prospects import Force, Prospect
from synopsis.report.check.rules.reasoning.wording import alternatives, listed
from synopsis.report.check.words import Lexicon


def is_sweeping(one: Prospect, lexicon: Lexicon) -> bool:
    """Whether a share of a whole is said to be gone by then: "half of them will have closed"."""
    if one.force is not Force.SURE or one.verb != "have":
        return False
    share = listed(lexicon, "shares_of_all").search(one.subject)
    return share is not None and _gone(lexicon).match(one.rest) is not None


@cache
def _gone(lexicon: Lexicon) -> re.Pattern[str]:
    adverb = r"(?:\s+[a-z]{2,20}ly)?"
    return re.compile(rf"{adverb}\s+{alternatives(lexicon, 'gone')}(?!\w)", re.IGNORECASE)
