"""The political calendar: dated entries that make uncertainty foreseeable, each with its source."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.framework.grounds import read_part, refuse_rest, refuse_twins
from synopsis.vocabulary import Address, Place, number_at

WHERE = "calendar.yml"
_ENTRY = ("id", "name", "kind", "first", "last", "place", "source", "verified", "lines")


@dataclass(frozen=True, slots=True)
class Entry:
    """A dated entry: of a kind, in a place of the region (none: outside it), with its source.

    `verified` is the day on which the date was read at its source; none where it never was.
    """

    id: str
    name: str
    kind: str
    first: date
    last: date
    source: str
    place: Place | None = None
    verified: date | None = None
    lines: str = ""

    def __post_init__(self) -> None:
        """Refuse an entry without a source, and one that ends before it begins."""
        where = f"{WHERE}, entry '{self.id}'"
        if not self.source:
            raise LandscapeError("a date has no source", where=where, remedy="name its source")
        if self.last < self.first:
            raise LandscapeError("the entry ends before it begins", where=where)

    @property
    def address(self) -> Address:
        """Where its date is explained."""
        return number_at("calendar", self.id)

    def is_near(self, day: date, days_before: int, days_after: int) -> bool:
        """Whether a day lies within so many days before its first day or after its last."""
        return self.first - day <= timedelta(days_before) and day - self.last <= timedelta(
            days_after
        )


def parse_calendar(card: Mapping[str, Any]) -> tuple[Entry, ...]:
    """The entries of a calendar, by date."""
    entries = read_part(WHERE, lambda: tuple(map(_entry, _listed(card))))
    refuse_twins([entry.id for entry in entries], WHERE, "the entry ")
    return tuple(sorted(entries, key=lambda entry: (entry.first, entry.id)))


def _listed(card: Mapping[str, Any]) -> tuple[Mapping[str, Any], ...]:
    return tuple(card.get("entries") or ())


def _entry(part: Mapping[str, Any]) -> Entry:
    refuse_rest(part, _ENTRY, f"{WHERE}, entry '{part.get('id', '?')}'")
    first = _day(part["first"])
    verified = part["verified"]
    return Entry(
        str(part["id"]),
        str(part["name"]),
        str(part["kind"]),
        first,
        _day(part["last"]) if part.get("last") else first,
        str(part.get("source") or ""),
        Place(str(part["place"])) if part.get("place") else None,
        None if verified == "never" else _day(verified),
        str(part.get("lines") or ""),
    )


def _day(value: object) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value))
