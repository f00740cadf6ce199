from synopsis.indicators import Reach, Series


def find(measured: tuple[Series, ...], indicator: str, place: str) -> Series:
    return next(one for one in measured if (one.indicator.id, one.place.code) == (indicator, place))


def test_uncovered_economy_is_a_series_without_points(measured: tuple[Series, ...]) -> None:
    series = find(measured, "unemployment", "XKX")
    assert series.points == ()
    assert series.coverage.reach is Reach.NOT_COVERED
    assert series.coverage.reason


def test_not_covered_is_never_zero(measured: tuple[Series, ...]) -> None:
    for series in measured:
        if series.coverage.reach is not Reach.COVERED:
            assert series.last is None


def test_gap_inside_a_series_is_listed(measured: tuple[Series, ...]) -> None:
    # The governance estimates were published every other year before 2002.
    missing = [str(one) for one in find(measured, "political_stability", "ALB").coverage.missing]
    assert missing == ["1997", "1999", "2001"]


def test_every_place_of_a_card_has_its_series(measured: tuple[Series, ...]) -> None:
    for indicator in {one.indicator.id: one.indicator for one in measured}.values():
        places = [one.place.code for one in measured if one.indicator.id == indicator.id]
        assert places == list(indicator.places)
