"""Sentences that begin alike, dates of what happens once, and digits that changed places."""

import pytest

from synopsis.report.check.note import Severity
from synopsis.report.check.rules.amounts.duplicates import near_duplicates_disagree
from tests.report.check.rules.amounts.reading import hits_of

TWINS = [
    (
        "The team interviewed 58 nurses about weekend work.",
        "The team interviewed 85 nurses about weekend work in the two clinics.",
    ),
    (
        "The auditors examined 214 contracts of the ministry.",
        "The auditors examined 241 contracts of the ministry, most of them small.",
    ),
    (
        "The new crossing point on the river opened in March 2023.",
        "The new crossing point on the river opened in May 2023.",
    ),
    (
        "The agreement on mutual recognition was signed in 2021.",
        "The agreement on mutual recognition was signed in 2022.",
    ),
    (
        "The law on fire safety entered into force on 12 May 2023.",
        "The law on fire safety entered into force on 21 May 2023.",
    ),
    (
        "The hotline received 1,164 calls from parents in the north.",
        "Parents in the north made 1,146 calls to the hotline.",
    ),
]

APART = [
    (
        "The team interviewed 58 nurses about weekend work.",
        "The team interviewed 22 nurses about weekend work in the two clinics.",
    ),
    (
        "The patrols on the river seized 40 boats in March 2023.",
        "The patrols on the river seized 55 boats in May 2023.",
    ),
    ("The committee on roads met in March 2023.", "The committee on roads met in May 2023."),
    (
        "The ministry trained 58 officers in cyber defence in Albania.",
        "The ministry trained 85 officers in cyber defence in Serbia.",
    ),
    (
        "The first school on the river opened in 2021.",
        "The second school on the river opened in 2022.",
    ),
    (
        "The hotline received 1,164 calls from parents in 2024.",
        "The hotline received 1,146 calls from parents in 2023.",
    ),
    (
        "The hotline received 1,164 calls from parents.",
        "The hotline received 1,146 calls from teachers.",
    ),
    ("Police cleared 418 cases of theft.", "Police cleared 481 cases of fraud."),
    (
        "The register holds 1,204 permits for hunting weapons.",
        "The register holds 1,240 permits for sporting weapons.",
    ),
    (
        "In 2024 the office received 640 complaints about noise.",
        "In 2024 the office closed 604 complaints about noise.",
    ),
]


@pytest.mark.parametrize(("first", "second"), TWINS)
def test_twins_that_disagree_are_told(first: str, second: str) -> None:
    (hit,) = hits_of(near_duplicates_disagree, f"{first}\n\nWords between.\n\n{second}\n")
    assert hit.other is not None
    assert (hit.other.text, hit.sentence.text) == (first, second)
    assert hit.severity is Severity.CAUTION


@pytest.mark.parametrize(("first", "second"), APART)
def test_sentences_of_different_things_are_left(first: str, second: str) -> None:
    found = hits_of(near_duplicates_disagree, f"{first}\n\nWords between.\n\n{second}\n")
    assert [hit.why for hit in found] == []


SECTIONS = (
    "# Report\n\n## {}\n\nThe repair of the old stone bridge began in May 2021.\n\n"
    "## {}\n\nThe repair of the old stone bridge began in June 2021.\n"
)


def test_sections_that_say_the_same_of_two_subjects_are_parallels() -> None:
    def told(one: str, two: str) -> int:
        return len(hits_of(near_duplicates_disagree, SECTIONS.format(one, two)))

    assert told("Albania", "Serbia") == 0
    assert told("Lot A", "Lot B") == 0
    assert told("Summary", "Works on the bridge") == 1


TABLE = (
    "# Report\n\nThe register held {} incidents in 2024.\n\nTable 1. Incidents by sector, {}\n\n"
    "| Sector | Incidents |\n| --- | --- |\n| Health | 500 |\n| Energy | 646 |\n"
    "| Total | 1,146 |\n"
)


def test_the_total_of_a_table_is_held_to_the_text() -> None:
    def told(count: str, year: int) -> list[str]:
        found = hits_of(near_duplicates_disagree, TABLE.format(count, year))
        return [hit.words for hit in found]

    assert told("1,164", 2024) == ["1,146"]
    assert told("1,146", 2024) == []
    assert told("1,164", 2023) == []
    assert told("1,300", 2024) == []
