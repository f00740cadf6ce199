"""The country-year table of V-Dem: one row a polity and year, one column a variable.

An index such as `v2x_libdem` is a point estimate from zero to one; `_codelow` and `_codehigh` are
the bounds within which the measurement model holds the value with about 68 % probability, one
standard deviation to each side (V-Dem Methodology). The table has thousands of columns and may
unpack to several hundred megabytes, so it is read row by row and only the wanted columns are kept.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from synopsis.sources.archive import ArchiveLimits, is_archive, open_archive
from synopsis.sources.compiled import fault_of_bounds
from synopsis.sources.encoding import read_text
from synopsis.sources.errors import UnreadableError
from synopsis.sources.fields import Fields
from synopsis.sources.reading import Reading, Row, fault_of_observation, sort_out

_KEYS = ("country_text_id", "country_name", "year")
_LIMITS = ArchiveLimits(entries=16, size=1 << 30)
_HEAD = 1 << 16
_BOUNDS = ("_codelow", "_codehigh")
_REMEDY = "check that the file is the country-year table of V-Dem"


@dataclass(frozen=True, slots=True)
class _Series:
    """An index, and the places of its value and of its bounds in a row."""

    code: str
    value: int
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is taken of a row: its keys and indices by their places, from a first year on."""

    width: int
    keys: Mapping[str, int]
    wanted: tuple[_Series, ...]
    first: int


def parse_country_year(data: bytes, card: Any, layout: Mapping[str, Any]) -> Reading:  # noqa: ANN401
    """Read the indices that the card gives a unit; a locator is `row 17, column v2x_libdem`.

    The layout's `first_year` leaves out what is before it: the table reaches back to 1789.
    """
    first = _first_year(layout, card)
    lines = _lines(_table_of(data), card.encoding)
    header = tuple(cell.strip() for cell in next(lines, (0, []))[1])
    plan = _Plan(
        width=len(header),
        keys={name: _place_of(name, header) for name in _KEYS},
        wanted=tuple(_series(code, header) for code in sorted(card.units)),
        first=first,
    )
    rows, rejects = sort_out(_rows(lines, plan), ("indicator", "place", "period"))
    return Reading((*_KEYS, *(one.code for one in plan.wanted)), rows, rejects)


def _first_year(layout: Mapping[str, Any], card: Any) -> int:  # noqa: ANN401
    fields = Fields(layout, f"the source card {card.id}, key 'layout'")
    year = fields.number("first_year")
    fields.close()
    if year is None or not 1789 <= year <= 2200 or year != int(year):
        raise fields.wrong("first_year", year, "write a year such as 1990")
    return int(year)


def _table_of(data: bytes) -> bytes:
    """The one table of the zip that the publisher offers, or the bare file."""
    if not is_archive(data):
        return data
    found = open_archive(data, _LIMITS)
    tables = [name for name in found if name.lower().endswith(".csv")]
    if len(tables) != 1:
        raise UnreadableError(
            f"the zip holds {', '.join(sorted(found))[:200] or 'nothing'} and not one CSV table",
            remedy=_REMEDY,
        )
    return found[tables[0]]


def _lines(data: bytes, encoding: str) -> Iterator[tuple[int, list[str]]]:
    """The rows with their numbers, blank ones left out, decoded while they are read."""
    head = data[:_HEAD]
    cut = head.rfind(b"\n") if len(data) > _HEAD else len(head)
    read_text(head[: cut if cut > 0 else len(head)], encoding)
    stream = io.TextIOWrapper(io.BytesIO(data), "utf-8-sig", newline="")
    reader = csv.reader(stream, strict=True)
    try:
        for number, cells in enumerate(reader, start=1):
            if cells:
                yield number, cells
    except (csv.Error, UnicodeError) as error:
        raise UnreadableError(
            f"the table breaks off or is no UTF-8 text near line {reader.line_num:,} "
            f"({str(error)[:80]})",
            remedy="fetch the file again",
        ) from error


def _place_of(name: str, header: tuple[str, ...]) -> int:
    """Where a column stands; an error where it does not stand once."""
    if header.count(name) != 1:
        how = "stands twice" if name in header else "is missing"
        raise UnreadableError(f"the column {name[:60]} {how}", remedy=_REMEDY)
    return header.index(name)


def _series(code: str, header: tuple[str, ...]) -> _Series:
    """Where an index and its bounds stand; an index has both bounds or none."""
    names = [code + end for end in _BOUNDS]
    if not set(names) & set(header):
        return _Series(code, _place_of(code, header))
    low, high = (_place_of(name, header) for name in names)
    return _Series(code, _place_of(code, header), low, high)


def _rows(lines: Iterator[tuple[int, list[str]]], plan: _Plan) -> Iterator[tuple[Row, str]]:
    """Every wanted cell from the first year on, and each row that does not fit the header."""
    for number, cells in lines:
        if len(cells) != plan.width:
            lost = {"locator": f"row {number}", "cells": ",".join(cells)[:2000]}
            reason = f"it has {len(cells)} cells where the header has {plan.width}"
            yield dict.fromkeys(("indicator", "place", "period"), "") | lost, reason
            continue
        shared = {name: cells[place].strip() for name, place in plan.keys.items()}
        if _is_before(shared["year"], plan.first):
            continue
        for one in plan.wanted:
            row = _row(number, cells, shared, one)
            yield row, fault_of_observation(row) or fault_of_bounds(row)


def _is_before(year: str, first: int) -> bool:
    return year.isascii() and year.isdigit() and len(year) == 4 and int(year) < first


def _row(number: int, cells: list[str], shared: Mapping[str, str], one: _Series) -> Row:
    return {
        "locator": f"row {number}, column {one.code}",
        "indicator": one.code,
        "place": shared["country_text_id"],
        "place_name": shared["country_name"],
        "period": shared["year"],
        "value": cells[one.value].strip(),
        "low": "" if one.low is None else cells[one.low].strip(),
        "high": "" if one.high is None else cells[one.high].strip(),
        "unit": "",
        "status": "",
        "note": "",
    }
