"""One quantity told again in other words, and other quantities in like words."""

import pytest

from synopsis.report.check.rules.amounts.contradicting import contradicting_figures
from tests.report.check.rules.amounts.reading import hits_of

AGAIN = [
    ("Police recorded 412 car thefts in 2023.", "There were 436 car thefts in 2023."),
    (
        "Ransomware struck hospitals 88 times in 2023.",
        "Hospitals reported 96 ransomware cases in 2023.",
    ),
    (
        "Ransomware made up about 22 per cent of the serious incidents in 2024.",
        "Among the serious incidents in 2024, ransomware accounted for 27 per cent.",
    ),
    (
        "In 2024 the utility replaced 42 kilometres of pipe.",
        "In 2024 the utility replaced 36 kilometres of pipe, out of a network of 2,100 kilometres.",
    ),
    (
        "Cyclists were involved in about 30 per cent of the collisions of 2024.",
        "It is worse, since more than 34 per cent of the collisions of 2024 involved a cyclist.",
    ),
    (
        "In May 2024, 71 per cent of parents liked the meals, and 12 per cent had no view.",
        "Asked in May 2024, 77 per cent of parents liked the meals.",
    ),
    (
        "Trust in the police and the courts is at 47 % and 32 %, respectively.",
        "Trust in the courts is at 38 %.",
    ),
    (
        "In 2023, unemployment in Albania and Serbia was 11 % and 9 %, respectively.",
        "In 2023, unemployment in Serbia was 12 %.",
    ),
    ("# Trust in the police stands at 51 per cent", "In all, 62 per cent trust the police."),
]

OTHER = [
    ("Police recorded 412 car thefts in 2023.", "Police solved 136 car thefts in 2023."),
    ("Police recorded 412 car thefts in 2023.", "There were 436 bicycle thefts in 2023."),
    (
        "Ransomware struck hospitals 88 times in 2023.",
        "Schools reported 96 ransomware cases in 2023.",
    ),
    (
        "Ransomware struck hospitals 88 times in 2023.",
        "Hospitals reported 196 phishing cases in 2023.",
    ),
    (
        "On 31 December 2024, EUR 5 million of the EUR 40 million billed was overdue.",
        "EUR 5 million was overdue on 31 December 2024.",
    ),
    ("92 series, origins 2016 to 2019: score 210.", "207 series, origins 2019 to 2022: score 72."),
    (
        "Trust in the police and the courts is at 47 % and 32 %, respectively.",
        "Trust in the courts is at 32 %.",
    ),
    (
        "The police received 412 calls in 2023.",
        "There were 380 calls to the police in the first half of 2023.",
    ),
    (
        "In 2024 the court heard 120 cases on fraud.",
        "In 2024 the appeal court heard 96 cases on fraud.",
    ),
    (
        "The team interviewed 58 nurses about night work.",
        "The team interviewed 22 nurses about night work in the two clinics.",
    ),
]


@pytest.mark.parametrize(("first", "second"), AGAIN)
def test_a_quantity_told_again_is_held_to_its_value(first: str, second: str) -> None:
    (hit,) = hits_of(contradicting_figures, f"{first}\n\nWords between.\n\n{second}\n")
    assert hit.other is not None
    assert hit.other.text == first.removeprefix("# ")


@pytest.mark.parametrize(("first", "second"), OTHER)
def test_another_quantity_is_left(first: str, second: str) -> None:
    found = hits_of(contradicting_figures, f"{first}\n\nWords between.\n\n{second}\n")
    assert [hit.why for hit in found] == []


LOTS = (
    "# Report\n\n## {}\n\nThe contractor employed 40 welders on the site.\n\n"
    "## {}\n\nThe contractor employed 55 welders on the site.\n"
)


def test_sections_named_alike_speak_of_two_subjects() -> None:
    assert len(hits_of(contradicting_figures, LOTS.format("Summary", "Works on the site"))) == 1
    assert hits_of(contradicting_figures, LOTS.format("Lot A", "Lot B")) == []
