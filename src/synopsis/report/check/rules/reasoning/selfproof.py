"""Judgements that a document proves by saying that it says so itself."""

from synopsis.report.check.case import Case
from synopsis.report.check.document import Sentence
from synopsis.report.check.rules.reasoning.prose import is_under
from synopsis.report.check.rules.reasoning.selves import REACH, is_own_body
from synopsis.report.check.rules.reasoning.wording import listed, shaped

CLAIM = 20
"""So many characters before such a clause hold a claim; a sentence may well begin with it."""

_PIECES = {
    "SAID": r"""(?:(?:the|our)\s+)?(?:own\s+|main\s+|key\s+|overall\s+|central\s+){0,2}
        {own_results}(?:\s+\d{1,2})?\s+(?:of|in|from)\s+""",
    "RESULTS": r"(?:{SAID})?",
    "OWNER": r"""(?:{OWN_TEXT}|{emphatic_texts|authors}|we\s+ourselves
        |our\s+own\s+{own_results|own_says})""",
    "OWN_PART": r"(?:{SAID}(?:this|this\s+very|the\s+present|our)\s+{own_parts})",
}
_PROOF = r"""
    (?<!\w){as_words}\s+(?:{RESULTS}{OWNER}|{OWN_PART}){ADVERB}\s+{shows_it}
        (?:\s+(?:above|below|here|already|earlier|throughout))?(?=\s*(?:[.,;()–—-]|$|for\s))
  | (?<!\w){as_words}\s+[^.;]{1,60}?\s{shows_it}\b[^.;]{0,60}?\s{including}\s+
        (?:{this_one}|{OWNER})\b
  | (?<!\w){said_in}{ADVERB}\s+{RESULTS}{emphatic_texts}\b"""  # noqa: RUF001
"""Ways of it: "as this report shows", "is documented in this very report"."""

_HELD = r"""(?<!\w){surely}\b[^.;]{0,40}?(?:\s{because_of}|;)\s+
    (?: (?:the|our|this)\s+(?P<body>{own_bodies})(?:\s+(?:itself|themselves))
      | (?P<we>{OWN_TEXT}|we\s+ourselves|we|its\s+authors
        |the\s+authors(?:\s+themselves)?|the\s+drafters) )
    (?:\s+(?:have|has|had|also|already|repeatedly|clearly|indeed)){0,2}\s+{holds_so}\b"""
"""What is certain "since the committee itself came to this view"."""


def proof_by_itself(case: Case, sentence: Sentence, text: str) -> tuple[int, int] | None:
    """Where a clause such as "as this report shows" stands as the proof of a claim before it."""
    lexicon = case.lexicon
    if is_under(sentence.block.section, lexicon, "method_sections"):
        return None
    held = _held_by_its_authors(case, text)
    told = listed(lexicon, "own_texts", "emphatic_texts", "authors", "including", "as_words")
    if held is not None or not told.may_be_in(text):
        return held
    for found in shaped(lexicon, _PROOF, **_PIECES).finditer(text, CLAIM):
        after = text[found.end() : found.end() + REACH]
        if not listed(lexicon, "own_data").search(f"{found[0]} {after}"):
            return found.span()
    return None


def _held_by_its_authors(case: Case, text: str) -> tuple[int, int] | None:
    """Where a thing is certain for no better reason than that the authors hold it."""
    lexicon = case.lexicon
    if not listed(lexicon, "holds_so").may_be_in(text):
        return None
    found = shaped(lexicon, _HELD).search(text)
    own = found is not None and (found["we"] or is_own_body(case, found["body"]))
    return found.span() if found is not None and own else None
