from datetime import date, timedelta

import numpy as np
import pytest

from synopsis.landscape.warnings.chance import chance_label, chance_recall
from synopsis.landscape.warnings.hindsight import (
    REGION,
    Label,
    Outcome,
    Raised,
    Yardstick,
    label_of,
    score,
)

FIRST, LAST = date(2009, 1, 1), date(2023, 12, 31)
SPAN = (FIRST, LAST)
EPISODES = (
    Outcome("A", "t", frozenset({"ALB"}), date(2011, 1, 21)),
    Outcome("R", "t", frozenset({REGION}), date(2016, 3, 9)),
)


def test_expected_recall_is_that_of_warnings_thrown_at_random() -> None:
    places = ("ALB", "ALB", "SRB", REGION)
    thrown = [Raised("c", frozenset({"t"}), place, FIRST) for place in places]
    spanned = [(one, SPAN) for one in thrown]
    expected = chance_recall(spanned, EPISODES, Yardstick())
    rng = np.random.default_rng(1)
    found = []
    for _ in range(1500):
        days = rng.integers(0, (LAST - FIRST).days + 1, len(thrown))
        moved = [
            Raised("c", one.trends, one.place, FIRST + timedelta(days=int(day)))
            for one, day in zip(thrown, days, strict=True)
        ]
        found.append(score(moved, EPISODES).recall.count / 2)
    assert expected == pytest.approx(np.mean(found), abs=4 * np.std(found) / np.sqrt(1500))
    assert chance_recall(spanned, (), Yardstick()) is None


def test_chance_of_a_label_is_the_share_of_days() -> None:
    one = Raised("c", frozenset({"t"}), "SRB", FIRST)
    hit, excused = chance_label(SPAN, EPISODES, one, Yardstick())
    days = [FIRST + timedelta(days=at) for at in range((LAST - FIRST).days + 1)]
    labels = [label_of(Raised("c", one.trends, "SRB", day), EPISODES, Yardstick()) for day in days]
    assert hit == pytest.approx(labels.count(Label.HIT) / len(days))
    assert excused == pytest.approx(labels.count(Label.SET_ASIDE) / len(days))
