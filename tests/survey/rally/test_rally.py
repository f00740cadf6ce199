import numpy as np
import pytest

from synopsis.survey import Design, SurveyError
from synopsis.survey.rally.draws import Poll, filled, poll_of
from synopsis.survey.rally.ranking import PARTS, Rally, RallyRules, rally

PLACES = ("a", "b", "c", "d", "e", "f")
RULES = RallyRules(draws=2000)


def poll(
    support: list[list[float]], salience: list[list[float]] | None = None, se: float = 0.015
) -> Poll:
    """A poll of topics (rows of the lists) by economies, without covariance."""
    first = np.array(support).T
    second = np.array(salience).T if salience is not None else np.full_like(first, np.nan)
    both = np.concatenate([first, second], axis=1)
    spread = np.stack([np.diag(np.where(np.isfinite(own), se**2, 0.0)) for own in both])
    topics = tuple(f"topic {number}" for number in range(len(support)))
    return Poll(PLACES[: len(first)], topics, first, second, spread, np.full(len(first), 90.0))


def run(now: Poll, before: Poll | None = None, rules: RallyRules = RULES) -> Rally:
    return rally(now, before, rules, np.random.default_rng(1))


HIGH, LOW = [0.8] * 6, [0.3] * 6
SPLIT = [0.95, 0.95, 0.95, 0.65, 0.65, 0.65]
SALIENT = [[0.4] * 6, [0.4] * 6]


def test_rally_puts_support_first_and_tells_it_apart() -> None:
    found = run(poll([LOW, HIGH], SALIENT))
    assert [one.topic for one in found.standings] == ["topic 1", "topic 0"]
    assert [(one.rank, one.best, one.worst) for one in found.standings] == [(1, 1, 1), (2, 2, 2)]
    assert found.groups == (("topic 1",), ("topic 0",))


def test_rally_does_not_rank_what_it_cannot_tell() -> None:
    found = run(poll([HIGH, [0.805] * 6], SALIENT))
    assert [(one.best, one.worst) for one in found.standings] == [(1, 2), (1, 2)]
    assert len(found.groups) == 1


def test_rally_prefers_support_that_is_alike() -> None:
    found = run(poll([SPLIT, HIGH], SALIENT))
    assert found.standings[0].topic == "topic 1"
    assert found.standings[0].parts["alikeness"].value > found.standings[1].parts["alikeness"].value


def test_alikeness_takes_the_sampling_error_off() -> None:
    rng = np.random.default_rng(5)
    noisy = np.clip(0.6 + rng.normal(0, 0.05, (40, 6)), 0, 1)
    found = run(poll(noisy.tolist(), noisy.tolist(), se=0.05))
    values = [one.parts["alikeness"].value for one in found.standings]
    assert np.mean(values) > 0.96
    inside = [one.parts["alikeness"].low <= one.parts["alikeness"].value for one in found.standings]
    assert all(inside)


def test_every_part_stands_apart_with_its_interval() -> None:
    now, before = poll([HIGH, LOW], SALIENT), poll([[0.7] * 6, [0.3] * 6], SALIENT)
    found = run(now, before)
    for one in found.standings:
        assert tuple(one.parts) == PARTS
        for part in one.parts.values():
            assert part.low <= part.value <= part.high
        assert one.composite.low <= one.composite.value <= one.composite.high
    assert found.standings[0].parts["trend"].value == pytest.approx(0.1)
    assert found.left_out == ()


def test_no_wave_before_leaves_the_trend_out() -> None:
    found = run(poll([HIGH, LOW], SALIENT))
    assert found.left_out == ("trend",)
    assert not found.standings[0].parts["trend"].is_known


def test_a_missing_economy_is_listed_and_widens_and_is_no_nought() -> None:
    gap = [*HIGH[:5], float("nan")]
    whole = run(poll([HIGH, SPLIT], SALIENT)).standings
    holed = run(poll([gap, [*SPLIT[:5], float("nan")]], SALIENT)).standings
    split_whole = next(one for one in whole if one.topic == "topic 1")
    split_holed = next(one for one in holed if one.topic == "topic 1")
    assert split_holed.missing == ("f",)
    assert "f" not in split_holed.economies
    assert split_holed.parts["support"].value > 0.8
    width = split_whole.parts["support"].high - split_whole.parts["support"].low
    assert split_holed.parts["support"].high - split_holed.parts["support"].low > 2 * width


def test_a_topic_of_one_economy_is_not_ranked() -> None:
    lone = [0.9, *[float("nan")] * 5]
    found = run(poll([HIGH, LOW, lone], [*SALIENT, [0.4] * 6]))
    assert found.unranked == ("topic 2",)
    assert [one.topic for one in found.standings] == ["topic 0", "topic 1"]


def test_a_topic_without_salience_is_drawn_from_the_others() -> None:
    unknown = [float("nan")] * 6
    now = poll([HIGH, LOW, HIGH], [[0.6] * 6, [0.2] * 6, unknown])
    found = {one.topic: one for one in run(now).standings}
    part = found["topic 2"].parts["salience"]
    assert not part.is_known
    assert np.isnan(part.value)
    assert part.high - part.low > 0.2
    assert found["topic 2"].worst == 3


def test_a_blocked_topic_has_no_trend() -> None:
    before = poll([[0.7] * 6, LOW], SALIENT).blocked(["topic 0"])
    found = {one.topic: one for one in run(poll([HIGH, LOW], SALIENT), before).standings}
    assert not found["topic 0"].parts["trend"].is_known
    assert found["topic 1"].parts["trend"].is_known


def test_the_same_generator_gives_the_same_rally() -> None:
    now = poll([HIGH, LOW, SPLIT], [[0.4] * 6] * 3)
    assert repr(run(now)) == repr(run(now))  # NaN is unlike itself


def test_weights_are_a_named_choice() -> None:
    now = poll([HIGH, LOW], [[0.3] * 6, [0.6] * 6])
    only = RallyRules(weights={"salience": 1.0}, draws=2000)
    assert run(now).standings[0].topic == "topic 0"
    assert run(now, rules=only).standings[0].topic == "topic 1"
    assert "salience 100%" in only.sentences[-1]


def test_covariance_between_topics_tells_them_apart() -> None:
    now = poll([[0.60] * 6, [0.57] * 6], SALIENT, se=0.03)
    tied = now.covariance.copy()
    tied[:, 0, 1] = tied[:, 1, 0] = 0.03**2 * 0.999
    bound = Poll(now.economies, now.topics, now.support, now.salience, tied, now.df)
    rules = RallyRules(weights={"support": 1.0}, draws=2000)
    assert run(now, rules=rules).standings[0].worst == 2
    assert run(bound, rules=rules).standings[0].worst == 1


def test_no_topic_is_no_rally() -> None:
    lone = [0.9, *[float("nan")] * 5]
    assert run(poll([lone])) == Rally((), (), ("topic 0",), ())


@pytest.mark.parametrize(
    "wrong",
    [{"weights": {"speed": 1.0}}, {"weights": {"support": -1.0}}, {"weights": {"support": 0.0}},
     {"weights": {}}, {"full_change": 0.0}, {"draws": 10}, {"level": 1.0}],
)  # fmt: skip
def test_rules_refuse(wrong: dict[str, object]) -> None:
    with pytest.raises(SurveyError):
        RallyRules(**wrong)  # type: ignore[arg-type]


def test_a_rally_of_no_weighted_part_is_refused() -> None:
    with pytest.raises(SurveyError, match="no part that has a weight"):
        run(poll([HIGH, LOW], SALIENT), rules=RallyRules(weights={"trend": 1.0}))


def test_poll_refuses_parts_that_do_not_fit() -> None:
    now = poll([HIGH, LOW])
    with pytest.raises(SurveyError, match="economies by 3 topics"):
        Poll(now.economies, ("x", "y", "z"), now.support, now.salience, now.covariance, now.df)
    with pytest.raises(SurveyError, match="covariance does not fit"):
        Poll(now.economies, now.topics, now.support, now.salience, now.covariance[:5], now.df)


def test_filled_has_the_spread_of_a_further_one() -> None:
    rng = np.random.default_rng(2)
    draws = np.concatenate(
        [rng.normal(0.5, 0.05, (20000, 5, 1)), np.full((20000, 1, 1), np.nan)], 1
    )
    found = filled(draws, rng, -9.0, 9.0)[:, 5, 0]
    assert found.mean() == pytest.approx(0.5, abs=0.005)
    assert 0.05 < found.std() < 0.12
    lone = np.full((10, 3, 1), np.nan)
    lone[:, 0] = 0.5
    assert np.isnan(filled(lone, rng, 0.0, 1.0)).all()


def test_poll_of_reads_flags_by_economy() -> None:
    rng = np.random.default_rng(6)
    economy = np.repeat([0, 1], 200).astype(np.int64)
    design = Design.of(rng.lognormal(0, 0.2, 400), units=[np.arange(400) // 10])
    support = (rng.random((400, 2)) < 0.5).astype(float)
    salience = np.full((400, 2), np.nan)
    found = poll_of(design, (support, salience), ("x", "y"), economy, ("one", "two", "three"))
    weights = design.weights[:200]
    assert found.support[0, 0] == pytest.approx(weights @ support[:200, 0] / weights.sum())
    assert np.isnan(found.salience).all()
    assert found.missing(0) == ("three",)
    assert found.df.tolist() == [19.0, 19.0, 0.0]
    low, high = found.interval(0.95)
    assert np.all((low < found.support) | np.isnan(low))
    assert np.all((high > found.support) | np.isnan(high))
