import pytest

from synopsis.indicators import Indicator, outlook
from synopsis.landscape.warnings.condition import ChanceOf
from synopsis.landscape.warnings.outlooks import ChanceGiven, chance_given
from synopsis.vocabulary import Period, Place
from tests.landscape.warnings.samples import series

INDICATOR: Indicator = series([1.0]).indicator


def month(at: int) -> Period:
    return Period.parse(f"{2022 + at // 12}-{at % 12 + 1:02d}")


def fan(history: list[float | None], *tops: float, why_not: str = "") -> outlook.Fan:
    """Steps spread evenly from nought to their tops, after a history from January 2022."""
    steps = tuple(
        outlook.Step(month(len(history) + at), tuple(top * level for level in outlook.LEVELS))
        for at, top in enumerate(tops)
    )
    known = tuple((month(at), value) for at, value in enumerate(history))
    last = known[-1][0] if known else None
    return outlook.Fan(INDICATOR, Place("ALB"), last, known, steps, {}, "p", why_not)


def asked(side: str = "above", times: float = 1.0, of: str = "newest", within: int = 3) -> ChanceOf:
    return ChanceOf("crossings", side, times, of, 0.5, within)


def chance(one: outlook.Fan, atom: ChanceOf) -> float:
    found = chance_given(one, atom)
    assert isinstance(found, ChanceGiven)
    return found.chance


def test_chance_is_that_of_the_likeliest_period_within() -> None:
    one = fan([50.0] * 12, 100.0, 200.0, 400.0)
    assert chance(one, asked(within=1)) == pytest.approx(0.5, abs=0.01)
    assert chance(one, asked(within=2)) == pytest.approx(0.75, abs=0.01)
    assert chance(one, asked("below", within=1)) == pytest.approx(0.5, abs=0.01)


@pytest.mark.parametrize(
    ("of", "bound"),
    [("newest", 120.0), ("mean_of_last_year", 65.0), ("same_month_last_year", 10.0)],
)
def test_bound_is_a_multiple_of_its_own_past(of: str, bound: float) -> None:
    history: list[float | None] = [10.0 * at for at in range(1, 13)]
    found = chance_given(fan(history, 300.0), asked(of=of, within=1))
    assert isinstance(found, ChanceGiven)
    assert found.bound == bound


def test_outlook_that_refuses_gives_its_reason_and_no_chance() -> None:
    assert chance_given(fan([], why_not="insufficient data"), asked()) == "insufficient data"


def test_gap_where_the_bound_is_measured_gives_no_chance() -> None:
    history: list[float | None] = [None, *[10.0] * 11]
    for of in ("mean_of_last_year", "same_month_last_year"):
        assert isinstance(chance_given(fan(history, 30.0), asked(of=of)), str)
