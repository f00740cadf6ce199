"""Per cent and points."""

import pytest

from synopsis.report.check.note import Severity
from synopsis.report.check.rules.amounts.units import percent_or_points
from tests.report.check.rules.amounts.reading import hits_of

POINTS_FIRES = [
    "Some 34 % (3 % less than last year) agree.",
    "However, almost a quarter (23%) think it will never happen, which is 3% more than in 2020.",
    "Support rose by 5 % from 40 % to 45 %.",
    "Trust fell by 6 % to 41 %.",
    "The share of women rose by 4 % in 2022.",
    "Trust in the courts fell by 8 % between 2021 and 2023.",
    "Support stands at 62 % (up 4 % on 2021).",
    "Support stands at 62 % (+4 %).",
    "Turnout dropped 7 per cent to 41 per cent.",
    "An increase of 5 % (from 40 % to 45 %) was seen.",
    "Some 62 per cent of citizens, 4 per cent more than in 2021, agree.",
    "The unemployment rate increased by 2 % in one year.",
    "Trust rose from 40 % to 45 %, an increase of 5 %.",
    "Trust rose from 40 % to 45 % (+5 %).",
    "The proportion of firms that export grew by about 3 %.",
    "Support is at 62 % – 4 % lower than in 2021.",  # noqa: RUF001
    "The rate went up by 10 % from 20 % to 30 %.",
    "Trust was 34 per cent in 2024 and 29 per cent in 2023. It has risen by 5 per cent.",
    "The share was 46 % in 2023. It had been 41 % in 2022, so that it went up by 5 %.",
    (
        "Hands were clean in 73 % of moments. In 2022 the figure was 70 %, so the "
        "improvement amounts to 3 %."
    ),
    ("Turnout was 61 % in 2023. Two years before the level was 55 %, which means a gain of 6 %."),
]
POINTS_QUIET = [
    "Support rose by 5 percentage points from 40 % to 45 %.",
    "Support rose by 12.5 % from 40 % to 45 %.",
    "Exports rose by 5 % from 40 million to 42 million.",
    "GDP grew by 3 %.",
    "The economy grew by 4 % in 2021 and by 3 % in 2022.",
    "Some 34 % (3 points less than last year) agree.",
    "Unemployment stands at 14 %; exports grew 3 % more than last year.",
    "Some 40 % of the budget is spent on salaries, and the budget is 5 % higher than last year.",
    "Wages, of which 20 % is tax, were 5 % higher than in 2021.",
    "The debt rose by 5 % to 60 % of GDP.",
    "Prices rose by 5 % and inflation reached 8 %.",
    "Some 34 % (down from 37 %) agree.",
    "Arrivals grew by 59.5 %.",
    "Some 34 % (38 % in the north) agree.",
    "Of the 34 % who agree, 12 % are women.",
    "The interest rate is 4 %, a quarter of it for risk.",
    "The number of cases fell by 12 %, and 38 % of them were solved.",
    "Rents rose 8 % on the year.",
    "Some 62 % (2021: 58 %) agree.",
    "The minimum wage rose by 9 % to 45 % of the average wage.",
    "Trust in the courts stands at 41 %.",
    "Turnout was 40 % in 2020 and 50 % in 2024. It has risen by 25 %.",
    "The share was 46 % in 2023. It had been 41 % in 2022, so that it went up by 5 points.",
    "The share was 45 % in 2023. It had been 40 % in 2022, so it rose by 12.5 %.",
    "Bread is 73 % of sales. In 2022 the figure was 70 %, and spending on flour rose by 3 %.",
    "The share was 46 % in 2023. It was 41 % in 2022, while prices went up by 5 %.",
]


@pytest.mark.parametrize("text", POINTS_FIRES)
def test_points_is_told(text: str) -> None:
    assert hits_of(percent_or_points, text)


@pytest.mark.parametrize("text", POINTS_QUIET)
def test_points_leaves_near_misses(text: str) -> None:
    assert not hits_of(percent_or_points, text)


def test_proven_points_are_an_error() -> None:
    (hit,) = hits_of(percent_or_points, "Support rose by 5 % from 40 % to 45 %.")
    assert hit.severity is Severity.ERROR
