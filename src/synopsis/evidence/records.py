"""Records: what a reading becomes in the lake, row by row, each with its citation and grade."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from synopsis.catalog import Rows
from synopsis.evidence import incident, observation, reference, stated
from synopsis.evidence.errors import EvidenceError
from synopsis.evidence.incident import Incident, parse_incident
from synopsis.evidence.observation import Observation
from synopsis.evidence.reference import Reference, parse_reference
from synopsis.evidence.stated import StatedFigure
from synopsis.evidence.sums import Row
from synopsis.sources import Card, Reading, Reject, Resource, Summary
from synopsis.vocabulary import Citation, Period, Quantity, Region, SynopsisError, Unit

REJECTS = "rejects"
REJECT_COLUMNS: Mapping[str, str] = {
    "resource": "text",
    "locator": "text",
    "reason": "text",
    "raw": "text",
}
_VERSION = "records 1"
Record = Observation | StatedFigure | Reference | Incident


@dataclass(frozen=True, slots=True)
class Origin:
    """Where rows come from: card, resource, region and snapshot."""

    card: Card
    resource: Resource
    region: Region
    snapshot: str

    def citation(self, locator: str) -> Citation:
        """The citation of one row."""
        return Citation(self.card.id, self.snapshot, located(self.resource, locator))

    def place(self, code: str) -> str:
        """The region's code for a publisher's code or name; empty for places outside.

        The card's own codes come first: they may also say that a code which means a member
        elsewhere means none here, as UNK does where it stands for an unknown origin.
        """
        place = self.card.codes.get(code) or self.region.place_of(code)
        inside = place in (*self.region.places, self.region.place)
        return place.code if place and inside else ""


def located(resource: Resource, locator: str) -> str:
    """Where a row stands; several layouts may read one file, so that theirs is named."""
    return f"{resource.id}: {locator}" if resource.layout else locator


Maker = Callable[[Origin, Row, str], Record]


@dataclass(frozen=True, slots=True)
class Records:
    """The records of one snapshot, the rows that none could be made of, and those outside.

    `refused` counts those of the rows outside that a source gives to no place, by its reason.
    """

    made: tuple[Record, ...]
    rejects: tuple[Reject, ...]
    outside: int = 0
    refused: tuple[tuple[str, int], ...] = ()

    @property
    def summary(self) -> Summary:
        """How many records there are, and how many values each place has."""
        return Summary(len(self.made), Counter(filter(None, map(_valued, self.made))))

    @property
    def note(self) -> str:
        """What the receipt says of the rows outside; empty where there are none."""
        if not self.outside:
            return ""
        why = "; ".join(f"{count} of {reason}" for reason, count in self.refused)
        return f"{self.outside} rows of places outside the region" + (f" ({why})" if why else "")

    def tables(self, resource: str) -> Mapping[str, Rows]:
        """The records as tables of the lake."""
        tables = {}
        for part, kind in _KINDS:
            rows = [record.record for record in self.made if isinstance(record, kind)]
            if rows:
                tables[part.TABLE] = Rows(part.COLUMNS, rows)
        if self.rejects:
            tables[REJECTS] = Rows(REJECT_COLUMNS, [_reject(resource, one) for one in self.rejects])
        return tables


def make_records(origin: Origin, reading: Reading) -> Records:
    """The records of a reading; rows of places outside the region are counted, not taken."""
    made: list[Record] = []
    rejects = list(reading.rejects)
    outside: Counter[str] = Counter()
    for row in reading.rows:
        make = _maker(row)
        refused = row.get("outside", "")
        place = origin.place(row["place"]) if row["place"] and not refused else ""
        if row["place"] and not place and make in (_observation, _incident):
            outside[refused] += 1
            continue
        record = _attempt(make, origin, row, place)
        if isinstance(record, Reject):
            rejects.append(record)
        else:
            made.append(record)
    refusals = tuple(sorted((why, count) for why, count in outside.items() if why))
    return Records(tuple(made), tuple(rejects), outside.total(), refusals)


def _valued(record: Record) -> str:
    """The place of a record that holds a value; an incident is one by itself."""
    if isinstance(record, Incident):
        return record.spot.code
    if isinstance(record, Reference) or record.quantity is None:
        return ""
    return record.place


def _maker(row: Row) -> Maker:
    """What makes a record of a row, by the cell that only its kind has."""
    for cell, make in _MAKERS.items():
        if cell in row:
            return make
    return _observation


def reader_of(origin: Origin, reader: str) -> str:
    """The name of what parses a snapshot: reader, records, and all of the card that bears on them.

    When any of these changes, the same snapshot is read again as a new vintage.
    """
    card = origin.card
    bearing = (
        sorted((code, place.code) for code, place in card.codes.items()),
        sorted(card.units.items()),
        (card.scale, card.encoding, str(card.grade)),
        [(one.indicator, one.place, one.by, one.where) for one in origin.resource.sums],
        sorted(origin.resource.layout.items()),
        sorted((item.place.code, *sorted(item.codes)) for item in origin.region.economies),
    )
    return f"{reader}, {_VERSION}, card {sha256(repr(bearing).encode()).hexdigest()[:12]}"


def _attempt(
    make: Maker,
    origin: Origin,
    row: Row,
    place: str,
) -> Record | Reject:
    try:
        return make(origin, row, place)
    except SynopsisError as error:
        return Reject(row["locator"], error.what, repr(dict(row))[:2000], row)


def _observation(origin: Origin, row: Row, place: str) -> Observation:
    unit = origin.card.units.get(row["indicator"])
    if unit is None:
        raise EvidenceError(f"the card gives no unit for the indicator '{row['indicator'][:60]}'")
    return Observation(
        indicator=row["indicator"],
        place=place,
        period=Period.parse(row["period"]),
        unit=unit.value,
        quantity=_quantity(row, unit) if row["value"] else None,
        citation=origin.citation(row["locator"]),
        grade=origin.card.grade,
        resource=origin.resource.id,
        words=row["value"],
        status=row["status"],
        note=row["note"],
    )


def _quantity(row: Row, unit: Unit) -> Quantity:
    """A value with the bounds that its publisher gives, where it gives any."""
    low, high = (float(row[key]) if row.get(key) else None for key in ("low", "high"))
    return Quantity(float(row["value"]), unit, low=low, high=high)


def _figure(origin: Origin, row: Row, place: str) -> StatedFigure:
    if row["place"] and not place:
        raise EvidenceError(f"its place '{row['place'][:20]}' is not one of the region")
    figure = stated.parse_stated(row, place, origin.citation(row["locator"]), origin.card.grade)
    return replace(figure, resource=origin.resource.id)


def _reference(origin: Origin, row: Row, _: str) -> Reference:
    return parse_reference(row, origin.citation(row["locator"]), origin.resource.id)


def _incident(origin: Origin, row: Row, place: str) -> Incident:
    made = parse_incident(row, place, origin.citation(row["locator"]), origin.card.grade)
    return replace(made, resource=origin.resource.id)


_MAKERS: Mapping[str, Maker] = {
    "incident": _incident,
    "concept": _figure,
    "resolves_to": _reference,
}
_KINDS = (
    (observation, Observation),
    (stated, StatedFigure),
    (reference, Reference),
    (incident, Incident),
)


def _reject(resource: str, one: Reject) -> Mapping[str, str]:
    return {
        "resource": resource,
        "locator": one.locator,
        "reason": one.reason,
        "raw": one.raw,
    }
