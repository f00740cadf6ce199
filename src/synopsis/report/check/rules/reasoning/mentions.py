"""Two mentions of one claim: the same words, once hedged or with a caveat, and once without."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from synopsis.report.check.case import Case
from synopsis.report.check.note import Hit
from synopsis.report.check.rules.reasoning.assurance import assured_pairs
from synopsis.report.check.rules.reasoning.claims import (
    Claim,
    Pair,
    find_pairs,
    keeps_place,
    read_claims,
    without_months,
)
from synopsis.report.check.rules.reasoning.doubted import doubted_claims
from synopsis.report.check.rules.reasoning.effects import (
    LINKED,
    effect_in,
    is_causal,
    is_evidence,
    is_same_link,
)
from synopsis.report.check.rules.reasoning.left_open import claims_left_open
from synopsis.report.check.rules.reasoning.samples import (
    figures_without_caveat,
    shares_beyond_sample,
)
from synopsis.report.check.rules.reasoning.wording import YEAR, listed
from synopsis.report.check.words import Lexicon
from synopsis.report.check.words.stem import stems

FEWEST = 3
"""Two claims that share fewer stems are not the same claim."""

SAME = 4
"""A hedged claim and a fact in nearly the same words share at least so many stems."""

BY_NUMBER = 0.55
"""So much of the shorter claim is enough where both give the same odd number."""

WORDED, CAUSAL, ALIKE = 0.7, 0.5, 0.8
"""Otherwise so much of the shorter claim, and so much of both: of a cause, or of what is so."""

KEPT, WHOLE = 0.75, 0.34
"""So much of a bare mention is in the careful one, and so much of both is the same."""

WEAKENED = 5
"""So many stems behind a hedge are what it weakens."""


def certainty_raised(case: Case) -> Iterable[Hit]:
    """A claim that is hedged in one place and stated as a fact in another."""
    lost = {hit.sentence.number for hit in _lost_claims(case)}
    linked = (*doubted_claims(case), *claims_left_open(case), *_raised_links(case))
    loose = (hit for hit in linked if hit.sentence.number not in lost)
    found = {hit.sentence.number: hit for hit in _assured_claims(case)}
    found.update((hit.sentence.number, hit) for hit in (*loose, *_raised_claims(case)))
    return list(found.values())


def caveat_lost(case: Case) -> Iterable[Hit]:
    """A claim that carries a caveat in the body and stands without it in a summary or proposal."""
    lost = _lost_claims(case)
    told = {hit.sentence.number for hit in lost}
    limited = (*figures_without_caveat(case), *shares_beyond_sample(case))
    return (*lost, *(hit for hit in limited if hit.sentence.number not in told))


@lru_cache(maxsize=8)
def _raised_claims(case: Case) -> tuple[Hit, ...]:
    """Claims in nearly the same words, once hedged and once not."""
    claims = read_claims(case)
    weak = [one for one in claims if one.hedge is not None]
    bare = [one for one in claims if one.asserts]
    pairs = find_pairs(weak, bare, SAME)
    same = [
        one for one in pairs if _is_same_claim(one, case.lexicon) and not is_evidence(case, one)
    ]
    return tuple(_raised(one, case.lexicon) for one in _nearest(same))


def _raised_links(case: Case) -> Iterator[Hit]:
    """Bare claims that one thing works on another, which another place makes with care."""
    claims = read_claims(case)
    told = {hit.sentence.number for hit in _raised_claims(case)}
    careful = [one for one in claims if one.hedge is not None or one.caveat is not None]
    bare = [one for one in claims if one.asserts and one.sentence.number not in told]
    causal = [one for one in bare if is_causal(case, one)]
    pairs = find_pairs(careful, causal, LINKED)
    same = [one for one in pairs if is_same_link(one, case.lexicon)]
    return (_raised(one, case.lexicon) for one in _nearest(same))


@lru_cache(maxsize=8)
def _assured_claims(case: Case) -> tuple[Hit, ...]:
    """Claims that one place calls certain or proven, and another makes with care."""
    return tuple(_assured(*one) for one in assured_pairs(case, read_claims(case)))


def _assured(pair: Pair, found: re.Match[str]) -> Hit:
    why = f"“{found[0]}” makes a fact of what another place says only with “{pair.one.limit}”."
    return Hit(pair.other.sentence, *found.span(), why, other=pair.one.sentence)


def _nearest(pairs: list[Pair]) -> list[Pair]:
    """For each bare claim the careful one that is most like it."""
    found: dict[int, Pair] = {}
    for pair in sorted(pairs, key=lambda one: -one.likeness):
        found.setdefault(pair.other.sentence.number, pair)
    return list(found.values())


def _is_same_claim(pair: Pair, lexicon: Lexicon) -> bool:
    """The same claim: nearly the same stems, and what the hedge weakens stated as a fact."""
    text = pair.other.sentence.text
    worded = effect_in(text, lexicon)
    if worded is None and listed(lexicon, "causes").search(text):
        return False
    return _is_near(pair, CAUSAL if worded else ALIKE) and _governed(pair, lexicon)


def _is_near(pair: Pair, likeness: float) -> bool:
    """Nearly the same words; fewer are enough where both give the same odd number."""
    numbers = {one for one in pair.one.numbers & pair.other.numbers if len(one) > 2}
    if any(not YEAR.fullmatch(one) for one in numbers):
        return pair.overlap >= BY_NUMBER
    return pair.overlap >= WORDED and pair.likeness >= likeness


def _governed(pair: Pair, lexicon: Lexicon) -> bool:
    """Whether the words behind the hedge come back in the other mention."""
    behind = listed(lexicon, "hedges").sub(" ", pair.one.behind_hedge)
    return not pair.other.stems.isdisjoint(stems(behind, lexicon)[:WEAKENED])


def _raised(pair: Pair, lexicon: Lexicon) -> Hit:
    fact, text = pair.other.sentence, pair.other.sentence.text
    found = listed(lexicon, "asserting").search(text)
    start, end = found.span() if found else (0, len(text))
    said = f"“{text[start:end]}” states" if found else "This sentence states"
    why = f"{said} as a fact what another place says only with “{pair.one.limit}”."
    return Hit(fact, start, end, why, other=pair.one.sentence)


@lru_cache(maxsize=8)
def _lost_claims(case: Case) -> tuple[Hit, ...]:
    claims = read_claims(case)
    careful = [one for one in claims if one.caveat is not None and not one.in_summary]
    bare = [one for one in claims if _is_bare(one, case.lexicon)]
    told = {hit.sentence.number for hit in (*_raised_claims(case), *_assured_claims(case))}
    kept = [one for one in find_pairs(careful, bare, FEWEST) if _keeps_the_claim(one, case.lexicon)]
    return tuple(_lost(one) for one in _nearest(kept) if one.other.sentence.number not in told)


def _is_bare(claim: Claim, lexicon: Lexicon) -> bool:
    """A claim of a summary without caveat and without hedge."""
    text = listed(lexicon, "associating").sub(" ", without_months(claim.sentence.text, lexicon))
    hedged = listed(lexicon, "hedges").search(text)
    return claim.in_summary and claim.caveat is None and hedged is None


def _keeps_the_claim(pair: Pair, lexicon: Lexicon) -> bool:
    """The bare mention is nearly all in the careful one."""
    if keeps_place(pair, lexicon):
        return False
    kept = len(pair.shared) / len(pair.other.stems)
    return kept >= (KEPT if len(pair.shared) > FEWEST else 1) and pair.likeness >= WHOLE


def _lost(pair: Pair) -> Hit:
    fact, caveat = pair.other.sentence, pair.one.caveat[0] if pair.one.caveat else ""
    why = f"Another place makes this claim with a caveat (“{caveat}”); here it stands without."
    return Hit(fact, 0, len(fact.text), why, other=pair.one.sentence)
