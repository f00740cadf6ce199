"""Missing Migrants: deaths and disappearances on migration routes, by day and point.

The best figure is the publisher's total of dead and missing; the dead that were counted are its
lower bound. The total itself is the least that the publisher knows of, so there is no upper one.
Places in words, nationalities and articles are not taken: the point says where, and no more than
that is needed.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from synopsis.sources.compiled_incidents import INCIDENTS
from synopsis.sources.days import iso_day
from synopsis.sources.delimited import Table, read_table
from synopsis.sources.errors import UnreadableError
from synopsis.sources.incident import KEYS, fault_of_incident, incident_row, untold
from synopsis.sources.reading import Format, Reading, Row, sort_out
from synopsis.sources.table.parquet import read_parquet

_DEAD, _MISSING = "Number of Dead", "Minimum Estimated Number of Missing"
_TOTAL = "Total Number of Dead and Missing"
_NEEDED = (
    "Incident ID", "Incident Type", "Incident Date", _DEAD, _MISSING, _TOTAL, "Cause of Death",
    "Country of Incident", "Migration Route", "Coordinates",
)  # fmt: skip
_KNOWN = (
    *_NEEDED, "Main ID", "Region of Incident", "Incident Year", "Month", "Reported Month",
    "Number of Survivors", "Number of Females", "Number of Males", "Number of Children",
    "Region of Origin", "Country of Origin", "Location of Incident", "UNSD Geographical Grouping",
    "Information Source", "URL", "Source Quality", "Article Title",
)  # fmt: skip
_PACKED = ("t", "m", "type", "route", "geo", "dead", "cause", "surv", "nat", "location", "lon",
           "lat")  # fmt: skip
_PAIR = re.compile(r"(?a:(-?\d{1,3}(?:\.\d{1,20})?), ?(-?\d{1,3}(?:\.\d{1,20})?))")
_POINT = re.compile(r"(?a:POINT ?\((-?\d{1,3}(?:\.\d{1,20})?) (-?\d{1,3}(?:\.\d{1,20})?)\))")


def parse_published(data: bytes, card: Any) -> Reading:  # noqa: ANN401
    """Read the publisher's table; its columns may stand in any order and case."""
    table = _named(read_table(data, card.encoding))
    rows, rejects = sort_out(_published(table), KEYS)
    return Reading(table.columns, rows, untold(table.rejects) + rejects)


def parse_packed(data: bytes, _: Any) -> Reading:  # noqa: ANN401
    """Read the re-packaging in Parquet, which has codes of places and no ids of incidents."""
    table = read_parquet(data, _PACKED)
    if odd := sorted(set(table.columns) ^ set(_PACKED)):
        raise UnreadableError(
            f"the columns {', '.join(odd)[:200]} are missing or unknown",
            remedy=f"use {', '.join(_PACKED)}",
        )
    rows, rejects = sort_out(_packed(table), KEYS)
    return Reading(table.columns, rows, untold(table.rejects) + rejects)


def _named(table: Table) -> Table:
    """The table under the names known here, whatever their capitals."""
    known = {name.lower(): name for name in _KNOWN}
    names = {column: known.get(column.lower(), column) for column in table.columns}
    columns = tuple(names.values())
    odd = sorted((set(columns) - set(_KNOWN)) | (set(_NEEDED) - set(columns)))
    if odd or len(set(columns)) < len(columns):
        raise UnreadableError(
            f"the columns {', '.join(odd or ['of one name'])[:200]} are missing or unknown",
            remedy="look at the new file before the connector is changed",
        )
    rows = tuple((at, {names[key]: cell for key, cell in line.items()}) for at, line in table.rows)
    return Table(columns, rows, table.rejects)


def _published(table: Table) -> Iterator[tuple[Row, str]]:
    for locator, line in table.rows:
        lat, lon = _point(line["Coordinates"].strip())
        dead, total = (_whole(line[name]) for name in (_DEAD, _TOTAL))
        row = incident_row(
            locator,
            {
                "incident": line["Incident ID"],
                "first": iso_day(line["Incident Date"].strip()),
                "place": line["Country of Incident"],
                "words": line["Cause of Death"],
                "lat": lat,
                "lon": lon,
                "deaths": total,
                "deaths_low": dead or ("0" if total else ""),
                **_fixed(lat),
            },
        )
        yield row, _odd_type(line["Incident Type"]) or fault_of_incident(row)


def _packed(table: Table) -> Iterator[tuple[Row, str]]:
    """Rows with an id made of all they say; the second of two alike says so in its id."""
    met: Counter[str] = Counter()
    for locator, line in table.rows:
        told = sha256(repr(sorted(line.items())).encode()).hexdigest()[:12]
        met[told] += 1
        row = incident_row(
            locator,
            {
                "incident": f"row-{told}" + f"-{met[told]}" * (met[told] > 1),
                "first": iso_day(line["t"]),
                "place": line["geo"],
                "words": line["cause"],
                "lat": line["lat"],
                "lon": line["lon"],
                "deaths": _whole(line["dead"]),
                **_fixed(line["lat"]),
            },
        )
        yield row, _odd_type(line["type"]) or fault_of_incident(row)


def _fixed(lat: str) -> dict[str, str]:
    return {
        "kind": "route_death",
        "actors": "migrants",
        "place_precision": "point" if lat.strip() else "economy",
    }


def _odd_type(text: str) -> str:
    """Why a row is no incident of its own; parts of one and sums over days are listed as such."""
    kinds = {word.strip().lower() for word in text.split(",")}
    odd = kinds - {"incident", "split incident", "cumulative incident"}
    return f"its type '{text[:40]}' is not one of the publisher's" if odd else ""


def _whole(text: str) -> str:
    return text.strip().removesuffix(".0").replace(",", "")


def _point(text: str) -> tuple[str, str]:
    """Latitude and longitude; what is no pair stays as it stands, to be rejected."""
    if pair := _PAIR.fullmatch(text):
        return pair[1], pair[2]
    if point := _POINT.fullmatch(text):
        return point[2], point[1]
    return text, ""


FORMATS: Mapping[str, Format] = {
    "published": Format(reader="missing_migrants published, reader 1", parse=parse_published),
    "packed": Format(reader="missing_migrants packed, reader 1", parse=parse_packed),
    "incidents": INCIDENTS,
}
