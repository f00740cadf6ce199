"""Word lists are words: what YAML takes for something else is refused."""

import pytest

from synopsis.report.check.words.lexicon import LANGUAGES, load_lexicon, read_words
from synopsis.report.errors import ReportError


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_list_is_read(language: str) -> None:
    assert load_lexicon(language).families


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("after: [in, on, at]", "the list 'after' holds true"),
        ("answers: {no: 1}", "the list 'answers' holds false"),
        ("bands: [{words: [off]}]", "the list 'bands' holds false"),
        ("words: [~]", "the list 'words' holds none"),
    ],
)
def test_bare_words_of_yaml_are_refused(text: str, told: str) -> None:
    with pytest.raises(ReportError, match=told):
        read_words(text, "en/some.yml")


def test_quoted_words_and_marks_of_an_entry_are_read() -> None:
    text = "after: ['on']\nchanges: [{words: [stable], alone: true}]\nordinals: false"
    assert read_words(text, "en/some.yml")["after"] == ["on"]


def test_lists_are_taken_together() -> None:
    lexicon = load_lexicon("en")
    words = lexicon.words("apparatus", "months", "days")
    assert words == lexicon.words("apparatus", "months") + lexicon.words("apparatus", "days")
    assert lexicon.word_set("apparatus", "months", "days") == {word.lower() for word in words}
    assert lexicon.pattern("apparatus", "months", "days").fullmatch(words[-1].upper())
    assert lexicon.pattern("apparatus", "no such list").search("May") is None
