from datetime import date

import pytest

from synopsis.landscape import LandscapeError
from synopsis.landscape.warnings.calendar import parse_calendar

ENTRY = {"id": "vote", "name": "A vote", "kind": "election", "first": date(2026, 11, 3),
         "source": "a law", "verified": "never"}  # fmt: skip


def test_entry_is_near_before_and_after() -> None:
    (entry,) = parse_calendar({"entries": [ENTRY]})
    assert entry.last == entry.first
    assert entry.verified is None
    near = [day for day in range(1, 30) if entry.is_near(date(2026, 11, day), 1, 2)]
    assert near == [2, 3, 4, 5]


def test_entries_are_in_the_order_of_their_days() -> None:
    later = {**ENTRY, "id": "a", "first": date(2027, 1, 1)}
    assert [one.id for one in parse_calendar({"entries": [later, ENTRY]})] == ["vote", "a"]


@pytest.mark.parametrize(
    "changes",
    [
        {"source": ""},
        {"first": "soon"},
        {"last": date(2026, 11, 1)},
        {"verified": "perhaps"},
        {"guess": True},
    ],
)
def test_entry_without_source_or_day_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(LandscapeError):
        parse_calendar({"entries": [{**ENTRY, **changes}]})


def test_twins_are_refused() -> None:
    with pytest.raises(LandscapeError, match="'vote' stands twice"):
        parse_calendar({"entries": [ENTRY, ENTRY]})
