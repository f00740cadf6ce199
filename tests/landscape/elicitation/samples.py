"""SYNTHETIC links, ratings and panels that tests break in one place at a time."""

from typing import Any

import numpy as np

from synopsis.landscape.elicitation.panel import Background, Panel, Question
from synopsis.landscape.elicitation.rating import AskedLink, Rating

EXPERT = "SYNTHETIC-01"
OTHER = "SYNTHETIC-02"
LINKS = (
    AskedLink(
        "weak_rule", "smuggling", "Weak institutions make smuggling easier.", ("R1", "R2"), "12-14"
    ),
    AskedLink("smuggling", "tension", "Smuggling raises tension.", ("=HYPERLINK(1)",)),
    AskedLink("tension", "weak_rule", "- Tension weakens institutions."),
)
FIRST, SECOND, THIRD = (one.link for one in LINKS)


def rating(strength: int | None = 2, expert: str = EXPERT, **given: Any) -> Rating:
    """A rating of the first link, or as it is given."""
    return Rating(**{"link": FIRST, "expert": expert, "strength": strength} | given)


def panel(
    answers: Any = None,
    truths: tuple[float | None, ...] = (10.0, 20.0, None),
    background: Background = Background.UNIFORM,
    experts: tuple[str, ...] = (EXPERT, OTHER),
) -> Panel:
    """Two experts, three questions, three quantiles."""
    given = (
        answers
        if answers is not None
        else [
            [[5, 9, 15], [18, 21, 30], [1, 2, 3]],
            [[11, 12, 13], [1, 2, 3], [2, 4, 8]],
        ]
    )
    questions = tuple(
        Question(f"q{place}", background, truth) for place, truth in enumerate(truths, start=1)
    )
    return Panel((0.05, 0.5, 0.95), experts, questions, np.array(given, dtype=np.float64))
