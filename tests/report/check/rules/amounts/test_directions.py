"""Words of direction against figures."""

import pytest

from synopsis.report.check.rules.amounts.directions import direction_against_figures
from tests.report.check.rules.amounts.reading import hits_of

DIRECTION_FIRES = [
    "Trust rose from 47 % to 43 %.",
    "Trust fell from 43 % to 47 % in 2023.",
    "Arrests were down from 30 to 35.",
    "The number increased to 12 from 15.",
    "Trust is higher than in 2022 (30 % against 34 %).",
    "In 2023, 43 % trusted courts, up from 47 % in 2022.",
    "Arrests fell to 45, up from 40, last year. There were 45 arrests, down from 40.",
    "The rate declined from 8.2 per cent in 2019 to 9.1 per cent in 2023.",
    "Exports grew from 4.2 to 3.9 billion euro.",
    "Trust dropped to 45 %, compared with 41 % in 2021.",
    "A rise in cases from 120 to 98 was recorded.",
    "The number of staff decreased from twelve to fifteen.",
    "Trust rose: 47 % in 2021 and 43 % in 2023.",
    "The increase (from 47 % to 43 %) is welcome.",
    "Reported cases climbed from 1,200 to 980.",
    "Support is lower than a year ago (52 % compared with 48 %).",
    "Detections have fallen by a tenth, from 900 to 990.",
    "The share of women rose steadily from 31 per cent in 2015 to 27 per cent in 2023.",
    "Turnout was 38 % (up from 41 % in 2019).",
    "The share of buses on time improved from 88 per cent of 900 in 2022 to 83 per cent of 910.",
    "Prices dropped from EUR 900 in 2022 to EUR 1,250 in 2023.",
]
DIRECTION_QUIET = [
    "Trust rose from 43 % to 47 %.",
    "It fell from rank 43 to 47.",
    "The economy climbed from 47th to 43rd place.",
    "Trust did not rise from 47 % to 43 %.",
    "Growth slowed from 5 % to 3 %.",
    "The programme grew from 2019 to 2023.",
    "The tournament rose in importance from 3 to 5 May.",
    "Increased patrols brought detections from 40 down to 30.",
    "After the fall in prices, wages went from 30 to 35.",
    "The lek rose from 117 to 101 against the euro.",
    "Trust is higher than in 2022 (34 % against 30 %).",
    "43 % trust the courts, up from 41 %.",
    "Arrests fell from 1.2 million to 900,000.",
    "Arrests rose from 900,000 to 1.2 million.",
    "The decline eased from 5 % to 3 %.",
    "Trust fell among those aged from 18 to 24.",
    "It rose by 5 points, from 40 % to 45 %.",
    "Of 300 cases, 43 went to court, up from 41.",
    "The rate fell from 8.2 to 7.9 per cent.",
    "Trips of 5 to 3 km fell.",
    "Exports rose by 4 % in 2021 and 3 % in 2022.",
    "The share grew from 12 % of 300 to 15 % of 200.",
    "The rise in prices took the index from 120 to 98.",
    "Trust rose to 47 %, compared with 43 % in 2021.",
    "Numbers rose from the 1,040 of 2021 to 1,300 in 2022.",
    "Poverty improved from 21 % to 17 %.",
    "The share of late buses improved from 21 % to 17 %.",
]


@pytest.mark.parametrize("text", DIRECTION_FIRES)
def test_direction_is_told(text: str) -> None:
    assert hits_of(direction_against_figures, text)


@pytest.mark.parametrize("text", DIRECTION_QUIET)
def test_direction_leaves_near_misses(text: str) -> None:
    assert not hits_of(direction_against_figures, text)
