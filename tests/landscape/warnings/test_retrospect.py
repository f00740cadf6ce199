from datetime import date

import pytest

from synopsis.landscape import LandscapeError
from synopsis.landscape.warnings.hindsight import Label
from synopsis.landscape.warnings.retrospect import look_back, read_outcomes
from synopsis.landscape.warnings.standing import StandingWarning, State, record_of
from synopsis.landscape.warnings.warning import survey_places
from synopsis.vocabulary import CLEAR
from tests.landscape.warnings.samples import calm, region, scene, series

ROW = {"id": "E", "start": "2019-03", "economies": "ALB+SRB", "trend": "migration"}


def standing(state: State, place: str = "ALB") -> StandingWarning:
    (warning,) = survey_places(scene(series([*calm(47), 400.0])))[0].warnings
    record = record_of(warning, "desk") | {"place": place}
    return StandingWarning(warning.id, record, state, (), CLEAR)


def test_outcome_of_a_month_starts_on_its_first_day() -> None:
    (one,) = read_outcomes([ROW], "here")
    assert (one.start, one.places) == (date(2019, 3, 1), frozenset({"ALB", "SRB"}))


@pytest.mark.parametrize("key", ["id", "start", "economies", "trend"])
def test_outcome_without_a_part_is_refused(key: str) -> None:
    with pytest.raises(LandscapeError, match=f"has no {key}"):
        read_outcomes([{**ROW, key: ""}], "here")
    with pytest.raises(LandscapeError):
        read_outcomes([{**ROW, "start": "next spring"}], "here")


def test_raised_warning_is_scored_with_the_middle_of_its_word() -> None:
    came = read_outcomes([ROW], "here")
    scored = look_back([standing(State.EXPIRED)], came, region())
    (seen,) = scored.values()
    assert list(scored) == ["surge/readiness"]
    assert seen.count(Label.HIT) == 1
    assert dict(seen.leads) == {"E": 19}
    assert seen.brier == pytest.approx((1 - 0.675) ** 2)


def test_what_was_only_noticed_is_not_scored() -> None:
    assert look_back([standing(State.NOTICED)], (), region()) == {}


def test_warning_of_the_whole_region_matches_any_economy() -> None:
    came = read_outcomes([ROW], "here")
    (seen,) = look_back([standing(State.ACTED, "TWO")], came, region()).values()
    assert seen.count(Label.HIT) == 1
