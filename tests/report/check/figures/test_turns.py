"""Numbers in a row, and the things to which "respectively" gives them."""

import pytest

from synopsis.report.check import read_text
from synopsis.report.check.figures import find_figures
from synopsis.report.check.words import load_lexicon

ROWS = [
    (
        "Trust in the police and the courts stood at 47 % and 32 % respectively.",
        [{"trust", "polic"}, {"trust", "court"}],
    ),
    (
        "Support for bans, fines and taxes is at 47 %, 32 % and 12 %, respectively.",
        [{"support", "ban"}, {"support", "fin"}, {"support", "tax"}],
    ),
    (
        "Sea ports and land crossings had 40 % and 50 %, respectively.",
        [set(), set()],
    ),
    ("Trust in the police and the courts stood at 47 % and 32 %.", [set(), set()]),
    (
        "Trust in the police, the courts and customs stood at 47 % and 32 % respectively.",
        [set(), set()],
    ),
]


@pytest.mark.parametrize(("text", "subjects"), ROWS)
def test_numbers_go_to_their_items_where_the_order_is_clear(
    text: str, subjects: list[set[str]]
) -> None:
    lexicon = load_lexicon("en")
    found = find_figures(read_text(text, "text.md", "en"), lexicon)
    assert [set(one.subject) for one in found] == subjects


def test_places_in_a_row_have_a_number_each() -> None:
    lexicon = load_lexicon("en")
    text = "Unemployment in Albania and Serbia was 11 % and 9 %, respectively."
    found = find_figures(read_text(text, "text.md", "en"), lexicon)
    assert [set(one.places) for one in found] == [{"Albania"}, {"Serbia"}]
