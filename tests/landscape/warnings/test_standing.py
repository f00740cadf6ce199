"""Raised, answered, expired: the ledger holds what was said, the calendar what was not."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from synopsis.catalog import View, init_workspace, open_workspace
from synopsis.landscape import LandscapeError
from synopsis.landscape.warnings import (
    RaisedWarning,
    State,
    append_answer,
    append_warnings,
    standing,
    survey_places,
)
from synopsis.landscape.warnings.standing import WARNING, Reply, check_record, record_of
from tests.conftest import NOON
from tests.landscape.warnings.samples import calm, scene, series

ROLES = {"desk": "head of the desk"}
PEOPLE = """
[principals.analyst]
clearance = "AMBER"
body = "RCC"
[principals.second]
clearance = "AMBER"
body = "RCC"
"""
Look = Callable[..., View]


@pytest.fixture
def look(tmp_path: Path) -> Look:
    """A workspace with a clock that is given with each look."""
    folder = tmp_path / "work"
    init_workspace(folder, "western-balkans", NOON)
    settings = folder / "synopsis.toml"
    settings.write_text(settings.read_text("utf-8") + PEOPLE, "utf-8")

    def view(handle: str | None = "analyst", days: int = 0) -> View:
        now: datetime = NOON + timedelta(days=days)
        return open_workspace(folder, lambda: now).view(handle)

    return view


@pytest.fixture
def warning() -> RaisedWarning:
    day = date(2026, 11, 20)
    values = [*calm(140), 400.0, 20.0]  # October 2026 is the newest month
    (found,) = survey_places(scene(series(values), day=day))
    return found.warnings[0]


def state(view: View) -> State:
    (one,) = standing(view, (), ROLES)
    return one.state


def test_raising_again_is_one_entry_even_by_another(look: Look, warning: RaisedWarning) -> None:
    assert append_warnings(look(), [warning], ROLES) == (warning,)
    assert append_warnings(look(), [warning], ROLES) == ()
    assert append_warnings(look("second", 1), [warning], ROLES) == ()
    assert len(look().contributions(WARNING)) == 1
    assert look().contributions(WARNING)[0].id == warning.id


def test_what_is_only_noticed_stands_apart_until_it_is_raised(
    look: Look, warning: RaisedWarning
) -> None:
    (before,) = standing(look(), [warning], ROLES)
    assert before.state is State.NOTICED
    append_warnings(look(), [warning], ROLES)
    (after,) = standing(look(), [warning], ROLES)
    assert (after.state, after.handle) == (State.OPEN, "analyst")
    assert dict(after.record) == dict(before.record)


def test_warning_expires_the_day_after_its_due_day_and_nothing_is_written(
    look: Look, warning: RaisedWarning
) -> None:
    append_warnings(look(), [warning], ROLES)
    assert state(look(days=7)) is State.OPEN
    assert state(look(days=8)) is State.EXPIRED
    assert len(look(days=8).contributions()) == 1


@pytest.mark.parametrize(
    ("reply", "reason", "found"),
    [
        (Reply.ACTED, "", State.ACTED),
        (Reply.DECLINED, "counted twice", State.DECLINED),
        (Reply.NOTED, "seen", State.OPEN),
    ],
)
def test_answer_ends_a_warning_and_a_note_does_not(
    look: Look, warning: RaisedWarning, reply: Reply, reason: str, found: State
) -> None:
    append_warnings(look(), [warning], ROLES)
    append_answer(look("second", 2), warning.id, reply, reason)
    (one,) = standing(look(days=3), (), ROLES)
    assert one.state is found
    assert [(a.reply, a.reason, a.handle) for a in one.answers] == [(reply, reason, "second")]
    assert not one.is_late


def test_late_answer_is_told_as_late_and_a_later_one_stands(
    look: Look, warning: RaisedWarning
) -> None:
    append_warnings(look(), [warning], ROLES)
    append_answer(look(days=9), warning.id, Reply.DECLINED, "no staff")
    append_answer(look(days=10), warning.id, Reply.ACTED)
    (one,) = standing(look(days=11), (), ROLES)
    assert (one.state, one.is_late, len(one.answers)) == (State.ACTED, True, 2)
    assert state(look(days=8)) is State.EXPIRED


def test_public_raises_and_answers_nothing(look: Look, warning: RaisedWarning) -> None:
    with pytest.raises(LandscapeError, match="the public cannot raise warnings"):
        append_warnings(look(None), [warning], ROLES)
    append_warnings(look(), [warning], ROLES)
    with pytest.raises(LandscapeError, match="the public cannot answer warnings"):
        append_answer(look(None), warning.id, Reply.ACTED)


def test_declining_needs_a_reason(look: Look, warning: RaisedWarning) -> None:
    append_warnings(look(), [warning], ROLES)
    with pytest.raises(LandscapeError, match="declined without a reason"):
        append_answer(look(), warning.id, Reply.DECLINED, "  ")
    assert state(look()) is State.OPEN


def test_answer_to_what_was_never_raised_is_refused(look: Look) -> None:
    with pytest.raises(LandscapeError, match="no raised warning 'x/ALB' that may be seen"):
        append_answer(look(), "x/ALB", Reply.ACTED)


@pytest.mark.parametrize("key", ["caveat", "forecast", "timeliness", "receiver", "due", "why"])
def test_record_does_not_leave_without_its_caveat_or_forecast(
    warning: RaisedWarning, key: str
) -> None:
    record = record_of(warning, "head of the desk")
    assert record["caveat"] == "A crossing is no person."
    with pytest.raises(LandscapeError, match=f"without its {key}"):
        check_record({**record, key: ""})


@pytest.mark.parametrize("key", ["horizon_days", "word", "scale", "resolution"])
def test_record_does_not_leave_with_a_forecast_that_cannot_be_scored(
    warning: RaisedWarning, key: str
) -> None:
    record = record_of(warning, "head of the desk")
    broken = {name: value for name, value in record["forecast"].items() if name != key}
    with pytest.raises(LandscapeError, match=f"forecast has no {key}"):
        check_record({**record, "forecast": broken})


def test_entry_of_the_ledger_without_its_caveat_is_refused_when_read(
    look: Look, warning: RaisedWarning
) -> None:
    broken = {**record_of(warning, "desk"), "caveat": ""}
    look().append(WARNING, broken, id=warning.id, marking=warning.marking)
    with pytest.raises(LandscapeError, match="without its caveat"):
        standing(look(), (), ROLES)
