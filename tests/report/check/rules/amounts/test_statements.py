"""Figures stated as facts."""

import pytest

from synopsis.report.check.note import Severity
from synopsis.report.check.rules.amounts.statements import (
    figure_without_date,
    figure_without_source,
)
from synopsis.report.check.rules.amounts.studies import study_unnamed
from tests.report.check.rules.amounts.reading import hits_of

SOURCE_FIRES = [
    "Some 70 % of attacks on public networks come from abroad.",
    "Panellists said that 30 % of all attacks are sabotage.",
    "About 60 % of victims never report.",
    "One company in three was attacked; 34 % paid a ransom.",
    "Smuggling of cigarettes has grown by a quarter since 2021.",
    "Attacks on public services cost the region EUR 48 million.",
    "It is well known that 80 % of weapons come from the war.",
    "Young people make up 45 % of those who leave.",
    "The market for false papers grew by 18 % in 2022.",
    "Only 12 % of cases reach a court.",
    "Experts agree that 55 % of fraud is never found.",
    "Around 40 per cent of firms have no plan.",
    "Corruption swallows 15 % of public contracts.",
    "As discussed, 65 % of traffic crosses at night.",
    "The shadow economy makes up 30 % of output.",
]
SOURCE_QUIET = [
    "Some 70 % of attacks come from abroad (incident register, 2023).",
    "According to the Labour Force Survey 2023, 14 % of young people have no work.",
    "At least 60 % of the seats must go to women.",
    "Of 624 children, 487 (78 per cent) were vaccinated.",
    "About 40 % of the participants of the workshop were women.",
    (
        "All figures are taken from the crash register unless stated otherwise.\n\nSome 12 "
        "% of accidents happen at night."
    ),
    "The target is 40 % by 2030.",
    "For example, if 30 % of posts are empty, work stops.",
    "The grant covers 80 % of the costs.",
    "Some 14 % have no work.[^9]\n\n[^9]: Statistical office, 2023.",
    "The threshold of 5 % keeps small lists out.",
    "The police recorded 312 offences, 14 % of them at night.",
    "Of the 300 cases, 12 % were closed.",
    "The fall from 240 to 180 is one of 25 %.",
    "World Bank data put remittances at 9 % of output.",
    "We propose to spend 30 % on training.",
    "The discount is 10 %.",
    "See Table 3: 14 % have no work.",
    (
        "The survey by the Institute for Example was held in May 2023. The survey found "
        "that 62 % agree."
    ),
    "Turnout of members at the meeting was 62 %.",
]


@pytest.mark.parametrize("text", SOURCE_FIRES)
def test_source_is_told(text: str) -> None:
    assert hits_of(figure_without_source, text)


@pytest.mark.parametrize("text", SOURCE_QUIET)
def test_source_leaves_near_misses(text: str) -> None:
    assert not hits_of(figure_without_source, text)


STUDY_FIRES = [
    "A recent study showed that 63 % of students plan to leave.",
    "Research suggests that 40 % of victims never report.",
    (
        "He underlined that a study conducted by the council showed that 63 % of citizens "
        "feel unsafe."
    ),
    "According to a survey, 38 % of firms were attacked.",
    "Studies show that 40 % of calls are false alarms.",
    "One study found that half of the victims were children.",
    "A new poll puts support at 61 %.",
    "Surveys indicate that 30 % of farmers will retire.",
    "An analysis by the union revealed that 12 % of posts are empty.",
    "Several studies estimate the loss at 240 million euro.",
    "A survey of 500 firms found that 38 % were attacked.",
    "Recent research shows that a third of all offenders return.",
    "Another report claims that 45 % of roads are unsafe.",
    "Various surveys found that 55 % feel safe.",
    "A study of young offenders concluded that 70 % had no school degree.",
    "Polls show 62 % in favour.",
]
STUDY_QUIET = [
    "A 2023 study by the Institute for Example showed that 63 % of students plan to leave.",
    (
        "A recent study showed that 63 % of students plan to leave.[^1]\n\n[^1]: Institute "
        "for Example, Leaving, 2023."
    ),
    "The survey showed that 63 % of students plan to leave.",
    "A study (Example Institute, 2021) found that 40 % of victims never report.",
    "Research suggests that many victims never report.",
    "Our survey found that 40 % of victims never report.",
    "This study found that 40 % of victims never report.",
    "The studies show that 40 % never report.",
    "A survey of March 2023 found that 38 % were attacked.",
    "A study is under way; it will cost 40,000 euro.",
    "A survey of 500 firms will be held.",
    "Further research is needed on the 40 % who left.",
    "A report by the ministry, published in 2022, found that 40 % of posts were empty.",
    "A study at https://example.org/study found that 40 % of posts were empty.",
    "The 2022 census found that 12 % of houses are empty.",
    "A study visit of 3 days showed the officers the port.",
    "Studies were completed by 40 % of students.",
    "The poll of 2023 shows 62 % in favour.",
    "A survey [3] found that 62 % are in favour.",
    "Research funding rose by 4 % in 2023.",
]


@pytest.mark.parametrize("text", STUDY_FIRES)
def test_study_is_told(text: str) -> None:
    assert hits_of(study_unnamed, text)


@pytest.mark.parametrize("text", STUDY_QUIET)
def test_study_leaves_near_misses(text: str) -> None:
    assert not hits_of(study_unnamed, text)


DATE_FIRES = [
    "According to the statistical office, 14 % of young people have no work.",
    "World Bank data put remittances at 9 % of output.",
    "Police records show that 62 % of burglaries happen by day.",
]
DATE_QUIET = [
    "According to the statistical office, 14 % of young people had no work in 2023.",
    "According to the Labour Force Survey 2023, 14 % have no work.",
    "# Report 2023\n\nAccording to the statistical office, 14 % have no work.",
    "According to the law, at least 40 % of candidates must be women.",
    "Some 14 % have no work.",
]


@pytest.mark.parametrize("text", DATE_FIRES)
def test_date_is_told(text: str) -> None:
    assert hits_of(figure_without_date, text)


@pytest.mark.parametrize("text", DATE_QUIET)
def test_date_leaves_near_misses(text: str) -> None:
    assert not hits_of(figure_without_date, text)


def test_document_that_never_cites_gets_one_caution() -> None:
    bold = ["Some 70 % of attacks come from abroad.", "Only 12 % of cases reach a court."]
    hits = hits_of(figure_without_source, "\n\n".join(bold))
    assert [hit.severity for hit in hits] == [None, Severity.HINT]


def test_share_repeated_from_a_sourced_sentence_is_no_new_claim() -> None:
    text = "Of all firms, 34 % paid (register, 2023).\n\n# Summary\n\nSome 34 % of firms paid."
    assert not hits_of(figure_without_source, text)
