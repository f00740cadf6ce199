import pytest

from synopsis.report.outlook_words import (
    chance_words,
    month_words,
    quantiles_said,
    value_words,
    why_none,
)
from synopsis.vocabulary import Period, plain
from tests.landscape.ahead.foreseen import prospect

VALUES: list[float | None] = [float(at % 5) for at in range(48)]


@pytest.mark.parametrize(
    ("chance", "words"),
    [(0.0, "under 1 %"), (0.004, "under 1 %"), (0.706, "71 %"), (0.995, "over 99 %")],
)
def test_probability_at_the_edge_is_never_made_certain(chance: float, words: str) -> None:
    assert chance_words(chance) == words


def test_months_are_words_and_other_periods_stay_as_written() -> None:
    assert month_words(Period.parse("2024-12")) == "December 2024"
    assert month_words(Period.parse("2024-Q4")) == "2024-Q4"


def test_counts_are_whole() -> None:
    assert value_words(prospect(VALUES), 10.9999) == "11"


def test_levels_are_said_from_low_to_high() -> None:
    said = quantiles_said(prospect(VALUES), 0)
    assert said.startswith("2.5 %: 2; 10 %: 8")
    assert said.endswith("97.5 %: 78")


def test_reason_without_an_outlook_leads_to_its_months() -> None:
    one = prospect(VALUES, has_steps=False)
    said = why_none(one)
    assert plain(said) == "insufficient data: fewer than 36 months"
    assert [span.address for span in said if span.address] == [one.months]
