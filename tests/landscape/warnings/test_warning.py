from dataclasses import replace
from datetime import date

import pytest

from synopsis.landscape import LandscapeError
from synopsis.landscape.warnings.card import Card, Stage
from synopsis.landscape.warnings.warning import survey_places
from synopsis.vocabulary import Marking, Tlp
from tests.landscape.warnings.samples import CARD, calm, card, scene, series

SURGE = [*calm(47), 400.0]


def test_step_that_is_due_is_a_warning_and_an_open_one_is_not() -> None:
    (found,) = survey_places(scene(series(SURGE)))
    assert found.is_due(Stage.READINESS) is True
    assert found.is_due(Stage.ACTION) is None
    assert [one.condition.id for one in found.open_conditions] == ["told"]
    (warning,) = found.warnings
    assert warning.id == "surge/ALB/2018-12/readiness"
    assert warning.due == date(2019, 2, 17)
    assert warning.step.actions == ("Ask.",)
    assert (warning.timeliness.known, warning.timeliness.age_days) == (date(2019, 2, 1), 41)


def test_id_is_the_same_on_another_day_and_after_later_months() -> None:
    first, second = (
        survey_places(one)[0].warnings[0].id
        for one in (
            scene(series(SURGE)),
            scene(series([*SURGE, 20.0, 21.0]), day=date(2019, 5, 1)),
        )
    )
    assert first == second


def test_nothing_is_due_where_nothing_holds() -> None:
    assert survey_places(scene(series(calm())))[0].warnings == ()


def test_marking_joins_series_and_card() -> None:
    marked = Card.parse(card(marking={"level": "GREEN", "owner": "MOI"}))
    amber = Marking(Tlp.AMBER, "MOI")
    (found,) = survey_places(scene(series(SURGE, marking=amber), cards=(marked,)))
    assert found.warnings[0].marking == amber
    other = Marking(Tlp.AMBER, "MOD")
    (found,) = survey_places(scene(series(SURGE, marking=other), cards=(marked,)))
    assert found.warnings[0].marking.audience == frozenset()


def test_what_was_read_and_does_not_hold_marks_the_entry_as_well() -> None:
    both = {**CARD["conditions"], "told": {"alarm": "raids", "direction": "up", "words": "raids"}}
    steps = {**CARD["steps"]}
    steps["readiness"] = {**steps["readiness"], "when": {"any": ["more", "told"]}}
    made = Card.parse(card(conditions=both, steps=steps))
    red = Marking(Tlp.RED, "MOI")
    quiet = series(calm(), id="raids", marking=red)
    (found,) = survey_places(scene(series(SURGE), quiet, cards=(made,)))
    (warning,) = found.warnings
    assert warning.marking == red


def test_warning_that_nothing_holds_up_is_refused() -> None:
    (warning,) = survey_places(scene(series(SURGE)))[0].warnings
    with pytest.raises(LandscapeError, match="rests on no condition that holds"):
        replace(warning, verdicts=())
