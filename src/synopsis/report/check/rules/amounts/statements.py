"""Figures that are stated as facts: what they rest on, and of which time they are."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from synopsis.report.check.case import Case
from synopsis.report.check.document import RUNNING, Kind, Sentence
from synopsis.report.check.figures import Change
from synopsis.report.check.note import Hit, Severity
from synopsis.report.check.rules.amounts.against_edition import is_held
from synopsis.report.check.rules.amounts.bases import baseless_sentences
from synopsis.report.check.rules.amounts.bold import Weight, is_alone, weigh
from synopsis.report.check.rules.amounts.claims import (
    Claim,
    Sort,
    claiming_sentences,
    claims,
    is_reckoned,
    shares_by_sentence,
)
from synopsis.report.check.rules.amounts.derived import is_derived
from synopsis.report.check.rules.amounts.generalities import rough_figure
from synopsis.report.check.rules.amounts.plain_claims import plain_claims
from synopsis.report.check.rules.amounts.stated import YEAR, listed
from synopsis.report.check.rules.amounts.strays import stray_figure
from synopsis.report.check.rules.amounts.studies import unnamed_sentences
from synopsis.report.check.sourcing import is_sourced, is_sourced_at_large, named_sources
from synopsis.report.check.words import Lexicon
from synopsis.report.check.words.stem import stems

_CLAUSE = re.compile(r"[,;:]\s")
_ROUGH = 3
"""Rough figures that are told in one document: where there are more, it is its way of writing."""


def figure_without_source(case: Case) -> Iterator[Hit]:
    """A share, a change or a loss that is stated as a fact and rests on nothing.

    One note for a paragraph. It is a caution for a statistic about a matter at large: for each
    that speaks of all there are, and for the first that says neither when nor where from. What a
    person of office says, and what may be the document's own count, is a hint.
    """
    if not case.lexicon.words("amounts", "publications"):
        return  # a language that is begun cannot tell what names a source
    told: set[int] = set()
    bold = roughs = 0
    elsewhere, bare = baseless_sentences(case) | unnamed_sentences(case), plain_claims(case)
    for sentence in _claiming(case, bare):
        block = sentence.block
        if block.kind not in RUNNING or id(block) in told or sentence.number in elsewhere:
            continue
        rough = _rough(case, sentence) if roughs < _ROUGH else None
        stray = _stray(case, sentence) if rough is None and not bold else None
        if (plain := rough or stray or bare.get(sentence.number)) is not None:
            roughs, bold = roughs + (rough is not None), bold + (stray is not None)
            told.add(id(block))
            yield Hit(sentence, *plain, _unsourced(sentence, *plain))
        elif (found := _boldest(case, sentence)) is not None:
            claim, weight = found
            grave = _is_grave(case, sentence, weight, first=not bold)
            bold += grave
            told.add(id(block))
            why = _unsourced(sentence, claim.start, claim.end)
            severity = None if grave else Severity.HINT
            yield Hit(sentence, claim.start, claim.end, why, severity=severity)


def _claiming(case: Case, bare: Mapping[int, tuple[int, int]]) -> Iterator[Sentence]:
    """The sentences that may claim a figure, in order."""
    every = case.document.sentences
    numbers = {one.number for one in claiming_sentences(case)}
    return (every[one] for one in sorted(numbers.union(bare)))


def _rough(case: Case, sentence: Sentence) -> tuple[int, int] | None:
    if _patterns(case.lexicon)["own"].search(sentence.text):
        return None
    return rough_figure(case, sentence)


def _is_grave(case: Case, sentence: Sentence, weight: Weight, *, first: bool) -> bool:
    """Whether it is a statistic of a matter at large that no person of office answers for."""
    alone = weight is Weight.BOLD and first and is_alone(case, sentence)
    if not alone and weight is not Weight.SWEEPING:
        return False
    return _patterns(case.lexicon)["office"].search(sentence.text) is None


def _unsourced(sentence: Sentence, start: int, end: int) -> str:
    return f"No source for “{sentence.text[start:end]}” in this sentence or near it."


def _stray(case: Case, sentence: Sentence) -> tuple[int, int] | None:
    """The one uncited figure of a document that cites sentence by sentence."""
    claim, patterns = stray_figure(case, sentence), _patterns(case.lexicon)
    if claim is None or is_held(case, sentence, claim.start, claim.end):
        return None
    if patterns["office"].search(sentence.text) or _is_said_elsewhere(case, sentence, claim):
        return None
    if _is_exempt(sentence, claim.start, claim.end, patterns):
        return None
    return claim.start, claim.end


def _boldest(case: Case, sentence: Sentence) -> tuple[Claim, Weight] | None:
    """The boldest claim of a sentence that rests on nothing; the first of equals."""
    found = [
        (claim, weight)
        for claim in claims(case, sentence)
        if not is_held(case, sentence, claim.start, claim.end)
        if (weight := weigh(case, sentence, claim)) is Weight.SWEEPING
        or (claim.sort is not Sort.WORDED and not is_derived(case, sentence, claim))
    ]
    if not found:
        return None
    claim, weight = max(found, key=lambda one: one[1])
    wide = weight is Weight.SWEEPING
    if is_sourced_at_large(case, sentence) if wide else is_sourced(case, sentence):
        return None
    patterns, block = _patterns(case.lexicon), sentence.block
    burden = wide and claim.sort is Sort.LOSS
    if not burden and _is_exempt(sentence, claim.start, claim.end, patterns):
        return None
    if _is_said_elsewhere(case, sentence, claim):
        return None
    if block.kind is Kind.PARAGRAPH and sentence.is_quoted(claim.start, claim.end):
        return None
    return claim, weight


def _is_said_elsewhere(case: Case, sentence: Sentence, claim: Claim) -> bool:
    """Whether the same share of the same matter was given before, or stands on a source."""
    if claim.share is None:
        return False
    matter = set(stems(sentence.text, case.lexicon))
    for figures in shares_by_sentence(case):
        other = figures[0].sentence
        if other is sentence or all(one.low != claim.share for one in figures):
            continue
        if matter.isdisjoint(stems(other.text, case.lexicon)):
            continue
        earlier = other.number < sentence.number
        if earlier or is_sourced(case, other) or is_reckoned(case, other):
            return True
    return False


def _is_exempt(
    sentence: Sentence, start: int, end: int, patterns: Mapping[str, re.Pattern[str]]
) -> bool:
    """Whether it is a rule, a target, an example, or the document's own business."""
    text = sentence.text
    stop = _CLAUSE.search(text, end)
    clause = text[max(0, start - 110) : stop.start() if stop else len(text)]
    if patterns["normative"].search(clause) or patterns["own"].search(text):
        return True
    before = text[max(0, start - 30) : start]
    if patterns["people"].search(text, end, end + 60) or (
        patterns["people"].search(before) and not patterns["speech"].search(before)
    ):
        return True
    return any(patterns["parts"].search(head) for head in sentence.block.section[-1:])


def figure_without_date(case: Case) -> Iterator[Hit]:
    """A share with a source but without a time: no year near it, above it, or in its source."""
    told: set[int] = set()
    patterns = _patterns(case.lexicon)
    for figures in shares_by_sentence(case):
        first = figures[0]
        sentence, block = first.sentence, first.sentence.block
        if id(block) in told or block.kind not in RUNNING or first.change is not Change.NONE:
            continue
        sources = named_sources(case, sentence)
        around = (block.text, *block.section, case.document.title, *sources)
        if not sources or any(YEAR.search(text) for text in around):
            continue
        if _is_exempt(sentence, first.start, first.end, patterns):
            continue
        told.add(id(block))
        why = f"“{first.words}” has a source, but nothing says of which year it is."
        yield Hit(sentence, first.start, first.end, why)


@cache
def _patterns(lexicon: Lexicon) -> Mapping[str, re.Pattern[str]]:
    speech, holders = listed(lexicon, "speech"), listed(lexicon, "office_holders")
    whole = r"(?<![\w-])(?:{})(?![\w-])"
    sources = {
        "normative": whole.format(listed(lexicon, "normative")),
        "own": whole.format(listed(lexicon, "own_matters")),
        "people": whole.format(listed(lexicon, "own_people")),
        "speech": rf"\b(?:{speech})\b",
        "parts": whole.format(listed(lexicon, "normative_parts")),
        "office": rf"\b(?:{holders})\b[^.;]{{0,60}}\b(?:{speech})\b"
        rf"|\b(?:{speech})\b[^.;]{{0,30}}\b(?:{holders})\b",
    }
    return {name: re.compile(source, re.IGNORECASE) for name, source in sources.items()}
