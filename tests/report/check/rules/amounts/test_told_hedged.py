"""Counts told again with a hedge or in other words, and the many that only look alike."""

import pytest

from synopsis.report.check.note import Severity
from synopsis.report.check.rules.amounts.contradicting import contradicting_figures
from synopsis.report.check.rules.amounts.duplicates import near_duplicates_disagree
from tests.report.check.rules.amounts.reading import hits_of

HARBOURS = "The Authority counted 48 small harbours in use on 31 December 2023."
THEFTS = "Thefts in Harrow went down from 150 in 2022 to 120 in 2023, a fall of 20 per cent."
WORK = "In October 2023 the share in paid work was 46 per cent, or 690 of the 1,500 interviewed."

CLASHING = [
    (HARBOURS, "With over 50 small harbours in use on 31 December 2023, the coast is well served."),
    (HARBOURS, "On the coast, fewer than 40 small harbours in use on 31 December 2023 were found."),
    (THEFTS, "There were over 130 thefts in Harrow in 2023, and we want fewer."),
    (THEFTS, "In 2023 there were 140 thefts in Harrow."),
    (THEFTS, "There were fewer than 140 thefts in Harrow in 2022."),
    (
        WORK,
        "In October 2023 the share in paid work was below 45 per cent of the 1,500 interviewed.",
    ),
]

AGREEING = [
    (HARBOURS, "With over 40 small harbours in use on 31 December 2023, the coast is well served."),
    (HARBOURS, "With over 50 small harbours in use on 31 March 2023, the coast is well served."),
    (HARBOURS, "With over 50 small harbours in use on 31 December 2022, the coast is well served."),
    (HARBOURS, "With over 50 small harbours in repair on 31 December 2023, it is well served."),
    (HARBOURS, "With over 50 large harbours in use on 31 December 2023, it is well served."),
    (HARBOURS, "By plan, 60 small harbours in use on 31 December 2023 were the target."),
    (THEFTS, "There were over 110 thefts in Harrow in 2023, and we want fewer."),
    (THEFTS, "There were over 130 thefts in Marle in 2023, and we want fewer."),
    (THEFTS, "There were 140 thefts in Harrow in 2021."),
    (THEFTS, "There were 140 bicycle thefts in Harrow in 2023."),
    (THEFTS, "There were 140 thefts of cars in Harrow in 2023."),
    (WORK, "In October 2023 the share in paid work was over 45 per cent of the 1,500 interviewed."),
    (
        WORK,
        "In October 2023 the share in paid work was below 45 per cent of the women interviewed.",
    ),
    (WORK, "In March 2023 the share in paid work was below 45 per cent of the 1,500 interviewed."),
    (
        "There are 200,000 households in the two valleys.",
        "Of the poor, 5,000 of the 100,000 households connected to the grid are rural.",
    ),
]


SETTINGS = [
    (
        "The survey of 2023 found that 45 % trust courts.",
        "An earlier survey found 38 % trust courts.",
    ),
    ("The mission counted 40 roadblocks on 3 May 2023.", "It counted 28 roadblocks on 9 May 2023."),
    (
        "The mission saw 40 roadblocks on 3 May 2023.",
        "The mission saw 28 roadblocks on 9 May 2023.",
    ),
    (
        "Preliminary data put inflation at 3.4 % in 2023.",
        "Revised data put inflation at 3.9 % in 2023.",
    ),
    (
        "Before the reform, 45 % of cases were closed.",
        "After the reform, 62 % of cases were closed.",
    ),
    (
        "Heating costs a home 900 euros a year.",
        "Heating costs a home 1,400 euros a year in the hills.",
    ),
]


@pytest.mark.parametrize(("first", "second"), SETTINGS)
def test_another_day_survey_or_version_is_left(first: str, second: str) -> None:
    text = f"{first}\n\n{second}\n"
    assert not hits_of(contradicting_figures, text)
    assert not hits_of(near_duplicates_disagree, text)


@pytest.mark.parametrize(("first", "second"), CLASHING)
def test_a_count_told_again_otherwise_is_a_caution(first: str, second: str) -> None:
    hits = hits_of(contradicting_figures, f"{first}\n\n{second}\n")
    assert [hit.severity for hit in hits] == [Severity.CAUTION]


@pytest.mark.parametrize(("first", "second"), AGREEING)
def test_a_count_of_another_thing_is_left(first: str, second: str) -> None:
    assert [hit.why for hit in hits_of(contradicting_figures, f"{first}\n\n{second}\n")] == []


DARK = (
    "There were 1,320 collisions after dark in 2023, compared with {} in 2022, {} of {} per cent."
)


@pytest.mark.parametrize(
    ("second", "number"),
    [
        (DARK.format("1,230", "an increase", "7"), 1),
        (DARK.format("1,200", "an increase", "10"), 0),
        (DARK.replace("1,320", "1,480").format("1,230", "an increase", "20"), 0),
        (DARK.replace("2023", "2021").format("1,230", "an increase", "7"), 0),
        (DARK.replace("collisions", "deaths").format("1,230", "an increase", "7"), 0),
    ],
)
def test_twins_that_keep_one_long_number_are_told(second: str, number: int) -> None:
    first = DARK.format("1,200", "an increase", "10")
    assert len(hits_of(near_duplicates_disagree, f"{first}\n\n{second}\n")) == number


def test_one_pair_found_twice_is_no_template() -> None:
    text = (
        "The median time from the first sign to the first call was {} hours in 2023 and 11 in 2022."
    )
    report = f"# Calls\n\n## Response\n\n{text.format(9)}\n\n## Conclusions\n\n{text.format(7)}\n"
    assert len(hits_of(near_duplicates_disagree, report)) == 1
