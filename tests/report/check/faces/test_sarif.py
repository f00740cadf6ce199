"""SARIF has what version 2.1.0 requires of it, and suppressions for what was left."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from synopsis.report.check import Checked, Note, Unread, read_text
from synopsis.report.check.document import Sentence
from synopsis.report.check.faces.sarif import render_sarif
from synopsis.report.check.rules import load_cards
from tests.report.check.faces.made import ONE, make_checked, make_note


def run_of(**more: Any) -> dict[str, Any]:
    unread = [Unread("b.pdf", "b.pdf has no text.")]
    log = json.loads(render_sarif(make_checked(**more), "1.2.3", unread))
    assert (log["version"], len(log["runs"])) == ("2.1.0", 1)
    run: dict[str, Any] = log["runs"][0]
    return run


def test_sarif_results_name_rules_that_the_driver_lists() -> None:
    run = run_of()
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert {rules[one["ruleIndex"]] for one in run["results"]} == {"contradicting-figures"}
    assert [one["level"] for one in run["results"]] == ["error", "warning", "note", "error"]


def test_sarif_results_have_message_region_and_snippet() -> None:
    for one in run_of()["results"]:
        place = one["locations"][0]["physicalLocation"]
        assert one["message"]["text"]
        assert place["region"]["startLine"] >= 1
        assert place["region"]["snippet"]["text"]
    first = run_of()["results"][0]
    assert first["locations"][0]["physicalLocation"]["region"]["snippet"]["text"] == ONE
    assert first["relatedLocations"][0]["physicalLocation"]["region"]["startLine"] == 3


def test_sarif_suppresses_what_was_left_with_its_reason() -> None:
    found = [one.get("suppressions") for one in run_of()["results"]]
    assert found[:3] == [None, None, None]
    assert [one["justification"] for one in found[3]] == ["both are quoted"]
    assert found[3][0]["kind"] == "inSource"


def test_sarif_tells_what_was_not_read() -> None:
    invocation = run_of()["invocations"][0]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "b.pdf has no text."


@pytest.mark.parametrize(
    ("file", "uri"), [("a b.md", "a%20b.md"), ("/x/č.md", "file:///x/%C4%8D.md")]
)
def test_sarif_writes_names_as_addresses(file: str, uri: str) -> None:
    assert run_of(file=file)["artifacts"][0]["location"]["uri"] == uri


def test_sarif_rules_have_help_where_there_is_a_card() -> None:
    rules = run_of()["tool"]["driver"]["rules"]
    wanted = "contradicting-figures" in load_cards()
    assert [("help" in rule) for rule in rules] == [wanted]


def test_sarif_knows_a_sentence_again_that_has_moved() -> None:
    prints = [one["partialFingerprints"] for one in run_of()["results"]]
    assert prints == [one["partialFingerprints"] for one in run_of(file="other.md")["results"]]
    assert len({str(one) for one in prints}) == 4


@pytest.mark.parametrize(("file", "page"), [("a.docx", None), ("a.pdf", 3)])
def test_sarif_gives_no_line_where_the_file_has_none(file: str, page: int | None) -> None:
    for one in run_of(file=file, page=page)["results"]:
        (place,) = one["locations"]
        assert "region" not in place["physicalLocation"]
        assert place["properties"]["snippet"]
        name = place["logicalLocations"][0]["fullyQualifiedName"]
        assert name.startswith("paragraph " if page is None else "page 3, line ")
        assert all(
            "region" not in other["physicalLocation"] for other in one.get("relatedLocations", ())
        )


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("a.md", "# Survey\n\nIn May, *Kosovo* was not covered; and\n**Kosovo** was left out.\n"),
        ("a.txt", "In May, Kosovo was not covered; and\r\nKosovo was left out of it again.\r\n"),
        ("a.html", "<p>In <b>May</b>,\n Kosovo was not &amp; will not be: <i>Kosovo</i>.</p>"),
    ],
)
def test_sarif_columns_hold_the_very_words(file: str, text: str) -> None:
    document = read_text(text, file)
    notes = [note for one in document.sentences for note in _notes(one)]
    log = json.loads(render_sarif(Checked((document,), tuple(notes)), "1.2.3"))
    found = [
        _cut(text, one["locations"][0]["physicalLocation"]["region"])
        for one in log["runs"][0]["results"]
    ]
    assert [words for words, _ in found] == ["Kosovo", "Kosovo"]
    assert len({place for _, place in found}) == 2


def _notes(sentence: Sentence) -> Iterator[Note]:
    for one in re.finditer("Kosovo", sentence.text):
        note = make_note(sentence, "Kosovo")
        if note.hit is not None:
            yield replace(note, hit=replace(note.hit, start=one.start(), end=one.end()))


def _cut(text: str, region: dict[str, Any]) -> tuple[str, tuple[int, int]]:
    line = text.replace("\r\n", "\n").split("\n")[region["startLine"] - 1]
    assert region["endLine"] == region["startLine"]
    words = line[region["startColumn"] - 1 : region["endColumn"] - 1]
    return words, (region["startLine"], region["startColumn"])


def test_sarif_columns_reach_over_lines() -> None:
    document = read_text("It rose to\n60 per cent, they said.\n", "a.md")
    note = make_note(document.sentences[0], "to 60 per cent")
    log = json.loads(render_sarif(Checked((document,), (note,)), "1.2.3"))
    region = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert [region[key] for key in ("startLine", "startColumn", "endLine", "endColumn")] == [
        1, 9, 2, 12,
    ]  # fmt: skip
