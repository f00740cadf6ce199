"""Footnotes held to their marks: missing, unused, and repeated."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from synopsis.report.check.case import Case
from synopsis.report.check.document import Kind, Sentence, is_named
from synopsis.report.check.note import Hit, Severity
from synopsis.report.check.rules.apparatus.notes import Footnote, footnotes, references_to
from synopsis.report.check.rules.apparatus.references import ADDRESS, whole
from synopsis.report.check.rules.apparatus.table_marks import (
    marks_without_notes,
    notes_without_marks,
)

_QUOTED = re.compile(r"[“\"\u2018«„]([^”\"\u2019»“]{15,300})[”\"\u2019»“]")
_LEAD = re.compile(r"^(?:see|see also|cf\.?|for more|more)\b[^:]{0,40}:?\s*", re.IGNORECASE)
_BRACKETED = re.compile(r"\[(\d{1,3})\](?!\()")
_LOST = 0.2
_SEVERAL = 3
"""Where more marks lead nowhere and no footnote is there at all, it is said once."""


def footnote_missing(case: Case) -> Iterator[Hit]:
    """A mark without its footnote, and a gap in the numbering."""
    notes = footnotes(case)
    labels = {one.label for one in notes}
    marks = references_to(case)
    lost = [label for label in marks if label not in labels]
    all_lost = len(lost) > _SEVERAL and not notes
    for label in lost[:1] if all_lost else lost:
        start, end = whole(marks[label])
        yield Hit(
            marks[label], start, end,
            f"The text refers to {len(lost)} footnotes, and not one of them is there."
            if all_lost
            else f"The text refers to footnote {label}, and there is no such footnote.",
            severity=Severity.ERROR if notes or _is_markup(case) else Severity.CAUTION,
        )  # fmt: skip
    yield from _left_over(case, labels)
    yield from marks_without_notes(case)
    if not _restarts(notes):
        yield from _gaps(notes, marks)


def _left_over(case: Case, labels: set[str]) -> Iterator[Hit]:
    """Numbers in square brackets that lead nowhere, where other such numbers lead to footnotes."""
    if not labels or not references_to(case):
        return
    for sentence in case.document.sentences:
        for match in () if "[" not in sentence.text else _BRACKETED.finditer(sentence.text):
            if match[1] not in labels and sentence.block.kind is not Kind.FOOTNOTE:
                yield Hit(
                    sentence, match.start(), match.end(),
                    f"The text refers to footnote {match[1]}, and there is no such footnote.",
                    severity=Severity.ERROR,
                )  # fmt: skip


def _gaps(notes: Sequence[Footnote], marks: dict[str, Sentence]) -> Iterator[Hit]:
    numbered = sorted((one for one in notes if one.number is not None), key=_number)
    for before, after in pairwise(numbered):
        lacking = range(_number(before) + 1, _number(after))
        if lacking and not any(str(one) in marks for one in lacking):
            sentence = after.sentences[0]
            start, end = whole(sentence)
            words = str(lacking[0]) if len(lacking) == 1 else f"{lacking[0]} to {lacking[-1]}"
            yield Hit(
                sentence, start, end,
                f"The footnotes go from {before.label} to {after.label}; {words} is missing, and "
                "so may be a source that the text relies on.",
                other=before.sentences[0],
                severity=Severity.CAUTION,
            )  # fmt: skip


def footnote_unused(case: Case) -> Iterator[Hit]:
    """Footnotes to which no text refers, unless the marks were lost in reading."""
    yield from notes_without_marks(case)
    notes, marks = footnotes(case), references_to(case)
    idle = [one for one in notes if one.label not in marks and not _is_glued(case, one.label)]
    lost = not _is_markup(case) and len(idle) > max(1, _LOST * len(notes))
    if not marks or lost:
        return
    for one in idle:
        start, end = whole(one.sentences[0])
        yield Hit(
            one.sentences[0], start, end,
            f"No sentence refers to footnote {one.label}, so that a reader cannot tell what it "
            "supports.",
        )  # fmt: skip


def _is_glued(case: Case, label: str) -> bool:
    """Whether a label hangs at a word of the text, a mark that the reading did not part from it."""
    if _is_markup(case):
        return False
    at = r"(?:(?<=[^\W\d_]{3})|(?<=[^\W\d_][.,;:])|(?<=[)”\"]))"
    pattern = re.compile(rf"{at}{re.escape(label)}(?![\w%]|[.,]\d)")
    return any(
        pattern.search(one.text)
        for one in case.document.sentences
        if one.block.kind is not Kind.FOOTNOTE
    )


def footnote_repeated(case: Case) -> Iterator[Hit]:
    """The same label twice, and the same reference in full twice."""
    notes = footnotes(case)
    if not _restarts(notes):
        yield from _same_labels(notes)
    yield from _same_texts(notes)


def _same_labels(notes: Sequence[Footnote]) -> Iterator[Hit]:
    first: dict[str, Footnote] = {}
    for one in notes:
        earlier = first.setdefault(one.label, one)
        if earlier is not one:
            start, end = whole(one.sentences[0])
            yield Hit(
                one.sentences[0], start, end,
                f"Footnote {one.label} is defined twice, with different or equal words; the mark "
                "in the text cannot mean both.",
                "Give each footnote a label of its own.",
                other=earlier.sentences[0],
                severity=Severity.ERROR,
            )  # fmt: skip


def _same_texts(notes: Sequence[Footnote]) -> Iterator[Hit]:
    first: dict[str, Footnote] = {}
    for one in notes:
        told = is_named(one.text)
        for key, is_whole in _keys(one.text):
            earlier = first.setdefault(key, one)
            if earlier is one or told:
                continue
            told = True
            yield _repeat(one, earlier, is_whole=is_whole)


def _repeat(one: Footnote, earlier: Footnote, *, is_whole: bool) -> Hit:
    start, end = whole(one.sentences[0])
    what = "repeats" if is_whole else "gives once more the title or the link of"
    return Hit(
        one.sentences[0], start, end,
        f"Footnote {one.label} {what} footnote {earlier.label}; a reader takes one source for two.",
        f"Refer back to footnote {earlier.label} by author and short title.",
        other=earlier.sentences[0],
        severity=Severity.CAUTION if is_whole else Severity.HINT,
    )  # fmt: skip


def _keys(text: str) -> Iterator[tuple[str, bool]]:
    """What two footnotes on one source share: all words, the title in quotation marks, the link."""
    plain = _plain(_LEAD.sub("", ADDRESS.sub(" ", text)))
    links = " ".join(match[0].rstrip(".,;)/").lower() for match in ADDRESS.finditer(text))
    if len(plain.split()) >= 5:
        yield f"text {plain} {links}", True
        yield f"words {plain}", False
    for match in _QUOTED.finditer(text):
        if len(match[1].split()) >= 4:
            yield f"title {_plain(match[1])}", False
    for match in ADDRESS.finditer(text):
        address = match[0].rstrip(".,;)/").lower()
        if address.count("/") >= 3 and len(address) > 30:
            yield f"link {address}", False


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _restarts(notes: Sequence[Footnote]) -> bool:
    """Whether numbers begin anew on each page or in each chapter: several stand twice."""
    twice = sum(count - 1 for count in Counter(one.label for one in notes).values())
    return twice > 1 and any(one.number == 1 for one in notes[1:])


def _number(one: Footnote) -> int:
    return one.number or 0


def _is_markup(case: Case) -> bool:
    """Whether the format itself says what is a mark, so that none is lost in reading."""
    return case.document.file.lower().endswith((".md", ".markdown", ".docx", ".html", ".htm"))
