"""The hardest text that is at hand: a report out of its pages, every footnote and line of it."""

# dashes, quotation marks and other letters are meant as they stand

import os
import re
import time
from pathlib import Path

import pytest

from synopsis.report.check.document import Document, Kind
from synopsis.report.check.texts import read_text

ROOT = Path(__file__).parents[4]
SHARED = Path(os.environ.get("SYNOPSIS_SHARED", str(ROOT.parent / "shared")))
REPORT = SHARED / "mission" / "western-balkans-security-synopsis-2023.txt"

pytestmark = pytest.mark.skipif(not REPORT.is_file(), reason="the report is not at hand")


@pytest.fixture(scope="module")
def source() -> str:
    return REPORT.read_text("utf-8")


@pytest.fixture(scope="module")
def document(source: str) -> Document:
    return read_text(source, REPORT.name)


def test_every_footnote_is_found_and_referred_to_once(document: Document) -> None:
    wanted = [str(number) for number in range(1, 127)]
    marks = [mark.label for block in document.blocks for mark in block.marks]
    assert sorted(document.footnotes, key=int) == wanted
    assert sorted(marks, key=int) == wanted
    assert [one.text for one in document.footnotes["101"]] == ["Ibid"]


def test_no_glued_number_is_left(document: Document) -> None:
    glued = re.compile(r"[a-z]{3}[.,”)]?\d{1,3}(?=[\s,.;:)]|$)")
    left = [
        found[0]
        for block in document.blocks
        if block.kind is not Kind.FOOTNOTE
        for found in glued.finditer(block.text)
    ]
    assert left == []


def test_sentences_stand_on_their_lines(document: Document, source: str) -> None:
    lines = source.split("\n")
    for sentence in document.sentences:
        first = re.search(r"\w{2,}", sentence.text)
        if first is None or sentence.is_quoted(0, 1):
            continue
        # A word that a line's end parts has its first half on the line.
        assert first[0][:2] in lines[sentence.position.line - 1]
    found = {one.text[:40]: one.position.line for one in document.sentences}
    assert found["Approximately 60% of Western Balkan respo"[:40]] == 592
    assert found["More than 60% of Western Balkan citizens"] == 1569
    assert found["All respondents noted that they found th"] == 2049


def test_no_head_of_a_page_and_no_list_of_addresses_is_a_block(document: Document) -> None:
    texts = [one.text for one in document.blocks if one.kind is not Kind.FOOTNOTE]
    assert not [one for one in texts if "http" in one]
    assert not [one for one in texts if "POST-CONFERENCE" in one]
    broken = [
        one for one in document.blocks if one.kind is Kind.PARAGRAPH and one.text[0].islower()
    ]
    assert broken == []


def test_headings_lists_and_doubts_are_read(document: Document) -> None:
    heads = [one.text for one in document.blocks if one.kind is Kind.HEADING]
    assert [one.split()[0] for one in heads if one[0].isdigit()] == [
        "1.",
        "2.",
        "3.",
        "3.1.",
        "3.2.",
        "3.2.1.",
        "3.2.2.",
        "3.2.3.",
        "3.2.4.",
        "4.",
        "4.1.",
        "4.2.",
        "4.3.",
        "4.4.",
        "4.5.",
        "4.6.",
        "4.7.",
        "4.8.",
        "4.9.",
        "4.10.",
        "5.",
        "5.1.",
        "5.2.",
        "5.3.",
        "5.4.",
        "5.5.",
        "5.6.",
        "5.7.",
        "5.8.",
        "5.9.",
        "5.10.",
        "6.",
        "7.",
        "8.",
        "9.",
        "10.",
    ]
    panel = [one for one in document.blocks if one.kind is Kind.ITEM and "5.3." in one.section[-1]]
    assert len(panel) == 5
    assert [one.sentence.position.line for one in document.doubts] == [2086, 2131, 2145, 2157, 2179]


def test_the_report_is_read_fast(source: str) -> None:
    begun = time.process_time()
    read_text(source, REPORT.name)
    assert time.process_time() - begun < 1
