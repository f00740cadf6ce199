"""The list that a reader gets in the terminal: the gravest first, each note with its remedy."""

import textwrap
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from synopsis.report.check.document import Ignored
from synopsis.report.check.faces.wording import (
    Forms,
    by_file,
    formats_of,
    idleness,
    parts_of,
    place_from,
    place_of,
    plural,
    remarks_of,
    shortened,
)
from synopsis.report.check.note import Note, Other, Severity
from synopsis.report.check.run import Checked
from synopsis.report.check.visible import visible

_BOLD, _MARKED, _PLAIN = "\x1b[1m", "\x1b[1;4m", "\x1b[0m"
# Signs of private use that stand for the beginning and end of bold words while lines are wrapped.
_BEGIN, _END = "\ue000", "\ue001"
_LABEL = 9


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a list is written on: its width, whether it can show bold, whether hints are told."""

    width: int = 80
    is_styled: bool = False
    is_all: bool = False

    def bold(self, text: str) -> str:
        """A head."""
        return f"{_BOLD}{text}{_PLAIN}" if self.is_styled else text

    def marked(self, text: str) -> str:
        """The words that a note is about; in brackets where nothing else can show them."""
        return f"{_BEGIN}{text}{_END}" if self.is_styled else f"[{text}]"

    def lines(self, label: str, text: str) -> Iterator[str]:
        """A labelled paragraph, wrapped below its own beginning."""
        head = f"    {label:<{_LABEL}}"
        wrapped = textwrap.wrap(
            visible(text), max(20, self.width - len(head)), break_long_words=False,
            break_on_hyphens=False,
        )  # fmt: skip
        is_open = False
        for line in wrapped or [""]:
            yield head + _shown(line, is_open=is_open)
            head = " " * len(head)
            is_open = line.rfind(_BEGIN) > line.rfind(_END) or (is_open and _END not in line)


def _shown(line: str, *, is_open: bool) -> str:
    """A line with its bold words shown; words that were begun a line before go on."""
    begun = f"{_MARKED}{line}" if is_open else line
    ends = begun.count(_BEGIN) + is_open > begun.count(_END)
    shown = begun.replace(_BEGIN, _MARKED).replace(_END, _PLAIN)
    return f"{shown}{_PLAIN}" if ends else shown


def render_text(checked: Checked, sheet: Sheet | None = None) -> str:
    """Notes by severity and file, what was left on request, idle wishes, and a summary line.

    Hints are counted by rule; a sheet that shows all tells each.
    """
    page = sheet or Sheet()
    forms = formats_of(checked)
    lines: list[str] = []
    for severity in Severity:
        notes = [note for note in checked.notes if note.severity is severity]
        if not notes:
            continue
        if severity is Severity.HINT and not page.is_all:
            lines += [*_folded(notes, page), ""]
        else:
            lines += _listed(notes, page, forms)
    lines += [*_wishes(checked, page, forms), *remarks_of(checked), summary(checked)]
    return "\n".join(lines) + "\n"


def summary(checked: Checked) -> str:
    """One line: how many notes of each severity, in how much text."""
    if not checked.documents:
        return "nothing was checked"
    told = ", ".join(plural(checked.counted(one), one.value) for one in Severity)
    sentences = sum(len(document.sentences) for document in checked.documents)
    files = plural(len(checked.documents), "document")
    left = f"; {len(checked.spared)} ignored on request" if checked.spared else ""
    return f"{told} in {files} ({plural(sentences, 'sentence')}){left}"


def _listed(notes: list[Note], sheet: Sheet, forms: Forms) -> Iterator[str]:
    yield sheet.bold(plural(len(notes), notes[0].severity.value).upper())
    for file, its in by_file(notes).items():
        yield ""
        yield sheet.bold(visible(file))
        for note in its:
            yield f"  {place_of(note.position, forms)}  {note.rule}"
            yield from _told(note, sheet, forms)
    yield ""


def _told(note: Note, sheet: Sheet, forms: Forms) -> Iterator[str]:
    yield from sheet.lines("", _marked(note, sheet))
    yield from sheet.lines("why", note.why)
    yield from sheet.lines("fix", note.remedy)
    if note.other is not None:
        for label, text in _other(note.other, note.position.file, forms):
            yield from sheet.lines(label, text)


def _other(other: Other, here: str, forms: Forms) -> Iterator[tuple[str, str]]:
    if other.position is not None:
        yield "other", f"{place_from(other.position, here, forms)}: {shortened(other.excerpt)}"
    if other.more:
        held = (f"{key.replace('_', ' ')} {text}" for key, text in other.more.items())
        yield "edition", "; ".join(held)


def _folded(notes: list[Note], sheet: Sheet) -> Iterator[str]:
    counts = Counter(note.rule for note in notes)
    told = ", ".join(f"{number} {rule}" for rule, number in counts.most_common())
    yield sheet.bold(plural(len(notes), Severity.HINT.value).upper())
    yield from textwrap.wrap(
        f"{told} (--all shows them)", sheet.width, initial_indent="  ", subsequent_indent="  ",
        break_on_hyphens=False,
    )  # fmt: skip


def _wishes(checked: Checked, sheet: Sheet, forms: Forms) -> Iterator[str]:
    if checked.spared:
        yield sheet.bold("IGNORED ON REQUEST")
        for one in checked.spared:
            yield f"  {_where(one.wish, forms)}  {one.note.rule}"
            yield from sheet.lines("", _marked(one.note, sheet))
            yield from sheet.lines("because", one.wish.reason)
        yield ""
    if checked.idle:
        yield sheet.bold("IGNORE REQUESTS WITHOUT EFFECT")
        for wish in checked.idle:
            yield f"  {_where(wish, forms)}  {visible(wish.rule)}"
            yield from sheet.lines("", idleness(wish))
        yield ""


def _marked(note: Note, sheet: Sheet) -> str:
    before, words, after = parts_of(note)
    return f"{before}{sheet.marked(words)}{after}".strip()


def _where(wish: Ignored, forms: Forms) -> str:
    return f"{visible(wish.position.file)}, {place_of(wish.position, forms)}"
