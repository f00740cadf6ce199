import pytest

from synopsis.vocabulary import (
    Leads,
    Span,
    VocabularyError,
    Voice,
    compose,
    number_at,
    plain,
    source_at,
)


def test_naked_numeral_is_refused() -> None:
    with pytest.raises(VocabularyError, match="a number without an origin"):
        Span("rose to 34 %")


@pytest.mark.parametrize("text", ["34 %", "٣", "²"])
def test_every_kind_of_digit_needs_an_address(text: str) -> None:
    with pytest.raises(VocabularyError):
        Span(text, Voice.TITLE)
    assert Span(text, address=number_at("F018")).address is not None


def test_sentence_is_composed_around_its_numbers() -> None:
    sentence = compose("In {name} it is {value}.", name=Span("Albania"),
                       value=Span("34 %", address=number_at("F018")))  # fmt: skip
    assert plain(sentence) == "In Albania it is 34 %."
    assert [span.address for span in sentence if span.address] == [number_at("F018")]


def test_slot_without_text_is_refused() -> None:
    with pytest.raises(VocabularyError, match=r"no text for \{value\}"):
        compose("It is {value}.")


def test_address_is_an_anchor() -> None:
    assert number_at("gdp", "ALB", "2021/2023").anchor == "n-gdp.ALB.2021_2023"
    assert source_at("world_bank").leads is Leads.SOURCE
    with pytest.raises(VocabularyError):
        number_at('x" onclick="')
