"""Judgements that a document proves by saying that it says so itself."""

from synopsis.report.check.case import Case
from synopsis.report.check.document import Sentence
from synopsis.report.check.rules.reasoning.prose import is_under
from synopsis.report.check.rules.reasoning.selves import REACH
from synopsis.report.check.rules.reasoning.wording import listed, shaped

CLAIM = 20
"""So many characters before such a clause hold a claim; a sentence may well begin with it."""

_PIECES = {
    "RESULTS": r"(?:(?:the\s+)?{own_results}\s+(?:of|in|from)\s+)?",
    "OWNER": r"(?:{OWN_TEXT}|{emphatic_texts|authors})",
}
_PROOF = r"""
    (?<!\w){as_words}\s+{RESULTS}{OWNER}{ADVERB}\s+{shows_it}(?=\s*(?:[.,;()–—-]|$|for\s))
  | (?<!\w){as_words}\s+[^.;]{1,60}?\s{shows_it}\b[^.;]{0,60}?\s{including}\s+
        (?:{this_one}|{OWNER})\b
  | (?<!\w){said_in}{ADVERB}\s+{RESULTS}{emphatic_texts}\b"""  # noqa: RUF001
"""Ways of it: "as this report shows", "is documented in this very report"."""


def proof_by_itself(case: Case, sentence: Sentence, text: str) -> tuple[int, int] | None:
    """Where a clause such as "as this report shows" stands as the proof of a claim before it."""
    lexicon = case.lexicon
    if not listed(lexicon, "own_texts", "emphatic_texts", "authors", "including").may_be_in(text):
        return None
    if is_under(sentence.block.section, lexicon, "method_sections"):
        return None
    for found in shaped(lexicon, _PROOF, **_PIECES).finditer(text, CLAIM):
        after = text[found.end() : found.end() + REACH]
        if not listed(lexicon, "own_data").search(f"{found[0]} {after}"):
            return found.span()
    return None
