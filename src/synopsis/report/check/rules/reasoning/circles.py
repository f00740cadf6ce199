"""Circular evidence: a text that rests on itself, on its own meeting, or on what rests on it."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from synopsis.report.check.case import Case
from synopsis.report.check.document import Document, Kind, Sentence
from synopsis.report.check.note import Hit, Severity
from synopsis.report.check.rules.reasoning.events import Event, is_of, own_event, own_words
from synopsis.report.check.rules.reasoning.leanings import sources_on_each_other
from synopsis.report.check.rules.reasoning.prose import own_voice, unquoted
from synopsis.report.check.rules.reasoning.selfproof import proof_by_itself
from synopsis.report.check.rules.reasoning.selves import own_texts
from synopsis.report.check.rules.reasoning.verdicts import own_verdict
from synopsis.report.check.rules.reasoning.wording import alternatives, listed
from synopsis.report.check.words import Lexicon
from synopsis.report.check.words.stem import stems

TITLE_WORDS = 4
"""A title of fewer words of substance is no sign by itself."""

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WORDS = re.compile(r"\w+")


def circular_evidence(case: Case) -> Iterable[Hit]:
    """Notes and sentences whose evidence is this document, its own meeting, or each other."""
    event = own_event(case.document, case.lexicon)
    bearers = _bearers(case)
    yield from _circular_notes(case, event, bearers)
    yield from _notes_on_each_other(case)
    yield from _circular_sentences(case, event)
    yield from sources_on_each_other(case)


def _bearers(case: Case) -> dict[str, Sentence]:
    """The first sentence that refers to each footnote."""
    found: dict[str, Sentence] = {}
    for sentence in case.document.sentences:
        for mark in sentence.marks:
            found.setdefault(mark.label, sentence)
    return found


def _circular_notes(case: Case, event: Event | None, bearers: dict[str, Sentence]) -> Iterator[Hit]:
    for label, note in case.document.footnotes.items():
        text, bearer = " ".join(one.text for one in note), bearers.get(label)
        if not note or (bearer is not None and _tells_of_the_meeting(case, bearer)):
            continue
        if _is_own_title(case, text):
            yield _note_hit(note[0], bearer, "is this document itself", Severity.ERROR)
        elif _rests_on_itself(case, text, event):
            yield _note_hit(note[0], bearer, "is what this very document reports or concludes")


def _note_hit(
    note: Sentence, bearer: Sentence | None, what: str, severity: Severity | None = None
) -> Hit:
    why = f"The source given here {what}, so the statement that it stands for has no evidence."
    return Hit(note, 0, len(note.text), why, other=bearer, severity=severity)


def _tells_of_the_meeting(case: Case, sentence: Sentence) -> bool:
    """Whether a sentence only reports what was said or done there."""
    lexicon = case.lexicon
    under = _is_reporting(case, sentence)
    said = listed(lexicon, "attributions", "events", "own_texts").search(sentence.text)
    return under or said is not None


def _is_reporting(case: Case, sentence: Sentence) -> bool:
    """Whether a heading below the title says that this part tells of a meeting or sums up."""
    words = listed(case.lexicon, "report_sections")
    title = case.document.title
    return any(one != title and words.search(one) for one in sentence.block.section)


def _rests_on_itself(case: Case, text: str, event: Event | None) -> bool:
    lexicon = case.lexicon
    if listed(lexicon, "pointers").search(text):
        return False
    parts = listed(lexicon, "event_parts").search(text)
    if event is not None and parts and is_of(text, event, lexicon):
        return True
    if event is not None and own_words(lexicon, event.noun).search(text):
        return True
    return _own_result(lexicon).match(text) is not None


@cache
def _own_result(lexicon: Lexicon) -> re.Pattern[str]:
    """A note that is no more than this report, or a finding of it."""
    results, texts = alternatives(lexicon, "own_results"), own_texts(lexicon)
    return re.compile(
        rf"(?:source:?\s+)?(?:the\s+)?(?:(?:own\s+)?(?:{results})\s+(?:of|in|from)\s+)?(?:{texts})"
        rf"(?:(?:’s|'s)\s+(?:own\s+)?(?:{results}))?\W*$",  # noqa: RUF001
        re.IGNORECASE,
    )


def _plain(text: str) -> str:
    return " ".join(_WORDS.findall(text.casefold()))


def _is_own_title(case: Case, text: str) -> bool:
    """Whether a citation carries the document's own title, and no other edition's year."""
    title = _plain(case.document.title)
    if len(stems(title, case.lexicon)) < TITLE_WORDS or f" {title} " not in f" {_plain(text)} ":
        return False
    opening = " ".join(_opening(case.document))
    own = set(_YEAR.findall(f"{case.document.title} {opening}"))
    years = set(_YEAR.findall(text))
    return not years or not own or bool(own & years)


def _opening(document: Document) -> list[str]:
    """The first blocks of the body, where a document tells its year."""
    return [one.text for one in document.blocks[:6] if one.kind is not Kind.FOOTNOTE]


def _notes_on_each_other(case: Case) -> Iterator[Hit]:
    """Two notes, each of which sends the reader to the other for its source."""
    notes = case.document.footnotes
    sent = {
        label: found["label"]
        for label, note in notes.items()
        if note and (found := _sends(case.lexicon).fullmatch(note[0].text.strip()))
    }
    for label, target in sent.items():
        if sent.get(target) == label and target != label and label < target:
            why = f"Notes {label} and {target} send the reader to each other and to no source."
            one, other = notes[label][0], notes[target][0]
            yield Hit(one, 0, len(one.text), why, other=other)


@cache
def _sends(lexicon: Lexicon) -> re.Pattern[str]:
    words = alternatives(lexicon, "sends_to_note")
    return re.compile(rf"(?:{words})\s+(?P<label>\d{{1,4}})(?:\s+\w+)?\.?", re.IGNORECASE)


def _circular_sentences(case: Case, event: Event | None) -> Iterator[Hit]:
    lexicon = case.lexicon
    supported = listed(lexicon, "supported_by")
    for _, sentence in own_voice(case.document):
        text = unquoted(sentence)
        proof = proof_by_itself(case, sentence, text)
        if proof is not None:
            yield _circular(sentence, *proof)
        if proof is not None or _is_reporting(case, sentence):
            continue
        verdict = own_verdict(case, text, event)
        if verdict is not None:
            yield _circular(sentence, *verdict)
            continue
        found = supported.search(text) or _own_witness(lexicon).search(text, 12)
        if found is None:
            continue
        end = _ends_in_itself(text, found, event, lexicon)
        if end:
            yield _circular(sentence, found.start(), end)


def _circular(sentence: Sentence, start: int, end: int) -> Hit:
    why = f"“{sentence.text[start:end]}”: the evidence is what this document itself says."
    return Hit(sentence, start, end, why)


def _ends_in_itself(text: str, found: re.Match[str], event: Event | None, lexicon: Lexicon) -> int:
    """Where the words end that name this document as the evidence; 0 where they name another."""
    if _own_witness(lexicon).match(text, found.start()):
        return found.end()
    after = text[found.end() : found.end() + 110]
    if _disclosed(lexicon).match(text, found.start()):
        return 0
    own = _own_evidence(lexicon).match(after)
    if own is not None and not listed(lexicon, "own_data").search(after):
        return found.end() + own.end()
    if listed(lexicon, "pointers").search(after):
        return 0
    if own is None and event is not None:
        own = own_words(lexicon, event.noun).search(after)
        if own is None and listed(lexicon, "event_parts").search(after):
            return len(text.rstrip(". ")) if is_of(after, event, lexicon) else 0
    return found.end() + own.end() if own else 0


@cache
def _disclosed(lexicon: Lexicon) -> re.Pattern[str]:
    """Words that call a statement the author's own judgement, and so claim no evidence for it."""
    leans, judgement = (alternatives(lexicon, name) for name in ("leans_on", "own_judgement"))
    return re.compile(rf"(?:{leans})\s+(?:{judgement})(?!\w)", re.IGNORECASE)


@cache
def _own_evidence(lexicon: Lexicon) -> re.Pattern[str]:
    results, texts = alternatives(lexicon, "own_results"), own_texts(lexicon)
    of = rf"(?:\s+{alternatives(lexicon, 'reached')})?\s+(?:of|in|from)\s+"
    of += r"(?:(?:this|the\s+(?:present|same))\s+(?:section|chapter|part)\s+(?:of|in)\s+)?"
    return re.compile(
        rf"\s*(?:the\s+)?(?:(?:own\s+|main\s+|key\s+)?(?:{results}){of})?(?:{texts})"
        rf"(?:(?:’s|'s)\s+(?:own\s+)?(?:{results}))?",  # noqa: RUF001
        re.IGNORECASE,
    )


@cache
def _own_witness(lexicon: Lexicon) -> re.Pattern[str]:
    """The document's or its meeting's own results as what bears a statement out."""
    results = alternatives(lexicon, "own_results", "own_people")
    owns = f"{own_texts(lexicon)}|{alternatives(lexicon, 'own_events')}"
    return re.compile(
        rf"\b(?:and|as|which|for)\s+(?:the\s+)?(?:{results})\s+(?:of|at|in)\s+(?:{owns})\b"
        rf"[^.;]{{0,60}}?\s{alternatives(lexicon, 'bears_out')}\b",
        re.IGNORECASE,
    )
