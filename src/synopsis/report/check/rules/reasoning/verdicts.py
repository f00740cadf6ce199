"""Claims that open with the document's, or its meeting's, own conclusions as their witness."""

import re
from collections.abc import Iterator
from functools import cache

from synopsis.report.check.case import Case
from synopsis.report.check.rules.reasoning.events import Event, is_of
from synopsis.report.check.rules.reasoning.selves import named_with_year, own_self, own_texts
from synopsis.report.check.rules.reasoning.wording import alternatives, listed, word_set
from synopsis.report.check.tokens import tokens_in
from synopsis.report.check.words import Lexicon

_ADVERB = r"(?:\s+[a-z]{2,20}ly)?"
_DIGIT = re.compile(r"\d")


def own_verdict(case: Case, text: str, event: Event | None) -> tuple[int, int] | None:
    """Where a sentence takes what it, or its meeting, has concluded as the proof of a claim."""
    lexicon = case.lexicon
    for start, end in (*_of_the_meeting(text, event, lexicon), *_of_itself(text, lexicon)):
        if not _shows_data(text, end, lexicon):
            return start, end
    return next(_by_its_name(case, text), None)


def _shows_data(text: str, end: int, lexicon: Lexicon) -> bool:
    """Whether what is shown is data of the document, or what those present said."""
    after = text[end : end + 110]
    if listed(lexicon, "own_data", "pointers").search(after) or _DIGIT.search(text, end):
        return True
    return listed(lexicon, "those_present").search(after[:50]) is not None


def _of_the_meeting(text: str, event: Event | None, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """The conclusions of this conference show that."""
    if event is None and not listed(lexicon, "own_events").may_be_in(text):
        return
    for found in _meeting(lexicon).finditer(text):
        named = found["event"] or found["mine"]
        this = re.match(r"(?:this|our)\s", named, re.IGNORECASE) is not None
        if this or (event is not None and _is_own(named, event, lexicon)):
            yield found.span()


def _is_own(named: str, event: Event, lexicon: Lexicon) -> bool:
    return is_of(named, event, lexicon) or named.lower().split() == ["the", event.noun]


@cache
def _meeting(lexicon: Lexicon) -> re.Pattern[str]:
    results, events = alternatives(lexicon, "arrived_at"), alternatives(lexicon, "events")
    shows = alternatives(lexicon, "bears_out_that")
    of = rf"(?:\s+{alternatives(lexicon, 'reached')})?\s+(?:of|from|at|by|in)\s+"
    return re.compile(
        rf"(?<!\w)(?:{results}){of}(?P<event>(?:the|this|our)\s+(?:[^\s.;]{{1,30}}\s+){{0,9}}?"
        rf"(?:{events})(?:\s+(?:20\d\d|itself))?){_ADVERB}\s+(?:{shows}){_ADVERB}\s+that\b"
        rf"|(?<!\w)(?P<mine>(?:the|this|our)\s+(?:{events}))(?:’s|'s)\s+(?:own\s+)?"  # noqa: RUF001
        rf"(?:{results}){_ADVERB}\s+(?:{shows}){_ADVERB}\s+that\b",
        re.IGNORECASE,
    )


def _of_itself(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """The conclusions of this report confirm that; as this brief has shown."""
    if word_set(lexicon, "own_signs").isdisjoint(tokens_in(text)):
        return
    for pattern in _itself(lexicon):
        for found in pattern.finditer(text):
            yield found.span()


@cache
def _itself(lexicon: Lexicon) -> tuple[re.Pattern[str], ...]:
    def words(*names: str) -> str:
        return rf"{alternatives(lexicon, *names)}"

    own, adjective = rf"(?:{own_texts(lexicon)})", r"(?:own\s+|main\s+|key\s+|overall\s+){0,2}"
    of = rf"(?:\s+{words('reached')})?\s+(?:of|from|in)\s+"

    def held_by(results: str) -> str:
        return rf"(?:{results}{of}{own}|{own}(?:’s|'s)\s+{adjective}{results})"  # noqa: RUF001

    verdicts = words("own_verdicts")
    firm = rf"(?:{held_by(verdicts)}|our\s+own\s+{verdicts}){_ADVERB}\s+{words('bears_out_that')}"
    told = rf"(?:\w+[’']s?\s+own\s+{verdicts}),?\s+{words('said_in')}\s+{own},?"  # noqa: RUF001
    firm = rf"(?:{firm}|{told}{_ADVERB}\s+{words('bears_out_that')})"
    proving = rf"{held_by(words('own_results'))}{_ADVERB}\s+{words('proves_that')}"
    proof = r"(?:(?:the|a|an|in|best|clear|living|further|sufficient|itself|ample|strong)\s+){0,4}"
    mine = (
        rf"{own}\b[^.;]{{0,160}}?\s(?:its|our|these|this)\s+{adjective}{words('own_results')}\s+"
        r"(?:can|may|must|should|is|are)\s+(?:\w+ly\s+)?(?:be\s+)?(?:\w+ly\s+)?"
    )
    ways = (
        rf"(?<!\w)(?:{firm}|{proving}){_ADVERB}(?:\s+beyond\s+(?:\w+\s+)?doubt)?\s+that\b",
        rf"^\W*{words('says_as')}\s+{own}{_ADVERB}\s+{words('shows_it')}{_ADVERB}(?=,|\s+that\b)",
        rf"^\W*{words('says_as')}\s+(?:(?:has\s+been|is)\s+)?{words('said_in')}\s+{own},",
        rf"(?<!\w){words('proofs')}\s+(?:of|for)\s+(?:this|that|it)(?:\s+\w+)?\s+is\s+{own}",
        rf"(?<!\w){own}\s+(?:is|are)\s+{proof}{words('proofs')}\s+(?:that|of|for)\b",
        rf"{mine}{words('taken_as')}\s+as\s+{proof}{words('proofs')}\b",
    )
    return tuple(re.compile(way, re.IGNORECASE) for way in ways)


def _by_its_name(case: Case, text: str) -> Iterator[tuple[int, int]]:
    """The Institute's yearbook of 2023 proves that, in that very yearbook."""
    own, lexicon = own_self(case), case.lexicon
    if own is None or own.noun.casefold() not in text.casefold():
        return
    for found in named_with_year(own.kinds, own.noun).finditer(text):
        shown = listed(lexicon, "own_data", "pointers").search(text, found.end())
        if not own.is_meant(found) or shown is not None:
            continue
        proves = _proves(lexicon).match(text, found.end())
        before = _leans(lexicon).search(text, max(0, found.start() - 60), found.start())
        if before is not None:
            yield before.start(), proves.end() if proves else found.end()
        elif proves is not None and proves["that"]:
            yield found.start(), proves.end()


@cache
def _proves(lexicon: Lexicon) -> re.Pattern[str]:
    shows = alternatives(lexicon, "bears_out_that", "shows_it")
    return re.compile(rf"{_ADVERB}\s+(?:{shows})(?!\w){_ADVERB}(?P<that>\s+that\b)?", re.IGNORECASE)


@cache
def _leans(lexicon: Lexicon) -> re.Pattern[str]:
    words = alternatives(lexicon, "supported_by", "says_as")
    return re.compile(rf"(?<!\w)(?:{words})\s+(?:the\s+)?$", re.IGNORECASE)
