"""Counts against the items under the headings that bear their names."""

import pytest

from synopsis.report.check.rules.amounts.counts import count_against_list
from tests.report.check.rules.amounts.reading import hits_of

SWOT = "\n\n## Merits\n\n- a wall\n- a gate\n- a tower\n\n## Faults\n\n- damp\n- rats\n- smoke\n"
ANNEX = (
    "\n\n## Annex 2. Sources\n\n- The log.\n- The book.\n- The file.\n\n## Annex 3. Maps\n\nNone.\n"
)
WRONG = [
    f"It names four merits and three faults.{SWOT}",
    f"It names three merits and four faults, which follow in Section 6.{SWOT}",
    f"The study draws on four sources, which are described in Annex 2.{ANNEX}",
    f"The study draws on five sources (see Annex 2).{ANNEX}",
    f"Two sources are used.\n\nThe study has two sources, listed in Annex 2.{ANNEX}",
    (
        "The code has five duties, which are set out in Section 4.\n\n## 4. Duties\n\n"
        "1. Pay.\n2. Clean.\n3. Mend.\n"
    ),
]
RIGHT = [
    f"It names three merits and three faults.{SWOT}",
    f"It names at least four merits and three faults.{SWOT}",
    f"The committee found four merits of a wall and three faults of a gate.{SWOT}",
    f"The study draws on three sources, which are described in Annex 2.{ANNEX}",
    f"The study draws on four maps, which are described in Annex 2.{ANNEX}",
    f"The study draws on four sources, which are described in Annex 3.{ANNEX}",
    f"Four merits were known.{SWOT}",
]


@pytest.mark.parametrize("text", WRONG)
def test_counts_agree_with_the_list_under_their_heading(text: str) -> None:
    assert len(hits_of(count_against_list, text)) == 1


@pytest.mark.parametrize("text", RIGHT)
def test_counts_of_other_things_are_left(text: str) -> None:
    assert [hit.why for hit in hits_of(count_against_list, text)] == []
