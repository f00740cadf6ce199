"""The named choices of outlooks."""

import pytest

from synopsis.catalog import View
from synopsis.indicators import IndicatorError
from synopsis.indicators.outlook import Choices


def test_shipped_choices_are_read_and_give_their_reason(demo_view: View) -> None:
    found = Choices.parse(demo_view.profile.region.methods)
    assert found.reason
    assert found.least(12) == 36


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"colour": 1}, "unknown choices colour"),
        ({"gap_share": 1.5}, "outside what it can mean"),
        ({"window_years": 0}, "outside what it can mean"),
        ({"break_factor": "x"}, "no number"),
    ],
)
def test_senseless_choice_is_refused(given: dict[str, object], words: str) -> None:
    with pytest.raises(IndicatorError, match=words):
        Choices.parse({"outlook": given})
