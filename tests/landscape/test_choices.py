from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from synopsis.catalog import View
from synopsis.indicators import Series
from synopsis.landscape import LandscapeError
from synopsis.landscape.choices import Choices


def methods(view: View) -> dict[str, dict[str, Any]]:
    found: Mapping[str, Mapping[str, Any]] = view.profile.region.methods
    return {step: dict(choice) for step, choice in found.items()}


@pytest.mark.parametrize(
    ("step", "key"),
    [
        ("level", "least_points"),
        ("level", "current_years"),
        ("direction", "window_years"),
        ("confidence", "high"),
    ],
)
def test_a_missing_setting_is_told_in_one_sentence(demo_view: View, step: str, key: str) -> None:
    chosen = methods(demo_view)
    del chosen[step][key]
    with pytest.raises(LandscapeError, match=f"the setting '{key}' of the method '{step}'"):
        Choices.parse(chosen)


def test_a_missing_step_is_told(demo_view: View) -> None:
    chosen = methods(demo_view)
    del chosen["direction"]
    with pytest.raises(LandscapeError, match="'direction' is missing"):
        Choices.parse(chosen)


@pytest.mark.parametrize(
    ("step", "key"), [("level", "across"), ("level", "method"), ("confidence", "method")]
)
def test_a_name_without_a_function_is_refused(demo_view: View, step: str, key: str) -> None:
    chosen = methods(demo_view)
    chosen[step][key] = "gut feeling"
    with pytest.raises(LandscapeError, match=f"'gut feeling' is not a method of {step}"):
        Choices.parse(chosen)


def test_a_series_that_ended_long_ago_is_not_current(
    demo_view: View, measured: tuple[Series, ...]
) -> None:
    choices = Choices.parse(methods(demo_view))
    series = next(one for one in measured if one.indicator.id == "inflation" and one.points)
    newest = series.points[-1].period.year
    assert choices.is_current(series, date(newest + choices.current_years, 12, 31))
    assert not choices.is_current(series, date(newest + choices.current_years + 1, 1, 1))
    assert not choices.is_current(replace(series, points=()), date(newest, 1, 1))


def test_a_formal_step_holds_until_the_next(demo_view: View, measured: tuple[Series, ...]) -> None:
    choices = Choices.parse(methods(demo_view))
    series = next(one for one in measured if one.indicator.id == "accession_stage" and one.points)
    assert choices.is_current(series, date(2099, 1, 1))
