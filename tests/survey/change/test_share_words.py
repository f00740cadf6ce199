import pytest

from synopsis.survey import SurveyError
from synopsis.survey.change.share_words import HOUSE_WORDS, ShareWords

CASES = [
    (0.44, 0.47, 0.50, "a minority", False),
    (0.49, 0.52, 0.55, "about half, with no majority that the sample can tell", False),
    (0.501, 0.53, 0.56, "a majority", True),
    (0.67, 0.70, 0.73, "a large majority", True),
    (0.76, 0.80, 0.84, "an overwhelming majority", True),
    (0.20, 0.22, 0.249, "a small minority", False),
    (0.01, 0.02, 0.04, "few", False),
]


@pytest.mark.parametrize(("low", "share", "high", "words", "is_majority"), CASES)
def test_share_words_need_the_whole_interval(
    low: float, share: float, high: float, words: str, *, is_majority: bool
) -> None:
    if high == 0.50:
        words = "about half, with no majority that the sample can tell"
    assert low <= share <= high
    assert HOUSE_WORDS.words(low, high) == words
    assert HOUSE_WORDS.holds("a majority", low, high) is is_majority


def test_share_words_say_nothing_of_what_is_not_known() -> None:
    assert HOUSE_WORDS.words(float("nan"), float("nan")) == ""


def test_overwhelming_is_not_said_of_two_thirds() -> None:
    assert not HOUSE_WORDS.holds("overwhelming majority", 0.64, 0.70)
    assert HOUSE_WORDS.holds("a minority", 0.2, 0.3)


def test_holds_refuses_a_word_without_threshold() -> None:
    with pytest.raises(SurveyError, match="'most' is no word"):
        HOUSE_WORDS.holds("most", 0.6, 0.7)


def test_words_are_read_from_a_card() -> None:
    found = ShareWords.parse({"above": {"most": 0.6}, "below": {"hardly anybody": 0.05}})
    assert found.words(0.61, 0.7) == "most"
    assert found.words(0.51, 0.55) == ""
    assert found.holds("most", 0.61, 0.7)


@pytest.mark.parametrize(
    "card", [{}, {"above": 1, "below": {}}, {"above": {"most": "x"}, "below": {}},
             {"above": {"most": 1.0}, "below": {}}],
)  # fmt: skip
def test_words_refuse_a_card_that_says_nothing(card: dict[str, object]) -> None:
    with pytest.raises(SurveyError):
        ShareWords.parse(card)
