"""Expectations: what a source says of itself, checked on every run; a broken one stops the run."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn

from synopsis.sources.errors import BrokenExpectationError
from synopsis.sources.fields import Fields
from synopsis.sources.reading import Reading

_LOOK = "look at the new file; where the change is right, change the card"


@dataclass(frozen=True, slots=True)
class Expectation:
    """Rows, columns, ranges, published units, economies covered, and how much may change.

    `may_reject` is a number of rows; below one, it is a share of all rows.
    """

    columns: tuple[str, ...] = ()
    rows_min: int = 1
    rows_max: int | None = None
    may_reject: float = 0
    may_shrink_by: float = 0.0
    ranges: Mapping[str, tuple[float | None, float | None]] = field(default_factory=dict)
    published_units: Mapping[str, str] = field(default_factory=dict)
    economies: tuple[str, ...] = ()
    freshness_days: int | None = None

    @classmethod
    def parse(cls, mapping: Mapping[str, Any], where: str) -> "Expectation":
        """Read the key `expect` of a card."""
        fields = Fields(mapping, f"{where}, key 'expect'")
        rows_max, days = fields.number("rows_max", None), fields.number("freshness_days", None)
        expectation = cls(
            columns=fields.texts("columns"),
            rows_min=int(fields.number("rows_min", 1) or 0),
            rows_max=None if rows_max is None else int(rows_max),
            may_reject=float(fields.number("may_reject", 0) or 0),
            may_shrink_by=float(fields.number("may_shrink_by", 0.0) or 0.0),
            ranges={key: _range(fields, pair) for key, pair in fields.mapping("ranges").items()},
            published_units={
                key: str(unit) for key, unit in fields.mapping("published_units").items()
            },
            economies=fields.texts("economies"),
            freshness_days=None if days is None else int(days),
        )
        fields.close()
        return expectation

    def rejects_in(self, rows: int) -> float:
        """How many of so many rows may be rejected."""
        return self.may_reject * rows if self.may_reject < 1 else self.may_reject


@dataclass(frozen=True, slots=True)
class Summary:
    """What one snapshot held: rows taken, and how many of its values each place has."""

    rows: int
    values: Mapping[str, int] = field(default_factory=dict)


def check_expectations(
    expectation: Expectation,
    reading: Reading,
    found: Summary,
    previous: Summary | None = None,
    where: str = "",
) -> None:
    """Raise one sentence for the first expectation that a reading breaks."""
    _check_columns(expectation, reading, where)
    _check_rejects(expectation, reading, found, where)
    _check_rows(expectation, found, previous, where)
    _check_places(expectation, found, previous, where)
    for row in reading.rows:
        _check_row(expectation, row, where)


def _range(fields: Fields, pair: object) -> tuple[float | None, float | None]:
    if not isinstance(pair, list) or len(pair) != 2:
        raise fields.wrong("ranges", pair, "write [lowest, highest], null where open")
    bounds = Fields({"low": pair[0], "high": pair[1]}, fields.where)
    return bounds.number("low"), bounds.number("high")


def _broken(what: str, where: str, remedy: str = _LOOK) -> NoReturn:
    raise BrokenExpectationError(what, where=where, remedy=remedy)


def _check_columns(expectation: Expectation, reading: Reading, where: str) -> None:
    if not expectation.columns or set(expectation.columns) == set(reading.columns):
        return
    lost = sorted(set(expectation.columns) - set(reading.columns))
    new = sorted(set(reading.columns) - set(expectation.columns))
    parts = [
        f"{word}: {', '.join(names[:5])[:200]}"
        for word, names in (("missing", lost), ("unknown", new))
        if names
    ]
    _broken(f"the columns changed ({'; '.join(parts)})", where)


def _check_rejects(expectation: Expectation, reading: Reading, found: Summary, where: str) -> None:
    count = len(reading.rejects)
    if count > expectation.rejects_in(count + found.rows):
        first = reading.rejects[0]
        _broken(
            f"{count:,} of {count + found.rows:,} rows cannot be taken, the first "
            f"({first.locator}) because {first.reason}",
            where,
        )


def _check_rows(
    expectation: Expectation, found: Summary, previous: Summary | None, where: str
) -> None:
    if found.rows < expectation.rows_min:
        _broken(f"{found.rows:,} rows are fewer than the {expectation.rows_min:,} expected", where)
    if expectation.rows_max is not None and found.rows > expectation.rows_max:
        _broken(f"{found.rows:,} rows are more than the {expectation.rows_max:,} expected", where)
    if previous and found.rows < previous.rows * (1 - expectation.may_shrink_by):
        _broken(f"the source shrank from {previous.rows:,} to {found.rows:,} rows", where)


def _check_places(
    expectation: Expectation, found: Summary, previous: Summary | None, where: str
) -> None:
    for place in expectation.economies:
        if not found.values.get(place):
            _broken(f"{place} has no value, and the card expects some", where)
    for place, count in sorted(previous.values.items()) if previous else ():
        now = found.values.get(place, 0)
        if count and not now:
            _broken(f"{place} had {count:,} values and now has none", where)
        if now < count * (1 - expectation.may_shrink_by):
            _broken(f"{place} shrank from {count:,} to {now:,} values", where)


def _check_row(expectation: Expectation, row: Mapping[str, str], where: str) -> None:
    indicator, value = row.get("indicator", ""), row.get("value", "")
    expected = expectation.published_units.get(indicator)
    if expected is not None and row.get("unit", "") != expected:
        _broken(
            f"the unit of {indicator} changed from '{expected}' to '{row.get('unit', '')[:40]}' "
            f"({row['locator']})",
            where,
        )
    low, high = expectation.ranges.get(indicator, (None, None))
    if value and (
        (low is not None and float(value) < low) or (high is not None and float(value) > high)
    ):
        _broken(
            f"the value {value} of {indicator} ({row['locator']}) is outside {low} to {high}", where
        )
