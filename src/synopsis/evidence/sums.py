"""Declared sums: a series that a card makes of a publisher's cells, each sum found again.

A sum is withheld, with its reason, where one of its cells could not be taken: a total that lacks
a part would be a lie. Cells that are not covered are left out; a sum of none is not covered.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from synopsis.sources import Reading, Reject, Resource, Sum

Row = Mapping[str, str]

_Key = tuple[str, str]


def sum_up(resource: Resource, reading: Reading) -> Reading:
    """The sums that a resource declares, in place of the cells; the reading where it has none."""
    if not resource.sums:
        return reading
    rows: list[Row] = []
    withheld: list[Reject] = []
    for declared in resource.sums:
        for row in _sums(declared, reading):
            lost = _lost(declared, row, reading.rejects)
            if lost:
                reason = f"a cell that it sums was rejected ({lost.locator})"
                withheld.append(Reject(row["locator"], reason, "", row))
            else:
                rows.append(row)
    return replace(reading, rows=tuple(rows), rejects=reading.rejects + tuple(withheld))


def _sums(declared: Sum, reading: Reading) -> list[Row]:
    """One row for each place and period, in the order of their first cells."""
    cells: dict[_Key, list[str]] = defaultdict(list)
    for row in reading.rows:
        if all(row.get(key) == value for key, value in declared.where):
            cells[_place(declared, row), row["period"]].append(row["value"])
    return [_row(declared, place, period, found) for (place, period), found in cells.items()]


def _place(declared: Sum, row: Row) -> str:
    return declared.place or row[declared.by]


def _row(declared: Sum, place: str, period: str, values: list[str]) -> Row:
    covered = [Decimal(value) for value in values if value]
    chosen = [f"period = {period}", *(f"{key} = {value}" for key, value in declared.where)]
    chosen += [f"{declared.by} = {place}"] if declared.by else []
    return {
        "locator": f"sum of the cells with {'; '.join(chosen)}",
        "indicator": declared.indicator,
        "place": place,
        "period": period,
        "value": str(sum(covered)) if covered else "",
        "unit": "",
        "status": "sum",
        "note": "",
    }


def _lost(declared: Sum, row: Row, rejects: tuple[Reject, ...]) -> Reject | None:
    """A rejected cell that belongs, or may belong, to a sum."""
    wanted = dict(declared.where) | {"period": row["period"]}
    wanted |= {declared.by: row["place"]} if declared.by else {}
    return next((cell for cell in rejects if _may_belong(wanted, cell.keys)), None)


def _may_belong(wanted: Mapping[str, str], keys: Row) -> bool:
    return all(keys.get(key, value) == value for key, value in wanted.items())
