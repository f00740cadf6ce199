"""JSON of a check, for programs: notes, what was left on request, and what could not be read."""

import json
from collections.abc import Sequence
from typing import Any

from synopsis.report.check.document import Position
from synopsis.report.check.faces.wording import idleness, remark_on
from synopsis.report.check.note import Note, Severity, Unread
from synopsis.report.check.run import Checked


def render_json(checked: Checked, unread: Sequence[Unread] = ()) -> str:
    """Every note with its whole sentence, in a stable order."""
    told = {
        "notes": [told_of(note) for note in checked.notes],
        "ignored": [told_of(one.note) | {"reason": one.wish.reason} for one in checked.spared],
        "idle": [
            {"rule": wish.rule, **_place(wish.position), "reason": wish.reason,
             "why": idleness(wish)}
            for wish in checked.idle
        ],
        "unread": [{"file": one.file, "why": one.why} for one in unread],
        "documents": [
            {"file": one.file, "title": one.title, "format": one.format.value,
             "language": None if one.is_foreign else one.language, "remark": remark_on(one),
             "sentences": len(one.sentences)}
            for one in checked.documents
        ],
        "counts": {severity.value: checked.counted(severity) for severity in Severity},
    }  # fmt: skip
    return written(told)


def written(told: object) -> str:
    """JSON that is always text: bytes of a name that are none are written as escapes."""
    text = json.dumps(told, ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def told_of(note: Note) -> dict[str, Any]:
    """One note; `other` is empty where the note speaks of one place alone."""
    other: dict[str, Any] = {}
    if note.other is not None:
        if note.other.position is not None:
            other = {**_place(note.other.position), "excerpt": note.other.excerpt}
        other |= note.other.more
    return {
        "rule": note.rule,
        "severity": note.severity.value,
        **_place(note.position),
        "excerpt": note.excerpt,
        "words": note.words,
        "why": note.why,
        "remedy": note.remedy,
        "other": other,
    }


def _place(position: Position) -> dict[str, Any]:
    return {"file": position.file, "line": position.line, "page": position.page}
