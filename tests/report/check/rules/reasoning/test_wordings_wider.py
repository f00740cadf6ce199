"""Wider families of each class of fault, and their near misses."""

import pytest

from tests.report.check.rules.reasoning.reading import grave
from tests.report.check.rules.reasoning.wordings_wider import (
    HEARD_OF,
    LATER_LIKELIHOOD,
    NOT_RAISED,
    RAISED,
    RAISED_BY_MATTER,
    UNADDRESSED,
    UNHEARD_OF,
)

MENTIONS = "# Of things\n\n## Summary\n\n{}\n\n## Two\n\nThe work took a year.\n\n{}\n"
HEADED = "# Of things\n\n## Summary\n\n{}\n\n## {}\n\n{}\n"
ADVICE = """# Of boats

## What we found

In 2024 the pilots of the port answered 214 night calls, and 9 of 14 pilots were ill in winter.

Six of the tugs have engines from 1981, and 31 of 40 delays began with a broken engine.

## Recommendations

1. The port office should list all engines by March 2026, because nobody knows their age.

2. The council should set up a rest room for pilots by April 2026, since 9 of 14 were ill.

3. {}
"""


def _raised(text: str) -> list[str]:
    rules = ("certainty-raised", "caveat-lost")
    return [hit.sentence.text for rule in rules for hit in grave(rule, text)]


@pytest.mark.parametrize(("bare", "careful"), RAISED)
def test_bare_claim_in_other_words_is_told(bare: str, careful: str) -> None:
    assert _raised(MENTIONS.format(bare, careful)) == [bare]


@pytest.mark.parametrize(("bare", "heading", "careful"), RAISED_BY_MATTER)
def test_bare_claim_of_an_effect_left_open_is_told(bare: str, heading: str, careful: str) -> None:
    assert _raised(HEADED.format(bare, heading, careful)) == [bare]


@pytest.mark.parametrize(("bare", "careful"), NOT_RAISED)
def test_other_claim_of_the_same_matter_is_left(bare: str, careful: str) -> None:
    assert _raised(MENTIONS.format(bare, careful)) == []


def test_claim_in_a_heading_of_the_summary_is_told() -> None:
    text = (
        "# Of things\n\n## Recommendations\n\n### Night buses prevent brawls at the pier\n\n"
        "The council has a bus.\n\n## Two\n\nNight buses may prevent brawls at the pier.\n"
    )
    assert _raised(text) == ["Night buses prevent brawls at the pier"]


@pytest.mark.parametrize("text", LATER_LIKELIHOOD)
def test_later_word_of_likelihood_is_told_as_well(text: str) -> None:
    both = f"A rise of rents is very likely.\n\nThe office met twice. {text}"
    assert text in [hit.sentence.text for hit in grave("likelihood-without-scale", both)]


@pytest.mark.parametrize("text", UNADDRESSED)
def test_advice_to_nobody_is_told(text: str) -> None:
    hits = grave("recommendation-without-addressee", ADVICE.format(text))
    assert [hit.sentence.text for hit in hits] == [text]


@pytest.mark.parametrize("text", UNHEARD_OF)
def test_advice_on_what_the_text_never_spoke_of_is_told(text: str) -> None:
    hits = grave("recommendation-without-evidence", ADVICE.format(text))
    assert [hit.sentence.text for hit in hits] == [text]


@pytest.mark.parametrize("text", HEARD_OF)
def test_advice_on_what_the_text_spoke_of_is_left(text: str) -> None:
    assert grave("recommendation-without-evidence", ADVICE.format(text)) == []
