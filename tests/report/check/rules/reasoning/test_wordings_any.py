"""Faults of reasoning in words that no list of verbs or groups could foresee."""

import pytest

from synopsis.catalog import load_profile
from synopsis.report.check.rules.reasoning import RULES
from synopsis.report.check.terms import load_terms
from tests.report.check.rules.reasoning.reading import case_of, grave
from tests.report.check.rules.reasoning.wordings_any import (
    ALL_FORECASTS,
    IN_DOUBT,
    NOT_IN_DOUBT,
    ONE_FORECAST,
)

HEADED = "# Of things\n\n## Summary\n\n{}\n\n## {}\n\n{}\n"


def _raised(text: str) -> list[str]:
    rules = ("certainty-raised", "caveat-lost")
    return [hit.sentence.text for rule in rules for hit in grave(rule, text)]


def _blamed(text: str) -> int:
    case = case_of(text, load_terms(load_profile("western-balkans")))
    return len(list(RULES["group-blamed-without-source"](case)))


@pytest.mark.parametrize(("bare", "heading", "careful"), IN_DOUBT)
def test_claim_that_its_paragraph_leaves_open_is_told(
    bare: str, heading: str, careful: str
) -> None:
    assert bare in _raised(HEADED.format(bare, heading, careful))


@pytest.mark.parametrize(("bare", "heading", "careful"), NOT_IN_DOUBT)
def test_claim_of_something_else_is_left(bare: str, heading: str, careful: str) -> None:
    assert _raised(HEADED.format(bare, heading, careful)) == []


def test_own_result_is_told_in_a_section_on_opening_hours() -> None:
    text = "# Baths\n\n## {}\n\nThat guests stay away is shown by the findings of this study.\n"
    assert len(grave("circular-evidence", text.format("Opening hours"))) == 1
    assert grave("circular-evidence", text.format("Opening session")) == []


def test_own_workshop_of_the_body_itself_is_told() -> None:
    text = (
        "# Risks of the lake\n\nThe lake committee met twice.\n\nThat the dam is the gravest risk "
        "is proved by the committee's own workshop, whose result is the present list.\n"
    )
    assert len(grave("circular-evidence", text)) == 1


def test_probability_of_one_forecast_is_not_lent_to_another() -> None:
    assert len(grave("forecast-without-horizon", ONE_FORECAST)) == 1
    assert grave("forecast-without-horizon", ALL_FORECASTS) == []
