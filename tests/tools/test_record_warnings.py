"""The record of warnings: the yardstick as its authors count it, and no look past a part."""

import csv
import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from tools.record_warnings import HELD_BACK, TUNED, choose, groups
from tools.warning_designs import by_extreme, by_year_ratio
from tools.warning_history import (
    ECONOMIES,
    Watched,
    economy_years,
    fare,
    read_episodes,
)

from synopsis.indicators import change
from synopsis.landscape.warnings.chance import chance_label
from synopsis.landscape.warnings.hindsight import (
    REGION,
    Label,
    Outcome,
    Raised,
    Yardstick,
)
from synopsis.vocabulary import Period

SHARED = Path(os.environ.get("SYNOPSIS_SHARED", "../shared"))
# Hit windows and tolerated days, % of economy-days, as the authors of the episodes print them.
PRINTED: Mapping[str, tuple[float, float]] = {
    "ethnic-political-tension": (6.2, 6.8),
    "rule-of-law": (4.8, 5.9),
    "migration-border": (8.1, 9.2),
    "economy-demography": (2.6, 3.2),
    "cyber": (1.5, 1.8),
    "organised-crime": (1.5, 1.6),
    "regional-cooperation": (3.3, 4.1),
    "violent-extremism": (2.2, 2.7),
    "euro-atlantic": (1.5, 1.8),
    "foreign-influence": (1.1, 1.4),
}


@pytest.mark.skipif(
    not (SHARED / "reference" / "episodes.csv").is_file(),
    reason="SYNOPSIS_SHARED has no reference/episodes.csv",
)
@pytest.mark.parametrize("trend", PRINTED)
def test_yardstick_counts_days_as_its_authors_do(trend: str) -> None:
    own = [one for one in read_episodes() if one.trend == trend]
    span = (date(2009, 1, 1), date(2023, 12, 31))
    alerts = [Raised("c", frozenset({trend}), place, span[0]) for place in ECONOMIES]
    shares = [chance_label(span, own, one, Yardstick()) for one in alerts]
    found = tuple(round(100 * sum(part) / len(shares), 1) for part in zip(*shares, strict=True))
    assert found == PRINTED[trend]


def series(values: list[float], place: str = "SRB", lag: int = 1, trend: str = "t") -> Watched:
    first = Period.parse("2015-01")
    monthly = change.Monthly(first, tuple(values), change.Family.COUNT)
    return Watched("x", "up", "T", trend, place, monthly, lag)


QUIET = [10.0] * 30
PEAK = [*QUIET, 80.0, *QUIET]  # July 2017, known on 1 September with a lag of a month


def alarms(one: Watched) -> list[date]:
    return [day for _, day in by_extreme(24)([one])]


def test_alarm_is_dated_by_the_day_on_which_its_month_was_out() -> None:
    assert alarms(series(PEAK)) == [date(2017, 9, 1)]
    assert alarms(series(PEAK, lag=0)) == [date(2017, 8, 1)]
    assert [day for _, day in by_year_ratio(3.0)([series(PEAK)])] == [date(2017, 9, 1)]


def test_publication_lag_can_turn_a_hit_into_a_miss() -> None:
    episode = [Outcome("E", "t", frozenset({"SRB"}), date(2017, 7, 20))]
    for lag, detected, label in ((0, 1, Label.HIT), (1, 0, Label.SET_ASIDE)):
        one = series(PEAK, lag=lag)
        found = fare([one], by_extreme(24)([one]), episode, HELD_BACK)
        assert found is not None
        assert (found.hindsight.recall.count, found.hindsight.count(label)) == (detected, 1)


def test_region_alarm_reaches_every_economy() -> None:
    one = series(PEAK, place=REGION)
    found = fare([one], by_extreme(24)([one]), [], HELD_BACK)
    assert found is not None
    assert found.hindsight.count(Label.FALSE_ALARM) == 1
    assert found.false_alarms_a_year == pytest.approx(6 / found.economy_years)


def test_part_before_the_cut_off_sees_nothing_after_it() -> None:
    later = Outcome("L", "t", frozenset({"SRB"}), date(2017, 1, 20))
    values = [*[10.0] * 58, 80.0, *QUIET]
    monthly = change.Monthly(Period.parse("2012-01"), tuple(values), change.Family.COUNT)
    one = Watched("x", "up", "T", "t", "SRB", monthly, 0)
    assert alarms(one) == [date(2016, 12, 1)]
    first = fare([one], by_extreme(24)([one]), [later], TUNED)
    assert first is not None
    assert (first.hindsight.recall.of, first.hindsight.count(Label.FALSE_ALARM)) == (0, 1)
    second = fare([one], by_extreme(24)([one]), [later], HELD_BACK)
    assert second is not None
    assert dict(second.hindsight.leads) == {"L": 50}


def test_series_that_cannot_speak_in_a_part_is_no_record() -> None:
    assert fare([series(QUIET)], [], [], TUNED) is None


def test_choice_takes_most_episodes_within_the_bound_of_false_alarms() -> None:
    values = [10.0 + at % 5 for at in range(96)]
    values[40] = 60.0
    one = Watched(
        "x", "up", "T", "t", "SRB",
        change.Monthly(Period.parse("2009-01"), tuple(values), change.Family.COUNT), 0,
    )  # fmt: skip
    episode = Outcome("E", "t", frozenset({"SRB"}), date(2012, 5, 20))
    found = choose("year ratio", "times", by_year_ratio, (1.01, 3.0, 50.0), ((one,), (episode,)))
    assert found.value == 3.0
    assert {value for value, *_ in found.tried} == {1.01, 3.0, 50.0}
    assert set(groups((one,))) == {"t"}


def test_economy_years_count_each_economy_once() -> None:
    year = (date(2018, 1, 1), date(2018, 12, 31))
    assert economy_years({"SRB": year}) == pytest.approx(365 / 365.25)
    assert economy_years({"SRB": year, REGION: year}) == pytest.approx(6 * 365 / 365.25)


def test_committed_table_says_both_parts_and_a_cut_off(pytestconfig: pytest.Config) -> None:
    path = pytestconfig.rootpath / "src/synopsis/regions/western_balkans/warnings/record.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["part"] for row in rows} == {"tuned", "held back"}
    assert {row["cut_off"] for row in rows} == {"2016-12-31"}
    for row in rows:
        assert row["first"] >= ("2017-01-01" if row["part"] == "held back" else "2009-01-01")
        assert row["last"] <= ("2023-12-31" if row["part"] == "held back" else "2016-12-31")
