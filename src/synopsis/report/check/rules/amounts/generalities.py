"""Rough figures about the world, said as if everybody knew them, in a document that cites."""

import re
from collections.abc import Mapping
from functools import cache

from synopsis.report.check.case import Case
from synopsis.report.check.document import Kind, Sentence
from synopsis.report.check.rules.amounts.bold import counts_itself
from synopsis.report.check.rules.amounts.stated import YEAR, listed
from synopsis.report.check.sourcing import cites, is_sourced, is_sourced_near, own_sources
from synopsis.report.check.words import Lexicon

_FORMS = ("share", "verb", "estimate", "saving")


def rough_figure(case: Case, sentence: Sentence) -> tuple[int, int] | None:
    """Where a rough figure stands that nobody answers for; nothing where it rests on anything.

    "Around 35 % of drivers ...", "ports handle about 8 % of ...", "victims are estimated to lose
    some 3,400 ...", "mills could save about 15 % of ...": of no year, no source and no count.
    """
    text, patterns = sentence.text, _patterns(case.lexicon)
    if not _is_prose(case, sentence):
        return None
    for name in _FORMS:
        found = patterns[name].match(text)
        if found is None or _is_own(case, found):
            continue
        if _is_bare(case, sentence, name, patterns):
            return found.start("figure"), found.end("figure")
    return None


def _is_prose(case: Case, sentence: Sentence) -> bool:
    """Whether it stands in a paragraph or a numbered one, and nobody is quoted in it."""
    block = sentence.block
    numbered = block.kind is Kind.ITEM and len(case.document.of(block)) > 1
    return (block.kind is Kind.PARAGRAPH or numbered) and not block.quoted


def _is_bare(
    case: Case, sentence: Sentence, name: str, patterns: Mapping[str, re.Pattern[str]]
) -> bool:
    """Whether neither the sentence nor its paragraph says of which time or from where it is."""
    text, block = sentence.text, sentence.block
    if YEAR.search(text) or patterns["bound"].search(text) or not cites(case):
        return False
    supposed = name in ("estimate", "saving")
    if not supposed and patterns["past"].search(text):
        return False
    if is_sourced_near(case, sentence) if supposed else is_sourced(case, sentence):
        return False
    if name == "estimate":
        return True
    dated = not supposed and YEAR.search(block.text)
    if dated or patterns["sample"].search(block.text):
        return False
    return not any(own_sources(case, one) for one in case.document.of(block))


def _is_own(case: Case, found: re.Match[str]) -> bool:
    """Whether the figure is a share of what the document counts itself."""
    base = found.groupdict().get("base")
    return base is not None and counts_itself(case, base)


@cache
def _patterns(lexicon: Lexicon) -> Mapping[str, re.Pattern[str]]:
    percent = lexicon.either("figures", "percent")
    rough, specific, determined, own = (
        listed(lexicon, one) for one in ("rough", "specific", "determined", "own_people")
    )
    hedge = rf"(?:{rough})\s(?:of\s)?"
    share = rf"(?P<figure>{hedge}\d[\d.]{{0,5}}\s?(?:{percent}))"
    money = r"(?:[A-Z]{3}\s|[€$£]\s?)?"
    amount = rf"(?P<figure>{hedge}{money}\d[\d.,]{{0,14}}(?:\s?(?:{percent}))?)(?!\w)"
    words = r"[a-z-]{2,30}(?:\s[a-z-]{2,30}){0,3}"
    base = rf"\sof\s(?:all\s)?(?!(?:{specific})\b)(?P<base>{words})"
    subject = (
        rf"\W*(?:(?:in|across|throughout)\s[^,;:.\d]{{2,40}},\s)?(?!(?:{determined}|{own})\b)"
        r"[A-Z]?[a-z-]{2,25}(?:\s[a-z-]{2,25}){0,4}?"
    )
    adverb = r"(?:\s[a-z]{2,12}){0,2}?"
    verbs = listed(lexicon, "composing", "covering", "general_verbs")
    supposed, gaining = listed(lexicon, "supposed"), listed(lexicon, "gaining")
    sources = {
        "share": rf"\W*{share}{base}",
        "verb": rf"{subject}\s(?:(?:is|are)\s)?(?:{verbs}){adverb}\s{share}{base}",
        "estimate": rf"{subject}\s(?:is|are)\s(?:{supposed})\sto\s[^;:.\d]{{2,60}}?\s{amount}",
        "saving": rf"{subject}\s(?:could|can|might|may)\s(?:{gaining}){adverb}\s{amount}",
        "past": rf"\b{listed(lexicon, 'past')}\b",
        "bound": rf"(?<![\w-]){listed(lexicon, 'bound')}(?![\w-])",
        "sample": r"\bn\s?=\s?\d",
    }
    return {name: re.compile(source, re.IGNORECASE) for name, source in sources.items()}
