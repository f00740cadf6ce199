"""Notes that stand for other notes: ibid, cited, see above."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from synopsis.report.check.case import Case
from synopsis.report.check.note import Hit, Severity
from synopsis.report.check.rules.apparatus.ibid_in_text import (
    SECOND_HAND_REMEDY,
    chained,
    ibids_in_text,
    second_hand_in_text,
)
from synopsis.report.check.rules.apparatus.ibid_moved import moved_away
from synopsis.report.check.rules.apparatus.notes import Footnote, footnotes, references_to
from synopsis.report.check.rules.apparatus.references import ADDRESS, YEAR, whole
from synopsis.report.check.words import Lexicon

Judged = tuple[Severity, str, Footnote | None]
_FAR = 20  # notes over which nobody looks back for a source without its number
_NAME = re.compile(r"[^\W\d_][\w'\u2019-]{2,}")
_NUMBER = re.compile(r"\W{0,4}(?:in )?(?:footnote|note|fn\.?|n\.?)\s*(\d{1,4})")
_OTHERS = (
    "Footnote {} gives its source through another (“{}”), which may not say what it is cited for."
)
_LEADS = "Footnote {} leads to footnote {}, which only leads on to another."
# Behind a semicolon a name opens another source; behind a year and “and” or a full stop, a name, a
# comma and another year.
_JOINED = re.compile(
    r";\s(?=[A-ZÀ-Þ“\"])"
    r"|\b(?:1[89]|20)\d\d\)?(?:,?\sand\s|\.\s)(?=[A-ZÀ-Þ][^;]{2,120},\s[^;]{0,80}\b(?:1[89]|20)\d\d\b)"
)
_LISTED = re.compile(r"(?:^|\s)[123]\.\s*[“\"]?\s?[A-Z]")


@cache
def _ibid(lexicon: Lexicon) -> re.Pattern[str]:
    inner = lexicon.pattern("apparatus", "ibid").pattern
    return re.compile(rf"^\W{{0,3}}(?:\w{{1,12}}\s)?{inner}\b", re.IGNORECASE)


def _cited(lexicon: Lexicon) -> re.Pattern[str]:
    return lexicon.pattern("apparatus", "cited")


def ibid_chain(case: Case) -> Iterator[Hit]:
    """Each note that stands for another: whether a reader can tell for which.

    A note that leads to one source beyond doubt is a hint; one without a page, which the mark of
    the note before would do for, is a caution the first time. Where a reader cannot tell, the
    other place is the sentence that rests on the note.
    """
    bare = 0
    for note, told, match in _weighed(case):
        is_bare = told[0] is Severity.HINT and len(note.text.split()) == 1
        bare += is_bare
        severity = Severity.CAUTION if is_bare and bare == 1 else told[0]
        hit = _told(note, severity, *told[1:], match)
        resting = references_to(case).get(note.label)
        is_open = match is None and told[0] is Severity.CAUTION
        yield replace(hit, other=resting) if is_open and resting else hit
    yield from ibids_in_text(case)
    yield from second_hand_in_text(case)


def _weighed(case: Case) -> Iterator[tuple[Footnote, Judged, re.Match[str] | None]]:
    """Each note that stands for another, how grave that is and why, and the words that say so."""
    notes = footnotes(case)
    second_hand = case.lexicon.pattern("apparatus", "second_hand")
    for index, note in enumerate(notes):
        if _ibid(case.lexicon).search(note.text):
            match = second_hand.search(note.text)
            yield note, _same(case, notes, index, match), None
        elif match := _back(case, note):
            yield note, _named(case, notes, index), match
        elif (away := _led_away(case, notes, index)) is not None:
            yield note, (Severity.CAUTION, _LEADS.format(note.label, away.label), away), None
        elif match := _handed(case, note):
            yield note, (Severity.CAUTION, _OTHERS.format(note.label, match[0]), None), match


def _handed(case: Case, note: Footnote) -> re.Match[str] | None:
    """Where a note gives its source through another; a title may hold the same words."""
    second_hand = case.lexicon.pattern("apparatus", "second_hand")
    found = second_hand.search(note.text) or chained(case.lexicon).search(note.text)
    return None if found is None or note.block.is_quoted(*found.span()) else found


@cache
def _only_leads(lexicon: Lexicon) -> re.Pattern[str]:
    """A note that is nothing but the way to another one."""
    inner = lexicon.pattern("apparatus", "note_references").pattern
    return re.compile(
        rf"\W{{0,3}}{inner}\s(\d{{1,4}})(?:\s(?:above|below))?\W{{0,3}}", re.IGNORECASE
    )


def _led_away(case: Case, notes: Sequence[Footnote], index: int) -> Footnote | None:
    """The note to which a note leads, where that one only leads on to another."""
    pattern = _only_leads(case.lexicon)
    match = pattern.fullmatch(notes[index].text)
    there = next((one for one in notes if match and one.label == match[1]), None)
    return there if there and pattern.fullmatch(there.text) else None


def _back(case: Case, note: Footnote) -> re.Match[str] | None:
    """Where a note says that a source was cited before; a title may hold the same words."""
    found = _cited(case.lexicon).search(note.text)
    if found is None or note.block.is_quoted(*found.span()):
        return None
    behind = note.text[found.end() : found.end() + 2].lstrip(". ")
    return found if not behind or not behind[0].isalpha() else None


def _told(
    note: Footnote,
    severity: Severity,
    why: str,
    other: Footnote | None = None,
    match: re.Match[str] | None = None,
) -> Hit:
    at = match.start() if match else 0
    holding = (one for one in note.sentences if one.start <= at < one.start + len(one.text))
    sentence = next(holding, note.sentences[0])
    start, end = whole(sentence)
    remedy = SECOND_HAND_REMEDY if " through another (" in why else ""
    return Hit(
        sentence, start, end, why, remedy,
        other=other.sentences[0] if other else None, severity=severity,
    )  # fmt: skip


def _same(
    case: Case, notes: Sequence[Footnote], index: int, second_hand: re.Match[str] | None = None
) -> Judged:
    """What an ibid stands for: the one source of the note before, or nothing sure."""
    note, before = notes[index], notes[index - 1] if index else None
    if before is None or _is_gap(before, note):
        why = f"Footnote {note.label} says “ibid”, and the note before it is not there."
        return Severity.CAUTION, why, None
    if _stands_for_another(case, before):
        why = (
            f"Footnote {note.label} stands for footnote {before.label}, which itself stands for "
            "another: a chain that breaks when one note moves."
        )
        return Severity.CAUTION, why, before
    if sources_in(case, before) > 1:
        why = (
            f"Footnote {note.label} says “ibid” of footnote {before.label}, which names several "
            "sources; which one is meant cannot be told."
        )
        return Severity.CAUTION, why, before
    if second_hand is not None:
        return Severity.CAUTION, _OTHERS.format(note.label, second_hand[0]), before
    if moved := moved_away(case, note, before):
        return Severity.CAUTION, *moved
    why = f"Footnote {note.label} holds only as long as footnote {before.label} stands before it."
    return Severity.HINT, why, before


def _named(case: Case, notes: Sequence[Footnote], index: int) -> Judged:
    """The note to which a "cited" leads: by a name and a year that an earlier note has."""
    note = notes[index]
    if len(_cited(case.lexicon).findall(note.text)) > 1:
        why = (
            f"Footnote {note.label} refers back to several sources at once by “cited”, without "
            "their notes' numbers."
        )
        return Severity.CAUTION, why, None
    targets = _targets(case, notes, index)
    if not targets:
        why = f"Footnote {note.label} refers back to a source that no earlier note names in full."
        return Severity.CAUTION, why, None
    if index - targets[-1] > _FAR:
        far = notes[targets[-1]]
        why = (
            f"Footnote {note.label} refers back to footnote {far.label}, more than {_FAR} notes "
            "before, without its number."
        )
        return Severity.CAUTION, why, far
    near = notes[targets[-1]]
    why = f"Footnote {note.label} refers back to footnote {near.label} without its number."
    return Severity.HINT, why, near


def _targets(case: Case, notes: Sequence[Footnote], index: int) -> list[int]:
    """The earlier notes that share names with the words around “cited”, and a year if it has."""
    note = notes[index]
    match = _back(case, note)
    head = note.text[max(0, match.start() - 120) : match.start()] if match else note.text
    tail = note.text[match.end() : match.end() + 60] if match else ""
    number = _NUMBER.match(tail)
    if number:
        return [at for at in range(index) if notes[at].label == number[1]]
    names = {word.lower() for word in _NAME.findall(head) if word[0].isupper()}
    names -= case.lexicon.word_set("apparatus", "months") | {"see", "also"}
    years = set(YEAR.findall(head))
    found = []
    for at in range(index):
        earlier = notes[at]
        words, written = _named_in(earlier.text)
        shares = names & words and (not years or years & written)
        if shares and not _stands_for_another(case, earlier):
            found.append(at)
    return found


@lru_cache(maxsize=1024)
def _named_in(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words that may be names in a note, and its years."""
    words = frozenset(word.lower() for word in _NAME.findall(text))
    return words, frozenset(YEAR.findall(text))


def sources_in(case: Case, note: Footnote) -> int:
    """How many sources a note names, as far as its links and its connecting words tell."""
    links = {match[0].rstrip(".,;)") for match in ADDRESS.finditer(note.text)}
    listed = len(_LISTED.findall(note.text))
    if len(YEAR.findall(note.text)) < 2:
        return max(len(links), 1, listed)
    more = case.lexicon.either("apparatus", "more_sources")
    parts = len(re.findall(more, note.text)) + 1
    joined = len(_JOINED.findall(note.text)) + 1
    return max(len(links), parts, listed, joined)


def _stands_for_another(case: Case, note: Footnote) -> bool:
    return bool(_ibid(case.lexicon).search(note.text)) or (
        _back(case, note) is not None and not ADDRESS.search(note.text)
    )


def _is_gap(before: Footnote, note: Footnote) -> bool:
    return None not in (before.number, note.number) and note.number != (before.number or 0) + 1
