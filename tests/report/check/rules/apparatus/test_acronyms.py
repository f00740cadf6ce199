import pytest

from synopsis.report.check.rules.apparatus.acronyms import (
    acronyms_of,
    expansion,
    is_roman,
    is_shouted,
    opening,
)
from synopsis.report.check.words import load_lexicon
from tests.report.check.rules.reading import case_of

EN = load_lexicon("en")


@pytest.mark.parametrize(
    ("before", "name", "words"),
    [
        ("It was the Regional Cooperation Council ", "RCC", "Regional Cooperation Council"),
        ("drawn up by law enforcement agencies ", "LEA", "law enforcement agencies"),
        ("of the Ministry of the Interior ", "MOI", "Ministry of the Interior"),
        ("the survey of the year ", "RCC", ""),
        ("", "RCC", ""),
    ],
)
def test_expansion_is_read_from_initials(before: str, name: str, words: str) -> None:
    assert expansion(EN, before, name) == words


def test_opening_is_read_from_initials() -> None:
    assert opening(EN, "Joint Audit Group of the court", "JAG") == "Joint Audit Group"
    assert opening(EN, "a group of people", "JAG") == ""


def test_uses_and_meanings_are_told_apart() -> None:
    found = acronyms_of(case_of("The Joint Audit Group (JAG) met. The JAG agreed.\n\n> JAG said."))
    assert len(found.body["JAG"]) == 2
    assert len(found.aside["JAG"]) == 1
    assert [one.words for one in found.meanings["JAG"]] == ["Joint Audit Group"]


@pytest.mark.parametrize(
    "text",
    [
        "See https://example.org/ABCD/EFGH.pdf for it.",
        "The file COM_2023_690 is long.",
        "MINUTES OF THE MEETING OF MAY",
        "Resolution UNSCX 1244 was adopted.",
        "The UNITED NATIONS met.",
    ],
)
def test_codes_and_capitals_are_no_acronyms(text: str) -> None:
    assert acronyms_of(case_of(text)).body == {}


def test_roman_numerals_are_known() -> None:
    assert [one for one in ("II", "XIV", "MARRI", "IOM") if is_roman(one)] == ["II", "XIV"]


def test_shouting_is_known() -> None:
    assert is_shouted("MINUTES OF THE MEETING")
    assert not is_shouted("The RCC and the UN met in May.")
