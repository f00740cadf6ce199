"""Choices are data: read from the card, refused where they have no meaning, of no economy."""

from dataclasses import asdict
from pathlib import Path

import pytest

from synopsis.catalog import load_profile
from synopsis.indicators import IndicatorError
from synopsis.indicators.change import Choices, SeriesClass, Thresholds


def test_the_region_names_every_choice_and_every_bound() -> None:
    card = load_profile("western-balkans").sheet("change.yml")
    thresholds = Thresholds.parse(card)
    assert set(card["choices"]) == set(asdict(Choices()))
    assert set(thresholds.bounds) == set(SeriesClass)
    assert thresholds.tuned


def test_the_page_of_placebo_rates_has_the_bounds_of_the_card() -> None:
    page = (Path(__file__).parents[3] / "docs" / "change-placebo.md").read_text("utf-8")
    thresholds = Thresholds.parse(load_profile("western-balkans").sheet("change.yml"))
    assert thresholds.tuned in page
    for name, bound in thresholds.bounds.items():
        assert f"  {name}: {bound:.3f}\n" in page


@pytest.mark.parametrize(
    ("card", "words"),
    [
        ({"choices": {"spacing": 0}}, "spacing cannot be 0"),
        ({"choices": {"ALB": 3}}, "no choice 'ALB'"),
        ({"choices": {"least": "many"}}, "cannot be read"),
        ({"choices": {"gaps": float("nan")}}, "gaps cannot be nan"),
        ({"bounds": {"Albania": 3.0}}, "cannot be read"),
        ({"bounds": {"busy count": -1}}, "cannot be -1"),
        ({"bounds": [3.0]}, "cannot be read"),
    ],
)
def test_a_card_without_meaning_is_refused(card: dict[str, object], words: str) -> None:
    with pytest.raises(IndicatorError, match=words):
        Thresholds.parse(card)


def test_what_a_card_leaves_out_stays() -> None:
    assert Choices.parse({"spacing": 3}) == Choices(spacing=3)
