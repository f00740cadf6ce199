"""Cells: the values of a table as its layout names them, each with the row that it stands in."""

from collections.abc import Iterator, Mapping
from operator import itemgetter
from typing import NamedTuple

from synopsis.sources.delimited import Table
from synopsis.sources.errors import UnreadableError
from synopsis.sources.reading import Reading, Row, fault_of_number, fault_of_observation, sort_out
from synopsis.sources.table.layout import Layout, Measure
from synopsis.sources.table.total import Total, add_up

OBSERVATIONS_MAX = 400_000
_KEYS = ("indicator", "place", "period")


class Key(NamedTuple):
    """What a value is of, as the publisher codes it, and how its rows are found again."""

    indicator: str
    place: str
    period: str
    column: str


def lay_out(table: Table, layout: Layout) -> Reading:
    """The rows of a table as observations, or the sums of its rows where the layout adds them."""
    _check_columns(table, layout)
    found = _sums(table, layout) if layout.sum_over else _rows(table, layout)
    rows, rejects = sort_out(_counted(found), (*_KEYS, *layout.dimensions))
    return Reading(table.columns, rows, table.rejects + rejects, table.published)


def _check_columns(table: Table, layout: Layout) -> None:
    lost = [name for name in layout.columns if name not in table.columns]
    if lost:
        raise UnreadableError(
            f"the column '{lost[0][:60]}' is missing from the table",
            remedy=f"name one of {', '.join(table.columns)[:200]} in the card's layout",
        )


def _counted(found: Iterator[tuple[Row, str]]) -> Iterator[tuple[Row, str]]:
    """Rows up to the most that is taken: a small file may repeat one row without end."""
    for number, row in enumerate(found):
        if number == OBSERVATIONS_MAX:
            raise UnreadableError(
                f"the table gives more than {OBSERVATIONS_MAX:,} values",
                remedy="choose rows with `where`, or add them up with `sum_over`, in the layout",
            )
        yield row


def _lines(table: Table, layout: Layout) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The rows that count."""
    for locator, line in table.rows:
        if all(line[column] in cells for column, cells in layout.where.items()):
            yield locator, line


def _measured(line: Mapping[str, str], layout: Layout) -> Iterator[tuple[Measure, str]]:
    """The values of a row, each with the code of its indicator; codes left out are passed over."""
    if not layout.indicator:
        yield from ((one, one.indicator) for one in layout.measures)
        return
    code = line[layout.indicator].strip()
    if not layout.names or code in layout.names:
        yield layout.measures[0], layout.names.get(code, code)


def _rows(table: Table, layout: Layout) -> Iterator[tuple[Row, str]]:
    for locator, line in _lines(table, layout):
        place, period = _place(line, layout), layout.span.read(line)
        for one, indicator in _measured(line, layout):
            row = {
                "locator": f"{locator}, column {one.column}" if layout.is_wide else locator,
                "indicator": indicator,
                "place": place,
                "period": period,
                "value": _number(line[one.column], layout),
                "unit": line[layout.unit].strip() if layout.unit else "",
                "status": line[layout.status].strip() if layout.status else "",
                "note": layout.note,
            }
            row |= {name: line[name].strip() for name in layout.dimensions}
            if one.low or one.high:
                row |= {
                    "low": _number(line[one.low], layout) if one.low else "",
                    "high": _number(line[one.high], layout) if one.high else "",
                }
            yield row, _fault(row)


def _place(line: Mapping[str, str], layout: Layout) -> str:
    return line[layout.place].strip() if layout.place else layout.place_is


def _number(cell: str, layout: Layout) -> str:
    """The digits of a cell; empty where the publisher says that it has none."""
    text = cell.strip()
    return "" if text in layout.not_covered else text


def _fault(row: Row) -> str:
    """Why a row is no observation with bounds that hold it; empty where it is one."""
    if fault := fault_of_observation(row):
        return fault
    for name in ("low", "high"):
        if fault := fault_of_number(row.get(name, "")):
            return fault.replace("its value", f"its bound ({name})")
    bounds = [float(row[name]) for name in ("low", "value", "high") if row.get(name)]
    return "" if bounds == sorted(bounds) else "its interval does not hold its value"


def _sums(table: Table, layout: Layout) -> Iterator[tuple[Row, str]]:
    """One row a key; where a row of the table could not be told, no sum is sure to be whole."""
    lost = table.rejects[0] if table.rejects else None
    totals = _totals(table, layout)
    most = max((total.rows for total in totals.values()), default=0)
    if most < layout.least_parts:
        raise UnreadableError(
            f"no sum has more than {most:,} rows where {layout.least_parts:,} are expected",
            remedy="take the whole table of the publisher, and not a part that was filtered",
        )
    for key, total in totals.items():
        if lost:
            total.fault = f"a row that it may sum was rejected ({lost.locator})"
        row = _sum(key, total, layout)
        yield row, total.fault or fault_of_observation(row)


def _totals(table: Table, layout: Layout) -> dict[Key, Total]:
    """The numbers of each key, with the fault of those whose rows cannot be told apart."""
    totals: dict[Key, Total] = {}
    seen: dict[tuple[object, ...], str] = {}
    parts = itemgetter(*layout.sum_over)
    for locator, line in _lines(table, layout):
        place, period = _place(line, layout), layout.span.read(line)
        for number, (one, indicator) in enumerate(_measured(line, layout)):
            if number == 0:
                first = seen.setdefault((indicator, place, period, parts(line)), locator)
            key = Key(indicator, place, period, one.column)
            total = totals.get(key)
            if total is None:
                total = totals[key] = Total()
            total.add(locator, _number(line[one.column], layout))
            if first is not locator:
                total.fault = f"{locator} and {first} differ in nothing that it is a sum over"
    return totals


def _sum(key: Key, total: Total, layout: Layout) -> Row:
    """One sum; its locator says by what its rows are found again."""
    chosen = [f"{column} = {' or '.join(cells)}" for column, cells in layout.where.items()]
    chosen += [f"{layout.place} = {key.place}"] if layout.place else []
    chosen.append(f"{layout.span.title} = {key.period}")
    if layout.indicator:
        codes = [code for code, name in layout.names.items() if name == key.indicator] or [
            key.indicator
        ]
        chosen.append(f"{layout.indicator} = {' or '.join(codes)}")
    rows = f"{total.rows:,} row{'s' * (total.rows > 1)}"
    return {
        "locator": f"sum of {rows} with {'; '.join(chosen)}, column {key.column}",
        "indicator": key.indicator,
        "place": key.place,
        "period": key.period,
        "value": add_up(total),
        "unit": "",
        "status": "sum",
        "note": layout.note,
    }
