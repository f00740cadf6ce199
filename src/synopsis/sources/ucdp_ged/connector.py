"""UCDP GED: events of organised violence with deaths as low, best and high estimate.

Columns as the codebook of the Georeferenced Event Dataset names them (versions 23 to 25). Names
of sides and dyads, headlines and sources in words are not taken.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from synopsis.sources.days import iso_day
from synopsis.sources.delimited import Table, read_table
from synopsis.sources.errors import UnreadableError
from synopsis.sources.incident import KEYS, fault_of_incident, incident_row, joined, untold
from synopsis.sources.reading import Format, Reading, Row, sort_out

_NEEDED = (
    "id", "type_of_violence", "number_of_sources", "where_prec", "where_coordinates", "latitude",
    "longitude", "country", "date_prec", "date_start", "date_end", "best", "high", "low", "gwnoa",
)  # fmt: skip
_KNOWN = (
    *_NEEDED, "relid", "year", "active_year", "code_status", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id",
    "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b", "source_article",
    "source_office", "source_date", "source_headline", "source_original", "where_description",
    "adm_1", "adm_2", "geom_wkt", "priogrid_gid", "country_id", "region", "event_clarity",
    "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "gwnob",
)  # fmt: skip
_TYPES: Mapping[str, tuple[str, str]] = {
    "1": ("armed_clash", "state-based conflict"),
    "2": ("armed_clash", "non-state conflict"),
    "3": ("attack_on_civilians", "one-sided violence"),
}
# Exact; within 25 km; second order; first order; linear or fuzzy; country; international.
_WHERE = {
    "1": "point", "2": "settlement", "3": "district", "4": "district", "5": "district",
    "6": "economy", "7": "economy",
}  # fmt: skip
# A day; two to six days; a week; within a month; longer than a month.
_WHEN = {"1": "day", "2": "day", "3": "day", "4": "month", "5": "year"}
_JOINT = "Serbia (Yugoslavia)"
# The name covers what was left of Yugoslavia and what it fell apart into. From this day on it
# means one economy alone: the declaration on Kosovo* is of the day before.
_ALONE_SINCE = "2008-02-18"


def parse_events(data: bytes, card: Any) -> Reading:  # noqa: ANN401
    """Read the table of events; a locator is the row as a spreadsheet numbers it."""
    table = read_table(data, card.encoding)
    odd = sorted((set(table.columns) - set(_KNOWN)) | (set(_NEEDED) - set(table.columns)))
    if odd:
        raise UnreadableError(
            f"the columns {', '.join(odd)[:200]} are missing or unknown",
            remedy="look at the codebook of the new version before the connector is changed",
        )
    rows, rejects = sort_out(_rows(table), KEYS)
    return Reading(table.columns, rows, untold(table.rejects) + rejects)


def _rows(table: Table) -> Iterator[tuple[Row, str]]:
    for locator, line in table.rows:
        cells = {name: text.strip() for name, text in line.items()}
        row = incident_row(locator, _cells(cells))
        yield row, _fault(cells) or fault_of_incident(row)


def _cells(line: Mapping[str, str]) -> dict[str, str]:
    kind, words = _TYPES.get(line["type_of_violence"], ("", ""))
    first = iso_day(line["date_start"])
    place, outside = _place(line["country"], first)
    sources = line["number_of_sources"]
    return {
        "incident": line["id"],
        "kind": kind,
        "words": words,
        "first": first,
        "last": iso_day(line["date_end"]),
        "precision": _WHEN.get(line["date_prec"], ""),
        "place": place,
        "outside": outside,
        "place_name": line["where_coordinates"],
        "place_precision": _WHERE.get(line["where_prec"], ""),
        "lat": line["latitude"],
        "lon": line["longitude"],
        "actors": _actors(line),
        "deaths": line["best"],
        "deaths_low": line["low"],
        "deaths_high": line["high"],
        "source_count": "" if sources in ("-1", "0") else sources,
    }


def _place(name: str, first: str) -> tuple[str, str]:
    """The place, and why an event is given to no successor of the one that it names."""
    if name == _JOINT and first >= _ALONE_SINCE:
        return "Serbia", ""
    if name in (_JOINT, "Yugoslavia"):
        return name, f"{name}, a predecessor that is given to no successor"
    return name, ""


def _actors(line: Mapping[str, str]) -> str:
    """The classes of the sides: a side with a number of Gleditsch and Ward is a government."""
    is_state, kind = bool(line["gwnoa"]), line["type_of_violence"]
    return joined(
        {
            "security_forces": is_state and kind in ("1", "3"),
            "organised_group": kind in ("1", "2") or not is_state,
            "civilians": kind == "3",
        }
    )


def _fault(line: Mapping[str, str]) -> str:
    for name, known in (("type_of_violence", _TYPES), ("where_prec", _WHERE), ("date_prec", _WHEN)):
        if line[name] not in known:
            return f"its {name} '{line[name][:20]}' is not in the codebook"
    return ""


FORMATS: Mapping[str, Format] = {
    "events": Format(reader="ucdp_ged events, reader 1", parse=parse_events)
}
