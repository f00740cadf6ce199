from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopsis.vocabulary import Frequency, Period, VocabularyError


@pytest.mark.parametrize(
    ("text", "first", "last", "frequency"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31), Frequency.YEAR),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), Frequency.MONTH),
        ("2023-Q4", date(2023, 10, 1), date(2023, 12, 31), Frequency.QUARTER),
        ("2023-11-08", date(2023, 11, 8), date(2023, 11, 8), Frequency.DAY),
        ("2021/2023", date(2021, 1, 1), date(2023, 12, 31), Frequency.SPAN),
        ("2023-02/2023-Q3", date(2023, 2, 1), date(2023, 9, 30), Frequency.SPAN),
    ],
)
def test_period_is_read_from_its_text(
    text: str, first: date, last: date, frequency: Frequency
) -> None:
    period = Period.parse(text)
    assert (period.first, period.last, period.frequency) == (first, last, frequency)
    assert str(period) == text


@pytest.mark.parametrize(
    "text",
    ["", "23", "2023-13", "2023-02-30", "2023-Q5", "2023/2021", "0001", "9999", "2023/", "a/b/c",
     "\N{FULLWIDTH DIGIT TWO}023", "2023-1", "2023 to 2024"],
)  # fmt: skip
def test_what_is_not_a_period_is_refused(text: str) -> None:
    with pytest.raises(VocabularyError):
        Period.parse(text)


@given(st.text(max_size=20))
def test_any_text_is_a_period_or_one_clear_sentence(text: str) -> None:
    try:
        assert Period.parse(text).first <= Period.parse(text).last
    except VocabularyError as error:
        assert "\n" not in error.sentence  # noqa: PT017


def test_month_is_known_after_its_end_and_the_lag() -> None:
    assert Period.parse("2022-06").known_from(2) == date(2022, 9, 1)
    assert Period.parse("2022-11").known_from(1) == date(2023, 1, 1)
    assert Period.parse("2022").known_from(0) == date(2023, 1, 1)


@pytest.mark.parametrize("text", ["1999-12", "2000-01", "2022-06"])
def test_month_has_a_number_that_leads_back_to_it(text: str) -> None:
    month = Period.parse(text)
    assert Period.of_month(month.month_number) == month
    assert Period.of_month(month.month_number + 1).first == month.known_from(0)


def test_year_ends_in_its_last_month() -> None:
    assert Period.parse("2022").month_number == Period.parse("2022-12").month_number
