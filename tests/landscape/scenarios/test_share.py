"""Wilson's interval is held to its closed form and to its promises at both ends."""

import pytest

from synopsis.landscape import LandscapeError
from synopsis.landscape.scenarios.share import share_of


def test_wilson_gives_the_published_interval() -> None:
    # R. Newcombe, Statistics in Medicine 17 (1998), table I: 81 of 263.
    share = share_of(81, 263)
    assert (round(share.low, 4), round(share.high, 4)) == (0.2553, 0.3662)
    assert share.value == 81 / 263


@pytest.mark.parametrize(("count", "low", "high"), [(0, 0.0, 0.0370), (100, 0.9630, 1.0)])
def test_none_and_all_keep_an_interval(count: int, low: float, high: float) -> None:
    share = share_of(count, 100)
    assert (round(share.low, 4), round(share.high, 4)) == (low, high)


@pytest.mark.parametrize(
    ("count", "of", "level"), [(-1, 5, 0.9), (6, 5, 0.9), (0, 0, 0.9), (1, 2, 1)]
)
def test_no_share_is_refused(count: int, of: int, level: float) -> None:
    with pytest.raises(LandscapeError, match="is no share of draws"):
        share_of(count, of, level)
