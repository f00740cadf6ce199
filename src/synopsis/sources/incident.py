"""Incident rows: the cells that every source of incidents gives, as texts, and what they may hold.

A row of an incident has the cell `incident` (the publisher's own id), which no other row has. Its
`kind` is of the region's typology, and `words` are the publisher's own for it. Actors are classes
and never names; what is unknown is empty.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from synopsis.sources.reading import Reject, Row, fault_of_number

PRECISIONS = ("day", "month", "year")
PLACE_PRECISIONS = ("point", "settlement", "district", "economy")
ACTORS = frozenset(
    {
        "authorities", "security_forces", "protesters", "organised_group", "civilians",
        "migrants", "media", "other",
    }
)  # fmt: skip
FEATURES = frozenset(
    {
        "protester_violence", "response_none", "response_accommodation", "response_dispersal",
        "response_arrests", "response_violence",
    }
)  # fmt: skip
CELLS = (
    "incident", "kind", "words", "first", "last", "precision", "place", "place_name", "lat", "lon",
    "place_precision", "actors", "features", "size", "deaths", "deaths_low", "deaths_high",
    "source_count", "link", "outside",
)  # fmt: skip
KEYS = ("incident", "place")
_WHOLE = re.compile(r"(?a:\d{1,9})")
_WORD = re.compile(r"[a-z][a-z_]{0,39}")
_COUNTS = ("size", "deaths", "deaths_low", "deaths_high", "source_count")
_DAYS = re.compile(r"(?a:(?:18|19|20|21)\d\d-\d\d-\d\d)")
_EMPTY = ("", "nan", "null", "none", "na")
_LONG = 300


def incident_row(locator: str, cells: Mapping[str, str]) -> Row:
    """A row with the given cells; all others are empty, and `last` is the first day."""
    given = {name: text.strip() for name, text in cells.items()}
    blank = {
        **dict.fromkeys(CELLS, ""),
        "last": given["first"],
        "precision": "day",
        "place_precision": "economy",
    }
    return {"locator": locator, **blank, **given}


def joined(words: Mapping[str, bool]) -> str:
    """The words that hold, in alphabetical order, as one cell."""
    return "|".join(sorted(word for word, holds in words.items() if holds))


def untold(rejects: Iterable[Reject]) -> tuple[Reject, ...]:
    """Rows that do not fit their header, without their text: which cell may name whom is not known.

    The snapshot holds them as they came.
    """
    return tuple(replace(lost, raw="") for lost in rejects)


def fault_of_incident(row: Row) -> str:
    """Why a row cannot be an incident; empty where it can."""
    for key in ("incident", "place"):
        if row[key].strip().lower() in _EMPTY:
            return f"its {key} is '{row[key][:20]}', which names nothing"
    long = next((name for name in CELLS if len(row[name]) > _LONG), "")
    if long:
        return f"its {long} has more than {_LONG} signs"
    return (
        _fault_of_words(row) or _fault_of_days(row) or _fault_of_point(row) or _fault_of_counts(row)
    )


def _fault_of_words(row: Row) -> str:
    """Words outside their closed sets."""
    if not _WORD.fullmatch(row["kind"]):
        return f"its kind '{row['kind'][:40]}' is not one"
    for name, known in (("precision", PRECISIONS), ("place_precision", PLACE_PRECISIONS)):
        if row[name] not in known:
            return f"its {name} '{row[name][:40]}' is not one of {', '.join(known)}"
    for name, classes in (("actors", ACTORS), ("features", FEATURES)):
        odd = sorted(set(filter(None, row[name].split("|"))) - classes)
        if odd:
            return f"'{odd[0][:40]}' is not a class of its {name}"
    return ""


def _fault_of_days(row: Row) -> str:
    days = []
    for name in ("first", "last"):
        try:
            days.append(date.fromisoformat(_DAYS.fullmatch(row[name])[0]))  # type: ignore[index]
        except (TypeError, ValueError):
            return f"its {name} day '{row[name][:40]}' is not a date"
    return "" if days == sorted(days) else "it ends before it begins"


def _fault_of_point(row: Row) -> str:
    if bool(row["lat"]) != bool(row["lon"]):
        return "it has half of its coordinates"
    for name, most in (("lat", 90), ("lon", 180)):
        if fault_of_number(row[name]) or (row[name] and abs(float(row[name])) > most):
            return f"its {name} '{row[name][:40]}' is not on the globe"
    return ""


def _fault_of_counts(row: Row) -> str:
    for name in _COUNTS:
        if row[name] and not _WHOLE.fullmatch(row[name]):
            return f"its {name} '{row[name][:40]}' is not a whole number"
    if not row["deaths"] and (row["deaths_low"] or row["deaths_high"]):
        return "it has bounds of deaths and no best figure"
    bounds = [int(row[name]) for name in ("deaths_low", "deaths", "deaths_high") if row[name]]
    return "" if bounds == sorted(bounds) else "the interval of its deaths misses the best figure"
