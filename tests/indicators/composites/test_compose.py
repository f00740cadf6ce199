import dataclasses
import itertools
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synopsis.indicators import Indicator, IndicatorError, Kind, Series
from synopsis.indicators.composites import CompositeResult, compose
from synopsis.indicators.composites.card import Card
from synopsis.vocabulary import CLEAR, Grade, Hedge, Marking, Place, SynopsisError, Tlp
from tests.indicators.composites.worlds import PLACES, card, indicator, series

NAMES = ("one", "two", "three")
KNOWN = [indicator(name) for name in (*NAMES, "strength")]
YEARS = range(2010, 2020)


def world(missing: Sequence[tuple[str, Place]] = ()) -> list[Series]:
    """Six economies over ten years; a later economy is worse, and so is a later year."""
    random = np.random.default_rng(11)
    return [
        series(name, place, {} if (name, place) in missing else {
            year: 4 * row + year - 2010 + float(random.normal()) for year in YEARS
        })
        for name in (*NAMES, "strength") for row, place in enumerate(PLACES)
    ]  # fmt: skip


def composed(told: Card, listed: Sequence[Series], **about: Any) -> CompositeResult:
    return compose(told, about.get("known", KNOWN), listed, about.get("places", PLACES))


def test_scores_carry_intervals_ranks_and_contributions() -> None:
    result = composed(card(NAMES), world())
    last = result.scoring.of(result.scoring.last_year)
    assert [one.place for one in last] == list(PLACES)
    assert [one.rank for one in last] == [6, 5, 4, 3, 2, 1]
    assert all(one.low <= one.score <= one.high for one in result.scoring.scores)
    assert all(one.ranked == 6 for one in result.scoring.scores)
    assert set(last[-1].contributions) == set(NAMES)
    assert all(value > 0 for value in last[-1].contributions.values())
    assert len(result.scoring.scores) == 60
    assert result.scoring.association is not None
    assert result.scoring.association.rows == 60
    assert result.choices == tuple(card(NAMES).choices.values())


def test_member_that_is_not_covered_is_listed_and_widens() -> None:
    whole = composed(card(NAMES), world()).scoring.of(2019)[2]
    lacking = composed(card(NAMES), world([("two", PLACES[2])])).scoring.of(2019)[2]
    assert (whole.not_covered, whole.high - whole.low) == ((), 0)
    assert [(one.member, one.reason) for one in lacking.not_covered] == [
        ("two", "the source publishes no value")
    ]
    assert lacking.covered == pytest.approx(2 / 3)
    assert lacking.high - lacking.low > 25
    assert lacking.rank_low < lacking.rank_high
    assert set(lacking.contributions) == {"one", "three"}


def test_economy_without_enough_members_is_told_and_has_no_score() -> None:
    gone = [("one", PLACES[0]), ("two", PLACES[0])]
    result = composed(card(NAMES), world(gone)).scoring
    assert PLACES[0] not in {one.place for one in result.scores}
    assert {one.place for one in result.unscored} == {PLACES[0]}
    assert [lack.member for lack in result.unscored[0].not_covered] == ["one", "two"]


def test_resilience_is_scored_apart_and_nets_nothing_off() -> None:
    bare = composed(card(NAMES), world())
    told = composed(card(NAMES, resilience=[{"indicator": "strength"}, {"indicator": "one2"}]),
                    [*world(), *(series("one2", place, {2019: row}) for row, place in
                                 enumerate(PLACES))],
                    known=[*KNOWN, indicator("one2")])  # fmt: skip
    assert told.resilience is not None
    assert told.scoring == bare.scoring
    assert told.resilience.higher_means == "better"
    # Concern is higher, so that more of a strength's indicator means less of it.
    assert [one.rank for one in told.resilience.of(2019)] == [1, 2, 3, 4, 5, 6]
    joined = {one.name for one in dataclasses.fields(CompositeResult) if "float" in str(one.type)}
    assert joined == set()


def test_higher_may_mean_better_and_a_card_may_turn_a_member_round() -> None:
    better = composed(card(NAMES, higher_means="better"), world()).scoring.of(2019)
    assert [one.rank for one in better] == [1, 2, 3, 4, 5, 6]
    members = [{"indicator": name, "direction": "raises"} for name in NAMES]
    turned = composed(card(higher_means="better", members=members), world()).scoring.of(2019)
    assert [one.rank for one in turned] == [6, 5, 4, 3, 2, 1]


def test_variants_tell_their_effect_on_ranks() -> None:
    told = card(
        NAMES,
        variants=[
            {"id": "own", "about": "w", "normalise": {"method": "percentile", "scope": "own"}},
            {"id": "fewer", "about": "w", "without": ["two"]},
        ],
    )
    result = composed(told, world())
    own, fewer = result.effects
    assert (own.is_same_scale, fewer.is_same_scale) == (False, True)
    assert own.mean_shift is not None
    assert own.mean_shift > 0
    assert fewer.mean_shift == 0
    assert fewer.changes == ("without two",)
    assert [shift.from_rank for shift in own.shifts] == [6, 5, 4, 3, 2, 1]
    assert {one.source for one in result.influences} == {
        "data", "composite weights", "members", "normalise",
    }  # fmt: skip
    # The spans are wide, since one variant reads everyone against themselves.
    assert max(one.rank_high - one.rank_low for one in result.scoring.of(2019)) >= 2


def test_variant_that_ranks_nobody_says_so() -> None:
    listed = [
        series(one.indicator.id, one.place, {
            point.period.year: point.quantity.number
            for point in one.points
            if point.period.year < 2019 or one.indicator.id == "one"
        })
        for one in world()
    ]  # fmt: skip
    carried = {
        "impute": {"method": "carry", "years": 1, "reason": "r"},
        "screen": {
            "units_at_least": 0.5, "members_at_least": 0.1, "lead_above": 0.1, "reason": "r",
        },
    }  # fmt: skip
    variants = [{"id": "bare", "about": "w", "impute": "none"}]
    (effect,) = composed(card(NAMES, choices=carried, variants=variants), listed).effects
    assert (effect.year, effect.shifts, effect.mean_shift) == (2019, (), None)


def test_composite_of_perceptions_alone_may_be_and_keeps_its_banner() -> None:
    told = [dataclasses.replace(one, kind=Kind.PERCEIVED, is_synthetic=True) for one in KNOWN]
    listed = [
        dataclasses.replace(one, indicator=next(i for i in told if i.id == one.indicator.id))
        for one in world()
    ]
    assert composed(card(NAMES), listed, known=told).is_synthetic
    assert not composed(card(NAMES), world()).is_synthetic


def test_change_of_method_is_cast_back_and_both_are_shown() -> None:
    before = [{"id": "first", "about": "medians were taken", "aggregate": {"levels": ["median"]}}]
    result = composed(card(NAMES, version="second", before=before), world())
    (cast,) = result.backcasts
    assert (result.version, cast.version, cast.about) == ("second", "first", "medians were taken")
    assert {year for _, year, _, _ in cast.rows} == set(YEARS)
    assert len(cast.rows) == len(result.scoring.scores)


def test_change_of_method_over_too_few_years_is_refused() -> None:
    before = [{"id": "first", "about": "w", "aggregate": {"levels": ["median"]}}]
    with pytest.raises(IndicatorError, match="shares only 3 years"):
        composed(card(NAMES, before=before, **{"from": 2017}), world())


def test_denominator_is_another_indicator() -> None:
    people = [
        series("people", place, dict.fromkeys(YEARS, 10.0 ** (row + 1)))
        for row, place in enumerate(PLACES)
    ]
    choices = {
        "denominate": {
            "method": "divide", "by": "people", "members": list(NAMES), "per": 100, "reason": "r",
        },
    }  # fmt: skip
    told = card(NAMES, choices=choices)
    result = composed(told, [*world(), *people], known=[*KNOWN, indicator("people")])
    assert [one.rank for one in result.scoring.of(2019)] != [6, 5, 4, 3, 2, 1]
    with pytest.raises(IndicatorError, match="there is no indicator 'people'"):
        composed(told, world())


@pytest.mark.parametrize(
    ("told", "known", "says"),
    [
        (card(("one", "nobody")), KNOWN, "there is no indicator 'nobody'"),
        (card(), [indicator("one"), indicator("two", kind="perceived")], "what people perceive"),
        (card(), [indicator("one"), indicator("two", kind="ordinal")], "steps without distances"),
        (card(), [indicator("one"), indicator("two", "neither")], "neither way is worse for 'two'"),
    ],
)
def test_members_that_do_not_belong_are_refused(
    told: Card, known: list[Indicator], says: str
) -> None:
    with pytest.raises(IndicatorError, match=says):
        composed(told, world(), known=known)


def test_nothing_at_all_is_refused_in_one_sentence() -> None:
    with pytest.raises(IndicatorError, match="no member has a value in any economy"):
        composed(card(NAMES), [])
    with pytest.raises(IndicatorError, match="no year has two economies"):
        composed(card(NAMES), [one for one in world() if one.place == PLACES[0]])


def test_constant_member_is_refused_by_name() -> None:
    listed = [
        one for one in world() if one.indicator.id != "two"
    ] + [series("two", place, dict.fromkeys(YEARS, 3.0)) for place in PLACES]  # fmt: skip
    with pytest.raises(IndicatorError, match="'two' has the same value everywhere"):
        composed(card(NAMES), listed)


def test_monthly_member_is_refused() -> None:
    listed = world()
    point = listed[0].points[0]
    monthly = dataclasses.replace(point, period=type(point.period).parse("2010-05"))
    listed[0] = dataclasses.replace(listed[0], points=(monthly,))
    with pytest.raises(IndicatorError, match="'one' has values by month"):
        composed(card(NAMES), listed)


def test_lower_limit_is_open_upwards_alone() -> None:
    listed = [
        series(one.indicator.id, one.place, {2019: float(row)},
               Hedge.AT_LEAST if (one.indicator.id, row) == ("two", 1) else Hedge.EXACT)
        for one, row in ((one, PLACES.index(one.place)) for one in world())
    ]  # fmt: skip
    found = composed(card(NAMES), listed).scoring.of(2019)[1]
    assert found.low == pytest.approx(found.score)
    assert found.high > found.score + 10


def test_sharing_and_grade_are_the_strictest_of_the_members() -> None:
    listed = world()
    amber = Marking(Tlp.AMBER, "BODY", frozenset())
    listed[0] = dataclasses.replace(listed[0], marking=amber, grade=Grade.parse("D4"))
    result = composed(card(NAMES), listed)
    assert (result.marking.level, str(result.grade)) == (Tlp.AMBER, "D4")
    assert composed(card(NAMES), world()).marking == CLEAR


def test_same_card_and_evidence_give_the_same_result() -> None:
    assert composed(card(NAMES), world()) == composed(card(NAMES), world())


CELL = st.one_of(
    st.floats(0.5, 99),
    st.integers(1, 10).map(float),
    st.none(),
    st.floats(-1e9, 1e9),
    st.floats(-1e-3, 1e-3),
)
STEPS: Mapping[str, list[Any]] = {
    "impute": [
        {"method": "none"}, {"method": "carry", "years": 2}, {"method": "linear", "years": 2},
        {"method": "mean_of_economies"},
    ],
    "treat": [{"method": "none"}, {"method": "winsorise"}, {"method": "log"}],
    "normalise": [
        {"method": one, "scope": scope, "least_points": 2}
        for one, scope in itertools.product(
            ("min_max", "z_score", "rank", "percentile"), ("pooled", "per_year", "own")
        )
    ],
    "weights": [{"method": one} for one in ("equal", "manual", "pca", "correlation")],
    "aggregate": [
        {"levels": [one], "power": -1} for one in
        ("arithmetic", "geometric", "harmonic", "median", "power", "copeland")
    ],
}  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_hostile_values_give_an_answer_or_a_sentence(data: st.DataObject) -> None:
    """Whatever the values and choices: whole, ordered, finite, or one clear refusal."""
    table = data.draw(st.lists(CELL, min_size=36, max_size=36))
    listed = [
        series(name, place, {
            2015 + at: value
            for at in range(4)
            if (value := table[12 * NAMES.index(name) + 4 * row + at]) is not None
        })
        for name in NAMES for row, place in enumerate(PLACES[:3])
    ]  # fmt: skip
    chosen = {
        step: {**data.draw(st.sampled_from(options)), "reason": "r"}
        for step, options in STEPS.items()
    }
    told = card(NAMES, choices={
        **chosen, "draws": {"number": 100, "seed": 1, "base": 16, "reason": "r"},
    })  # fmt: skip
    try:
        result = composed(told, listed, places=PLACES[:3])
    except SynopsisError:
        return
    for one in result.scoring.scores:
        assert np.isfinite([one.score, one.low, one.high]).all()
        assert one.low <= one.score <= one.high
        assert 1 <= one.rank_low <= one.rank <= one.rank_high <= one.ranked
