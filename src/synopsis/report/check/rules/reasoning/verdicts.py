"""Claims that open with the document's, or its meeting's, own conclusions as their witness."""

import re
from collections.abc import Iterator

from synopsis.report.check.case import Case
from synopsis.report.check.rules.reasoning.events import Event, is_of
from synopsis.report.check.rules.reasoning.selves import REACH, named_with_year, own_self
from synopsis.report.check.rules.reasoning.wording import listed, shaped, word_set
from synopsis.report.check.tokens import tokens_in
from synopsis.report.check.words import Lexicon

WITNESSES = 50
"""In so many characters behind "show that" stand those whose words are shown."""

LEANING = 60
"""In so many characters before its name a document is leant on."""

_DIGIT = re.compile(r"\d")
_SHOWS = r"{bears_out_that}{ADVERB}\s+that\b"
_MEETING = r"""
    (?<!\w){arrived_at}(?:\s+{reached})?\s+(?:of|from|at|by|in)\s+
    (?P<event>(?:the|this|our)\s+(?:[^\s.;]{1,30}\s+){0,9}?{events}(?:\s+(?:20\d\d|itself))?)
    {ADVERB}\s+{SHOWS}
  | (?<!\w)(?P<mine>(?:the|this|our)\s+{events}){GENITIVE}\s+(?:own\s+)?
    {arrived_at}{ADVERB}\s+{SHOWS}"""

_HELD = r"""(?:{RESULTS}(?:\s+{reached})?\s+(?:of|from|in)\s+{OWN_TEXT}
    |{OWN_TEXT}{GENITIVE}\s+{OWN}{RESULTS})"""
_PIECES = {
    "OWN": r"(?:own\s+|main\s+|key\s+|overall\s+){0,2}",
    "RESULTS_HELD": _HELD.replace("RESULTS", "own_results"),
    "VERDICTS_HELD": _HELD.replace("RESULTS", "own_verdicts"),
    "TOLD": r"(?:\w+[’']s?\s+own\s+{own_verdicts}),?\s+{said_in}\s+{OWN_TEXT},?",  # noqa: RUF001
    "PROOF": r"""(?:
        (?:the|a|an|in|best|clear|living|further|sufficient|itself|ample|strong)\s+){0,4}{proofs}""",
}
_OF_ITSELF = (
    # The conclusions of this report confirm that; our own conclusions show that.
    r"""(?<!\w)
    (?: (?:{VERDICTS_HELD}|our\s+own\s+{own_verdicts}|{TOLD}){ADVERB}\s+{bears_out_that}
      | {RESULTS_HELD}{ADVERB}\s+{proves_that} )
    {ADVERB}(?:\s+beyond\s+(?:\w+\s+)?doubt)?\s+that\b""",
    # As this brief has shown; as has been set out in this brief.
    r"^\W*{says_as}\s+{OWN_TEXT}{ADVERB}\s+{shows_it}{ADVERB}(?=,|\s+that\b)",
    r"^\W*{says_as}\s+(?:(?:has\s+been|is)\s+)?{said_in}\s+{OWN_TEXT},",
    # Proof of this is this report; this report is proof that.
    r"(?<!\w){proofs}\s+(?:of|for)\s+(?:this|that|it)(?:\s+\w+)?\s+is\s+{OWN_TEXT}",
    r"(?<!\w){OWN_TEXT}\s+(?:is|are)\s+{PROOF}\s+(?:that|of|for)\b",
    # This report was written with care; its findings can be taken as proof.
    r"""{OWN_TEXT}\b[^.;]{0,160}?\s(?:its|our|these|this)\s+{OWN}{own_results}\s+
    (?:can|may|must|should|is|are)\s+(?:\w+ly\s+)?(?:be\s+)?(?:\w+ly\s+)?
    {taken_as}\s+as\s+{PROOF}\b""",
)
_PROVES = r"{ADVERB}\s+{bears_out_that|shows_it}(?!\w){ADVERB}(?P<that>\s+that\b)?"
_LEANS = r"(?<!\w){supported_by|says_as}\s+(?:the\s+)?$"


def own_verdict(case: Case, text: str, event: Event | None) -> tuple[int, int] | None:
    """Where a sentence takes what it, or its meeting, has concluded as the proof of a claim."""
    lexicon = case.lexicon
    for start, end in (*_of_the_meeting(text, event, lexicon), *_of_itself(text, lexicon)):
        if not _shows_data(text, end, lexicon):
            return start, end
    return next(_by_its_name(case, text), None)


def _shows_data(text: str, end: int, lexicon: Lexicon) -> bool:
    """Whether what is shown is data of the document, or what those present said."""
    after = text[end : end + REACH]
    if listed(lexicon, "own_data", "pointers").search(after) or _DIGIT.search(text, end):
        return True
    return listed(lexicon, "those_present").search(after[:WITNESSES]) is not None


def _of_the_meeting(text: str, event: Event | None, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """The conclusions of this conference show that."""
    if event is None and not listed(lexicon, "own_events").may_be_in(text):
        return
    for found in shaped(lexicon, _MEETING, SHOWS=_SHOWS).finditer(text):
        named = found["event"] or found["mine"]
        this = named.lower().split()[0] in {"this", "our"}
        if this or (event is not None and _is_own(named, event, lexicon)):
            yield found.span()


def _is_own(named: str, event: Event, lexicon: Lexicon) -> bool:
    return is_of(named, event, lexicon) or named.lower().split() == ["the", event.noun]


def _of_itself(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """The conclusions of this report confirm that; as this brief has shown."""
    if word_set(lexicon, "own_signs").isdisjoint(tokens_in(text)):
        return
    for shape in _OF_ITSELF:
        for found in shaped(lexicon, shape, **_PIECES).finditer(text):
            yield found.span()


def _by_its_name(case: Case, text: str) -> Iterator[tuple[int, int]]:
    """The Institute's yearbook of 2023 proves that, in that very yearbook."""
    own, lexicon = own_self(case), case.lexicon
    if own is None or own.noun.casefold() not in text.casefold():
        return
    for found in named_with_year(own.kinds, own.noun).finditer(text):
        shown = listed(lexicon, "own_data", "pointers").search(text, found.end())
        if not own.is_meant(found) or shown is not None:
            continue
        proves = shaped(lexicon, _PROVES).match(text, found.end())
        near = max(0, found.start() - LEANING)
        before = shaped(lexicon, _LEANS).search(text, near, found.start())
        if before is not None:
            yield before.start(), proves.end() if proves else found.end()
        elif proves is not None and proves["that"]:
            yield found.start(), proves.end()
