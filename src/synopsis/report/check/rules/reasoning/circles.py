"""Circular evidence: a text that rests on itself, on its own meeting, or on what rests on it."""

import re
from collections.abc import Iterable, Iterator

from synopsis.report.check.case import Case
from synopsis.report.check.document import Kind, Sentence
from synopsis.report.check.note import Hit, Severity
from synopsis.report.check.rules.reasoning.events import Event, is_of, own_event, own_words
from synopsis.report.check.rules.reasoning.leanings import sources_on_each_other
from synopsis.report.check.rules.reasoning.prose import is_under, own_voice, unquoted
from synopsis.report.check.rules.reasoning.selfproof import proof_by_itself
from synopsis.report.check.rules.reasoning.selves import REACH, is_own_body
from synopsis.report.check.rules.reasoning.verdicts import own_verdict
from synopsis.report.check.rules.reasoning.wording import listed, may_agree, shaped, years_in
from synopsis.report.check.words import Lexicon
from synopsis.report.check.words.stem import stems

TITLE_WORDS = 4
"""A title of fewer words of substance is no sign by itself."""

OPENING = 6
"""So many blocks may tell the year of a document."""

CLAIM = 12
"""So many characters hold the least of claims, which a witness may then bear out."""

_WORDS = re.compile(r"\w+")

_OF_ITSELF = r"{OWN_TEXT}(?:{GENITIVE}\s+(?:own\s+)?{own_results})?"
_OWN_RESULT = r"""(?:source:?\s+)?(?:the\s+)?
    (?:(?:own\s+)?{own_results}\s+(?:of|in|from)\s+)?{OF_ITSELF}\W*$"""
_OWN_EVIDENCE = r"""\s*(?:the\s+)?(?:
    (?:{SAID}(?:\s+{reached})?\s+(?:of|in|from)\s+
        (?:(?:this|the\s+(?:present|same))\s+(?:section|chapter|part)\s+(?:of|in)\s+)?)?
    {OF_ITSELF}
  | {SAID}\s+(?:of|in|from)\s+{own_deixis}\s+(?:{own_parts}|{own_bodies})(?:\s+itself)?(?!\w)
  | our\s+own\s+{SAID}(?!\w)
  | our\s+own\s+{events}(?!\w)
  | (?P<body>{own_bodies}){GENITIVE}\s+own\s+(?:{SAID}|{events})(?!\w))"""
_SAID = r"(?:{ordinals|which_of_them}\s+){0,3}{own_results|own_says}(?:\s+\d{1,2})?"
"""What a text says: "the key judgements", "the second finding", "recommendation 2"."""

_SUPPORTED = r"""(?<!\w)(?:{copulas|was_or_were}|been)
    (?:\s+(?:{adverbs|once_more}|[a-z]{2,20}ly)){1,3}\s+{supporting}\s+(?:by|in|through)(?!\w)"""
"""Words of support with an adverb among them: "is further confirmed by"."""

_OWN_WITNESS = r"""\b(?:and|as|which|for)\s+(?:the\s+)?{own_results|own_people}\s+(?:of|at|in)\s+
    (?:{OWN_TEXT}|{own_events})\b[^.;]{0,60}?\s{bears_out}\b"""
_DISCLOSED = r"{leans_on}\s+{own_judgement}(?!\w)"
_SENDS_TO_NOTE = r"{sends_to_note}\s+(?P<label>\d{1,4})(?:\s+\w+)?\.?"


def circular_evidence(case: Case) -> Iterable[Hit]:
    """Notes and sentences whose evidence is this document, its own meeting, or each other."""
    event = own_event(case.document, case.lexicon)
    yield from _circular_notes(case, event)
    yield from _notes_on_each_other(case)
    yield from _circular_sentences(case, event)
    yield from sources_on_each_other(case)


def _circular_notes(case: Case, event: Event | None) -> Iterator[Hit]:
    bearers = _bearers(case)
    for label, note in case.document.footnotes.items():
        text, bearer = " ".join(one.text for one in note), bearers.get(label)
        if not note or (bearer is not None and _tells_of_the_meeting(case, bearer)):
            continue
        if _is_own_title(case, text):
            yield _note_hit(note[0], bearer, "is this document itself", Severity.ERROR)
        elif _rests_on_itself(text, event, case.lexicon):
            yield _note_hit(note[0], bearer, "is what this very document reports or concludes")


def _bearers(case: Case) -> dict[str, Sentence]:
    """The first sentence that refers to each footnote."""
    found: dict[str, Sentence] = {}
    for sentence in case.document.sentences:
        for mark in sentence.marks:
            found.setdefault(mark.label, sentence)
    return found


def _note_hit(
    note: Sentence, bearer: Sentence | None, what: str, severity: Severity | None = None
) -> Hit:
    why = f"The source given here {what}, so the statement that it stands for has no evidence."
    return Hit(note, 0, len(note.text), why, other=bearer, severity=severity)


def _tells_of_the_meeting(case: Case, sentence: Sentence) -> bool:
    """Whether a sentence only reports what was said or done there."""
    said = listed(case.lexicon, "attributions", "events", "own_texts").search(sentence.text)
    return said is not None or _is_reporting(case, sentence)


def _is_reporting(case: Case, sentence: Sentence) -> bool:
    """Whether a heading below the title says that this part tells of a meeting or sums up."""
    title, other = case.document.title, listed(case.lexicon, "no_reports")
    below = tuple(other.sub("", one) for one in sentence.block.section if one != title)
    return is_under(below, case.lexicon, "report_sections")


def _rests_on_itself(text: str, event: Event | None, lexicon: Lexicon) -> bool:
    """Whether a note is no more than this report, its own meeting, or a finding of either."""
    if listed(lexicon, "pointers").search(text):
        return False
    if event is not None and _is_of_the_meeting(text, event, lexicon):
        return True
    return shaped(lexicon, _OWN_RESULT, OF_ITSELF=_OF_ITSELF).match(text) is not None


def _is_of_the_meeting(text: str, event: Event, lexicon: Lexicon) -> bool:
    """Whether a text names the meeting's results, by its name or as "the conference"."""
    if listed(lexicon, "event_parts").search(text) and is_of(text, event, lexicon):
        return True
    return own_words(lexicon, event.noun).search(text) is not None


def _is_own_title(case: Case, text: str) -> bool:
    """Whether a citation carries the document's own title, and no other edition's year."""
    title = _plain(case.document.title)
    if len(stems(title, case.lexicon)) < TITLE_WORDS or f" {title} " not in f" {_plain(text)} ":
        return False
    opening = (one for one in case.document.blocks[:OPENING] if one.kind is not Kind.FOOTNOTE)
    own = years_in(" ".join((case.document.title, *(one.text for one in opening))))
    return may_agree(years_in(text), own)


def _plain(text: str) -> str:
    return " ".join(_WORDS.findall(text.casefold()))


def _notes_on_each_other(case: Case) -> Iterator[Hit]:
    """Two notes, each of which sends the reader to the other for its source."""
    notes, sends = case.document.footnotes, shaped(case.lexicon, _SENDS_TO_NOTE)
    sent = {
        label: found["label"]
        for label, note in notes.items()
        if note and (found := sends.fullmatch(note[0].text.strip()))
    }
    for label, target in sent.items():
        if sent.get(target) == label and label < target:
            why = f"Notes {label} and {target} send the reader to each other and to no source."
            one, other = notes[label][0], notes[target][0]
            yield Hit(one, 0, len(one.text), why, other=other)


def _circular_sentences(case: Case, event: Event | None) -> Iterator[Hit]:
    for _, sentence in own_voice(case.document):
        found = _circle_in(case, sentence, event)
        if found is not None:
            words = sentence.text[slice(*found)]
            why = f"“{words}”: the evidence is what this document itself says."
            yield Hit(sentence, *found, why)


def _circle_in(case: Case, sentence: Sentence, event: Event | None) -> tuple[int, int] | None:
    """Where a sentence takes this document or its meeting as evidence."""
    text = unquoted(sentence)
    proof = proof_by_itself(case, sentence, text)
    if proof is not None or _is_reporting(case, sentence):
        return proof
    return own_verdict(case, text, event) or _support(case, text, event)


def _support(case: Case, text: str, event: Event | None) -> tuple[int, int] | None:
    """Words such as "is confirmed by", with the document or the meeting that they name."""
    lexicon = case.lexicon
    witness = shaped(lexicon, _OWN_WITNESS)
    found = (
        listed(lexicon, "supported_by").search(text)
        or shaped(lexicon, _SUPPORTED).search(text)
        or witness.search(text, CLAIM)
    )
    if found is None:
        return None
    if witness.match(text, found.start()):
        return found.span()
    end = _ends_in_itself(case, text, found, event)
    return (found.start(), end) if end else None


def _ends_in_itself(case: Case, text: str, found: re.Match[str], event: Event | None) -> int:
    """Where the words end that name this document as the evidence; 0 where they name another.

    Who calls a statement the author's own judgement claims no evidence for it.
    """
    lexicon = case.lexicon
    if shaped(lexicon, _DISCLOSED).match(text, found.start()):
        return 0
    after = text[found.end() : found.end() + REACH]
    own = shaped(lexicon, _OWN_EVIDENCE, OF_ITSELF=_OF_ITSELF, SAID=_SAID).match(after)
    if own is not None and own["body"] and not is_own_body(case, own["body"]):
        own = None
    if own is not None and not listed(lexicon, "own_data").search(after):
        return found.end() + own.end()
    if listed(lexicon, "pointers").search(after):
        return 0
    if own is None and event is not None:
        return _ends_in_the_meeting(text, found, event, lexicon)
    return found.end() + own.end() if own else 0


def _ends_in_the_meeting(text: str, found: re.Match[str], event: Event, lexicon: Lexicon) -> int:
    """Where the words end that name the document's meeting as the evidence; 0 elsewhere."""
    after = text[found.end() : found.end() + REACH]
    own = own_words(lexicon, event.noun).search(after)
    if own is not None:
        return found.end() + own.end()
    is_named = listed(lexicon, "event_parts").search(after) and is_of(after, event, lexicon)
    return len(text.rstrip(". ")) if is_named else 0
