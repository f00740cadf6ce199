import pytest

from synopsis.vocabulary import (
    Confidence,
    Grade,
    Likelihood,
    Scale,
    VocabularyError,
    likelihood_words,
)


@pytest.mark.parametrize(
    ("word", "scale", "low", "high"),
    [
        # ICD 203, Analytic Standards (2015), D.6.e.(2)(a)
        ("likely", Scale.ICD_203, 0.55, 0.80),
        ("almost certain", Scale.ICD_203, 0.95, 0.99),
        # UK PHIA Probability Yardstick (2019)
        ("likely", Scale.UK_PHIA, 0.55, 0.75),
        ("realistic possibility", Scale.UK_PHIA, 0.40, 0.50),
    ],
)
def test_word_stands_for_the_band_of_its_scale(
    word: str, scale: Scale, low: float, high: float
) -> None:
    likelihood = Likelihood(word, scale)
    assert (likelihood.low, likelihood.high) == (low, high)


def test_word_of_another_scale_is_undefined() -> None:
    with pytest.raises(VocabularyError, match="not a likelihood word of ICD 203"):
        Likelihood("realistic possibility", Scale.ICD_203)


@pytest.mark.parametrize("scale", Scale)
def test_words_stand_in_rising_order(scale: Scale) -> None:
    lows = [Likelihood(word, scale).low for word in likelihood_words(scale)]
    assert lows == sorted(lows)


def test_confidence_is_one_of_three_words() -> None:
    assert Confidence.parse("moderate").word == "moderate"
    with pytest.raises(VocabularyError):
        Confidence.parse("certain")


@pytest.mark.parametrize("text", ["G1", "A7", "A0", "B", "", "BB", "A²"])
def test_what_is_not_a_grade_is_refused(text: str) -> None:
    with pytest.raises(VocabularyError):
        Grade.parse(text)


def test_grade_says_both_judgements() -> None:
    assert Grade.parse("b2").meaning == "usually reliable; probably true"
