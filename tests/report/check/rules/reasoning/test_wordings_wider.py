"""Wider families of each class of fault, and their near misses."""

import pytest

from synopsis.catalog import load_profile
from synopsis.report.check.rules.reasoning import RULES
from synopsis.report.check.terms import load_terms
from tests.report.check.rules.reasoning.reading import case_of, grave
from tests.report.check.rules.reasoning.wordings_wider import (
    BLAMED,
    CIRCULAR,
    FORECASTS,
    HEARD_OF,
    LATER_LIKELIHOOD,
    LIKELIHOOD,
    NO_FORECASTS,
    NO_LIKELIHOOD,
    NOT_BLAMED,
    NOT_CIRCULAR,
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


@pytest.mark.parametrize("text", CIRCULAR)
def test_own_text_or_own_body_as_proof_is_told(text: str) -> None:
    assert len(grave("circular-evidence", text)) == 1


@pytest.mark.parametrize("text", NOT_CIRCULAR)
def test_other_body_or_own_data_as_proof_is_left(text: str) -> None:
    assert grave("circular-evidence", text) == []


@pytest.mark.parametrize("text", BLAMED)
def test_group_by_origin_or_status_is_told(text: str) -> None:
    case = case_of(text, load_terms(load_profile("western-balkans")))
    assert len(list(RULES["group-blamed-without-source"](case))) == 1


@pytest.mark.parametrize("text", NOT_BLAMED)
def test_group_that_nobody_blames_is_left(text: str) -> None:
    case = case_of(text, load_terms(load_profile("western-balkans")))
    assert list(RULES["group-blamed-without-source"](case)) == []


@pytest.mark.parametrize("text", FORECASTS)
def test_forecast_without_date_is_told(text: str) -> None:
    assert len(grave("forecast-without-horizon", text)) == 1


@pytest.mark.parametrize("text", NO_FORECASTS)
def test_rule_or_plan_in_the_future_tense_is_left(text: str) -> None:
    assert grave("forecast-without-horizon", text) == []


@pytest.mark.parametrize("text", LIKELIHOOD)
def test_word_of_likelihood_is_told(text: str) -> None:
    assert grave("likelihood-without-scale", text)


@pytest.mark.parametrize("text", NO_LIKELIHOOD)
def test_word_of_another_sense_is_left(text: str) -> None:
    assert grave("likelihood-without-scale", text) == []


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
