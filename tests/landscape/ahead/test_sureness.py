from datetime import date

import pytest

from synopsis.landscape.ahead import OutlookRecord, RecordLine, sureness_of
from synopsis.landscape.ahead.sureness import warning_sureness
from synopsis.landscape.warnings import StandingWarning, State
from synopsis.vocabulary import CLEAR, Confidence
from tests.landscape.ahead.foreseen import prospect

VALUES: list[float | None] = [float(at % 7) for at in range(48)]
THEN = date(2022, 2, 1)


def record(low: float | None, value: float = 0.1) -> OutlookRecord:
    return OutlookRecord((RecordLine("made_up", "skill", "naive", value, low, 0.2),))


def test_outlook_that_beats_simple_ones_bears_moderate_confidence_and_never_more() -> None:
    sure, why = sureness_of(prospect(VALUES), record(0.05, 0.9), THEN)
    assert sure is Confidence.MODERATE
    assert why


@pytest.mark.parametrize("low", [0.0, -0.1])
def test_outlook_without_shown_skill_is_low(low: float) -> None:
    assert sureness_of(prospect(VALUES), record(low), THEN)[0] is Confidence.LOW


def test_outlook_without_a_record_is_low() -> None:
    sure, why = sureness_of(prospect(VALUES), OutlookRecord(), THEN)
    assert sure is Confidence.LOW
    assert "no record" in why


def test_outlook_whose_months_are_past_is_low_however_good_its_record() -> None:
    sure, why = sureness_of(prospect(VALUES), record(0.5, 0.9), date(2026, 1, 1))
    assert sure is Confidence.LOW
    assert "past" in why


@pytest.mark.parametrize(
    ("age", "grade", "records", "expected"),
    [
        (30, "B2", 2, Confidence.MODERATE),
        (30, "B2", 0, Confidence.LOW),
        (400, "A1", 2, Confidence.LOW),
        (30, "E5", 2, Confidence.LOW),
    ],
)
def test_warning_is_as_sure_as_its_weakest_support(
    age: int, grade: str, records: int, expected: Confidence
) -> None:
    said = {"timeliness": {"age_days": age, "grade": grade}, "due": "2026-01-01", "caveat": "x"}
    warning = StandingWarning("a/ALB/2022/readiness", said, State.OPEN, (), CLEAR)
    assert warning_sureness(warning, records)[0] is expected
