"""What is not known of a composite is told: not covered, filled, doubted, seen in hindsight."""

from collections.abc import Sequence

import pytest

from synopsis.indicators import IndicatorError, Series
from tests.indicators.composites.test_compose import NAMES, YEARS, composed, world
from tests.indicators.composites.worlds import PLACES, card, series


def without(names: Sequence[str], years: Sequence[int] = YEARS) -> list[Series]:
    """The world without what some indicators have in some years; their series stay."""
    return [
        series(one.indicator.id, one.place, {
            point.period.year: point.quantity.number
            for point in one.points
            if one.indicator.id not in names or point.period.year not in years
        })
        for one in world()
    ]  # fmt: skip


def test_member_that_screening_drops_is_not_covered_and_widens() -> None:
    """It must not vanish: neither from what is covered, nor from intervals and spans of ranks."""
    whole = composed(card(NAMES), world()).scoring.of(2019)
    lacking = composed(card(NAMES), without(["two"])).scoring
    for before, one in zip(whole, lacking.of(2019), strict=True):
        assert one.covered == one.published == pytest.approx(2 / 3)
        told = [(lack.member, lack.reason) for lack in one.not_covered]
        assert told == [("two", "the source publishes no value")]
        assert one.high - one.low > 25
        assert one.low - 1 <= before.score <= one.high + 1  # an interval of nine in ten
        assert one.rank_high - one.rank_low >= before.rank_high - before.rank_low
    assert max(one.rank_high - one.rank_low for one in lacking.of(2019)) >= 2
    note = lacking.members[1]
    assert (note.indicator, note.is_kept, note.first, note.published) == ("two", False, None, 0)
    assert note.weight == pytest.approx(1 / 3)
    assert lacking.association is not None
    assert lacking.association.members == ("one", "three")


def test_member_with_too_few_values_is_listed_with_that_reason() -> None:
    found = composed(card(NAMES, choices={"screen": {
        "units_at_least": 0.5, "members_at_least": 0.5, "reason": "r",
    }}), without(["two"], range(2010, 2018))).scoring  # fmt: skip
    (lack,) = found.of(2019)[0].not_covered
    assert lack.reason == "covered in too few places and years to be counted"
    assert (found.members[1].first, found.members[1].last) == (2018, 2019)


def test_too_many_dropped_members_leave_no_score() -> None:
    strict = {"screen": {"units_at_least": 0.7, "members_at_least": 0.1, "reason": "r"}}
    with pytest.raises(IndicatorError, match="no year has two economies"):
        composed(card(NAMES, choices=strict), without(["two"]))


def test_year_that_is_mostly_filled_is_marked_and_does_not_lead() -> None:
    carried = {"impute": {"method": "carry", "years": 2, "reason": "r"}}
    found = composed(card(NAMES, choices=carried), without(["one", "two"], (2018, 2019))).scoring
    assert (found.last_year, found.years[-1]) == (2017, 2019)
    assert found.mostly_filled == (2018, 2019)
    assert (found.published_of(2017), found.published_of(2018)) == pytest.approx((1, 1 / 3))
    newest = found.of(2019)[0]
    assert (newest.covered, newest.published) == pytest.approx((1, 1 / 3))
    assert newest.filled == ("one", "two")
    # What the card says of a leading year holds; where no year is mostly published, the most is.
    carried["screen"] = {
        "units_at_least": 0.5, "members_at_least": 0.1, "lead_above": 0.3, "reason": "r",
    }  # fmt: skip
    bold = composed(card(NAMES, choices=carried), without(["one", "two"], (2018, 2019)))
    assert bold.scoring.last_year == 2019
    assert bold.effects == ()


def test_effects_are_of_the_year_that_leads() -> None:
    carried = {"impute": {"method": "carry", "years": 2, "reason": "r"}}
    told = card(NAMES, choices=carried, variants=[{"id": "few", "about": "w", "without": ["one"]}])
    (effect,) = composed(told, without(["one", "two"], (2018, 2019))).effects
    assert effect.year == 2017


def test_hindsight_is_told_by_the_choices() -> None:
    pooled = composed(card(NAMES), world()).hindsight
    assert "all economies and years, later ones too" in pooled
    assert "bridged" not in pooled
    choices = {
        "normalise": {"method": "percentile", "scope": "own", "reason": "r"},
        "impute": {"method": "linear", "years": 1, "reason": "r"},
    }
    own = composed(card(NAMES, choices=choices), world()).hindsight
    assert "all years of its economy, later ones too" in own
    assert "a gap is bridged towards the value that came after it" in own
    posts = {"method": "goalposts", "posts": {name: [-9, 99] for name in NAMES}, "reason": "r"}
    fixed = composed(card(NAMES, choices={"normalise": posts}), world()).hindsight
    assert "later ones" not in fixed
    assert "published now" in fixed


@pytest.mark.parametrize("scope", ["pooled", "own"])
def test_value_a_thousand_times_too_large_is_not_counted_and_told(scope: str) -> None:
    listed = [
        series(one.indicator.id, one.place, {
            point.period.year: (10 + point.quantity.number) * (
                1000 if (one.indicator.id, one.place, point.period.year)
                == ("two", PLACES[1], 2015) else 1
            )
            for point in one.points
        })
        for one in world()
    ]  # fmt: skip
    normalised = {"normalise": {"method": "min_max", "scope": scope, "reason": "r"}}
    found = composed(card(NAMES, choices=normalised), listed).scoring
    (odd,) = found.doubts
    assert (odd.member, odd.place, odd.year) == ("two", PLACES[1], 2015)
    assert odd.times > 50
    (lack,) = found.of(2015)[1].not_covered
    assert (lack.member, lack.reason) == ("two", odd.reason)
    # All others stand as if the value had never been published.
    bare = [
        series(one.indicator.id, one.place, {
            point.period.year: 10 + point.quantity.number for point in one.points
            if (one.indicator.id, one.place, point.period.year) != ("two", PLACES[1], 2015)
        })
        for one in world()
    ]  # fmt: skip
    expected = composed(card(NAMES, choices=normalised), bare).scoring
    assert [one.score for one in found.scores] == [one.score for one in expected.scores]
    assert expected.doubts == ()


def test_composite_with_an_indicator_that_may_not_be_seen_is_refused_without_its_name() -> None:
    """A hidden indicator has no series, not even one without points."""
    for told in (
        card(NAMES),
        card(("one", "three"), resilience=[{"indicator": "two"}, {"indicator": "strength"}]),
    ):
        seen = [one for one in world() if one.indicator.id != "two"]
        with pytest.raises(IndicatorError, match="not all of its members may be seen") as refused:
            composed(told, seen)
        assert "two" not in refused.value.sentence.replace("between two", "")
