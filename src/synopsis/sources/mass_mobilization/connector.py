"""Mass Mobilization: protests against authorities, each with demands and the response it met.

The publisher's table spells the days in six columns and the responses in words; a re-packaging
for researchers has two dates and a column for each response. Identities of protesters and free
notes are not taken. In the publisher's table a year of a place without any protest is a row of
its own, which is kept as a published zero.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from synopsis.sources.compiled_incidents import INCIDENTS
from synopsis.sources.delimited import Table, check_columns, read_table
from synopsis.sources.incident import KEYS, fault_of_incident, incident_row, joined, untold
from synopsis.sources.reading import Format, Reading, Row, fault_of_observation, sort_out

_SHARED = (
    "id", "country", "ccode", "year", "region", "protest", "protestnumber", "protesterviolence",
    "location", "participants_category", "participants", "protesteridentity",
)  # fmt: skip
_FLAGS: Mapping[str, str] = {
    "ignore": "response_none",
    "accomodation": "response_accommodation",
    "crowddispersal": "response_dispersal",
    "arrests": "response_arrests",
    "beatings": "response_violence",
    "shootings": "response_violence",
    "killings": "response_violence",
}
# How often a demand or a response column of the publisher was empty, and the demands as flags.
_COUNTERS = (
    "no_response", "no_demands", "labor_wage_dispute", "land_farm_issue", "police_brutality",
    "political_behavior_process", "price increases_tax_policy", "removal_of_politician",
    "social_restrictions",
)  # fmt: skip
_MASTER = ("", *_SHARED, *_FLAGS, *_COUNTERS, "start_date", "end_date")
_RESPONSES: Mapping[str, str] = {
    "ignore": "response_none",
    "accomodation": "response_accommodation",
    "crowd dispersal": "response_dispersal",
    "arrests": "response_arrests",
    "beatings": "response_violence",
    "shootings": "response_violence",
    "killings": "response_violence",
}
_DAY_PARTS = ("startday", "startmonth", "startyear", "endday", "endmonth", "endyear")
_DEMANDS = tuple(f"protesterdemand{number}" for number in range(1, 5))
_ANSWERS = tuple(f"stateresponse{number}" for number in range(1, 8))
_ALL = (*_SHARED, *_DAY_PARTS, *_DEMANDS, *_ANSWERS, "sources", "notes")
# The publisher's own numbers. They look like those of Correlates of War and are not: 341 is
# Montenegro there, so a row is taken by its name, and only if its number agrees.
_NUMBERS: Mapping[str, str] = {
    "Albania": "339", "Bosnia": "346", "Kosovo": "341", "Macedonia": "343", "Montenegro": "348",
    "Serbia": "342",
}  # fmt: skip
_PREDECESSORS = frozenset({"Yugoslavia", "Serbia and Montenegro"})
_SEVERAL = re.compile(r"(?i)[;,&/]|\band\b|\bnational\b|\bacross\b|\bborder\b|\b\w+ern\b|\bto\b")
_CATEGORY = re.compile(r"(?a:>?(\d{1,6})(?:-\d{1,6})?)")
_ROUND = re.compile(r"(?a:>? ?(\d{2,7})(?:s|\+)?)")


def parse_master(data: bytes, card: Any) -> Reading:  # noqa: ANN401
    """Read the re-packaged table; a locator is the row as a spreadsheet numbers it."""
    table = read_table(data, card.encoding)
    check_columns(table, _MASTER)
    return _reading(table, ((locator, line, _flagged(line)) for locator, line in table.rows))


def parse_all(data: bytes, card: Any) -> Reading:  # noqa: ANN401
    """Read the publisher's table (mmALL); places and years without a protest are zeros."""
    table = read_table(data, card.encoding)
    check_columns(table, _ALL)
    return _reading(table, ((locator, line, _spelled(line)) for locator, line in table.rows))


_Lines = Iterator[tuple[str, Mapping[str, str], Mapping[str, str]]]


def _reading(table: Table, lines: _Lines) -> Reading:
    """Protests as incidents, and the publisher's years without any as observations of nought."""
    protests: list[tuple[Row, str]] = []
    quiet: list[tuple[Row, str]] = []
    for locator, line, own in lines:
        if line["protest"].strip() == "0":
            row = _quiet(locator, line)
            quiet.append((row, fault_of_observation(row)))
        else:
            row = incident_row(locator, {**_cells(line), **own})
            protests.append((row, _fault(line, row)))
    rows, rejects = sort_out(protests, KEYS)
    zeros, odd = sort_out(quiet, ("indicator", "place", "period"))
    return Reading(table.columns, rows + zeros, untold(table.rejects) + rejects + odd)


def _cells(line: Mapping[str, str]) -> dict[str, str]:
    """What both tables spell alike."""
    where = line["location"].strip()
    is_one = bool(where) and not _SEVERAL.search(where)
    return {
        "incident": line["id"],
        "place": line["country"],
        "outside": _outside(line["country"].strip()),
        "place_name": where if is_one else "",
        "place_precision": "settlement" if is_one else "economy",
        "size": _size(line),
    }


def _outside(place: str) -> str:
    """Why a place that fell apart is given to none of those that came after it."""
    return f"{place}, a predecessor that is given to no successor" * (place in _PREDECESSORS)


def _size(line: Mapping[str, str]) -> str:
    """How many took part, at least: the category's lower end, or a number that stands alone."""
    for column, pattern in (("participants_category", _CATEGORY), ("participants", _ROUND)):
        if found := pattern.fullmatch(line[column].strip().replace(",", "")):
            return found[1]
    return ""


def _flagged(line: Mapping[str, str]) -> dict[str, str]:
    met = {word for flag, word in _FLAGS.items() if line[flag].strip() in ("1", "1.0")}
    days = {"first": line["start_date"], "last": line["end_date"]}
    return days | _met(line, met)


def _spelled(line: Mapping[str, str]) -> dict[str, str]:
    answers = {line[column].strip().lower() for column in _ANSWERS}
    met = {_RESPONSES[word] for word in answers if word in _RESPONSES}
    days = {"first": _day(line, "start"), "last": _day(line, "end")}
    return days | _met(line, met)


def _day(line: Mapping[str, str], end: str) -> str:
    parts = [line[f"{end}{name}"].strip().removesuffix(".0") for name in ("year", "month", "day")]
    return "-".join(part.zfill(2) for part in parts)


def _met(line: Mapping[str, str], met: set[str]) -> dict[str, str]:
    """The kind of a protest, the response it met, and the classes of those who took part."""
    is_violent = line["protesterviolence"].strip() in ("1", "1.0")
    forces = bool(met & {"response_dispersal", "response_arrests", "response_violence"})
    return {
        "kind": "riot" if is_violent else "protest",
        "words": "protest with violence of protesters" if is_violent else "protest",
        "features": joined(dict.fromkeys(met, True) | {"protester_violence": is_violent}),
        "actors": joined({"protesters": True, "security_forces": forces}),
    }


def _fault(line: Mapping[str, str], row: Row) -> str:
    """Why a row is no protest; a word for a response that is not known is never passed over."""
    if line["protest"].strip() != "1":
        return f"its protest '{line['protest'][:20]}' is neither nought nor one"
    if line["protesterviolence"].strip() not in ("0", "0.0", "1", "1.0"):
        return f"its violence '{line['protesterviolence'][:20]}' is neither nought nor one"
    if _NUMBERS.get(row["place"], line["ccode"].strip()) != line["ccode"].strip():
        return f"its name {row['place']} and its number {line['ccode'][:20]} disagree"
    answers = (line.get(column, "").strip() for column in _ANSWERS)
    odd = [word for word in answers if word.lower() not in (*_RESPONSES, "", ".")]
    if odd:
        return f"its response '{odd[0][:40]}' is not one of the publisher's"
    return fault_of_incident(row)


def _quiet(locator: str, line: Mapping[str, str]) -> Row:
    return {
        "locator": locator,
        "indicator": "protests_in_quiet_year",
        "place": line["country"].strip(),
        "period": line["year"].strip(),
        "value": "0",
        "unit": "",
        "status": "no protest in the year",
        "note": "",
        "outside": _outside(line["country"].strip()),
    }


FORMATS: Mapping[str, Format] = {
    "all": Format(reader="mass_mobilization all, reader 1", parse=parse_all),
    "master": Format(reader="mass_mobilization master, reader 1", parse=parse_master),
    "incidents": INCIDENTS,
}
