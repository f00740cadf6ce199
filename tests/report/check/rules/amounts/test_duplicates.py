"""Clauses in the same words that disagree."""

import pytest

from synopsis.report.check.rules.amounts.duplicates import near_duplicates_disagree
from tests.report.check.rules.amounts.reading import case_of

TWINS = [
    (
        "The joint patrols along the river have reduced smuggling.",
        "The joint patrols along the river have not reduced smuggling.",
    ),
    (
        "The agreement on passenger data has been signed by all.",
        "The agreement on passenger data has never been signed by all.",
    ),
    (
        "A guard must have two colleagues when a sealed container is opened.",
        "A guard must have one colleague when a sealed container is opened.",
    ),
    (
        "The last bus leaves the main station at 03:40 on weekdays.",
        "The last bus leaves the main station at 03:10 on weekdays, and this is too early.",
    ),
    (
        "Volunteers are insured in four of the six economies.",
        "Volunteers are insured in all six economies.",
    ),
    (
        "The office can't share passenger records with airlines.",
        "The office can share passenger records with airlines.",
    ),
    (
        "Patients must be seen by a doctor of their own within two weeks of surgery.",
        "Patients must not be seen by a doctor of their own within two weeks of surgery.",
    ),
]

NO_TWINS = [
    (
        "The joint patrols along the river have reduced smuggling.",
        "The joint patrols along the river have reduced smuggling.",
    ),
    (
        "The joint patrols along the river have reduced smuggling.",
        "The joint patrols in the mountains have not reduced smuggling.",
    ),
    (
        "In 2021, the centre for cyber training received 14 requests.",
        "In 2022, the centre for cyber training received 19 requests.",
    ),
    (
        "In Albania, the centre for cyber training received 14 requests.",
        "In Serbia, the centre for cyber training received 19 requests.",
    ),
    (
        "In March the centre for cyber training received 14 requests.",
        "In April the centre for cyber training received 19 requests.",
    ),
    (
        "Women at the centre for cyber training sent 14 requests.",
        "Men at the centre for cyber training sent 19 requests.",
    ),
    (
        "See Table 3 for the number of trained cyber officers.",
        "See Table 4 for the number of trained cyber officers.",
    ),
    ("It was not so.", "It was so."),
    (
        "The centre trains officers and judges.",
        "The centre trains officers, judges and prosecutors.",
    ),
]


@pytest.mark.parametrize(("first", "second"), TWINS)
def test_twins_that_disagree_are_told(first: str, second: str) -> None:
    (hit,) = near_duplicates_disagree(case_of(f"{first}\n\nWords between.\n\n{second}\n"))
    assert hit.sentence.text == second
    assert hit.other is not None
    assert hit.other.text == first


@pytest.mark.parametrize(("first", "second"), NO_TWINS)
def test_parallels_and_copies_are_left(first: str, second: str) -> None:
    case = case_of(f"{first}\n\nWords between.\n\n{second}\n")
    assert [hit.why for hit in near_duplicates_disagree(case)] == []


def test_what_contradicting_figures_tell_is_not_told_twice() -> None:
    course = "The course for guards at the crossing lasts {} weeks.\n\n"
    assert list(near_duplicates_disagree(case_of(course.format(3) + course.format(5)))) == []


def test_items_of_one_list_are_parallels() -> None:
    text = (
        "We do this:\n\n- Share passenger data with airlines daily\n- Do "
        "not share passenger data with airlines daily\n"
    )
    assert list(near_duplicates_disagree(case_of(text))) == []
