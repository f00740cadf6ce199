"""Parts whose whole is a question, a table, or the sentence before; and parts that need none."""

import pytest

from synopsis.report.check.note import Severity
from synopsis.report.check.rules.amounts.parts import parts_do_not_add_up
from tests.report.check.rules.amounts.reading import hits_of

ANSWERS = [
    (
        "The menu was liked by many: 52 % were content, 27 % were neutral, 15 % were discontent "
        "and 11 % did not know."
    ),
    (
        "Asked about the lake, 41 per cent agreed, 22 per cent were neutral, 14 per cent disagreed "
        "and 12 per cent gave no answer."
    ),
    (
        "On the plan, 44 per cent were in favour, 31 per cent were against, 18 per cent had no "
        "opinion and 14 per cent refused to answer."
    ),
    "Of the files, 48 % were closed, 30 % were open, 11 % were lost and 6 % were something else.",
]
ANSWERS_RIGHT = [
    (
        "The menu was liked: 52 % were content, 27 % were neutral, 13 % were discontent and 8 % "
        "did not know."
    ),
    (
        "The menu was liked: 52 % were content, 27 % were neutral, 13 % were discontent and 7 % "
        "did not know."
    ),
    (
        "As means, 52 % named the bus, 27 % named the tram, 15 % named the bicycle and 11 % gave "
        "no answer."
    ),
    (
        "More than one answer was possible: 52 % were for the bus, 27 % for the tram, 15 % for the "
        "bicycle and 11 % gave no answer."
    ),
    (
        "In 2021, 52 % were content, in 2022, 27 % were, in 2023, 15 % were and in 2024, 11 % gave "
        "no answer."
    ),
    "About 52 % were content, 27 % were neutral, 15 % were discontent and 11 % gave no answer.",
]
OF_THESE = [
    (
        "The rangers saw 24 fires in 2023. Of these, twelve were started by lightning, seven by "
        "camp fires and three by trains."
    ),
    (
        "The court heard 61 cases in spring. Of these, 30 were about rent, 18 about wages and 9 "
        "about noise."
    ),
    "The port lost 40 crates. Of them, 21 went to the harbour, 11 to the yard and 4 to the depot.",
    "Inspectors found 33 faults. Of those, 16 were due to age, 12 to rust and 8 to vandals.",
]
OF_THESE_RIGHT = [
    (
        "The rangers saw 22 fires in 2023. Of these, twelve were started by lightning, seven by "
        "camp fires and three by trains."
    ),
    (
        "The rangers saw 24 fires in 2023. Of these, at least twelve were started by lightning, "
        "seven by camp fires and three by trains."
    ),
    (
        "The rangers saw 24 fires in 2023. Of these, twelve were started by lightning, seven by "
        "camp fires and three by trains, among others."
    ),
    "The club has 40 members. Of these, 21 are women, 12 serve at sea and 5 have a boat.",
    (
        "The court heard 61 cases. Of these, 30 were about rent, 18 about wages, 9 about noise and "
        "the rest about fences."
    ),
    (
        "The rangers saw 240 fires. Of these, twelve were started by lightning, seven by camp "
        "fires and three by trains."
    ),
]
HEAD = "**Table 3. {}**\n\n| {} | {} |\n|---|---:|\n"


def table(caption: str, stub: str, head: str, *values: int, below: str = "") -> str:
    rows = "".join(f"| Row {'ABCDEFGH'[at]} | {one} |\n" for at, one in enumerate(values))
    return HEAD.format(caption, stub, head) + rows + "\n" + below


TABLES = [
    table(
        "Fires by cause in 2023, share of 318 fires", "Cause", "Share of fires, %", 41, 27, 16, 8
    ),
    table("Loans by form, per cent of all loans", "Form", "2024", 52, 31, 14, 9),
    table("Complaints by theme", "Theme", "Share of complaints, per cent", 44, 30, 12, 6),
    table("Views of the new timetable", "Answer", "Share of passengers, per cent", 51, 29, 14, 11),
    table("Expenditure by chapter, percentage of total", "Chapter", "2023", 40, 30, 20, 2),
]
TABLES_RIGHT = [
    table(
        "Fires by cause in 2023, share of 318 fires", "Cause", "Share of fires, %", 41, 27, 24, 8
    ),
    table(
        "Fires by cause in 2023, share of 318 fires", "Cause", "Share of fires, %", 41, 27, 24, 7
    ),
    table("The five largest causes of fires by share of fires", "Cause", "Per cent", 41, 27, 16, 8),
    table(
        "Offices with a backup by region", "Region", "Share of offices, per cent", 21, 27, 16, 28
    ),
    table("Offices by region", "Region", "Share of offices with a backup, %", 21, 27, 16, 28),
    table("Unemployment by region", "Region", "Per cent of the labour force", 21, 27, 16, 28),
    table(
        "Fires by cause in 2023, share of fires",
        "Cause",
        "Per cent",
        41,
        27,
        26,
        14,
        below="Note: more than one answer was possible.",
    ),
]


@pytest.mark.parametrize("text", [*ANSWERS, *OF_THESE, *TABLES])
def test_parts_of_a_whole_that_is_told_elsewhere_make_it(text: str) -> None:
    assert [hit.severity for hit in hits_of(parts_do_not_add_up, text)] == [Severity.CAUTION]


@pytest.mark.parametrize("text", [*ANSWERS_RIGHT, *OF_THESE_RIGHT, *TABLES_RIGHT])
def test_parts_that_make_the_whole_or_need_not_are_left(text: str) -> None:
    assert [hit.why for hit in hits_of(parts_do_not_add_up, text)] == []
