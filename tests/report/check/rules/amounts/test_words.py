"""Words of size against the figures beside them."""

import pytest

from synopsis.report.check.note import Severity
from synopsis.report.check.rules.amounts.words import word_against_value
from tests.report.check.rules.amounts.reading import hits_of

WORD_FIRES = [
    "A majority of respondents (47 %) support this.",
    (
        "According to a majority of respondents, disinformation causes the most harm in "
        "provoking hatred and divisive opinions (47%), closely followed by trust (46%)."
    ),
    "Most respondents (38 %) fear crime.",
    "The majority of citizens, 47 per cent, agree.",
    "A minority of 61 % said no.",
    "A minority of citizens (61 %) said no.",
    "Arrests doubled from 40 to 60.",
    "Almost half of the respondents (31 %) fear crime.",
    "Cases nearly tripled, from 100 to 150.",
    "An overwhelming majority of citizens (56 %) agree.",
    "Over two thirds of firms (52 %) export.",
    "The vast majority of teachers (58 %) agree.",
    "Women are 47 % of staff, a majority.",
    "Some 44 % of firms are a majority.",
    "The majority (23 of 61 municipalities) has a plan.",
    "Trust remained stable, falling from 60 % to 38 %.",
    "Exports rose slightly from 200 to 400 million.",
    "Arrests fell sharply from 400 to 396.",
    "Arrivals halved from 1,000 to 900.",
    "Most of the municipalities (21 of 61) have a plan.",
    "A slim majority (81 %) voted in favour.",
    "The members voted unanimously (87 %).",
    "Only a few respondents (57 %) knew the number.",
    "Seizures more than doubled (from 40 to 60).",
    "Trust is stable (35 % against 52 % in 2021).",
    "The bulk of the thefts, 45 per cent of the 148, happened at night.",
    "Some 41 per cent had heard of it. That an overwhelming majority knew is a success.",
    "Thefts fell from 240 in 2022 to 228 in 2023. This halving is due to lamps.",
    "Asked about it, 44 per cent agreed, so that most of the young people support it.",
    "Landings doubled between 2022 and 2023, from 4,000 to 6,200 tonnes.",
    "Rents halved between March 2021 and May 2022, from 400 to 310 euros.",
    "Landings fell sharply in 2023, from 400 to 396 tonnes.",
    "Most members, 44 per cent, told us that they feel safe.",
    "Most schools (44 %) have no ramp.",
]
WORD_QUIET = [
    "A majority of respondents (57 %) support this.",
    "The law needs a qualified majority (55 %).",
    "The two-thirds majority needs 81 of 120 seats.",
    "The most trusted institution is the army (38 %).",
    "At most 40 % of the costs are covered.",
    "Costs are most likely 40 % higher.",
    "Almost all of the 47 municipalities have a plan.",
    "The majority in parliament holds 47 % of the vote.",
    "A majority holds 47 of 81 seats.",
    "Most respondents trust the army; 38 % trust the courts.",
    "A majority supports accession, and unemployment (14 %) worries many.",
    "Most citizens trust the army, but only 38 % the police.",
    "The majority party (38 %) lost.",
    "The Albanian minority (61 %) lives in the north.",
    "Most often named are jobs (38 %).",
    "Most serious is the lack of staff (38 %).",
    "Arrests doubled from 40 to 81.",
    "Arrests nearly doubled from 40 to 78.",
    "Cases tripled from 2019 to 2022.",
    "Half of the municipalities have a plan; 12 % have a budget.",
    "Almost half (48 %) agree.",
    "About a third of citizens, or 34 %, agree.",
    "More than half (52 %) agree.",
    "Trust remained stable at 47 %.",
    "Trust remained stable, from 47 % to 48 %.",
    "Exports rose sharply from 200 to 400 million.",
    "Most attacks come from abroad, above all from one network (23 %).",
    "A majority of respondents (more than 40 %) agree.",
    "A relative majority (38 %) agree.",
    "The majority of traffickers are no longer citizens of the region.",
    "Most firms export; the share of women among managers is 30 %.",
    "Of the majority, 30 % were women.",
    "Most schools are in towns, with 38 % in the capital.",
    "The minority rights of 61 % of residents were at stake.",
    "Prices rose slightly, by 2 %.",
    "Prices rose sharply, by 20 %.",
    "Of the vehicles, 9,600 (20 per cent) waited between half an hour and one hour.",
    "Over the same two periods the time rose from 9 to 14 hours.",
    "Slight injuries fell from 200 to 90.",
    "Some 41 % had heard of it. Most of them learned of it by radio.",
    "Thefts fell from 240 in 2022 to 121 in 2023. This halving is due to lamps.",
    "Arrests rose slightly, from 200 to 214.",
    "Half a day was lost in 12 % of cases.",
    "Landings doubled between 2022 and 2023, from 4,000 to 8,100 tonnes.",
    "Landings doubled and catches rose, from 400 to 496 tonnes.",
    "Rents doubled in 2020, and wages rose from 400 to 500.",
    "Most members (38 % women) agreed.",
    "Most members, 61 per cent, feel safe.",
    "Most member economies, 38 per cent, have none.",
    "Most members of the board, 38 % of them women, agreed.",
]


@pytest.mark.parametrize("text", WORD_FIRES)
def test_word_is_told(text: str) -> None:
    assert hits_of(word_against_value, text)


@pytest.mark.parametrize("text", WORD_QUIET)
def test_word_leaves_near_misses(text: str) -> None:
    assert not hits_of(word_against_value, text)


def test_majority_below_half_is_an_error() -> None:
    (hit,) = hits_of(word_against_value, "A majority of respondents (47 %) support this.")
    assert hit.severity is Severity.ERROR
    assert "47 %" in hit.why


def test_thin_overwhelming_majority_is_a_caution() -> None:
    (hit,) = hits_of(word_against_value, "An overwhelming majority of citizens (56 %) agree.")
    assert hit.severity is Severity.CAUTION
