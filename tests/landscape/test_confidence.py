from dataclasses import replace
from datetime import date

import pytest

from synopsis.catalog import View
from synopsis.indicators import Series
from synopsis.landscape.confidence import Support, supports_of, weakest_link
from synopsis.landscape.direction import robust_direction
from synopsis.vocabulary import Confidence, Grade

HIGH, MODERATE, LOW = Confidence.HIGH, Confidence.MODERATE, Confidence.LOW


@pytest.mark.parametrize(
    ("bears", "confidence"),
    [((HIGH, HIGH), HIGH), ((HIGH, MODERATE), MODERATE), ((LOW, HIGH, MODERATE), LOW)],
)
def test_finding_is_as_sure_as_its_weakest_support(
    bears: tuple[Confidence, ...], confidence: Confidence
) -> None:
    supports = tuple(Support(f"support {one.word}", one) for one in bears)
    assert weakest_link(supports)[0] is confidence


def test_reason_names_the_weakest_support() -> None:
    supports = (Support("the age", LOW), Support("the grade", HIGH))
    assert weakest_link(supports) == (LOW, "not higher because of the age")


@pytest.mark.parametrize(
    ("grade", "as_of", "confidence"),
    [
        ("B2", date(2024, 6, 1), HIGH),
        ("C3", date(2024, 6, 1), MODERATE),
        ("D2", date(2024, 6, 1), LOW),
        ("B2", date(2028, 1, 1), MODERATE),
        ("B2", date(2031, 1, 1), LOW),
    ],
)
def test_grade_and_age_hold_confidence_down(
    demo_view: View,
    measured: tuple[Series, ...],
    grade: str,
    as_of: date,
    confidence: Confidence,
) -> None:
    series = next(
        one for one in measured if (one.indicator.id, one.place.code) == ("unemployment", "BIH")
    )
    direction = robust_direction(series, 5, 0.9)
    assert direction is not None
    rule = demo_view.profile.region.methods["confidence"]
    graded = replace(series, grade=Grade.parse(grade))
    assert weakest_link(supports_of(graded, direction, as_of, rule))[0] is confidence
