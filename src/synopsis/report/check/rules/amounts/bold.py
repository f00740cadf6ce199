"""How bold a claim is: a statistic about the world, or a figure said in passing."""

import re
from collections.abc import Mapping
from enum import IntEnum
from functools import cache, lru_cache

from synopsis.report.check.case import Case
from synopsis.report.check.document import Kind, Sentence
from synopsis.report.check.figures import Shape
from synopsis.report.check.rules.amounts.bases import has_number
from synopsis.report.check.rules.amounts.claims import Claim, Sort
from synopsis.report.check.rules.amounts.stated import COUNTED, listed
from synopsis.report.check.sourcing import own_sources
from synopsis.report.check.words import Lexicon
from synopsis.report.check.words.stem import stems

_CLAUSE = re.compile(r"[,;:.–—]\s")  # noqa: RUF001


class Weight(IntEnum):
    """What a reader takes a claim for."""

    PASSING = 0  # one figure of the document's own matter among others
    BOLD = 1  # a share or change of a matter at large
    SWEEPING = 2  # of all there are, in the region or the world


def weigh(case: Case, sentence: Sentence, claim: Claim) -> Weight:
    """How bold a claim is, and how likely that the document has counted its matter itself."""
    if claim.sort is Sort.CHANGE:
        return _weigh_change(case, sentence, claim)
    if claim.sort is Sort.LOSS:
        return _weigh_loss(sentence, claim, case.lexicon)
    return _weigh_share(case, sentence, claim)


def is_alone(case: Case, sentence: Sentence) -> bool:
    """Whether nothing near says when the figure is of or where from: no year, n, or source."""
    patterns = _patterns(case.lexicon)
    return not patterns["dated"].search(sentence.text) and not _is_grounded(
        case, sentence.block.section
    )


@lru_cache(maxsize=256)
def _is_grounded(case: Case, section: tuple[str, ...]) -> bool:
    """Whether a part of the document names a source or says of how many its figures are."""
    sample = _patterns(case.lexicon)["sample"]
    return any(
        own_sources(case, one) or sample.search(one.text) is not None
        for one in case.document.sentences
        if one.block.section == section
    )


def _weigh_share(case: Case, sentence: Sentence, claim: Claim) -> Weight:
    text, patterns = sentence.text, _patterns(case.lexicon)
    ratio = claim.sort is Sort.WORDED and " in " in text[claim.start : claim.end].lower()
    found = patterns["ratio" if ratio else "base"].match(text, claim.end)
    if found is None or patterns["specific"].match(found["base"]):
        return Weight.PASSING
    opening = _opening(text, claim.start)
    leads = patterns["light"].fullmatch(opening) is not None
    makes_up = patterns["composing"].search(opening) is not None
    whole = not ratio and found["all"] is not None
    noun = _noun(found["base"])
    if patterns["covering"].search(opening):
        return Weight.PASSING
    if not (leads or makes_up or whole) or _is_counted(case, noun):
        return Weight.PASSING
    if not whole and _is_asked(case, noun):
        return Weight.PASSING
    wide = patterns["world"].search(text) or (leads and patterns["never"].search(text, claim.end))
    if whole or wide or (leads and patterns["known"].search(text, 0, claim.start)):
        return Weight.SWEEPING
    return Weight.PASSING if claim.sort is Sort.WORDED else Weight.BOLD


def _weigh_change(case: Case, sentence: Sentence, claim: Claim) -> Weight:
    text, patterns = sentence.text, _patterns(case.lexicon)
    if not patterns["turn"].match(text, claim.start):
        return Weight.PASSING
    subject = _opening(text, claim.start)
    if not subject.strip() or patterns["definite"].match(subject) or re.search(r"\d", subject):
        return Weight.PASSING
    tripled = patterns["multiple"].match(text, claim.start)
    reached = tripled and patterns["reached"].search(text, claim.end)
    if sentence.block.quoted:
        return Weight.PASSING  # somebody tells it
    if not reached and (has_number(case, sentence) or _is_counted(case, _noun(subject))):
        return Weight.PASSING
    return Weight.PASSING if patterns["dated"].search(text) else Weight.SWEEPING


def _weigh_loss(sentence: Sentence, claim: Claim, lexicon: Lexicon) -> Weight:
    patterns = _patterns(lexicon)
    if patterns["definite"].match(sentence.text):
        return Weight.PASSING
    if patterns["burden"].search(sentence.text, 0, claim.end):
        return Weight.SWEEPING
    return Weight.PASSING


def _opening(text: str, place: int) -> str:
    """The words of the clause before a figure."""
    last = 0
    for found in _CLAUSE.finditer(text, 0, place):
        last = found.end()
    said = text.rfind(" that ", last, place)
    return text[said + 6 if said >= 0 else last : place]


def _noun(words: str) -> tuple[str, ...]:
    """The words of a noun phrase up to its first plural; the first word where there is none."""
    found = re.findall(r"[A-Za-z][\w-]*", words)[:3]
    for place, word in enumerate(found):
        if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
            return tuple(found[: place + 1])
    return tuple(found[:2])


def counts_itself(case: Case, words: str) -> bool:
    """Whether the document counts what these words name, or has asked such people itself."""
    return _is_counted(case, _noun(words)) or _is_asked(case, _noun(words))


def _is_counted(case: Case, noun: tuple[str, ...]) -> bool:
    """Whether the document counts these very things itself."""
    words = frozenset(stems(" ".join(noun), case.lexicon))
    head = frozenset(stems(noun[-1], case.lexicon)) if noun else frozenset()
    return bool(words) and any(words <= one or head == one for one in _counted(case))


def _is_asked(case: Case, noun: tuple[str, ...]) -> bool:
    """Whether these are people, and the document rests on a survey of its own."""
    people = _patterns(case.lexicon)["people"]
    return _asks(case) and (not noun or people.search(" ".join(noun)) is not None)


@lru_cache(maxsize=4)
def _asks(case: Case) -> bool:
    """Whether the document rests on a survey of its own, with its n."""
    sample = _patterns(case.lexicon)["sample"]
    return any(sample.search(one.text) for one in case.document.sentences)


@lru_cache(maxsize=4)
def _counted(case: Case) -> frozenset[frozenset[str]]:
    """What the document counts: the stems of nouns after numbers, and of heads of tables."""
    found = {
        frozenset(stems(one.noun, case.lexicon))
        for one in case.figures
        if one.shape is Shape.COUNT and one.low >= COUNTED
    }
    for block in case.document.blocks:
        if block.kind in (Kind.CELL, Kind.CAPTION) and len(block.text) < 200:
            found.add(frozenset(stems(block.text, case.lexicon)))
    return frozenset(one for one in found if one)


@cache
def _patterns(lexicon: Lexicon) -> Mapping[str, re.Pattern[str]]:
    losers = listed(lexicon, "losers")
    light = rf"(?:{lexicon.either('figures', 'stop')}|{listed(lexicon, 'hedge_words')})"
    base = r"(?P<base>[a-z-]{2,30}(?:\s[a-z-]{2,30}){0,3})"
    sources = {
        "base": rf"\sof\s(?P<all>all\s)?{base}",
        "ratio": rf"\s{base}",
        "specific": rf"{listed(lexicon, 'specific')}\b",
        "light": rf"\W*(?:{light}\b\W*){{0,6}}",
        "composing": rf"\b{listed(lexicon, 'composing')}\s(?:[a-z]+\s){{0,2}}$",
        "world": rf"\b{listed(lexicon, 'world_words')}\b",
        "never": rf"\b{listed(lexicon, 'never_words')}\b",
        "known": rf"\b{listed(lexicon, 'well_known')}\b",
        "definite": rf"\W*{listed(lexicon, 'determined')}\b",
        "turn": rf"{listed(lexicon, 'rises', 'falls', 'multiple_words')}\b",
        "multiple": rf"{listed(lexicon, 'multiple_words')}\b",
        "covering": rf"\b{listed(lexicon, 'covering')}\s(?:[a-z]+\s){{0,2}}$",
        "reached": rf"[^;:.%]{{0,80}},\s{listed(lexicon, 'to_words')}\s\d",
        "burden": rf"\b{listed(lexicon, 'burdens')}\s(?:the\s)?(?:[\w-]{{2,20}}\s){{0,2}}?"
        rf"{losers}\b|\b{losers}\s{listed(lexicon, 'suffering')}\b",
        "people": rf"\b{listed(lexicon, 'persons', 'asked_groups')}\b",
        "sample": r"\bn\s?=\s?\d",
        "dated": r"(?<!since\s)\b(?:19|20)\d\d\b",
    }
    return {name: re.compile(source, re.IGNORECASE) for name, source in sources.items()}
