"""Counts and money told again as a noun with another verb or none, and what only looks alike."""

import pytest

from synopsis.report.check.rules.amounts.contradicting import contradicting_figures
from tests.report.check.rules.amounts.reading import hits_of

WATER = "Agriculture withdrew 412 million cubic metres in 2023."
BUDGET = "The budget for 2023 was 11.8 million francs, of which 11.3 million (95.8 %) were spent."
CASES = "Laboratories confirmed 18,640 cases of influenza during the season."
POWER = "Net generation in the six economies amounted to 74.6 terawatt-hours in 2024."
THEFTS = "The police recorded 1,412 car thefts in 2023."

AGAIN = [
    (WATER, "With 358 million cubic metres in 2023, agricultural withdrawals exceed the plan."),
    (WATER, "At 358 million cubic metres in 2023, withdrawals by agriculture were too high."),
    (WATER, "Agricultural withdrawals of 358 million cubic metres in 2023 are too high."),
    (WATER, "Agricultural withdrawals (358 million cubic metres in 2023) exceed all limits."),
    (WATER, "Agricultural withdrawals stood at 358 million cubic metres in 2023."),
    (WATER, "In 2023 agricultural withdrawals, at 358 million cubic metres, exceeded all limits."),
    (BUDGET, "Expenditure of 10.9 million francs in 2023 left the office with a balance."),
    (BUDGET, "Spending of 10.1 million francs in 2023 left the office with a balance."),
    ("The office spent 11.3 million euros on travel in 2023.",
     "Travel expenditure of 10.2 million euros in 2023 was too high."),
    ("The office sold 4,120 permits in 2023.", "Permit sales of 3,870 permits in 2023 were low."),
    ("Households consumed 21.4 GWh in 2024.",
     "With 19.8 gigawatt-hours in 2024, household consumption was low."),
    (CASES, "The 17,940 infections confirmed by the laboratories in the season led to pressure."),
    (CASES, "The 17,940 cases confirmed by laboratories were more than ever."),
    (CASES, "All 17,940 influenza cases confirmed by laboratories were reported."),
    (POWER, "Prices fell even though net generation in the six economies was 71.9 TWh in 2024."),
    (POWER, "With 71.9 TWh in 2024, net generation in the six economies was low."),
    (POWER, "Net generation of 71.9 TWh in 2024 was low."),
    (THEFTS, "The 1,380 car thefts recorded by the police were more than ever."),
    ("In 2023, 52,400 tonnes of flour were produced.",
     "Flour production of 48,900 tonnes in 2023 kept the mills open."),
    ("Vaccines were purchased for 6.4 million euros in 2023.",
     "Vaccine purchases of 5.9 million euros in 2023 were audited."),
]  # fmt: skip

OTHER = [
    (WATER, "With 358 million cubic metres in 2022, agricultural withdrawals exceeded the plan."),
    (WATER, "With 358 million cubic metres in 2023, industrial withdrawals exceeded the plan."),
    (WATER, "With 358 million cubic metres in 2023, agricultural withdrawals in Arlen were high."),
    (WATER, "Agricultural withdrawals of 358 gigalitres in 2023 are too high."),
    (WATER, "Agricultural withdrawals (about 412 million cubic metres in 2023) are too high."),
    (WATER, "Planned agricultural withdrawals of 358 million cubic metres in 2023 were exceeded."),
    (WATER, "Agricultural withdrawals of 35 million cubic metres in 2023 came from wells."),
    (BUDGET, "Expenditure on travel of 10.9 million francs in 2023 was high."),
    (BUDGET, "Capital expenditure of 10.9 million francs in 2023 was high."),
    (BUDGET, "Expenditure of 10.9 million francs in 2022 left the office with a balance."),
    (BUDGET, "Income of 10.9 million francs in 2023 left the office with a balance."),
    (CASES, "The 17,940 infections confirmed by doctors in the season led to pressure."),
    (CASES, "The 17,940 infections confirmed by the laboratories in Arlen led to pressure."),
    (CASES, "The 17,940 measles infections confirmed by the laboratories led to pressure."),
    (CASES, "The 18,640 infections confirmed by the laboratories led to pressure."),
    (POWER, "Prices fell although gross generation in the six economies was 71.9 TWh in 2024."),
    (POWER, "Net generation of 71.9 TWh in 2023 was low."),
    (POWER, "Net generation from coal of 61.9 TWh in 2024 was low."),
    (THEFTS, "The 1,380 bicycle thefts recorded by the police were more than ever."),
    (THEFTS, "The 1,080 car thefts cleared up by the police were more than ever."),
    ("The mills produced 52,400 tonnes of flour in 2023.",
     "Flour exports of 48,900 tonnes in 2023 kept the mills open."),
]  # fmt: skip


def _told(first: str, second: str) -> list[str]:
    text = f"# Influenza\n\n{first}\n\nWords between.\n\n{second}\n"
    return [hit.why for hit in hits_of(contradicting_figures, text)]


@pytest.mark.parametrize(("first", "second"), AGAIN)
def test_a_quantity_told_again_as_a_noun_is_held_to_its_value(first: str, second: str) -> None:
    assert len(_told(first, second)) == 1


@pytest.mark.parametrize(("first", "second"), OTHER)
def test_another_time_thing_or_place_is_left(first: str, second: str) -> None:
    assert _told(first, second) == []
