"""Entries of a register are known by the identifiers with which they open."""

import pytest

from synopsis.report.check import read_text
from synopsis.report.check.document import Kind
from synopsis.report.check.texts.plain import read_plain


def _kinds(*openings: str) -> list[Kind]:
    text = "\n\n".join(f"{one} Bridges of the valley: 4 of 9 checked." for one in openings)
    return [block.kind for block in read_plain(text, "a.txt").blocks]


@pytest.mark.parametrize(
    "openings",
    [
        ("F001", "F002", "F017"),
        ("loop/core/more", "loop/core/less", "loop/wide/less"),
        ("alias/A01", "alias/A02", "alias/A03"),
        ("what_if/flood", "what_if/storm", "what_if/drought"),
        ("§ bank_figures", "§ port_figures", "§ road_figures"),
    ],
)
def test_read_knows_the_entries_of_a_register(openings: tuple[str, ...]) -> None:
    assert _kinds(*openings) == [Kind.RECORD] * 3


@pytest.mark.parametrize(
    "openings",
    [
        ("F001", "F002"),
        ("The", "Some", "All"),
        ("and/or", "boundary/border", "his/her"),
        ("NATO", "EU", "UN"),
        ("A1", "A2", "A3"),
        ("2023", "2024", "2025"),
    ],
)
def test_read_keeps_paragraphs_that_open_with_words(openings: tuple[str, ...]) -> None:
    assert Kind.RECORD not in _kinds(*openings)


def test_read_knows_the_torn_entries_of_a_register() -> None:
    entries = "\n\n".join(f"loop/core/{n} Bridges: 4 of 9." for n in ("more", "less", "same"))
    text = f"# Plans\n\nThe bridge helps.\n\n# Register\n\n{entries}\n\nlast_years Bridges: 4."
    kinds = [(block.kind, block.text[:4]) for block in read_text(text, "a.md").blocks]
    assert (Kind.RECORD, "last") in kinds
    assert (Kind.PARAGRAPH, "The ") in kinds
