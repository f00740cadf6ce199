"""References as a reader needs them: whose, what, of when; and what kind of source it is."""

import re
from collections.abc import Iterator

from synopsis.report.check.case import Case
from synopsis.report.check.document import Kind, Sentence
from synopsis.report.check.note import Hit
from synopsis.report.check.rules.apparatus.references import ADDRESS, is_reference, whole

_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_WORD = re.compile(r"[^\W\d_]{2,40}")
_TITLE_WORDS = 3
_FEW = 3


def reference_incomplete(case: Case) -> Iterator[Hit]:
    """References that are an address and nothing else, or that give no date."""
    notes = _references(case)
    if len(notes) < _FEW:
        return
    for first, text in notes:
        bare = ADDRESS.sub(" ", text)
        told = f"Footnote {first.block.label}" if first.block.label else "The reference"
        if len(_WORD.findall(bare)) < _TITLE_WORDS:
            why = f"{told} is an address without author, title and date."
        elif not _YEAR.search(text) and not _is_undated(case, text):
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
        told = f"Footnote {first.block.label}" if first.block.label else "The reference"
        why = f"{told} rests on what somebody said or argued (“{words[0]}”), not on a finding."
        yield Hit(first, *whole(first), why)


def _references(case: Case) -> list[tuple[Sentence, str]]:
    """The first sentence of each footnote that names another work, and the whole footnote."""
    led_on = case.lexicon.pattern("sources", "led_on")
    found: dict[int, tuple[Sentence, list[str], bool]] = {}
    for sentence in case.document.sentences:
        if sentence.block.kind is not Kind.FOOTNOTE:
            continue
        first, texts, named = found.get(id(sentence.block), (sentence, [], False))
        named = named or is_reference(sentence, case.lexicon)
        found[id(sentence.block)] = (first, [*texts, sentence.text], named)
    whole_texts = ((first, " ".join(texts)) for first, texts, named in found.values() if named)
    return [(first, text) for first, text in whole_texts if not led_on.search(text)]


def _is_undated(case: Case, text: str) -> bool:
    return case.lexicon.pattern("sources", "undated").search(text) is not None
