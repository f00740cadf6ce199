"""Words of share against the share of the same things that stands in another place."""

import pytest

from synopsis.report.check.rules.amounts.words_elsewhere import words_against_values
from tests.report.check.rules.amounts.reading import hits_of

FAR = "\n\nThe next part is on the method.\n\n"
AGAINST = [
    ("Most fires were caused by campers.", "Campers were the main cause in 91 of the 240 fires."),
    (
        "A majority of members want the pool to open on Mondays.",
        "Opening on Mondays was ticked by 204 of the 510 members, which is 40 per cent.",
    ),
    (
        "Broken pumps caused a third of the stoppages in 2023.",
        "Pumps that were broken account for about 19 per cent of the stoppages.",
    ),
    ("Half of the complaints concern noise.", "Noise makes up 31 per cent of the complaints."),
    (
        "Rents represent a quarter of the income.",
        "Rents constituted 41 per cent of the income, ahead of fees.",
    ),
    ("Only a few of the appeals come from towns.", "Towns account for 62 per cent of the appeals."),
]
NEAR = [
    ("Most fires were caused by campers.", "Campers were the main cause in 151 of the 240 fires."),
    (
        "Most fires were caused by campers.",
        "In houses, campers were the main cause in 11 of the 240 fires.",
    ),
    ("Most fires were caused by campers.", "Lightning was the main cause in 91 of the 240 fires."),
    (
        "Most fires in 2021 were caused by campers.",
        "Campers were the main cause in 91 of the 240 fires in 2022.",
    ),
    ("Half of the complaints concern noise.", "Noise makes up 31 per cent of the appeals."),
    (
        "Half of the complaints concern noise.",
        "Noise at night makes up 31 per cent of the complaints from hotels.",
    ),
    (
        "Half of the complaints should concern noise.",
        "Noise makes up 31 per cent of the complaints.",
    ),
    (
        "Most fires were caused by campers.",
        "Campers were the main cause in more than 91 of the 240 fires.",
    ),
]


@pytest.mark.parametrize(("word", "share"), AGAINST)
def test_words_of_share_agree_with_a_share_elsewhere(word: str, share: str) -> None:
    for text in (f"{word}{FAR}{share}", f"{share}{FAR}{word}"):
        assert [hit.other is not None for hit in hits_of(words_against_values, text)] == [True]


@pytest.mark.parametrize(("word", "share"), NEAR)
def test_words_of_share_of_other_things_are_left(word: str, share: str) -> None:
    assert [hit.why for hit in hits_of(words_against_values, f"{word}{FAR}{share}")] == []
