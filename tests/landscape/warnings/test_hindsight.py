"""The yardstick, held to its own words: days counted at both ends, the region both ways."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopsis.landscape import LandscapeError
from synopsis.landscape.warnings.hindsight import (
    REGION,
    Label,
    Outcome,
    Raised,
    Share,
    exact_interval,
    score,
    score_by_condition,
)

START = date(2015, 9, 15)
EPISODE = Outcome("E", "migration", frozenset({"SRB"}), START)


def raised(days: int, place: str = "SRB", trend: str = "migration", **more: float) -> Raised:
    return Raised("c", frozenset({trend}), place, START + timedelta(days=days), **more)


def labels(*many: Raised, outcomes: tuple[Outcome, ...] = (EPISODE,)) -> list[Label]:
    return [label for _, label in score(many, outcomes).labels]


@pytest.mark.parametrize(
    ("days", "label"),
    [
        (-91, Label.FALSE_ALARM), (-90, Label.HIT), (0, Label.HIT), (30, Label.HIT),
        (31, Label.SET_ASIDE), (180, Label.SET_ASIDE), (181, Label.FALSE_ALARM),
    ],
)  # fmt: skip
def test_label_by_days_from_the_start(days: int, label: Label) -> None:
    assert labels(raised(days)) == [label]


def test_other_trend_or_economy_is_a_false_alarm() -> None:
    assert labels(raised(0, trend="cyber"), raised(0, "ALB")) == [Label.FALSE_ALARM] * 2


def test_region_matches_in_both_directions() -> None:
    everywhere = Outcome("R", "migration", frozenset({REGION}), START)
    assert labels(raised(0, REGION)) == [Label.HIT]
    assert labels(raised(0, "ALB"), outcomes=(everywhere,)) == [Label.HIT]


def test_one_label_each_and_one_detection_of_an_episode() -> None:
    later = Outcome("L", "migration", frozenset({"SRB"}), START + timedelta(days=200))
    found = score([raised(-10), raised(5), raised(120)], [EPISODE, later])
    assert [label for _, label in found.labels] == [Label.HIT, Label.HIT, Label.HIT]
    assert dict(found.leads) == {"E": 10, "L": 80}
    assert found.median_lead == 45
    assert (found.recall.count, found.recall.of) == (2, 2)


def test_set_aside_judges_no_precision() -> None:
    found = score([raised(-10), raised(100), raised(400)], [EPISODE])
    assert (found.precision.count, found.precision.of) == (1, 2)
    assert found.count(Label.SET_ASIDE) == 1


def test_brier_score_of_given_probabilities() -> None:
    known = [raised(0, probability=0.8), raised(400, probability=0.4), raised(100, probability=1.0)]
    assert score(known, [EPISODE]).brier == pytest.approx((0.2**2 + 0.4**2) / 2)
    assert score([raised(0)], [EPISODE]).brier is None


def test_conditions_are_scored_apart() -> None:
    other = Raised("d", frozenset({"migration"}), "SRB", START + timedelta(days=400))
    found = score_by_condition([raised(0), other], [EPISODE])
    assert {name: one.precision.count for name, one in found.items()} == {"c": 1, "d": 0}


def test_nothing_has_no_interval_and_no_lead() -> None:
    found = score([], [])
    assert found.recall.interval is None
    assert found.recall.value is None
    assert found.median_lead is None


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [(0, 10, 0.0, 0.3085), (10, 10, 0.6915, 1.0), (4, 13, 0.0909, 0.6143), (7, 10, 0.3475, 0.9333)],
)
def test_exact_interval_as_printed_in_tables(count: int, of: int, low: float, high: float) -> None:
    assert exact_interval(count, of) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(("count", "of", "level"), [(3, 2, 0.95), (-1, 2, 0.95), (0, 0, 0.95),
                                                   (1, 2, 1.0)])  # fmt: skip
def test_interval_of_what_cannot_be_is_refused(count: int, of: int, level: float) -> None:
    with pytest.raises(LandscapeError, match="has no interval"):
        exact_interval(count, of, level)


@given(st.integers(1, 200), st.floats(0, 1))
def test_exact_interval_holds_its_share(of: int, part: float) -> None:
    count = round(part * of)
    low, high = Share(count, of).interval or (1.0, 0.0)
    assert 0 <= low <= count / of <= high <= 1


@given(st.lists(st.integers(-400, 400), max_size=20))
def test_every_warning_has_one_label_and_none_is_lost(days: list[int]) -> None:
    found = score([raised(one) for one in days], [EPISODE])
    assert sum(found.count(label) for label in Label) == len(days)
    assert found.recall.count == any(-90 <= one <= 30 for one in days)
