"""Layouts: which column of a table is what, as the card of its source says it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from synopsis.sources.errors import CardError
from synopsis.sources.fields import Fields
from synopsis.sources.table.span import Span

KINDS = ("parquet", "csv", "xlsx", "json-stat", "sdmx-csv")
HEADER_ROW_MAX = 1_000
_OWN = (
    "locator", "indicator", "place", "period", "value", "unit", "status", "note", "low", "high",
    "incident", "outside",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Measure:
    """One column of values: its indicator (empty where a column names it), and its bounds."""

    column: str
    indicator: str = ""
    low: str = ""
    high: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """Which column is what, which rows count, and over which columns they are added up.

    `sum_over` names the columns by which the rows of one sum differ; two rows that do not differ
    in them contradict each other. `dimensions` are columns that rows carry along and differ by,
    for the sums that the resource declares. `least_parts` is the least number of rows that the
    longest sum of a whole table has; a table with fewer was filtered.
    """

    measures: tuple[Measure, ...]
    span: Span
    kind: str = ""
    place: str = ""
    place_is: str = ""
    indicator: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sum_over: tuple[str, ...] = ()
    dimensions: tuple[str, ...] = ()
    not_covered: tuple[str, ...] = ()
    unit: str = ""
    status: str = ""
    note: str = ""
    sheet: str = ""
    header_row: int = 1
    delimiter: str = ","
    is_wide: bool = False
    least_parts: int = 0

    @classmethod
    def parse(cls, mapping: Mapping[str, Any], where: str) -> "Layout":
        """Read the key `layout` of a card's resource; every key is taken or refused."""
        fields = Fields(mapping, f"{where}, key 'layout'")
        kind = fields.text("kind", "")
        sdmx = kind == "sdmx-csv"
        layout = cls(
            is_wide="values" in mapping,
            measures=_measures(fields, kind),
            span=Span.parse(fields.take("period", *(["TIME_PERIOD"] if sdmx else [])), fields),
            kind=kind,
            place=fields.text("place", ""),
            place_is=fields.text("place_is", ""),
            indicator=fields.text("indicator", ""),
            names=dict(_pairs(fields, "map")),
            where=_where(fields),
            sum_over=fields.texts("sum_over"),
            dimensions=fields.texts("dimensions"),
            not_covered=fields.texts("not_covered"),
            unit=fields.text("unit", ""),
            status=fields.text("status", ""),
            note=fields.text("note", ""),
            sheet=fields.text("sheet", ""),
            header_row=_header_row(fields),
            delimiter=fields.text("delimiter", ","),
            least_parts=int(fields.number("least_parts", 0) or 0),
        )
        fields.close()
        _check_keys(layout, fields.where)
        _check_shape(layout, fields.where)
        return layout

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that the layout names, each once."""
        named = [self.place, self.indicator, self.unit, self.status, *self.span.columns]
        named += [name for one in self.measures for name in (one.column, one.low, one.high)]
        named += [*self.sum_over, *self.dimensions, *self.where]
        return tuple(dict.fromkeys(name for name in named if name))


def _measures(fields: Fields, kind: str) -> tuple[Measure, ...]:
    """The columns of values: several, each with its indicator, or one."""
    wide = _pairs(fields, "values")
    default = {"sdmx-csv": "OBS_VALUE", "json-stat": "value"}.get(kind, "")
    long = fields.text("value", "" if wide else default)
    fixed = fields.text("indicator_is", "")
    if bool(wide) == bool(long):
        raise fields.wrong("value", long, "name either one value column, or `values`")
    low, high = (fields.take(key, "") for key in ("low", "high"))
    if long:
        bounds = [_column(fields, key, name) for key, name in (("low", low), ("high", high))]
        return (Measure(long, fixed, *bounds),)
    if fixed:
        raise fields.wrong("indicator_is", fixed, "`values` names the indicators already")
    lows, highs = _bounds(fields, "low", low, wide), _bounds(fields, "high", high, wide)
    return tuple(
        Measure(column, indicator, lows.get(column, ""), highs.get(column, ""))
        for column, indicator in wide
    )


def _bounds(
    fields: Fields, key: str, value: object, wide: tuple[tuple[str, str], ...]
) -> Mapping[str, str]:
    """The bound's column of each value column, in a wide table."""
    if value == "":
        return {}
    found = dict(_texts_of(Fields(value, f"{fields.where}, key '{key}'")))
    if odd := sorted(set(found) - {column for column, _ in wide}):
        raise fields.wrong(key, odd[0], "name a column of `values`, and its bound")
    return found


def _column(fields: Fields, key: str, value: object) -> str:
    if not isinstance(value, str):
        raise fields.wrong(key, value, "name one column, as there is one value column")
    return value


def _pairs(fields: Fields, key: str) -> tuple[tuple[str, str], ...]:
    return _texts_of(Fields(fields.take(key, {}), f"{fields.where}, key '{key}'"))


def _texts_of(part: Fields) -> tuple[tuple[str, str], ...]:
    pairs = tuple(part.rest().items())
    for name, text in pairs:
        if not isinstance(text, str) or not text or not name:
            raise part.wrong(name, text, "write a name, in quotes where it looks like a number")
    return pairs


def _where(fields: Fields) -> Mapping[str, tuple[str, ...]]:
    """The rows that count: each column with the cells that it may have."""
    part = Fields(fields.take("where", {}), f"{fields.where}, key 'where'")
    found = {}
    for column, cells in part.rest().items():
        listed = cells if isinstance(cells, list) else [cells]
        if not listed or not all(isinstance(cell, str) for cell in listed):
            raise part.wrong(column, cells, "write a text or a list of texts, numbers in quotes")
        found[column] = tuple(listed)
    return found


def _header_row(fields: Fields) -> int:
    number = fields.take("header_row", 1)
    is_whole = isinstance(number, int) and not isinstance(number, bool)
    if not (is_whole and 1 <= number <= HEADER_ROW_MAX):
        raise fields.wrong("header_row", number, "count the rows of the sheet from 1")
    return int(number)


def _check_keys(layout: Layout, where: str) -> None:
    """Refuse keys that no table of that kind could have."""
    if layout.kind and layout.kind not in KINDS:
        raise CardError(
            f"'{layout.kind[:40]}' is no kind of table",
            where=where,
            remedy=f"use one of {', '.join(KINDS)}",
        )
    if len(layout.delimiter) != 1 or layout.delimiter in '"\r\n':
        raise CardError(
            f"{layout.delimiter[:20]!r} delimits no cells", where=where, remedy="write one sign"
        )
    idle = {
        "sheet": bool(layout.sheet) and layout.kind not in ("", "xlsx"),
        "delimiter": layout.delimiter != "," and layout.kind not in ("", "csv", "sdmx-csv"),
        "header_row": layout.header_row > 1 and layout.kind not in ("", "csv", "xlsx"),
    }
    if found := [key for key, is_idle in idle.items() if is_idle]:
        raise CardError(
            f"the key '{found[0]}' says nothing of a table of the kind {layout.kind}",
            where=where,
            remedy="remove it",
        )


def _check_shape(layout: Layout, where: str) -> None:
    """Refuse a layout that leaves open whose value of what a cell is."""
    wide = all(one.indicator for one in layout.measures)
    faults = {
        "name the column of the `place`, or the one `place_is`, not both": (
            bool(layout.place) == bool(layout.place_is)
        ),
        "name the column of the `indicator`, or the one `indicator_is`, or `values`": (
            wide == bool(layout.indicator)
        ),
        "use `map` for the codes of an `indicator` column only": (
            bool(layout.names) and not layout.indicator
        ),
        "leave out `low` and `high`: bounds of parts are not those of their sum": (
            bool(layout.sum_over) and any(one.low or one.high for one in layout.measures)
        ),
        "sum up here with `sum_over`, or keep `dimensions` for the resource's `sums`": (
            bool(layout.sum_over and layout.dimensions)
        ),
        f"rename the dimension: a row has its own {', '.join(_OWN)}": (
            bool(set(layout.dimensions) & set(_OWN))
        ),
    }
    if found := [remedy for remedy, is_fault in faults.items() if is_fault]:
        raise CardError("the layout does not say what a cell is", where=where, remedy=found[0])
