from pathlib import Path
from typing import Any

import pytest
import yaml

from synopsis.report.check.words import LANGUAGES, load_lexicon
from tests.report.check.rules.reading import case_of, found

TABLE = yaml.safe_load((Path(__file__).parent / "cases.yml").read_text("utf-8"))
BEGUN = ("apparatus", "figures", "reasoning", "terms")


def rows(*kinds: str) -> list[Any]:
    return [
        pytest.param(language, *case[kind], id=f"{language}-{kind}")
        for language, case in TABLE.items()
        for kind in kinds
    ]


def test_table_has_every_language() -> None:
    assert set(TABLE) == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("family", BEGUN)
def test_language_uses_the_keys_of_english(language: str, family: str) -> None:
    keys = set(load_lexicon(language).families[family])
    assert keys <= set(load_lexicon("en").families[family])


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "en"])
@pytest.mark.parametrize("family", BEGUN)
def test_language_says_that_no_native_speaker_read_it(language: str, family: str) -> None:
    folder = Path(load_lexicon.__wrapped__.__code__.co_filename).parent
    assert "no native speaker" in (folder / language / f"{family}.yml").read_text("utf-8")


@pytest.mark.parametrize(
    ("language", "text", "hedge", "number"), rows("share", "more", "least", "decimal")
)
def test_figure_is_found_with_its_hedge(
    language: str, text: str, hedge: str, number: float
) -> None:
    assert [(one.hedge.value, one.low) for one in case_of(text, language).figures] == [
        (hedge, number)
    ]


@pytest.mark.parametrize(("language", "text", "words"), rows("likely"))
def test_likelihood_word_is_known(language: str, text: str, words: str) -> None:
    match = load_lexicon(language).pattern("reasoning", "likelihood").search(text)
    assert match is not None
    assert match[0] == words


@pytest.mark.parametrize(("language", "text", "words"), rows("country"))
def test_member_called_a_country_is_told(language: str, text: str, words: str) -> None:
    assert [hit.words for hit in found("economies-not-countries", text, language)] == [words]


@pytest.mark.parametrize(("language", "text", "words"), rows("border"))
def test_single_border_is_told(language: str, text: str, words: str) -> None:
    assert [hit.words for hit in found("boundary-border", text, language)] == [words]


@pytest.mark.parametrize(("language", "text", "words"), rows("asterisk"))
def test_missing_asterisk_is_told(language: str, text: str, words: str) -> None:
    assert [hit.words for hit in found("status-asterisk", text, language)] == [words]


@pytest.mark.parametrize(("language", "text", "words"), rows("time"))
def test_moving_time_is_told(language: str, text: str, words: str) -> None:
    assert [hit.words for hit in found("relative-time", text, language)] == [words]


@pytest.mark.parametrize(("language", "text", "words"), rows("person"))
def test_person_is_told(language: str, text: str, words: str) -> None:
    assert [hit.words for hit in found("personal-name", text, language)] == [words]


@pytest.mark.parametrize(("language", "text"), rows("timed", "role"))
def test_date_and_role_are_left(language: str, text: str) -> None:
    for rule in ("relative-time", "personal-name"):
        assert [hit.words for hit in found(rule, text, language)] == []


@pytest.mark.parametrize(("language", "text"), rows("pair", "members", "starred"))
def test_near_miss_is_left(language: str, text: str) -> None:
    for rule in ("economies-not-countries", "boundary-border", "status-asterisk"):
        assert [hit.words for hit in found(rule, text, language)] == []
