"""Claims that are called certain or proven, and the careful mention of the same claim."""

import re
from collections.abc import Iterator

from synopsis.report.check.case import Case
from synopsis.report.check.rules.reasoning.claims import Claim, Pair, same_matter
from synopsis.report.check.rules.reasoning.prose import unquoted
from synopsis.report.check.rules.reasoning.wording import listed, may_agree, shaped, years_in
from synopsis.report.check.sourcing import own_sources
from synopsis.report.check.words import Lexicon
from synopsis.report.check.words.stem import stems

MOST = 200
"""A document calls no more claims certain than this, or it is no report."""

ROOT = 5
"""Stems that share so many letters are forms of one word: "reduces", "reduction"."""

COVERED = 0.6
"""So much of what is called certain comes back in the careful mention."""

OF_ONE_STUDY = 0.4
"""As much is enough where both mentions are of one study."""

FEWEST = 3
"""Two mentions that share fewer roots are not of one claim."""

_STUDY = r"""(?:(?:the|our|this|a)\s+)?(?:[\w-]+\s+){0,3}?{study_nouns}\b
    (?:\s+(?:of|in|from|with|at)\s+[^,.;]{2,60}?)?(?:\s+{YEAR})?"""
_ASSURED = r"""
    (?<!\w)(?:as\s+)?{STUDY}{ADVERB}\s+{proved}(?:\s+beyond\s+(?:\w+\s+)?doubt)?(?=,|\.|\s+that\b)
  | (?<!\w){proved_by}\s+{STUDY}(?=[,.]|$)
  | (?<!\w){certain}(?!\w)"""


def assured_pairs(case: Case, claims: list[Claim]) -> Iterator[tuple[Pair, re.Match[str]]]:
    """Each careful claim with the mention that calls it certain, and the words that do."""
    marked = [(one, found) for one in claims if (found := assurance_in(one, case.lexicon))]
    sure = [(one, found) for one, found in marked if _is_bare(one, found, case.lexicon)][:MOST]
    told = {one.sentence.number for one, _ in marked}
    careful = [
        (one, _roots(unquoted(one.sentence), case.lexicon))
        for one in claims
        if sure and (one.hedge or one.caveat) and one.sentence.number not in told
    ]
    for claim, found in sure:
        claimed = _roots(_without(claim, found), case.lexicon)
        near = [
            Pair(one, claim, said & claimed)
            for one, said in careful
            if len(said & claimed) >= FEWEST and one.sentence is not claim.sentence
        ]
        pairs = [one for one in near if _is_same(case, one, found, claimed)]
        if pairs:
            yield max(pairs, key=lambda pair: (len(pair.shared), pair.likeness)), found


def assurance_in(claim: Claim, lexicon: Lexicon) -> re.Match[str] | None:
    """The words that call a claim certain: "it is established that", "as the trial proved"."""
    text = unquoted(claim.sentence)
    if not listed(lexicon, "certain", "study_nouns", "proved", "proved_by").search(text):
        return None
    return shaped(lexicon, _ASSURED, STUDY=_STUDY).search(text)


def _is_bare(claim: Claim, found: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether what is called certain is neither hedged nor denied beside these words."""
    weak = listed(lexicon, "hedges", "negations", "caveats")
    return weak.search(_without(claim, found)) is None


def _without(claim: Claim, found: re.Match[str]) -> str:
    text = unquoted(claim.sentence)
    return f"{text[: found.start()]} {text[found.end() :]}"


def _roots(text: str, lexicon: Lexicon) -> frozenset[str]:
    """The stems of a claim without those of studies and hedges."""
    bare = listed(lexicon, "study_nouns", "hedges").sub(" ", text)
    return frozenset(one[:ROOT] for one in stems(bare, lexicon))


def _weakens(claim: Claim, claimed: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether what stands right behind the hedge is part of what is called certain."""
    return claim.hedge is None or not claimed.isdisjoint(_roots(claim.behind_hedge, lexicon))


def _is_same(case: Case, pair: Pair, found: re.Match[str], claimed: frozenset[str]) -> bool:
    """Whether the careful mention makes the claim that the other calls certain."""
    if not same_matter(pair.one, pair.other):
        return False
    one_study = _is_one_study(found[0], pair.one, pair.other, case.lexicon)
    if own_sources(case, pair.other.sentence) and not one_study:
        return False
    least = OF_ONE_STUDY if one_study else COVERED
    enough = len(pair.shared) >= least * len(claimed)
    return enough and _weakens(pair.one, claimed, case.lexicon)


def _is_one_study(words: str, careful: Claim, sure: Claim, lexicon: Lexicon) -> bool:
    """Whether the study that is said to prove it is the one that the careful mention speaks of."""
    if not _notes(careful).isdisjoint(_notes(sure)):
        return True
    text, studies = careful.sentence.text, listed(lexicon, "study_nouns")
    named = {one[0] for one in studies.finditer(words)}
    spoken = {one[0] for one in studies.finditer(text)}
    return bool(named & spoken) and may_agree(years_in(words), years_in(text))


def _notes(claim: Claim) -> set[str]:
    return {one.label for one in claim.sentence.marks}
