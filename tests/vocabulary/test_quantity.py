import math

import pytest

from synopsis.vocabulary import Hedge, Quantity, Unit, VocabularyError, digits


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0"), (60, "60"), (59.5, "59.5"), (1234567, "1,234,567"), (1234.56, "1,235"),
        (-3, "\N{MINUS SIGN}3"), (0.4321, "0.43"), (-0.0, "0"), (0.0035, "0.0035"),
        (-0.001, "\N{MINUS SIGN}0.0010"), (-0.00001, "0.0000"), (9.876, "9.88"), (12.34, "12.3"),
    ],
)  # fmt: skip
def test_number_is_written_for_reading(number: float, text: str) -> None:
    assert digits(number) == text


def test_three_kinds_of_percent_are_three_units() -> None:
    signs = [Unit.PERCENT.sign, Unit.PERCENTAGE_POINT.sign, Unit.RELATIVE_PERCENT.sign]
    assert len(set(signs)) == 3


@pytest.mark.parametrize(
    ("hedge", "words"),
    [(Hedge.EXACT, ""), (Hedge.ABOUT, "about "), (Hedge.MORE_THAN, "more than "),
     (Hedge.ALMOST, "almost ")],
)  # fmt: skip
def test_hedge_keeps_its_words(hedge: Hedge, words: str) -> None:
    assert hedge.words == words


@pytest.mark.parametrize("number", [math.nan, math.inf])
def test_what_is_not_finite_is_refused(number: float) -> None:
    with pytest.raises(VocabularyError):
        Quantity(number, Unit.COUNT)


def test_interval_that_misses_its_value_is_refused() -> None:
    with pytest.raises(VocabularyError, match="misses"):
        Quantity(5, Unit.PERCENT, low=6, high=7)
