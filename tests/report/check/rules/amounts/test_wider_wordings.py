"""Ways of saying that a whole is told, that much or little has changed, and which way it went."""

import pytest

from synopsis.report.check.note import Severity
from synopsis.report.check.rules.amounts import RULES
from tests.report.check.rules.amounts.reading import hits_of

FIRES = {
    "parts-do-not-add-up": [
        (
            "The 2,140 boats in the harbour comprise 910 sailing boats, 640 motor boats, 320 "
            "rowing boats and 170 barges."
        ),
        (
            "The 860 appeals consist of 410 about fees, 230 about permits, 120 about noise "
            "and 60 about dogs."
        ),
        (
            "The 640 graves without a name fall into 310 from before 1900, 190 from between "
            "the wars and 90 of later date."
        ),
        (
            "Farmers named the main cause of the loss: drought (41 per cent), hail (22 per "
            "cent), frost (17 per cent) or pests (9 per cent), which between them all make "
            "up the whole."
        ),
        (
            "Buyers gave their chief motive: price (44 per cent), distance (25 per cent) and "
            "habit (18 per cent); these account for all answers."
        ),
        (
            "The 512 dogs in the shelter comprise 240 strays, 130 that were given up, 90 "
            "seized from breeders and 72 whose owner died."
        ),
        "The staff of 96 are made up of 41 drivers, 27 clerks and 18 mechanics.",
    ],
    "word-against-value": [
        (
            "Landings were 6,310 tonnes in 2023 and 6,355 tonnes in 2022. They thus "
            "collapsed, by 45 tonnes within one year."
        ),
        "The library lent 41,200 books in 2022 and 41,650 in 2023. Loans have thus exploded.",
        (
            "The mill ground 3,200 tonnes in 2021 and 2,100 tonnes in 2023. Output was "
            "therefore barely changed."
        ),
        (
            "In 2022 the clinic saw 4,400 patients, in 2023 it saw 7,900. Demand has thus "
            "remained stable."
        ),
        "Passenger numbers plummeted, by 31 from 5,020 in 2022 to 4,989 in 2023.",
        (
            "Visitors to the cave were 18,400 in 2023 against 18,120 in 2022. The number has "
            "therefore rocketed."
        ),
        "Private wells provide half of the water used, 11 of 52 million litres (table 3).",
        "The town spends a third of its income on schools, 9 of 61 million euros.",
        "The share of late trains hardly moved, from 12 per cent in 2022 to 19 per cent in 2024.",
    ],
    "direction-against-figures": [
        "Admissions eased from 212 in 2022 to 260 in 2024.",
        "The backlog crept up from 940 files to 870.",
        "Rents picked up from 540 euros in 2021 to 495 euros in 2024.",
        "Membership dwindled from 3,100 in 2020 to 3,450 in 2024.",
        "The number of kiosks swelled from 61 to 48.",
        "Output tumbled from 4.1 million tonnes in 2022 to 4.6 million tonnes in 2023.",
        "Deposits mounted from 71 million euros to 66 million euros.",
        (
            "Safety at work improved in the yards, where 12 per cent were injured in 2021 "
            "and 17 per cent in 2023."
        ),
        (
            "The situation has worsened in the north, where 31 per cent were unemployed in "
            "2020 and 24 per cent in 2024."
        ),
        "Catches retreated from 820 tonnes to 905 tonnes.",
    ],
    "percent-or-points": [
        (
            "Coverage was 62 per cent in 2021 and 70 per cent in 2024. The goal of an eight "
            "per cent increase was thus reached."
        ),
        (
            "Smoking stood at 31 per cent in 2018 and at 25 per cent in 2024. The promised 6 "
            "per cent cut has therefore been achieved."
        ),
        (
            "The rate of repeat offences was 44 per cent in 2019 and 37 per cent in 2023. "
            "This reduction of seven per cent was welcomed by the council."
        ),
    ],
}
QUIET = {
    "parts-do-not-add-up": [
        (
            "The 2,140 boats in the harbour comprise 910 sailing boats, 640 motor boats, 420 "
            "rowing boats and 170 barges."
        ),
        "The 860 appeals comprise 410 about fees, 230 about permits and some about noise.",
        (
            "Farmers named a cause: drought (41 per cent), hail (22 per cent), frost (17 per "
            "cent) or pests (9 per cent)."
        ),
        (
            "Buyers gave their chief motive: price (44 per cent), distance (25 per cent), "
            "habit (18 per cent) or chance (13 per cent), which account for all answers."
        ),
        "The 640 files comprise 310 old ones, 190 from between the wars and others of later date.",
    ],
    "word-against-value": [
        (
            "Landings were 2,310 tonnes in 2023 and 6,355 tonnes in 2022. They thus "
            "collapsed, by 4,045 tonnes within one year."
        ),
        "The bridge collapsed in 2022. It had carried 4,100 cars a day in 2021.",
        "The library lent 41,200 books in 2022 and 41,650 in 2023. Loans thus remained stable.",
        "Private wells provide half of the water used, 26 of 52 million litres (table 3).",
        "Transport has hardly moved, from 0.71 million tonnes in 2015 to 0.67 in 2023.",
        "Half of the pupils, 58 per cent girls, ate the meal.",
        (
            "A gas bottle exploded in March 2023; in 2022 there were 14 fires and in 2023 "
            "there were 16."
        ),
        "The market crashed. In 2022 it had 40 stalls and in 2023 it had 41.",
    ],
    "direction-against-figures": [
        "Admissions eased from 260 in 2022 to 212 in 2024.",
        "Contracts from 12 to 36 months are on offer.",
        (
            "Safety at work improved in the yards, where 17 per cent were injured in 2021 "
            "and 12 per cent in 2023."
        ),
        (
            "The mood improved in the valley, where 27 per cent felt safe in 2021 and 33 per "
            "cent did so in 2023."
        ),
        "Growth eased from 5 per cent to 3 per cent.",
        "The ship slipped from berth 12 to berth 14.",
        "Thefts of tools mounted on cars fell from 40 to 31.",
        "The office contracted 12 experts from 3 to 9 May.",
        "The army advanced from point 12 to point 40.",
        "Voters moved from 12 per cent to 15 per cent.",
    ],
    "percent-or-points": [
        (
            "Coverage was 60 per cent in 2021 and 66 per cent in 2024. The goal of a ten per "
            "cent increase was thus reached."
        ),
        (
            "Coverage was 62 per cent in 2021 and 70 per cent in 2024. The goal of an "
            "increase by eight percentage points was thus reached."
        ),
        (
            "Coverage was 62 per cent in 2021 and 70 per cent in 2024. Prices saw an eight "
            "per cent increase in 2022."
        ),
        (
            "Of the goods, 15 per cent were bulk and 10 per cent cars. The number of "
            "containers rose from 400 in 2023 to 420 in 2024, an increase of 5 per cent."
        ),
    ],
    "contradicting-figures": [
        (
            "# Zoo\n\n## Money\n\nOne visit cost EUR 10 in 2024 (spending divided by the "
            "412,000 visits).\n\n## Outlook\n\nThe zoo expects 430,000 visits in 2025."
        ),
    ],
}


def _cases(table: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(rule, text) for rule, texts in table.items() for text in texts]


def _is_told(rule: str, text: str) -> bool:
    return any(hit.severity is not Severity.HINT for hit in hits_of(RULES[rule], text))


@pytest.mark.parametrize(("rule", "text"), _cases(FIRES))
def test_wording_is_told(rule: str, text: str) -> None:
    assert _is_told(rule, text)


@pytest.mark.parametrize(("rule", "text"), _cases(QUIET))
def test_near_miss_is_left_alone(rule: str, text: str) -> None:
    assert not _is_told(rule, text)


def test_a_count_that_came_is_held_against_another_that_came() -> None:
    text = (
        "# Zoo\n\n## Money\n\nOne visit cost EUR 10 (spending divided by the 412,000 visits)."
        "\n\n## Results\n\nThe zoo counted 430,000 visits."
    )
    assert _is_told("contradicting-figures", text)
