"""References as a reader needs them: whose, what, of when; and what kind of source it is."""

import re
from collections.abc import Iterator

from synopsis.report.check.case import Case
from synopsis.report.check.document import Kind, Sentence, is_named
from synopsis.report.check.note import Hit
from synopsis.report.check.rules.apparatus.references import (
    ADDRESS,
    YEAR,
    is_reference,
    of_block,
    whole,
)

_WORD = re.compile(r"[^\W\d_]{2,40}")
_TITLE_WORDS = 3
_FEW = 3  # references below which a document is no list of sources


def reference_incomplete(case: Case) -> Iterator[Hit]:
    """References that are an address and nothing else, or that give no date."""
    undated = case.lexicon.pattern("sources", "undated")
    notes = _references(case)
    if len(notes) < _FEW:
        return
    for first, text in notes:
        bare = ADDRESS.sub(" ", text)
        told = _name(first)
        if len(_WORD.findall(bare)) < _TITLE_WORDS:
            why = f"{told} is an address without author, title and date."
        elif not YEAR.search(text) and not undated.search(text):
            why = f"{told} gives no date, so nobody knows which version was read."
        else:
            continue
        yield Hit(first, *whole(first), why)


def opinion_as_evidence(case: Case) -> Iterator[Hit]:
    """References to speeches, opinion pieces and the like that bear a statement of the text."""
    opinions = case.lexicon.pattern("sources", "opinions")
    studies = case.lexicon.pattern("sources", "studies")
    for first, text in _references(case):
        words = opinions.search(text)
        if words is None or studies.search(text):
            continue
        why = "rests on what somebody said or argued"
        why = f"{_name(first)} {why} (“{words[0]}”), not on a finding."
        yield Hit(first, *whole(first), why)


def _name(first: Sentence) -> str:
    return f"Footnote {first.block.label}" if first.block.label else "The reference"


def _references(case: Case) -> list[tuple[Sentence, str]]:
    """The first sentence of each footnote that names another work, and the whole footnote."""
    led_on = case.lexicon.pattern("sources", "led_on")
    found: list[tuple[Sentence, str]] = []
    for block in case.document.blocks:
        sentences = of_block(case, block) if block.kind is Kind.FOOTNOTE else ()
        text = " ".join(one.text for one in sentences)
        names_one = any(is_reference(one, case.lexicon) for one in sentences)
        if names_one and not (led_on.search(text) or is_named(text)):
            found.append((sentences[0], text))
    return found
