"""SARIF 2.1.0 of a check, as code hosts and editors show it beside the text.

The form is that of the OASIS standard Static Analysis Results Interchange Format 2.1.0.
"""

import os
from collections.abc import Sequence
from hashlib import sha256
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from synopsis.report.check.document import Format, Position, Sentence
from synopsis.report.check.faces.columns import Region, Sources
from synopsis.report.check.faces.record import written
from synopsis.report.check.faces.wording import formats_of, place_of, remarks_of, span_of
from synopsis.report.check.note import Note, Other, Severity, Unread
from synopsis.report.check.rules import RuleCard, load_cards
from synopsis.report.check.run import Checked, Spared

_LEVELS = {Severity.ERROR: "error", Severity.CAUTION: "warning", Severity.HINT: "note"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def render_sarif(checked: Checked, version: str, unread: Sequence[Unread] = ()) -> str:
    """One run of the check; what was left on request is a suppressed result with its reason."""
    cards = load_cards()
    told = [*checked.notes, *(one.note for one in checked.spared)]
    names = sorted({note.rule for note in told})
    places = _Places(checked)
    results = [_result(note, names, places) for note in checked.notes]
    results += [_suppressed(one, names, places) for one in checked.spared]
    run = {
        "tool": {
            "driver": {
                "name": "synopsis check",
                "version": version,
                "semanticVersion": version,
                "rules": [_rule(name, cards.get(name)) for name in names],
            }
        },
        "invocations": [_invocation(unread, tuple(remarks_of(checked)))],
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": _uri(one.file)}} for one in checked.documents],
        "results": results,
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return written(log)


def _rule(name: str, card: RuleCard | None) -> dict[str, Any]:
    if card is None:
        return {"id": name, "shortDescription": {"text": name}}
    help_text = f"{card.reason.strip()} {card.remedy.strip()}"
    return {
        "id": name,
        "name": "".join(part.capitalize() for part in name.split("-")),
        "shortDescription": {"text": card.title},
        "fullDescription": {"text": card.reason},
        "help": {"text": help_text, "markdown": help_text},
        "defaultConfiguration": {"level": _LEVELS[card.severity]},
        "properties": {"tags": [card.family]},
    }


def _result(note: Note, names: list[str], places: "_Places") -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": note.rule,
        "ruleIndex": names.index(note.rule),
        "level": _LEVELS[note.severity],
        "message": {"text": f"{note.why} {note.remedy}".strip()},
        "locations": [places.of_note(note)],
        "partialFingerprints": {"sentence/v1": _fingerprint(note)},
    }
    other = note.other
    if other is not None and other.position is not None:
        result["relatedLocations"] = [places.of_other(other, other.position)]
    if other is not None and other.more:
        result["properties"] = dict(other.more)
    return result


def _suppressed(one: Spared, names: list[str], places: "_Places") -> dict[str, Any]:
    wish = {"kind": "inSource", "status": "accepted", "justification": one.wish.reason}
    return _result(one.note, names, places) | {"suppressions": [wish]}


class _Places:
    """Where notes stand: by line and column where the format has lines of a source."""

    def __init__(self, checked: Checked) -> None:
        self._forms = formats_of(checked)
        self._sources = Sources(checked.documents)

    def of_note(self, note: Note) -> dict[str, Any]:
        """The place of a note's words, and their sentence."""
        start, end = span_of(note)
        sentence = note.hit.sentence if note.hit else None
        region = self._region(sentence, (start, end), note.position)
        place = self._place(note.position, note.excerpt, region)
        properties: dict[str, Any] = {
            "place": place_of(note.position, self._forms), "words": note.words,
        }  # fmt: skip
        if "region" not in place:
            properties["snippet"] = note.excerpt
        if note.position.page is not None:
            properties["page"] = note.position.page
        return {
            "physicalLocation": place,
            "logicalLocations": [{"fullyQualifiedName": properties["place"]}],
            "properties": properties,
        }

    def of_other(self, other: Other, position: Position) -> dict[str, Any]:
        """The other place of a note."""
        return {
            "id": 1,
            "message": {"text": f"the other place: {place_of(position, self._forms)}"},
            "physicalLocation": self._place(
                position, other.excerpt, self._region(None, (0, 0), position)
            ),
        }

    def _region(
        self, sentence: Sentence | None, span: tuple[int, int], position: Position
    ) -> Region:
        """Lines and columns of the source; nothing where the format has none."""
        if self._forms.get(position.file) in {Format.WORD, Format.PDF}:
            return {}
        found = self._sources.region(sentence, span) if sentence is not None else None
        return found or {"startLine": max(1, position.line)}

    def _place(self, position: Position, excerpt: str, region: Region) -> dict[str, Any]:
        where: dict[str, Any] = {"artifactLocation": {"uri": _uri(position.file)}}
        if region:
            return where | {"region": {**region, "snippet": {"text": excerpt}}}
        # A line of a page or a paragraph's number is no line of the file.
        return where


def _invocation(unread: Sequence[Unread], remarks: Sequence[str]) -> dict[str, Any]:
    told = [("error", one.why) for one in unread] + [("warning", one) for one in remarks]
    return {
        "executionSuccessful": not unread,
        "toolExecutionNotifications": [
            {"level": level, "message": {"text": text}} for level, text in told
        ],
    }


def _uri(file: str) -> str:
    """A file's name as an address: relative as it was given, whatever signs it holds."""
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))


def _fingerprint(note: Note) -> str:
    """The same for the same words of the same sentence, wherever the sentence has moved to."""
    start, end = span_of(note)
    parts = (note.rule, note.excerpt, str(start), str(end))
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
