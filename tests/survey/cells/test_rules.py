from typing import Any

import pytest

from synopsis.survey import SurveyError
from synopsis.survey.cells import Rules


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"interval": "wald"}, "'wald' is not a kind of interval"),
        ({"level": 95}, "the level 95 is no share"),
        ({"df": "rows"}, "'rows' is no choice of df"),
        ({"suppress_below": 60}, "below 60 are suppressed and those below 50 flagged"),
        ({"suppress_below": -1}, "below -1 are suppressed"),
    ],
)
def test_rules_that_cannot_be_met_are_refused(parts: dict[str, Any], words: str) -> None:
    with pytest.raises(SurveyError, match=words):
        Rules(**parts)
