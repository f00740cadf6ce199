"""Footnotes of plain texts, whose marks may be lost in reading or hang at a word."""

import pytest

from synopsis.catalog import load_profile
from synopsis.report.check import check_documents, read_text
from synopsis.report.check.terms import load_terms

TERMS = load_terms(load_profile("western-balkans"))
NOTES = "\n\n[1] Office, Tables, 2023.\n\n[2] Office, Survey, 2021.\n\n[3] Council, Plan, 2020.\n"


def unused(text: str) -> list[str]:
    notes = check_documents([read_text(text + NOTES, "text.txt")], TERMS).notes
    return [note.words for note in notes if note.rule == "footnote-unused"]


@pytest.mark.parametrize(
    "number",
    ["12,3 of them", "1.3 of them", "18.3 % of them", "(3) of them"],
)
def test_figures_are_no_marks(number: str) -> None:
    text = f"The office counted files.[1] It asked {number} again.[2]"
    assert unused(text) == ["Council, Plan, 2020."]


@pytest.mark.parametrize("mark", ["again3", "again.3", "again”3", "again)3."])
def test_marks_that_hang_at_words_are_marks(mark: str) -> None:
    assert unused(f"The office counted files.[1] It asked them.[2] It asked {mark}") == []
