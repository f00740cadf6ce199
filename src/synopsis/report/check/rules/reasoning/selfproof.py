"""Judgements that a document proves by saying that it says so itself."""

import re
from functools import cache

from synopsis.report.check.case import Case
from synopsis.report.check.document import Sentence
from synopsis.report.check.rules.reasoning.prose import is_under
from synopsis.report.check.rules.reasoning.selves import own_texts
from synopsis.report.check.rules.reasoning.wording import alternatives, listed
from synopsis.report.check.words import Lexicon

CLAIM = 20
"""So many characters before such a clause hold a claim; a sentence may well begin with it."""


def proof_by_itself(case: Case, sentence: Sentence, text: str) -> tuple[int, int] | None:
    """Where a clause such as "as this report shows" stands as the proof of a claim before it."""
    lexicon = case.lexicon
    if not listed(lexicon, "own_texts", "emphatic_texts", "authors", "including").may_be_in(text):
        return None
    if is_under(sentence.block, lexicon, "method_sections"):
        return None
    for found in _proofs(lexicon).finditer(text, CLAIM):
        after = text[found.end() : found.end() + 110]
        between = found[0]
        if not listed(lexicon, "own_data").search(f"{between} {after}"):
            return found.start(), found.end()
    return None


@cache
def _proofs(lexicon: Lexicon) -> re.Pattern[str]:
    """The ways of it: "as this report shows", "is documented in this very report"."""

    def words(*names: str) -> str:
        return rf"{alternatives(lexicon, *names)}"

    adverb = r"(?:\s+[a-z]{2,20}ly)?"
    results = rf"(?:the\s+)?{words('own_results')}\s+(?:of|in|from)\s+"
    owners = rf"(?:{own_texts(lexicon)}|{words('emphatic_texts', 'authors')})"
    return re.compile(
        rf"(?<!\w){words('as_words')}\s+(?:{results})?{owners}{adverb}"
        rf"\s+{words('shows_it')}(?=\s*(?:[.,;()–—-]|$|for\s))"  # noqa: RUF001
        rf"|(?<!\w){words('as_words')}\s+[^.;]{{1,60}}?\s{words('shows_it')}\b[^.;]{{0,60}}?\s"
        rf"{words('including')}\s+(?:{words('this_one')}|{owners})\b"
        rf"|(?<!\w){words('said_in')}{adverb}\s+(?:{results})?{words('emphatic_texts')}\b",
        re.IGNORECASE,
    )
