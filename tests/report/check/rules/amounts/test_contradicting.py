"""Figures of one cell that clash, and the many that look alike and are not."""

import pytest

from synopsis.report.check.note import Severity
from synopsis.report.check.rules.amounts.contradicting import (
    contradicting_across,
    contradicting_figures,
)
from tests.report.check.rules.amounts.reading import case_of

COLLIDING = [
    ("62 % of respondents trust the police.", "Trust in the police stands at 48 %.", "error"),
    (
        "About 60% of citizens fear smuggling gangs.",
        "More than 60% of people fear smuggling gangs.",
        "caution",
    ),
    (
        "Almost 40 per cent of firms paid bribes to customs.",
        "More than 40 per cent of firms paid bribes to customs.",
        "caution",
    ),
    (
        "A quarter of respondents fear online fraud.",
        "Some 41% of respondents fear online fraud.",
        "error",
    ),
    (
        "One in three respondents fears online fraud.",
        "In all, 52% of respondents fear online fraud.",
        "error",
    ),
    (
        "In 2022, 340 bombs were cleared at schools.",
        "At schools, 430 bombs were cleared in 2022.",
        "error",
    ),
    (
        "The fund paid EUR 4.2 million for rural clinics in 2021.",
        "In 2021 the fund paid EUR 6.1 million for rural clinics.",
        "error",
    ),
    (
        "Smuggling of cigarettes rose by 12 % in 2022.",
        "In 2022 smuggling of cigarettes rose by 21 %.",
        "error",
    ),
    ("Asylum claims fell by 8 % since 2019.", "Asylum claims rose by 8 % since 2019.", "error"),
    ("The exercise drew over 55 observers.", "The 48 observers praised it.", "caution"),
    ("We interviewed 1,200 households.", "The 1,050 households answered by phone.", "caution"),
    ("Unemployment reached 14.2 % in 2022.", "In 2022 unemployment reached 12.9 %.", "error"),
    (
        "In Albania, 62 % of citizens trust the courts.",
        "Some 48 % of Albanian citizens trust the courts.",
        "error",
    ),
    (
        "The police identified 312 victims of forced labour in 2023.",
        "Yet 284 victims of forced labour in 2023 are few.",
        "caution",
    ),
    (
        "Between 10 and 15 per cent of guns are registered abroad.",
        "Some 30 per cent of guns are registered abroad.",
        "error",
    ),
    (
        "Two thirds of teachers fear cuts in school budgets.",
        "In total, 45% of teachers fear cuts in school budgets.",
        "error",
    ),
    (
        "The median wait at the northern crossing was 74 minutes.",
        "At the northern crossing, the median wait was 91 minutes.",
        "error",
    ),
    (
        "The corridor spans 240 km of mountain road.",
        "In all, the corridor spans 310 km of mountain road.",
        "error",
    ),
    (
        "Seizures of heroin doubled in northern harbours.",
        "Seizures of heroin tripled in northern harbours.",
        "error",
    ),
]

APART = [
    (
        "Alpha: the values of three years of seizures.",
        "Beta: the values of five years of seizures.",
    ),
    ("- Guards seized 40 trucks at ports", "- Guards seized 55 trucks at ports"),
    ("62 % of men trust the police.", "48 % of women trust the police."),
    ("62 % of young people trust the police.", "48 % of citizens trust the police."),
    ("In 2021, 62 % trusted the police.", "In 2023, 48 % trusted the police."),
    ("In Albania, 62 % trust the police.", "In Serbia, 48 % trust the police."),
    ("62 % of Albanian citizens trust the police.", "48 % of citizens trust the police."),
    ("Trust in the police stands at 52 %.", "Trust in the courts stands at 31 %."),
    ("62 % trust the police.", "48 % do not trust the police."),
    ("62 % are without fear of war.", "30 % have fear of war."),
    ("The target for trained judges was 400.", "The number of trained judges achieved was 310."),
    (
        "Planned spending on roads was 12 million euros.",
        "Actual spending on roads was 9 million euros.",
    ),
    ("Exports are expected to grow by 4 %.", "Exports grew by 2 %."),
    ("Trust in the police rose from 40 to 47 %.", "Today 47 % trust the police."),
    (
        "Trust in the police rose from 40 % in 2021 to 47 % in 2023.",
        "In 2023, 47 % trusted the police.",
    ),
    ("Trust in the police rose by 7 points.", "Trust in the police stands at 47 %."),
    ("Arrivals rose by 12 % compared to 2021.", "Arrivals rose by 30 % compared to 2018."),
    ("About 60 % fear online fraud.", "The share that fears online fraud is 59.6 %."),
    ("More than 60 % fear online fraud.", "Some 64 % fear online fraud."),
    ("Some 6,000 citizens were interviewed by phone.", "We interviewed 6,021 citizens by phone."),
    ("A third of respondents fear online fraud.", "34 % of respondents fear online fraud."),
    ("1 in 4 fears online fraud.", "Some 26 % fear online fraud."),
    ("62 % of urban respondents own a weapon.", "31 % of rural respondents own a weapon."),
    ("62 % of firms paid a bribe at customs.", "31 % of citizens paid a bribe at customs."),
    (
        "The average fine for smuggling was 400 euros.",
        "The maximum fine for smuggling was 900 euros.",
    ),
    (
        "In the first half, 40 trucks were seized at ports.",
        "In the second half, 55 trucks were seized at ports.",
    ),
    ("Police seized 40 trucks in March.", "Police seized 55 trucks in April."),
    ("62 % waited more than 3 days for a permit.", "48 % waited more than 7 days for a permit."),
    ("Trust in the local police is 62 %.", "Trust in the police is 48 %."),
    ("62 % trust the police.", "62 % trust the police."),
    ("Last year, 45 % trusted the border service.", "This year, 52 % trust the border service."),
    ("Panel 3 drew 40 guests.", "Panel 4 drew 55 guests."),
    ("Five economies joined the cyber exercise.", "Six economies joined the flood exercise."),
    ("12 officers were trained in Tirana.", "15 officers were trained in Skopje."),
    (
        "The monthly fee for the service is 20 euros.",
        "The annual fee for the service is 240 euros.",
    ),
    ("Of these, 12 % were minors.", "Of these, 31 % were minors."),
    ("We spoke with six ministries. The three ministries agreed.", "They met twice."),
    ("The region has 40 courts.", "The 12 courts with a digital register are quicker."),
    ("There are 120 officers: 70 men and 50 women.", "The 70 men work at night."),
    ("Among employers, 40 % value languages.", "Among students, 70 % value languages."),
    ("62 % support joining the union.", "48 % support leaving the union."),
    (
        "Before the training, 30 % knew the number to call.",
        "After the training, 80 % knew the number to call.",
    ),
    (
        "Exports to Italy were 40 million euros in 2022.",
        "Exports to Germany were 90 million euros in 2022.",
    ),
    (
        "The pilot reached 40 schools in the north.",
        "The programme reached 400 schools in the north.",
    ),
    ("Fear of war stands at 34 %.", "Fear of crime stands at 52 %."),
    ("Support for membership: 62 %.", "Opposition to membership: 21 %."),
    ("Only 12 % of seized drugs were heroin.", "Some 60 % of seized drugs were cannabis."),
    ("Imports of gas fell by 12 %.", "Imports of oil fell by 30 %."),
    ("At least 20 villages were flooded in May.", "In May, 26 villages were flooded."),
    ("Up to 40 % of calls are abandoned at night.", "At night, 33 % of calls are abandoned."),
]


@pytest.mark.parametrize(("first", "second", "severity"), COLLIDING)
def test_one_cell_with_two_values_collides(first: str, second: str, severity: str) -> None:
    hits = list(contradicting_figures(case_of(f"{first}\n\n{second}\n")))
    assert [hit.severity for hit in hits] == [Severity(severity)]


@pytest.mark.parametrize(("first", "second"), APART)
def test_parallel_statements_do_not_collide(first: str, second: str) -> None:
    hits = list(contradicting_figures(case_of(f"{first}\n\n{second}\n")))
    assert [hit.why for hit in hits] == []


def test_a_hit_names_both_values_and_the_other_sentence() -> None:
    case = case_of("62 % of respondents trust the police.\n\nTrust in the police stands at 48 %.\n")
    (hit,) = contradicting_figures(case)
    assert (hit.words, hit.sentence.number) == ("48 %", 1)
    assert "62 %" in hit.why
    assert hit.other is case.document.sentences[0]


def test_a_pronoun_takes_up_the_sentence_before() -> None:
    text = (
        "The perception of arms trafficking as a major concern is widespread. "
        "About 60 % of respondents name it as their top concern.\n\n"
        "More than 60 % of citizens name arms trafficking as their top major concern.\n"
    )
    (hit,) = contradicting_figures(case_of(text))
    assert hit.severity is Severity.CAUTION


def test_sibling_sections_that_say_the_same_of_two_things_are_templates() -> None:
    body = "Satisfaction with response times is {} %. Satisfaction with opening hours is {} %.\n\n"
    text = "# Services\n\n## Alpha\n\n" + body.format(52, 61) + "## Beta\n\n" + body.format(31, 44)
    assert list(contradicting_figures(case_of(text))) == []


def test_sections_of_two_economies_do_not_collide() -> None:
    body = "Trust in the police stands at {} %.\n\n"
    text = "# Albania\n\n" + body.format(52) + "# Serbia\n\n" + body.format(31)
    assert list(contradicting_figures(case_of(text))) == []


def test_a_table_and_its_prose_can_collide() -> None:
    table = "| Statement | Share (%) |\n| --- | --- |\n| {} | 52 |\n| Trust the courts | 31 |\n\n"
    prose = "Some 64 % of respondents trust the border police.\n"
    assert (
        len(list(contradicting_figures(case_of(table.format("Trust the border police") + prose))))
        == 1
    )
    assert list(contradicting_figures(case_of(table.format("Trust the ministry") + prose))) == []


def test_two_documents_that_disagree_are_told_with_caution() -> None:
    cases = [
        case_of("62 % of respondents trust the police.\n", "one.md"),
        case_of("Trust in the police stands at 48 %.\n", "two.md"),
    ]
    (hit,) = contradicting_across(cases)
    assert hit.severity is Severity.CAUTION
    assert "in another document" in hit.why
    assert list(contradicting_across(cases[:1])) == []
