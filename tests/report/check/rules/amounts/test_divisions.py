"""Lists of shares that go different ways, and lists that only look so."""

import pytest

from synopsis.report.check.note import Severity
from synopsis.report.check.rules.amounts.parts import parts_do_not_add_up
from tests.report.check.rules.amounts.reading import hits_of

WRONG = [
    "It would be met by ministries (55 %), towns (30 %), donors (20 %) and parents (5 %).",
    "It is financed by taxes (48 %), fees (33 %), donors (17 %) and sponsors (12 %).",
    "Claims came from Syria (41 %), Afghanistan (32 %), Iraq (22 %) and Eritrea (15 %).",
    "The staff live in towns (61 %), villages (34 %) and suburbs (18 %).",
    "They are employed in trade (44 %), services (27 %), industry (24 %) and farming (12 %).",
    "Power comes from coal (56 %), rivers (31 %), wind (12 %) and the sun (11 %).",
    "Of the fund, 45 % went to towns, 32 % to villages, 21 % to schools and 14 % to libraries.",
    "Of the list, 36 % were waiting for eyes, 30 % for hips, 27 % for hearts and 20 % for knees.",
    "Among them, 54 % were content, 29 % were discontent, 17 % were calm and 9 % had no view.",
    "Of the drivers, 47 % gave speed as the main reason, 29 % rain, 12 % ice and 4 % other.",
    "By nationality, 44 % of the crew were Greek, 31 % Turkish, 22 % Dutch and 12 % other.",
    "Of these, 52 % were resolved, 34 % were pending and 22 % were closed for other reasons.",
    "Asked about the plan, 48 % were in favour, 39 % against and 23 % undecided.",
    (
        "Of the files, 41 % were old, 29 % new, 16 % lost and 6 % something else. "
        "Clerks gave one answer only."
    ),
]

RIGHT = [
    "Respondents named corruption (62 %), crime (55 %) and migration (41 %).",
    "It is financed by taxes (48 %), fees (33 %) and donors (19 %).",
    "Claims came from Syria (41 %), Afghanistan (32 %) and Iraq (12 %).",
    "Of the users, 62 % use the phone, 41 % letters and 22 % other channels.",
    "Of the pupils, 62 % speak English, 31 % German and 22 % another language.",
    "Of the men, 47 % were employed, 40 % of the women and 35 % of other persons.",
    "Of the schools, 62 % have a library, 51 % a gym and 13 % none.",
    "In 2021 it went to towns (45 %), in 2022 to villages (60 %) and in 2023 to schools (30 %).",
    "Waste is paid for by 40 % of towns, 35 % of villages and 55 % of farms.",
    "Work in trade is 44 % in Albania, 41 % in Serbia and 32 % in Montenegro.",
    "The staff live in towns (61 %), have children (54 %) and work at night (18 %).",
    "Of the staff, 62 % live in towns, 45 % have children and 12 % work at night.",
    "Wood is stored in sheds (33.3 %), barns (33.3 %) and yards (33.3 %).",
    "About 48 % went to towns, some 33 % to villages and nearly 25 % to schools.",
    "The share spent on roads rose by 40 %, on rail by 30 % and on ports by 50 %.",
    "Grants went to towns (48 %, of whom 40 % were poor), villages (33 %) and schools (19 %).",
]


@pytest.mark.parametrize("text", WRONG)
def test_shares_that_go_different_ways_make_a_whole(text: str) -> None:
    assert [hit.severity for hit in hits_of(parts_do_not_add_up, text)] == [Severity.CAUTION]


@pytest.mark.parametrize("text", RIGHT)
def test_shares_that_need_not_make_a_whole_are_left(text: str) -> None:
    assert [hit.why for hit in hits_of(parts_do_not_add_up, text)] == []


TABLES = [
    (
        "| Area | Before | After | Difference |\n|---|---|---|---|\n| A | 62 | 65 | 3 |\n"
        "| B | 24 | 21 | -3 |\n| C | 9 | 9 | 0 |\n| Total | 95 | 95 | 0 |\n"
    ),
    (
        "| Item | 2022 | 2023 |\n|---|---|---|\n| Income | 40 | 50 |\n| Costs | (30) | (35) |\n"
        "| Total | 10 | 15 |\n"
    ),
    "| Clinic | Median wait |\n|---|---|\n| A | 40 |\n| B | 60 |\n| Total | 47 |\n",
    "| Clinic | Days |\n|---|---|\n| A | 40 |\n| B | 60 |\n| Total | 47 |\n",
    "| Year | Cases | Rate (%) | Total |\n|---|---|---|---|\n| A | 12 | 4 | 30 |\n",
    (
        "| Post | Sum |\n|---|---|\n| Staff | 40 |\n| of which night | 10 |\n| Fuel | 20 |\n"
        "| Total | 60 |\n"
    ),
    "| Town | Cost (EUR) | Staff (days) | Total |\n|---|---|---|---|\n| A | 40 | 10 | 90 |\n",
    "| Town | Planned | Actual | Total |\n|---|---|---|---|\n| A | 40 | 10 | 90 |\n",
]

WRONG_TABLES = [
    (
        "| Area | Before | After | Difference |\n|---|---|---|---|\n| A | 62 | 65 | 3 |\n"
        "| B | 24 | 21 | -3 |\n| C | 9 | 9 | 0 |\n| Total | 95 | 95 | 4 |\n"
    ),
    "| Town | 2021 | 2022 | Total |\n|---|---|---|---|\n| A | 40 | 10 | 60 |\n",
    "| Item | Cost |\n|---|---|\n| Alarms | 420 |\n| Doors | 780 |\n| Total | 1,300 |\n",
]


@pytest.mark.parametrize("text", TABLES)
def test_lines_that_are_no_sums_are_left(text: str) -> None:
    assert [hit.why for hit in hits_of(parts_do_not_add_up, text)] == []


@pytest.mark.parametrize("text", WRONG_TABLES)
def test_lines_that_are_sums_are_held_to_them(text: str) -> None:
    assert [hit.severity for hit in hits_of(parts_do_not_add_up, text)] == [Severity.ERROR]


NUMBERS = [
    "57 cases: 160 of 640 rows have a value of 0.05 or more.",
    "The engines agree on 3 orders: 122112 131233 132112 132113.",
    "Our 1,000 starts: 331, 290, 121, 63.",
    "Speed with 6,760 groups: 85 s before, 0.04 s after, 3 s in between.",
]


@pytest.mark.parametrize("text", NUMBERS)
def test_numbers_without_names_are_no_parts(text: str) -> None:
    assert [hit.why for hit in hits_of(parts_do_not_add_up, text)] == []
