"""Content stems: endings cut, stop words and survey words dropped."""

import pytest

from synopsis.report.check.words import LANGUAGES, load_lexicon
from synopsis.report.check.words.stem import stem_of, stems


@pytest.mark.parametrize(
    "alike",
    [
        ("crime", "crimes"),
        ("city", "cities"),
        ("trust", "trusts", "trusted", "trusting"),
        ("organise", "organised", "organising", "organisation", "organization"),
        ("migrate", "migrated", "migrating", "migration"),
        ("stop", "stopped", "stopping"),
        ("agency", "agencies"),
        ("loss", "losses"),
    ],
)
def test_forms_of_one_word_share_a_stem(alike: tuple[str, ...]) -> None:
    lexicon = load_lexicon("en")
    assert len({stem_of(word, lexicon) for word in alike}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("police", "policy"), ("crime", "criminal"), ("news", "new"), ("bus", "but")]
)
def test_other_words_keep_other_stems(one: str, other: str) -> None:
    lexicon = load_lexicon("en")
    assert stem_of(one, lexicon) != stem_of(other, lexicon)


def test_stop_words_and_survey_words_are_dropped() -> None:
    lexicon = load_lexicon("en")
    text = "More than 60% of respondents said that they fear organised crime."
    assert stems(text, lexicon) == ("fear", "organis", "crim")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_stems(language: str) -> None:
    assert stems("", load_lexicon(language)) == ()
    assert len(stems("Sarajevo Podgorica Skopje", load_lexicon(language))) == 3
