"""JSON holds every key that a program was promised, in a stable order."""

import json

from synopsis.report.check import Unread
from synopsis.report.check.faces.record import render_json
from tests.report.check.faces.made import ONE, TWO, make_checked

_KEYS = ["rule", "severity", "file", "line", "page", "excerpt", "words", "why", "remedy", "other"]


def test_json_has_the_keys_of_a_note() -> None:
    notes = json.loads(render_json(make_checked()))["notes"]
    assert [list(note) for note in notes] == [_KEYS] * 3
    assert [note["severity"] for note in notes] == ["error", "caution", "hint"]
    assert (notes[0]["excerpt"], notes[0]["words"], notes[0]["line"]) == (ONE, "60 %", 2)


def test_json_has_the_other_place_or_an_empty_object() -> None:
    notes = json.loads(render_json(make_checked("a.pdf", 4)))["notes"]
    assert [note["other"] for note in notes] == [
        {"file": "a.pdf", "line": 3, "page": 4, "excerpt": TWO},
        {"edition_value": "61 %"},
        {},
    ]


def test_json_tells_what_was_left_what_was_idle_and_what_was_not_read() -> None:
    told = json.loads(render_json(make_checked(), [Unread("a.pdf", "a.pdf has no text.")]))
    assert [(one["words"], one["reason"]) for one in told["ignored"]] == [
        ("Above 60 %", "both are quoted")
    ]
    assert [one["line"] for one in told["idle"]] == [4]
    assert told["unread"] == [{"file": "a.pdf", "why": "a.pdf has no text."}]
    assert told["counts"] == {"error": 1, "caution": 1, "hint": 1}


def test_json_is_the_same_each_time_and_keeps_letters() -> None:
    assert render_json(make_checked("žena.md")) == render_json(make_checked("žena.md"))
    assert "žena.md" in render_json(make_checked("žena.md"))
