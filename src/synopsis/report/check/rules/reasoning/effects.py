"""Causes and effects: whether two claims tie the same thing to the same effect, in any words."""

import re
from functools import cache

from synopsis.report.check.case import Case
from synopsis.report.check.rules.reasoning.claims import Claim, Pair, like_stems
from synopsis.report.check.rules.reasoning.prose import unquoted
from synopsis.report.check.rules.reasoning.wording import FAMILY, YEAR, listed, word_set
from synopsis.report.check.sourcing import own_sources
from synopsis.report.check.words import Lexicon
from synopsis.report.check.words.stem import WORD, stem_of

LINKED = 3
"""Two claims on one cause and one effect share at least so many stems."""

LONGEST = 16
"""A bare claim of more stems says more than that one thing works on another."""

COVERED = 0.6
"""So much of a bare claim comes back in the careful one."""

BEFORE, BEHIND = 80, 110
"""In so many characters on both sides of a hedge stands what it is of."""

_ADDED = re.compile(
    r",\s(?:(?:and|so)\s(?:the|we|it|this|they|nobody)"
    r"|above\sall|especially|particularly|in\sparticular|not\sleast|most\sof\sall|mainly)\s",
    re.IGNORECASE,
)


def effect_in(text: str, lexicon: Lexicon) -> re.Match[str] | None:
    """The first word of effect that is no purpose ("bought to reduce") and no other sense of it."""
    for found in listed(lexicon, "causes").finditer(text):
        before, after = text[: found.start()].split(), text[found.end() :].split()
        is_purpose = before[-1:] == ["to"]
        follows = after[0].lower().strip(",.;") if after else ""
        name = "not_after_make" if found[0] in word_set(lexicon, "makes") else "not_after_effect"
        if not is_purpose and follows not in word_set(lexicon, name):
            return found
    return None


def is_evidence(case: Case, pair: Pair) -> bool:
    """Whether the bare claim is the very finding: with a source and figures of its own."""
    figures = pair.other.numbers - pair.one.numbers
    return bool(figures) and bool(own_sources(case, pair.other.sentence))


def is_causal(case: Case, claim: Claim) -> bool:
    """Whether a claim says barely that a thing has an effect: short, general, without a source."""
    text = claim.fact
    if len(claim.stems) > LONGEST or effect_in(text, case.lexicon) is None:
        return False
    if listed(case.lexicon, "goes_on").match(text):
        return False
    studied = listed(case.lexicon, "study_contexts").search(text)
    return studied is None and claim.caveat is None and not _is_sourced(case, claim)


def _is_sourced(case: Case, claim: Claim) -> bool:
    """Whether a source is given, and not only in what another clause adds."""
    added = unquoted(claim.sentence).replace(first_clause(claim), "")
    return any(one not in added for one in own_sources(case, claim.sentence))


def is_same_link(pair: Pair, lexicon: Lexicon) -> bool:
    """Whether what stands on both sides of the bare claim's verb comes back in the careful one."""
    if any(not YEAR.fullmatch(one) for one in pair.other.numbers - pair.one.numbers):
        return False
    cause, effect = sides(pair.other, lexicon)
    told = of_substance(first_clause(pair.other), pair.other, lexicon)
    shared = pair.shared & told
    met = bool(cause & shared) and bool(effect & shared)
    heads = len(cause & shared) * 2 >= len(cause)
    return met and heads and len(shared) >= COVERED * len(told) and _near_hedge(pair, lexicon)


def first_clause(claim: Claim) -> str:
    """A claim without what another clause adds: ", and the board regrets that"."""
    return _ADDED.split(claim.fact, maxsplit=1)[0]


def sides(claim: Claim, lexicon: Lexicon) -> tuple[frozenset[str], frozenset[str]]:
    """The stems before and behind the word of effect."""
    text = first_clause(claim)
    found = effect_in(text, lexicon)
    if found is None:
        return frozenset(), frozenset()
    return (
        of_substance(text[: found.start()], claim, lexicon),
        of_substance(text[found.end() :], claim, lexicon),
    )


def of_substance(text: str, claim: Claim, lexicon: Lexicon) -> frozenset[str]:
    """The stems of a part of a claim, without those of the words of effect."""
    return like_stems(text, lexicon) & claim.stems - _working(lexicon)


@cache
def _working(lexicon: Lexicon) -> frozenset[str]:
    """The stems of the words of effect, in which two mentions may differ."""
    words = WORD.findall(" ".join(lexicon.words(FAMILY, "causes")))
    return frozenset(stem_of(word, lexicon) for word in words)


def _near_hedge(pair: Pair, lexicon: Lexicon) -> bool:
    """Whether the hedge is of the claim itself: what it weakens, or its subject, comes back."""
    hedge = pair.one.hedge
    if hedge is None:
        return True
    around = pair.one.sentence.text[max(0, hedge.start() - BEFORE) : hedge.end() + BEHIND]
    near = like_stems(around, lexicon)
    return len(near & pair.shared) * 2 >= len(pair.shared)
