"""Further wordings of each class of fault, and of its near misses."""

import pytest

from tests.report.check.rules.reasoning.reading import grave
from tests.report.check.rules.reasoning.wordings_more import (
    ASSURED,
    NOT_ASSURED,
)

MENTIONS = (
    "# Of things\n\n## One\n\nThe work took a year. {}\n\n## Two\n\n{}\n\n## End\n\nIt is over.\n"
)


def _raised(first: str, second: str) -> list[str]:
    text = MENTIONS.format(first, second)
    rules = ("certainty-raised", "caveat-lost")
    return [hit.sentence.text for rule in rules for hit in grave(rule, text)]


@pytest.mark.parametrize(("careful", "sure"), ASSURED)
def test_claim_called_certain_is_told_before_or_after_the_careful_one(
    careful: str, sure: str
) -> None:
    assert _raised(careful, sure) == _raised(sure, careful) == [sure]


@pytest.mark.parametrize(("careful", "sure"), NOT_ASSURED)
def test_other_claim_called_certain_is_left(careful: str, sure: str) -> None:
    assert _raised(careful, sure) == _raised(sure, careful) == []


LIST = "# Recommendations\n\n- {}\n- More attention should be paid to prevention.\n- {}\n"


def test_note_on_recommendations_stands_at_one_that_lacks_something() -> None:
    first = "Since 9 of 40 files were lost, the directors should by May lay down who keeps them."
    text = LIST.format(first, "The ministry replied to the draft on 30 August 2024.")
    for rule in ("recommendation-without-addressee", "recommendation-without-evidence"):
        assert [hit.sentence.text for hit in grave(rule, text)] == [
            "More attention should be paid to prevention."
        ]


REASONS = [
    "As some teams do not work at night, the heads of the teams should propose a shared roster.",
    "In view of the vacant posts, the ministry should open a competition.",
    "Considering that boats are idle in winter, the port office should rent them out.",
    "On account of the missing meters, the council should require meters at each intake.",
    "Now that the register is complete, the agency should publish it.",
]
NO_REASONS = [
    "As a matter of urgency, the ministry should open a competition.",
    "As soon as the budget allows, the ministry should open a competition.",
    "As far as can be done, the ministry should open a competition.",
]


@pytest.mark.parametrize("text", REASONS)
def test_clause_of_reason_is_evidence(text: str) -> None:
    assert grave("recommendation-without-evidence", f"# Recommendations\n\n- {text}\n") == []


@pytest.mark.parametrize("text", NO_REASONS)
def test_clause_of_time_or_manner_is_no_evidence(text: str) -> None:
    assert len(grave("recommendation-without-evidence", f"# Recommendations\n\n- {text}\n")) == 1
