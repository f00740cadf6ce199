"""Medians against the halves that are told of the same thing."""

import pytest

from synopsis.report.check.note import Severity
from synopsis.report.check.rules.amounts.contradicting import contradicting_figures
from tests.report.check.rules.amounts.reading import hits_of

MEDIAN = "The median wait was 74 days in 2023."

WRONG = [
    (MEDIAN, "Half of the patients operated in 2023 had waited 91 days or less."),
    (MEDIAN, "In 2023 more than half of the applicants waited longer than 91 days."),
    (MEDIAN, "In 2023 fewer than half of the applicants waited longer than 60 days."),
    (MEDIAN, "In 2023, 38 per cent of applicants waited more than 60 days."),
    (
        "In 2022 the median fine was EUR 400.",
        "Half of the fines in 2022 were above EUR 550.",
    ),
    (
        "The median time to a decision was 14 weeks in 2024.",
        "In 2024, half of all applicants waited more than 19 weeks for a decision.",
    ),
    (
        "The median rent was EUR 410 in 2024.",
        "In 2024, 62 per cent of tenants paid a rent of more than EUR 480.",
    ),
    (
        "The median delay of ferries was 12 minutes in 2023.",
        "One in two ferries had a delay of more than 20 minutes in 2023.",
    ),
    (
        "Half of the requests in 2023 took longer than 30 days.",
        "Half of the requests in 2023 took longer than 45 days.",
    ),
]

RIGHT = [
    (MEDIAN, "Half of the patients operated in 2023 had waited 74 days or less."),
    (MEDIAN, "Half of the patients operated in 2022 had waited 91 days or less."),
    (MEDIAN, "Half of the women operated in 2023 had waited 91 days or less."),
    (MEDIAN, "More than half of the patients waited longer than 60 days in 2023."),
    (MEDIAN, "In 2023, a quarter of patients waited longer than 120 days."),
    (MEDIAN, "In 2023, the mean wait was 91 days."),
    (MEDIAN, "Half of the wards had a wait of 12 weeks or more in 2023."),
    (
        "Children were treated sooner: their median wait was 61 days in 2024.",
        "Half of the patients waited longer than 94 days in 2024.",
    ),
    (
        "The median wait for eye surgery was 61 days in 2024.",
        "Half of the patients for hip surgery waited longer than 94 days in 2024.",
    ),
    (
        "The median wait at the northern crossing was 74 minutes.",
        "Half of the trucks at the southern crossing had a wait of more than 91 minutes.",
    ),
]


@pytest.mark.parametrize(("first", "second"), WRONG)
def test_halves_that_miss_the_median_are_told(first: str, second: str) -> None:
    (hit,) = hits_of(contradicting_figures, f"{first}\n\nWords between.\n\n{second}\n")
    assert hit.other is not None
    assert (hit.other.text, hit.severity) == (first, Severity.CAUTION)


@pytest.mark.parametrize(("first", "second"), RIGHT)
def test_halves_of_something_else_are_left(first: str, second: str) -> None:
    found = hits_of(contradicting_figures, f"{first}\n\nWords between.\n\n{second}\n")
    assert [hit.why for hit in found] == []
