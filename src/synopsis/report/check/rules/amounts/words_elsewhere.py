"""Words of share against the share of the same things that is told in another place.

"Most seizures involved pistols" where "pistols were the main object in 214 of the 478 seizures".
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from synopsis.report.check.case import Case
from synopsis.report.check.document import ASIDE, Sentence
from synopsis.report.check.figures.context import all_years, known_places
from synopsis.report.check.figures.find import content
from synopsis.report.check.figures.marks import marks_in
from synopsis.report.check.figures.patterns import phrase
from synopsis.report.check.note import Hit
from synopsis.report.check.rules.amounts.bands import Band, bands
from synopsis.report.check.rules.amounts.stated import listed
from synopsis.report.check.rules.amounts.words import (
    banded_tokens,
    is_share_word,
    share_of,
    shares_in,
    sized_words,
    word_against_value,
)
from synopsis.report.check.tokens import sentences_with
from synopsis.report.check.words import Lexicon
from synopsis.report.check.words.stem import stem_of, stem_set
from synopsis.vocabulary import Hedge

_SURE = 2  # stems that two clauses share where one has a stem more
_LONG = 5  # letters by which two stems are those of one word
_MOST = 400  # shares of one document beyond which nothing is said
_HEDGES = (Hedge.EXACT, Hedge.ABOUT)


@dataclass(frozen=True, slots=True)
class _Told:
    """A share of a group with the stems of its clause."""

    sentence: Sentence
    words: str
    value: float
    group: frozenset[str]
    stems: frozenset[str]
    clause: str
    setting: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Claim:
    """A word of share with the stems of its clause."""

    sentence: Sentence
    span: tuple[int, int]
    band: Band
    stems: frozenset[str]
    clause: str


def words_against_values(case: Case) -> Iterator[Hit]:
    """Words of size against the figure beside them, and against that of another place."""
    near = [*word_against_value(case)]
    yield from near
    told = {(one.sentence.number, one.start) for one in near}
    far = word_against_share_elsewhere(case)
    yield from (one for one in far if (one.sentence.number, one.start) not in told)


def word_against_share_elsewhere(case: Case) -> Iterator[Hit]:
    """Words of share that the one share of the same things and the same matter does not bear."""
    claims = list(_claims(case))
    told = list(_told(case)) if claims else []
    if len(told) > _MOST:
        return
    for claim in claims:
        found = [one for one in told if _are_one(claim, one, case.lexicon)]
        if len({round(one.value) for one in found}) != 1:
            continue
        share = found[0]
        if (severity := claim.band.severity(share.value)) is not None:
            words = claim.sentence.text[slice(*claim.span)]
            why = (
                f"“{words}” promises {claim.band.promise}; another place gives {share.words}, "
                f"which is {share.value:.3g} %."
            )
            yield Hit(claim.sentence, *claim.span, why, other=share.sentence, severity=severity)


def _claims(case: Case) -> Iterator[_Claim]:
    """Words of share in sentences that state no share themselves, and state a fact."""
    lexicon, patterns = case.lexicon, _patterns(case.lexicon)
    for sentence in sentences_with(case, banded_tokens(lexicon)):
        text = sentence.text
        if sentence.block.kind in ASIDE or shares_in(lexicon).search(text):
            continue
        for found in sized_words(lexicon).finditer(text):
            is_group = patterns["group"].match(text, found.end()) is not None
            if sentence.is_quoted(*found.span()) or not is_group:
                continue
            if not (is_share_word(text, found, lexicon) or _is_most(text, found, lexicon)):
                continue
            start, end = _clause(text, *found.span(), lexicon)
            clause = f"{text[start : found.start()]} {text[found.end() : end]}"
            if not patterns["unfactual"].search(clause):
                band = bands(lexicon)[re.sub(r"\s+", " ", found.group().lower())]
                stems = _stems(clause, lexicon)
                yield _Claim(sentence, found.span(), band, stems, clause)


def _is_most(text: str, found: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether a sentence begins with most of some things, whatever they are."""
    patterns = _patterns(lexicon)
    is_first = not text[: found.start()].strip("\"'“‘* ")  # noqa: RUF001
    return is_first and patterns["most"].match(text, found.start()) is not None


def _told(case: Case) -> Iterator[_Told]:
    """Shares of a named group, with all that their clause says."""
    lexicon, patterns = case.lexicon, _patterns(case.lexicon)
    for sentence in case.document.sentences:
        if sentence.block.kind in ASIDE:
            continue
        text = sentence.text
        for found in shares_in(lexicon).finditer(text):
            share, group = share_of(found), patterns["things"].match(text, found.end())
            if share is None or group is None or _is_bound(case, sentence, found):
                continue
            start, end = _clause(text, found.start(), group.end(), lexicon)
            clause = f"{text[start : found.start()]} {text[found.end() : end]}"
            things = frozenset(stem_of(one, lexicon) for one in group["things"].lower().split())
            setting = _stems(_setting(text[: found.start()], patterns["place"]), lexicon)
            stems = _stems(clause, lexicon)
            yield _Told(sentence, share.words, share.value, things, stems, clause, setting)


def _is_bound(case: Case, sentence: Sentence, share: re.Match[str]) -> bool:
    """Whether a share is told as more or less than its number."""
    return any(
        one.start < share.end() and share.start() < one.end and one.hedge not in _HEDGES
        for one in case.figures_in(sentence)
    )


def _setting(opening: str, place: re.Pattern[str]) -> str:
    """Where a sentence says its share is from: "In the villages, ..."."""
    words = opening.strip("\"'“‘* ")  # noqa: RUF001
    return words.split(",")[0] if place.match(words) else ""


def _clause(text: str, start: int, end: int, lexicon: Lexicon) -> tuple[int, int]:
    """Where the clause around a span begins and ends."""
    patterns = _patterns(lexicon)
    befores = [one.end() for one in patterns["parted"].finditer(text, 0, start)]
    after = patterns["ended"].search(text, end)
    return (befores[-1] if befores else 0), (after.start() if after else len(text))


def _stems(clause: str, lexicon: Lexicon) -> frozenset[str]:
    """What a clause is about, without its verbs of share."""
    return content(clause, lexicon) - stem_set(lexicon, "amounts", "words_of_sharing")


def _are_one(claim: _Claim, told: _Told, lexicon: Lexicon) -> bool:
    """Whether a share is of the group and the matter that a word of share speaks of."""
    if claim.sentence is told.sentence or not told.group <= claim.stems:
        return False
    said, given = claim.stems - told.group, told.stems - told.group
    missing, more = _unlike(said, given), _unlike(given, said)
    shared = len(said) - len(missing)
    if not shared or len(more) > 1 or _unlike(told.setting, claim.stems):
        return False
    return len(missing) <= (shared >= _SURE) and _fit(claim, told, lexicon)


def _unlike(some: frozenset[str], others: frozenset[str]) -> list[str]:
    """The stems that are not among others; those of "signal" and "signalling" are one."""
    return [
        one
        for one in some - others
        if not any(
            min(len(one), len(two)) >= _LONG and (one.startswith(two) or two.startswith(one))
            for two in others
        )
    ]


def _fit(claim: _Claim, told: _Told, lexicon: Lexicon) -> bool:
    """Whether nothing parts two clauses: a year, a place, a group, or a word that denies."""
    one, two = claim.clause, told.clause
    years = [
        frozenset(all_years(text, lexicon)) for text in (claim.sentence.text, told.sentence.text)
    ]
    denied = phrase(lexicon, "negations")
    return (
        (not all(years) or not years[0].isdisjoint(years[1]))
        and known_places(one, lexicon) == known_places(two, lexicon)
        and marks_in(one, lexicon) == marks_in(two, lexicon)
        and bool(denied.search(one)) == bool(denied.search(two))
    )


@cache
def _patterns(lexicon: Lexicon) -> Mapping[str, re.Pattern[str]]:
    known = r"(?:the|all|these|those|our|its|their)\s(?:the\s)?"
    word = r"(?-i:[a-z])[a-z-]{2,}"
    who, past = listed(lexicon, "who_words"), listed(lexicon, "past")
    sources = {
        "group": rf"\s(?:of\s(?:{known})?)?[a-z]",
        "most": rf"most\s(?:{word}\s){{0,2}}?{word}(?<!s)s\s",
        "things": rf"\s(?:of\s(?:{known})?)?(?P<things>{word})(?:\s{word}s)?"
        rf"(?=[.,;:)(]|$|\s(?:and|in\s(?:19|20)\d\d|{who}|{past}|[a-z]+ed)\b)",
        "parted": r"[;:()]\s?|,\s|[.!?]\s",
        "ended": rf"[;:()]\s?|,\s|\s(?:{who})\s|[.!?]\s",
        "place": r"(?:in|at|on|among|for|of|by|from|under|within)\s",
        "unfactual": rf"(?<![\w-]){listed(lexicon, 'unfactual')}(?![\w-])",
    }
    return {name: re.compile(source, re.IGNORECASE) for name, source in sources.items()}
