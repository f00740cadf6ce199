"""The record of outlooks, as the region publishes it: how past ones fared, by pool of series."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from synopsis.landscape.errors import LandscapeError

if TYPE_CHECKING:
    from synopsis.catalog import Profile

RECORD_FILE = "record/outlook.csv"
_PERIODS = frozenset({"origins"})
COLUMNS = ("pool", "what", "of", "value", "low", "high")


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One figure of a record: of which pool, what it is, of which method, share or horizon.

    `low` and `high` are its interval where it has one. Periods are written out and have no value.
    """

    pool: str
    what: str
    of: str
    value: float | None
    low: float | None = None
    high: float | None = None
    text: str = ""

    @property
    def parts(self) -> tuple[str, str, str]:
        """What tells a line from all others."""
        return self.pool, self.what, self.of


@dataclass(frozen=True, slots=True)
class OutlookRecord:
    """All lines of the record, in the order of its file; empty where the region has none."""

    lines: tuple[RecordLine, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a figure that stands twice."""
        known: set[tuple[str, str, str]] = set()
        for one in self.lines:
            if one.parts in known:
                raise LandscapeError(f"'{', '.join(one.parts)}' stands twice", where=RECORD_FILE)
            known.add(one.parts)

    @property
    def pools(self) -> tuple[str, ...]:
        """The pools that it speaks of."""
        return tuple(dict.fromkeys(one.pool for one in self.lines))

    def of(self, pool: str, what: str) -> tuple[RecordLine, ...]:
        """The lines of one pool on one thing."""
        return tuple(one for one in self.lines if (one.pool, one.what) == (pool, what))

    def line(self, pool: str, what: str, of: str = "") -> RecordLine | None:
        """One line; the first where nothing is said of what."""
        own = [one for one in self.of(pool, what) if not of or one.of == of]
        return next(iter(own), None)


def load_record(profile: "Profile") -> OutlookRecord:
    """The record of a profile, empty where it has no file of one."""
    if RECORD_FILE not in profile.found:
        return OutlookRecord()
    return parse_record(profile.table(RECORD_FILE.removesuffix(".csv")))


def parse_record(rows: Iterable[Mapping[str, str]]) -> OutlookRecord:
    """The record in the rows of a table; a row that is none is refused in one sentence."""
    return OutlookRecord(tuple(_line(row, number) for number, row in enumerate(rows, start=2)))


def _line(row: Mapping[str, str], number: int) -> RecordLine:
    where = f"{RECORD_FILE}, line {number}"
    if set(row) != set(COLUMNS):
        raise LandscapeError(
            "the columns are not those of a record",
            where=where,
            remedy=f"give {', '.join(COLUMNS)}",
        )
    try:
        is_period = row["what"] in _PERIODS
        value = None if is_period else float(row["value"])
        low, high = _number(row["low"]), _number(row["high"])
    except ValueError as error:
        raise LandscapeError("a figure of the record is no number", where=where) from error
    if not (row["pool"] and row["what"]):
        raise LandscapeError("a line says neither of which pool nor what it is", where=where)
    return RecordLine(row["pool"], row["what"], row["of"], value, low, high, row["value"])


def _number(text: str) -> float | None:
    return float(text) if text else None
