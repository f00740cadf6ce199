import pytest

from synopsis.survey.errors import SurveyError
from synopsis.survey.house import House


def test_house_rules_are_the_cards_over_our_own() -> None:
    assert House.parse({"suppress_below": 20, "interval": "beta"}) == House(
        interval="beta", suppress_below=20
    )


def test_house_rules_are_printed() -> None:
    intervals, tests, bases = House(multiplicity="none").sentences
    assert intervals.startswith("Intervals: logit, 95%, by Student's t")
    assert tests == "Tests are not corrected for their number."
    assert "fewer than 30 respondents is not shown" in bases


@pytest.mark.parametrize(
    ("card", "words"),
    [
        ({"colour": "red"}, "unknown key 'colour'"),
        ({"interval": "guess"}, "'interval' cannot be 'guess'"),
        ({"lonely": "guess"}, "'lonely' cannot be 'guess'"),
        ({"level": 95}, "'level' cannot be 95"),
        ({"flag_below": 10}, "'suppress_below' cannot be 30"),
        ({"suppress_below": "many"}, "cannot be read"),
        ({"disclose_at_least": 0}, "cannot be 30"),
    ],
)
def test_house_rules_refuse_what_has_no_meaning(card: dict[str, object], words: str) -> None:
    with pytest.raises(SurveyError, match=words):
        House.parse(card)
