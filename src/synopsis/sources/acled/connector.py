"""ACLED: political violence and demonstrations, as the publisher's export lists them.

Names of actors, notes and sources in words are not taken: notes quote reports in which persons
may be named. Of the sources their number is kept, as the export separates them by semicolons.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from synopsis.sources.days import iso_day
from synopsis.sources.delimited import Table, read_table
from synopsis.sources.errors import UnreadableError
from synopsis.sources.incident import KEYS, fault_of_incident, incident_row, joined, untold
from synopsis.sources.reading import Format, Reading, Row, sort_out

_NEEDED = (
    "event_id_cnty", "event_date", "time_precision", "event_type", "sub_event_type", "inter1",
    "inter2", "country", "location", "latitude", "longitude", "geo_precision", "source",
    "fatalities",
)  # fmt: skip
_KNOWN = (
    *_NEEDED, "data_id", "event_id_no_cnty", "year", "disorder_type", "actor1", "assoc_actor_1",
    "actor2", "assoc_actor_2", "interaction", "civilian_targeting", "iso", "iso3", "region",
    "admin1", "admin2", "admin3", "source_scale", "notes", "tags", "timestamp",
    "population_best", "population_1km", "population_2km", "population_5km",
)  # fmt: skip
_TYPES: Mapping[str, str] = {
    "Protests": "protest",
    "Riots": "riot",
    "Battles": "armed_clash",
    "Explosions/Remote violence": "bombing",
    "Violence against civilians": "attack_on_civilians",
    "Strategic developments": "other",
}
_SUB_TYPES: Mapping[str, str] = {
    "Violent demonstration": "protester_violence",
    "Excessive force against protesters": "response_violence",
    "Protest with intervention": "response_dispersal",
}
# The classes of actors by the publisher's numbers, and by its words since 2024.
_ACTORS: Mapping[str, str] = {
    "0": "", "": "",
    "1": "security_forces", "State forces": "security_forces",
    "2": "organised_group", "Rebel group": "organised_group", "Rebel groups": "organised_group",
    "3": "organised_group", "Political militia": "organised_group",
    "Political militias": "organised_group",
    "4": "organised_group", "Identity militia": "organised_group",
    "Identity militias": "organised_group",
    "5": "protesters", "Rioters": "protesters",
    "6": "protesters", "Protesters": "protesters",
    "7": "civilians", "Civilians": "civilians",
    "8": "other", "External/Other forces": "other", "Other forces": "other",
}  # fmt: skip
# A day; a week, which is held to be known to its month alone; a month.
_WHEN = {"1": "day", "2": "month", "3": "month"}
_WHERE = {"1": "settlement", "2": "district", "3": "district"}
_CODES: Mapping[str, Mapping[str, str]] = {
    "event_type": _TYPES,
    "time_precision": _WHEN,
    "geo_precision": _WHERE,
    "inter1": _ACTORS,
    "inter2": _ACTORS,
}


def parse_export(data: bytes, card: Any) -> Reading:  # noqa: ANN401
    """Read an export of events; a locator is the row as a spreadsheet numbers it."""
    table = read_table(data, card.encoding)
    odd = sorted((set(table.columns) - set(_KNOWN)) | (set(_NEEDED) - set(table.columns)))
    if odd:
        raise UnreadableError(
            f"the columns {', '.join(odd)[:200]} are missing or unknown",
            remedy="export the events again with the publisher's column names",
        )
    rows, rejects = sort_out(_rows(table), KEYS)
    return Reading(table.columns, rows, untold(table.rejects) + rejects)


def _rows(table: Table) -> Iterator[tuple[Row, str]]:
    for locator, line in table.rows:
        cells = {name: text.strip() for name, text in line.items()}
        row = incident_row(locator, _cells(cells))
        yield row, _fault(cells) or fault_of_incident(row)


def _cells(line: Mapping[str, str]) -> dict[str, str]:
    sources = [name for name in line["source"].split(";") if name.strip()]
    feature = _SUB_TYPES.get(line["sub_event_type"], "")
    classes = {_ACTORS.get(line[name], "") for name in ("inter1", "inter2")} - {""}
    return {
        "incident": line["event_id_cnty"],
        "kind": _TYPES.get(line["event_type"], ""),
        "words": f"{line['event_type']}: {line['sub_event_type']}",
        "first": iso_day(line["event_date"]),
        "precision": _WHEN.get(line["time_precision"], ""),
        "place": line["country"],
        "place_name": line["location"],
        "place_precision": _WHERE.get(line["geo_precision"], ""),
        "lat": line["latitude"],
        "lon": line["longitude"],
        "actors": joined(dict.fromkeys(classes, True)),
        "features": feature,
        "deaths": line["fatalities"],
        "source_count": str(len(sources)) if sources else "",
    }


def _fault(line: Mapping[str, str]) -> str:
    return next(
        (
            f"its {name} '{line[name][:40]}' is not in the codebook"
            for name, known in _CODES.items()
            if line[name] not in known
        ),
        "",
    )


FORMATS: Mapping[str, Format] = {
    "export": Format(reader="acled export, reader 1", parse=parse_export)
}
