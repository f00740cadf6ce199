"""Bare claims of what another place leaves open: an effect that was not shown, a mere suspicion."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from synopsis.report.check.case import Case
from synopsis.report.check.document import Sentence
from synopsis.report.check.note import Hit
from synopsis.report.check.rules.reasoning.claims import (
    Claim,
    like_stems,
    may_be_of_one,
    read_claims,
)
from synopsis.report.check.rules.reasoning.effects import (
    effect_in,
    first_clause,
    of_substance,
    sides,
)
from synopsis.report.check.rules.reasoning.prose import CLOSERS, innermost, unquoted
from synopsis.report.check.rules.reasoning.wording import listed, shaped
from synopsis.report.check.sourcing import own_sources
from synopsis.report.check.words import Lexicon
from synopsis.report.check.words.stem import WORD, stem_of, stems

COVERED = 0.6
"""So much of a bare claim comes back in the sentence that leaves it open, or around it."""

OPENING = 4
"""So many words at the head of a claim tell of whom or what it is."""

FEWEST = 3
"""A suspicion and a claim in other words share at least so many stems."""

BOTH = 2
"""A cause and its effect are so many stems at least."""

RARE = 4
"""Stems in no more sentences of a document than this tell its claims apart."""

HELD = 0.3
"""So much of a claim is at least in the suspicion that it makes a fact of."""

LONGEST = 16
"""A bare claim of more stems says more than one thing."""

_OPEN = r"""(?<!\w)(?:
    {unable}\s+(?:{WORD}\s+){0,6}?{to_tell}\b[^.;]{0,60}?\b{what_of_it}
  | {effect_nouns}\s+(?:of|played\s+by)\s[^.;]{2,70}?\s(?:{copulas|was_or_were}|stays?)
    (?:\s+(?:still|thus|therefore|as\s+yet|so\s+far))?\s+{unsettled}
  | {unsettled}\s+(?:whether|which|what\s+part|how\s+much|how\s+far)
  | {unable}\s+(?:{WORD}\s+){0,3}?{credited}
  | whether\s[^.;]{5,120}?\s(?:is|was|remains|could|cannot|can|has)\s(?:not\s)?
    (?:{unsettled}|(?:yet\s)?(?:be\s|been\s)?{decided})
  | no\s+{calculations}\s+(?:of|on|for)\s[^.;]{3,100}?\s(?:has|have|was|were)\s
    (?:(?:yet|so\s+far|ever)\s)?(?:been\s)?(?:{carried_out})
  | {concessive}\s[^.;]{3,90}?\s(?:at\s+the\s+same\s+time|in\s+the\s+same\s+{horizon_single})
  | {other_causes} )(?!\w)"""
_UNNAMED = r"(?:which\s+of\s+(?:them|these|the\s+\w+)|(?:an|any)\s+effect)(?!\w)"
_COMPARED = r"(?:^\W*|\s){compared_cases}\s[^.;]{5,120}?\s(?:{more_or_less}|{forms})(?!\w)"
_PAST = r"(?<!\w)(?:{was_or_were}|had|did)(?!\w)"
_DIGIT = re.compile(r"\d")


@lru_cache(maxsize=8)
def claims_left_open(case: Case) -> tuple[Hit, ...]:
    """Claims told barely that another place leaves open, each once."""
    found: dict[int, Hit] = {}
    for hit in (*_effects(case), *_suspicions(case)):
        found.setdefault(hit.sentence.number, hit)
    return tuple(found.values())


def _effects(case: Case) -> Iterator[Hit]:
    """Effects told as facts, of which another place says that nobody can tell."""
    lexicon = case.lexicon
    every = read_claims(case)
    opened = [
        (one, found)
        for one in every
        if (found := shaped(lexicon, _OPEN).search(unquoted(one.sentence)))
    ]
    for bare in (one for one in every if opened and _is_plain(case, one)):
        for careful, found in opened:
            apart = careful.sentence.block is not bare.sentence.block
            if apart and may_be_of_one(careful, bare) and _is_left_open(case, bare, careful, found):
                yield left_open(bare, careful.sentence, found[0])
                break


def _is_plain(case: Case, claim: Claim) -> bool:
    """Whether a claim says in few words that something works, with no source and no study."""
    fact = claim.fact
    if not claim.asserts or claim.caveat is not None or len(claim.stems) > LONGEST:
        return False
    if listed(case.lexicon, "study_contexts").search(fact):
        return False
    if listed(case.lexicon, "goes_on").match(fact):
        return False
    works = effect_in(fact, case.lexicon) or shaped(case.lexicon, _COMPARED).search(fact)
    asks = fact != unquoted(claim.sentence)
    return (works is not None or asks) and not own_sources(case, claim.sentence)


def _is_left_open(case: Case, bare: Claim, careful: Claim, found: re.Match[str]) -> bool:
    """Whether cause and effect of a bare claim come back where the effect is left open."""
    lexicon = case.lexicon
    told = of_substance(first_clause(bare), bare, lexicon) - _graded(lexicon)
    cause, effect = _halves(bare, lexicon)
    said = like_stems(unquoted(careful.sentence), lexicon)
    if cause & said and effect & said and len(told & said) >= COVERED * len(told):
        return len(told & said) >= BOTH
    if effect_in(bare.fact, lexicon) is None:
        return False
    block = careful.sentence.block
    around = like_stems(f"{innermost(block)} {block.text}", lexicon)
    unnamed = (
        shaped(lexicon, _UNNAMED).search(unquoted(careful.sentence), found.start()) is not None
    )
    least = FEWEST if unnamed else max(FEWEST, COVERED * len(told))
    met = cause <= around and (unnamed or bool(effect & said))
    return met and len(told & around) >= least


def _halves(claim: Claim, lexicon: Lexicon) -> tuple[frozenset[str], frozenset[str]]:
    """The stems before and behind the word of effect; or else of the subject, and the others."""
    cause, effect = sides(claim, lexicon)
    if cause and effect:
        return cause, effect
    subject = _opening(claim, lexicon)
    return subject, claim.stems - subject


def _opening(claim: Claim, lexicon: Lexicon) -> frozenset[str]:
    return like_stems(" ".join(WORD.findall(claim.fact)[:OPENING]), lexicon)


def _graded(lexicon: Lexicon) -> frozenset[str]:
    """The stems of words such as "higher", in which two mentions may differ."""
    return frozenset(stems(" ".join(lexicon.words("reasoning", "more_or_less")), lexicon))


def _suspicions(case: Case) -> Iterator[Hit]:
    """General claims in the present tense of what another place only suspects."""
    lexicon = case.lexicon
    every = read_claims(case)
    guessed = [
        (one, found)
        for one in every
        if (found := listed(lexicon, "suspecting", "never_shown").search(unquoted(one.sentence)))
    ]
    if not guessed:
        return
    words = {one.sentence.number: _words(one, lexicon) for one in every}
    counts = Counter(word for one in words.values() for word in one)
    for bare in (one for one in every if _is_general(case, one)):
        for careful, found in guessed:
            both = words[bare.sentence.number] & words[careful.sentence.number]
            shared = {one for one in both if counts[one] <= RARE}
            apart = careful.sentence.block is not bare.sentence.block
            if apart and may_be_of_one(careful, bare) and _is_told(bare, shared, lexicon):
                yield left_open(bare, careful.sentence, found[0])
                break


def _words(claim: Claim, lexicon: Lexicon) -> frozenset[str]:
    """The stems of a claim with those too general for other rules: a key may be of steel."""
    stop = lexicon.word_set("figures", "stop")
    words = WORD.findall(unquoted(claim.sentence).lower())
    found = frozenset(stem_of(one, lexicon) for one in words if len(one) > 2 and one not in stop)
    return found | claim.stems


def _is_told(bare: Claim, shared: set[str], lexicon: Lexicon) -> bool:
    """Whether what is suspected is what the bare claim is about, and says."""
    enough = len(shared) >= max(FEWEST, HELD * len(bare.stems))
    return enough and not shared.isdisjoint(_opening(bare, lexicon))


def _is_general(case: Case, claim: Claim) -> bool:
    """Whether a claim says what always holds: present tense, no figure, no source, no hedge."""
    text = unquoted(claim.sentence)
    if not text.rstrip(CLOSERS).endswith("."):
        return False
    weak = listed(case.lexicon, "hedges", "weak", "negations", "caveats", "suspecting")
    if weak.search(text) or _DIGIT.search(text) or shaped(case.lexicon, _PAST).search(text):
        return False
    return not own_sources(case, claim.sentence)


def left_open(bare: Claim, careful: Sentence, limit: str) -> Hit:
    """What is said of a bare claim that another sentence leaves open with these words."""
    fact = bare.sentence
    why = f"This sentence states as a fact what another place leaves open (“{limit}”)."
    return Hit(fact, 0, len(fact.text), why, other=careful)
