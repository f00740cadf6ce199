"""Parts that should make a whole, in sentences, lists and tables."""

import pytest

from synopsis.report.check.note import Severity
from synopsis.report.check.rules.amounts.parts import parts_do_not_add_up
from tests.report.check.rules.amounts.reading import case_of, hits_of

WRONG = [
    (
        "EUR 10 million was split between staff (EUR 4 million) and research (EUR 5 million).",
        "error",
    ),
    (
        "Staff are made up of 40 per cent lawyers, 35 per cent drivers and 15 per cent cooks.",
        "caution",
    ),
    ("Some 45% went to towns, 38% to villages, and the remaining 27% to agencies.", "caution"),
    ("In all, 45% went to towns, 38% to villages and the remaining 27% to agencies.", "error"),
    ("Of the grants, 60% went to towns and the remaining 50% to villages.", "caution"),
    (
        "There were 12 projects: 5 in Albania, 4 in Montenegro and 2 in Serbia and Kosovo.",
        "caution",
    ),
    ("Of the 148 thefts, 74 took place in the yard, 44 in the sheds and 60 in shops.", "caution"),
    ("Some 45% went to towns, 38% to villages and the rest (27%) to agencies.", "caution"),
    ("It was divided between staff (40 %), travel (35 %) and equipment (35 %).", "error"),
    ("It was divided between staff (40 %), travel (25 %) and equipment (25 %).", "caution"),
    ("34% expect it by 2030, another 32% by 2035, and 23% never.", "caution"),
    ("60% agree, another 30% disagree and a further 20% abstain.", "caution"),
    ("There were 12 projects: 5 in Albania, 4 in Montenegro and 2 in Serbia.", "error"),
    ("The 120 officers, of whom 80 were men and 50 were women, met.", "caution"),
    (
        "Of the 148 thefts, 74 took place in the yard, 44 in the sheds and 20 on the road.",
        "caution",
    ),
    ("Five grants went to towns, four to villages and two to firms, a total of 12.", "caution"),
    (
        (
            "It cost 18 million euros: 10 million for cables, 3 "
            "million for poles and 6 million for labour."
        ),
        "error",
    ),
    (
        (
            "The agency bought 1,500 heat pumps. By year, 350 pumps "
            "came in 2021, 450 in 2022 and 600 in 2023."
        ),
        "caution",
    ),
    ("The office ran 12 projects:\n\n- 5 in Albania\n- 4 in Montenegro\n- 2 in Serbia\n", "error"),
    (
        "The budget is split as follows:\n\n- staff: 40 %\n- travel: 35 %\n- equipment: 35 %\n",
        "error",
    ),
    (
        "| Town | Seizures |\n| --- | --- |\n| Alpha | 12 |\n| Beta | 15 |\n| Total | 29 |\n",
        "error",
    ),
    (
        (
            "| Answer | Share (%) |\n| --- | --- |\n| Yes | 60 |\n| No | "
            "30 |\n| Unsure | 20 |\n| Total | 100 |\n"
        ),
        "error",
    ),
    (
        "| Town | Men | Women | Total |\n| --- | --- | --- | --- |\n| Alpha | 12 | 10 | 25 |\n",
        "error",
    ),
]

RIGHT = [
    "Of the readers, 62% are women, 30% are over 65 and the remaining 38% are men.",
    "Wind made 40% of power. Of the rest, 60% came from coal and the remaining 40% from gas.",
    "The list won 48%, its rival 41%, and the remaining 11% went to others.",
    "Of the 90 schools, 40 have a nurse, 35 have a library and 30 have a gym.",
    "The panel had 24 members: 12 from towns, 8 from firms, 6 women among them, 4 from banks.",
    (
        "A majority of readers, 58 per cent, read it on paper. About a third (34 per cent) read it "
        "on a screen, and the remaining 8 per cent do both."
    ),
    "Half read it on paper. Some 42% read it on a screen and 4% on a phone, the remaining 4% both.",
    "Of the 60% who came by bus, 45% paid, 35% had a pass and the remaining 20% did neither.",
    "45% of men want it, 38% of women want it, and the remaining 27% of firms want it.",
    "45% fear theft, another 38% fear fire and a further 32% fear floods.",
    "Of the 76, 49 answered a form on the last day, and 40 of these 49 would recommend it.",
    "Of the 76 guests, 49 answered a form, of whom 40 would come again.",
    "Of the 40 officers trained, 25 were women and 20 serve at the border.",
    "Of the 76 guests, 49 speak Greek, 40 read Turkish and 13 do both.",
    "The house has 120 staff: 80 officers and 40 clerks (12 of them on leave).",
    "The house has 120 staff: 80 officers, of whom 30 are women, and 40 clerks.",
    "There were 12 projects: 5 in Albania, 4 in Montenegro and the others in Serbia.",
    "There were 12 projects: 5 in Albania, 4 in Montenegro and several in Serbia.",
    "The answers by town are split as follows:\n\n- Alpha: 60 %\n- Beta: 70 %\n- Gamma: 55 %\n",
    "Tenths of the whole, each 10 if all were right: 8, 7, 9 and 11.",
    "The strengths are as follows; strong: 24, weak: 33, none: 9.",
    "The EUR 10 million were split between training (EUR 6 million) and research (EUR 4 million).",
    "The 12 projects were split between two ministries and six towns.",
    "Some 45% went to towns, 38% to villages, and the remaining 17% to agencies.",
    "Some 33.3% went to towns, 33.3% to villages and the remaining 33.3% to agencies.",
    "Attacks by insiders make up approximately 30% of all, with others making the remaining 70%.",
    "Respondents named corruption (62%), crime (55%) and migration (41%).",
    (
        "Some 62% fear crime, another 55% fear floods and 40% fear "
        "both, as several answers were possible."
    ),
    "Of those, 47% were women; of the remaining 53%, some 20% were minors.",
    "In 2021 another 40% left, in 2022 another 50%, and in 2023 another 30%.",
    "34% expect it by 2030, another 32% by 2035.",
    "The largest part was divided between staff (40 %) and travel (35 %).",
    "There were 12 projects: 5 in Albania, 4 in Montenegro and 3 in Serbia.",
    "There were 12 projects, including 5 in Albania and 4 in Montenegro.",
    "About 12 projects ran: 5 in Albania, 4 in Montenegro and 2 in Serbia.",
    "The kit has 3 modules: 12 lessons, 4 tests and 2 films.",
    "Of the 40 officers trained, 25 were women and 15 serve at the border.",
    "Of the 400 officers trained, 25 speak Greek and 15 speak Turkish.",
    "The 7,200 firefighters, of whom 6,480 were men and 720 were women, met; there had been 7,500.",
    "Of the 3,000 persons, 2,400 answered: 960 named pay, 720 named housing and 720 named safety.",
    (
        "The three works cost 18 million euros, of which 10 million "
        "are for cables and 8 million for poles."
    ),
    "| Town | Seizures |\n| --- | --- |\n| Alpha | 12 |\n| Beta | 15 |\n| Total | 27 |\n",
    "| Town | Seizures |\n| --- | --- |\n| Alpha | 12 |\n| Beta | n/a |\n| Total | 29 |\n",
    "| Town | Share (%) |\n| --- | --- |\n| Alpha | 12 |\n| Beta | 15 |\n| Total | 14 |\n",
    "| Town | Seizures |\n| --- | --- |\n| Alpha | 12 |\n| Beta | 15 |\n| Average | 13.5 |\n",
    (
        "| Answer | Share (%) |\n| --- | --- |\n| Yes | 33 |\n| No | "
        "33 |\n| Unsure | 33 |\n| Total | 100 |\n"
    ),
]


@pytest.mark.parametrize(("text", "severity"), WRONG)
def test_parts_that_miss_the_whole_are_told(text: str, severity: str) -> None:
    hits = list(parts_do_not_add_up(case_of(text)))
    assert [hit.severity for hit in hits] == [Severity(severity)]


@pytest.mark.parametrize("text", RIGHT)
def test_parts_that_make_the_whole_or_need_not_are_left(text: str) -> None:
    assert [hit.why for hit in parts_do_not_add_up(case_of(text))] == []


def test_the_rest_that_is_not_told_is_named() -> None:
    text = (
        "A third of citizens, or 34% (3% less than last year), expect the road by 2030, and "
        "another 32% aim for 2035. However, almost a quarter (23%) think it will never come."
    )
    (hit,) = parts_do_not_add_up(case_of(text))
    assert "34 + 32 + 23 make 89 %" in hit.why
    assert "11 %" in hit.why
    assert (hit.sentence.number, hit.other.number if hit.other else None) == (1, 0)


YEARS = "The hospitals spent 214.0 million dinars on equipment over the three years."
OFFENCES = "The police recorded 52,480 property offences in 2023, compared with 49,310 in 2022."

SUMS_MISSED = [
    (
        f"{YEARS} Expenditure came to 61.5 million dinars in 2021, 70.2 million in 2022 and "
        "80.3 million in 2023."
    ),
    (
        "In all three years, the town paid 900 euros. It paid 200 euros in 2020, 300 euros in 2021 "
        "and 310 euros in 2022."
    ),
    (
        "The fund spent 12 million euros in 2021, 14 million in 2022 and 15 million in 2023. "
        "In the three years it spent 46 million euros."
    ),
    (
        "The centre handled 1,200 cases in 2022 and 1,340 cases in 2023. Over the two years it "
        "handled 2,640 cases."
    ),
    f"{OFFENCES} They consisted of 31,240 thefts, 9,870 burglaries, 6,150 frauds and 4,120 cases.",
    f"{OFFENCES} The offences comprised 31,240 thefts, 9,870 burglaries and 10,370 frauds.",
    f"{OFFENCES} Of these, 31,240 were thefts, 9,870 burglaries and the remaining 10,370 frauds.",
    f"{OFFENCES} These were made up of 31,240 thefts, 9,870 burglaries and 10,370 frauds.",
    f"{OFFENCES} This total is composed of 31,240 thefts, 9,870 burglaries and 12,370 frauds.",
    (
        "Doses were administered by doctors (57 %), pharmacies (31 %), hospitals (9 %) and nurses "
        "(8 %)."
    ),
    "The permits were issued by the ministry (48 %), the regions (37 %) and the towns (21 %).",
    "Power was generated from coal (51 %), water (33 %), wind (12 %) and gas (9 %).",
    "The inspections were mostly carried out by police (61 %), customs (29 %) and others (16 %).",
]

SUMS_RIGHT = [
    (
        "Help is free. The advisers handled 512 enquiries in 2023, most of them from teachers "
        "(347 of 512)."
    ),
    "The team saw 90 files, most of them from courts (50 of the 90) and 20 from prisons.",
    (
        f"{YEARS} Expenditure came to 61.5 million dinars in 2021, 70.2 million in 2022 and "
        "82.3 million in 2023."
    ),
    (
        f"{YEARS} Expenditure came to about 61.5 million dinars in 2021, 70.2 million in 2022 and "
        "80.3 million in 2023."
    ),
    (
        f"{YEARS} Travel came to 1.5 million dinars in 2021, 2.2 million in 2022, 2.3 million in "
        "2023."
    ),
    f"{YEARS} Expenditure came to 61.5 million dinars in 2021 and 70.2 million in 2022.",
    (
        "The hospitals spent 214.0 million dinars in 2023. Expenditure came to 61.5 million dinars "
        "in 2020, 70.2 million in 2021 and 80.3 million in 2022."
    ),
    f"{OFFENCES} They consisted of 31,240 thefts, 9,870 burglaries, 6,150 frauds and 5,220 cases.",
    f"{OFFENCES} They included 31,240 thefts, 9,870 burglaries and 6,150 frauds.",
    f"{OFFENCES} Of these, 31,240 were thefts and 9,870 burglaries.",
    f"{OFFENCES} They consisted mainly of 31,240 thefts, 9,870 burglaries and 3,200 frauds.",
    "The team had 25 experts and 40 drivers. It consisted of 12 women, 9 men and 3 children.",
    (
        "Doses were administered by doctors (57 %), pharmacies (31 %), hospitals (9 %) and nurses "
        "(3 %)."
    ),
    "The service is used by pupils (57 %), parents (31 %), teachers (29 %) and nurses (8 %).",
    "Towns were affected by floods (57 %), fires (31 %), storms (19 %) and frost (8 %).",
]


@pytest.mark.parametrize("text", SUMS_MISSED)
def test_parts_in_other_words_miss_their_whole(text: str) -> None:
    assert [one.severity for one in hits_of(parts_do_not_add_up, text)] != []


@pytest.mark.parametrize("text", SUMS_RIGHT)
def test_parts_in_other_words_that_need_not_add_up_are_left(text: str) -> None:
    assert [one.why for one in hits_of(parts_do_not_add_up, text)] == []
