"""Bare claims of what the paragraph that tells of it leaves in doubt, whatever their verb is."""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from synopsis.report.check.case import Case
from synopsis.report.check.document import Block, Kind, Sentence
from synopsis.report.check.note import Hit
from synopsis.report.check.rules.reasoning.claims import (
    BEHIND,
    Claim,
    like_stems,
    read_claims,
    without_months,
)
from synopsis.report.check.rules.reasoning.effects import first_clause, of_substance, sides
from synopsis.report.check.rules.reasoning.left_open import COVERED, LONGEST, left_open
from synopsis.report.check.rules.reasoning.prose import (
    CLOSERS,
    Passage,
    innermost,
    is_told,
    passages,
    unquoted,
)
from synopsis.report.check.rules.reasoning.wording import YEAR, listed, shaped
from synopsis.report.check.sourcing import own_sources
from synopsis.report.check.words import Lexicon

SAME = 4
"""A fact and the guess at it share at least so many stems."""

LINKED = 3
"""So many stems of a cause and its effect come back at least."""

SAID = 0.5
"""So much of a bare claim comes back in the guess itself."""

RARE = 12
"""A stem in more sentences than this may stand in any paragraph."""

BOTH = 2
"""So many of these are words that the document does not use everywhere."""

_GUESSED = r"""(?<!\w)(?:
    (?:may|might)(?:\s+(?:well|also|only|even|in\s+part|[a-z]{2,20}ly))?\s+have
        (?:\s+(?:also|only|even|[a-z]{2,20}ly)){0,2}\s+(?:{done}|[a-z]{2,20}ed)
  | {guessing}
)(?!\w)"""
"""What is guessed of a thing that is or was, and is no rule or plan."""

_DOUBT = r"""(?<!\w)(?:
    (?:may|might)(?:\s+(?:well|also|only|even|in\s+part|[a-z]{2,20}ly))?\s+
        (?:have\s+(?:also\s+|only\s+)?)?{helps_in_part}
  | {possible_one}\s+(?:[a-z-]+\s+){0,1}?{kinds_of_cause}
  | {unable}\s+(?:{WORD}\s+){0,4}?{to_separate}
  | {shows_not}\s+(?:{WORD}\s+){0,3}?(?:that|whether|how|which|why|an?\s+effect|causes?|cause)
  | {warning}\s+(?:{WORD}\s+){0,5}?{against_it}
  | {guessing}\s[^.;]{0,80}?\s(?:may|might|could)
  | {other_causes}
)(?!\w)"""
"""What leaves open whether one thing works on another."""


@dataclass(frozen=True, eq=False, slots=True)
class _Doubt:
    """A sentence that leaves something open, the stems of it, and those of its paragraph."""

    sentence: Sentence
    words: str
    said: frozenset[str]
    behind: frozenset[str]
    around: frozenset[str]
    numbers: str


@lru_cache(maxsize=8)
def doubted_claims(case: Case) -> tuple[Hit, ...]:
    """Facts that another sentence only guesses, and effects that another paragraph leaves open."""
    ahead = listed(case.lexicon, "will")
    guesses = [one for one in _doubts(case, _GUESSED) if not ahead.search(one.sentence.text)]
    doubts = _doubts(case, _DOUBT)
    if not guesses and not doubts:
        return ()
    every = read_claims(case)
    counts = Counter(stem for one in every for stem in one.stems)
    rare = frozenset(stem for stem, count in counts.items() if count <= RARE)
    found = []
    for bare in (one for one in every if _is_bare(case, one)):
        same = (one for one in guesses if _is_guessed(bare, one))
        linked = (one for one in doubts if _is_open(bare, one, rare, case.lexicon))
        apart = (one for one in (*same, *linked) if one.sentence.block is not bare.sentence.block)
        found += [left_open(bare, one.sentence, one.words) for one in islice(apart, 1)]
    return tuple(found)


def _doubts(case: Case, shape: str) -> list[_Doubt]:
    """The sentences in prose that say so."""
    pattern, found = shaped(case.lexicon, shape), []
    for passage in passages(case.document):
        if passage.block.kind not in (Kind.PARAGRAPH, Kind.ITEM):
            continue
        for sentence in filter(is_told, passage.sentences):
            text = without_months(unquoted(sentence), case.lexicon)
            doubt = pattern.search(text)
            if doubt is not None:
                behind = like_stems(text[doubt.end() : doubt.end() + BEHIND], case.lexicon)
                found.append(_doubt(passage, sentence, doubt[0], behind, case.lexicon))
    return found


def _doubt(
    passage: Passage, sentence: Sentence, words: str, behind: frozenset[str], lexicon: Lexicon
) -> _Doubt:
    block: Block = passage.block
    around = like_stems(f"{innermost(block)} {block.text}", lexicon)
    said = like_stems(unquoted(sentence), lexicon)
    return _Doubt(sentence, words, said, behind, around, block.text)


def _is_bare(case: Case, claim: Claim) -> bool:
    """Whether a claim states something in few words, without a hedge, a study or a source."""
    fact, lexicon = claim.fact, case.lexicon
    if claim.caveat is not None or len(claim.stems) > LONGEST or not is_told(claim.sentence):
        return False
    if not unquoted(claim.sentence).rstrip(CLOSERS).endswith("."):
        return False
    weak = listed(lexicon, "hedges", "weak", "negations", "caveats", "suspecting", "attributions")
    if weak.search(fact) or listed(lexicon, "study_contexts", "will").search(fact):
        return False
    return listed(lexicon, "goes_on").match(fact) is None and not own_sources(case, claim.sentence)


def _is_guessed(bare: Claim, guess: _Doubt) -> bool:
    """Whether what is guessed is what the claim states, in much the same words."""
    shared = bare.stems & guess.said
    if len(shared) < max(SAME, SAID * len(bare.stems)):
        return False
    if len(bare.stems & guess.around) < COVERED * len(bare.stems):
        return False
    return len(shared & guess.behind) * 2 >= len(shared) and _may_agree(bare, guess)


def _is_open(bare: Claim, doubt: _Doubt, rare: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether the paragraph tells of the cause and the effect, and the doubt is of one of them."""
    cause, effect = sides(bare, lexicon)
    told = of_substance(first_clause(bare), bare, lexicon)
    met = told & doubt.around
    if len(met) < max(LINKED, COVERED * len(told)) or len(met & rare) < BOTH:
        return False
    halves = len(cause & met) * 2 >= len(cause) > 0 and bool(effect & met)
    return halves and bool(told & doubt.said & rare) and _may_agree(bare, doubt)


def _may_agree(bare: Claim, doubt: _Doubt) -> bool:
    """Whether the paragraph has the figures that the claim gives."""
    figures = (one for one in bare.numbers if not YEAR.fullmatch(one))
    return all(one in doubt.numbers for one in figures)
