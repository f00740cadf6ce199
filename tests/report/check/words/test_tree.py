"""A list of words as one pattern finds what the plain list finds, the longest first."""

import re

import pytest

from synopsis.report.check.words.lexicon import any_of
from synopsis.report.check.words.tree import ENDING, either

WORDS = ("more", "more than", "more than one", "most", "per cent", "p.p.", "%", "ten", "tenth")
TEXTS = (
    "More than one in ten", "more thank you", "ten per  cent", "5 p.p. at most", "tenths of 5 %",
    "the tenth", "moremost",
)  # fmt: skip


@pytest.mark.parametrize("text", TEXTS)
def test_the_same_words_are_found_as_by_a_plain_list(text: str) -> None:
    ordered = sorted(WORDS, key=lambda word: (-len(word), word))
    inner = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)
    plain = re.compile(rf"(?<![\w-])(?:{inner})(?![\w])", re.IGNORECASE)
    assert any_of(WORDS).findall(text) == plain.findall(text)


def test_no_words_find_nothing() -> None:
    assert any_of(()).search("anything") is None
    assert re.search(rf"a{either(())}|b", "ab") is not None


def test_a_tilde_stands_for_any_ending_where_it_is_asked_to() -> None:
    text = "countries of origin, about ~ 5"
    assert re.findall(either(["countr~ of origin"], tilde=ENDING), text) == ["countries of origin"]
    assert re.findall(either(["~ 5"]), text) == ["~ 5"]
