import csv
from typing import Any

import pytest

from synopsis.catalog import View
from synopsis.landscape import LandscapeError
from synopsis.landscape.warnings.book import load_warnings
from synopsis.landscape.warnings.hindsight import exact_interval
from synopsis.landscape.warnings.record import COLUMNS, WHERE, parse_records


def rows(view: View) -> list[dict[str, str]]:
    with view.profile.path(WHERE).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_committed_record_parses_and_its_sums_agree(demo_view: View) -> None:
    records = load_warnings(demo_view.profile).records
    assert {one.data for one in records} == {"published", "at once"}
    for one in records:
        if one.episodes:
            expected = exact_interval(one.detected, one.episodes)
            assert one.recall == pytest.approx(expected, abs=6e-4)
        judged = one.hits + one.false_alarms
        assert (one.precision is None) == (judged == 0)
        if judged:
            assert one.precision == pytest.approx(exact_interval(one.hits, judged), abs=6e-4)


@pytest.mark.parametrize(
    "changes",
    [{"detected": "99"}, {"hits": "99"}, {"episodes": "many"}, {"recall_low": "x"}, {"extra": "1"}],
)
def test_record_whose_sums_do_not_agree_is_refused(
    demo_view: View, changes: dict[str, Any]
) -> None:
    row = rows(demo_view)[0]
    assert tuple(row) == COLUMNS
    with pytest.raises(LandscapeError):
        parse_records([{**row, **changes}])
