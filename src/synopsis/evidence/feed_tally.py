"""Tallies: what an event feed holds of each place, day and kind, counted while it is read.

The region's places are counted one by one, and all places together as well: an event feed is made
of the world's news, whose volume changes, so that a count means little without that denominator.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import ibis
    import pyarrow as pa

    from synopsis.catalog import View

TABLE = "event_tallies"
# All places of the world together, and those that the publisher gives to none.
WORLD = "WLD"
SUMS = ("events", "mentions", "sources", "articles", "toned")
COLUMNS: Mapping[str, str] = {
    "feed": "text",
    "place_code": "text",
    "day": "date",
    "month": "text",
    "kind": "text",
    **dict.fromkeys(SUMS, "integer"),
    "tone_sum": "number",
    "resource": "text",
    "grade": "text",
}
# What the rows that methods draw on count of each kind of event; the lake's table holds all.
_BY_KIND = ("events", "articles")
_KEYS = ("place_code", "day", "kind")
_PARTIAL = 64


class Roles(Protocol):
    """Which columns of a feed are what; see the sources' feeds."""

    @property
    def place(self) -> str:
        """The column of the place's code."""

    @property
    def day(self) -> str:
        """The column of the day, as YYYYMMDD."""

    @property
    def kind(self) -> str:
        """The column of what happened."""

    @property
    def counts(self) -> tuple[str, ...]:
        """The columns of mentions, sources and articles."""

    @property
    def tone(self) -> str:
        """The column of the tone."""


@dataclass(slots=True)
class Tally:
    """Counts that grow batch by batch; `codes` are the publisher's codes of the region's places.

    Sums are added in the order of the file, on one thread, so that they repeat to the last bit.
    """

    roles: Roles
    codes: Mapping[str, str]
    _parts: list[Any] = field(default_factory=list)

    def add(self, rows: "pa.Table") -> None:
        """Count a batch of a feed."""
        import pyarrow as pa  # heavy: only when used
        import pyarrow.compute as pc  # heavy: only when used

        if not len(rows):
            return
        table = self._numbers(rows)
        known = pa.array(list(self.codes), pa.string())
        inside = table.filter(pc.is_in(table.column("place_code"), value_set=known))
        world = pa.repeat(pa.scalar(WORLD), len(table))
        at = table.column_names.index("place_code")
        self._parts.append(_summed(inside))
        self._parts.append(_summed(table.set_column(at, "place_code", world)))
        if len(self._parts) > _PARTIAL:
            self._parts = [_summed(pa.concat_tables(self._parts))]

    def _numbers(self, rows: "pa.Table") -> "pa.Table":
        """The columns that are counted, as numbers; an empty tone is missing."""
        import pyarrow as pa  # heavy: only when used
        import pyarrow.compute as pc  # heavy: only when used

        text = rows.column(self.roles.tone)
        tone = pc.if_else(pc.equal(text, ""), pa.scalar(None, pa.string()), text).cast("float64")
        mentions, sources, articles = (
            rows.column(name).cast("int64") for name in self.roles.counts
        )
        return pa.table(
            {
                "place_code": rows.column(self.roles.place),
                "day": rows.column(self.roles.day),
                "kind": rows.column(self.roles.kind),
                "events": pa.repeat(pa.scalar(1, pa.int64()), len(rows)),
                "mentions": mentions,
                "sources": sources,
                "articles": articles,
                "toned": pc.is_valid(tone).cast("int64"),
                "tone_sum": pc.fill_null(tone, 0.0),
            }
        )

    def table(self) -> "pa.Table":
        """The counts by the region's place, day and kind, in that order."""
        import pyarrow as pa  # heavy: only when used
        import pyarrow.compute as pc  # heavy: only when used

        found = _summed(pa.concat_tables([*self._parts, _nothing()]))
        names = {**self.codes, WORLD: WORLD}
        codes = [names[code] for code in found.column("place_code").to_pylist()]
        found = _summed(found.set_column(0, "place_code", pa.array(codes, pa.string())))
        text = found.column("day")
        year, month, day = (pc.utf8_slice_codeunits(text, *at) for at in ((0, 4), (4, 6), (6, 8)))
        dates = pc.binary_join_element_wise(year, month, day, "-").cast(pa.date32())
        months = pc.binary_join_element_wise(year, month, "-")
        found = found.set_column(1, "day", dates).append_column("month", months)
        return found.sort_by([(name, "ascending") for name in _KEYS])


def _summed(table: "pa.Table") -> "pa.Table":
    """Rows with the same place, day and kind added up."""
    grouped = table.group_by(list(_KEYS), use_threads=False)
    sums = (*SUMS, "tone_sum")
    found = grouped.aggregate([(name, "sum") for name in sums])
    renamed = found.select([*_KEYS, *(f"{name}_sum" for name in sums)])
    return renamed.rename_columns([*_KEYS, *sums])


def _nothing() -> "pa.Table":
    """Counts of no rows, whose columns a file without any still has."""
    import pyarrow as pa  # heavy: only when used

    kinds = {
        **dict.fromkeys(_KEYS, pa.string()),
        **dict.fromkeys(SUMS, pa.int64()),
        "tone_sum": pa.float64(),
    }
    return pa.schema(list(kinds.items())).empty_table()


def placed(counts: "pa.Table", resource: str, grade: str) -> "pa.Table":
    """Counts as rows of the lake; parts of one feed share the name before the first dot."""
    import pyarrow as pa  # heavy: only when used

    for name, value in (("feed", _feed_of(resource)), ("resource", resource), ("grade", grade)):
        counts = counts.append_column(name, pa.repeat(pa.scalar(value), len(counts)))
    return counts.select(list(COLUMNS))


def _feed_of(resource: str) -> str:
    return resource.partition(".")[0]


def monthly(counts: "pa.Table") -> dict[str, dict[str, str]]:
    """The counts of each place and month as texts, by the locator that a citation names."""
    found: dict[str, dict[str, Any]] = {}
    for row in counts.to_pylist():
        locator = locator_of(row["month"], row["place_code"])
        start = {"place": row["place_code"], "period": row["month"]}
        sums = found.setdefault(locator, {**start, "locator": locator})
        for name in (*SUMS, "tone_sum"):
            sums[name] = sums.get(name, 0) + row[name]
        sums[f"events of kind {row['kind']}"] = (
            sums.get(f"events of kind {row['kind']}", 0) + row["events"]
        )
    return {
        locator: {"value": str(sums["events"]), **{name: str(cell) for name, cell in sums.items()}}
        for locator, sums in found.items()
    }


def locator_of(month: str, place: str) -> str:
    """Where the events of a place and month stand in a file: spread over it, and counted."""
    return f"events of {month} in {place}"


def tallies(view: "View") -> "ibis.Table | None":
    """What the feeds in force count, as rows like observations: one a file, place and month.

    The indicator is the feed's name and what is counted, such as `events.articles`, and behind
    that the kind of event where it is of one kind alone, such as `events.articles.14`. Nothing
    where no feed was gathered. A file that came under two names is counted under the first.
    """
    import ibis  # heavy: only when used

    if not any(TABLE in receipt.files for receipt in view.latest()):
        return None
    counts = view.records(TABLE, COLUMNS)
    for source, parts in _twins(view).items():
        counts = counts.filter(~((counts.source_id == source) & counts.resource.isin(parts)))
    by_kind, by_month = _by_month(counts, ("kind",)), _by_month(counts, ())
    tables = [
        *(_long(by_kind, name, f".{name}.", by_kind.kind) for name in _BY_KIND),
        *(_long(by_month, name, f".{name}") for name in (*_BY_KIND, "toned", "tone_sum")),
    ]
    # Computed once: many indicators draw on it, each with a query of its own over what it is.
    return ibis.memtable(ibis.union(*tables).to_pyarrow())


def _twins(view: "View") -> Mapping[str, list[str]]:
    """By source, the parts of a feed whose snapshot is that of a part before them."""
    firsts: set[tuple[str, str, str]] = set()
    found: dict[str, list[str]] = {}
    for receipt in sorted(view.latest(), key=lambda one: (one.source, one.resource)):
        counted = (receipt.source, _feed_of(receipt.resource), receipt.snapshot)
        if TABLE in receipt.files and counted in firsts:
            found.setdefault(receipt.source, []).append(receipt.resource)
        elif TABLE in receipt.files:
            firsts.add(counted)
    return found


_OWN = ("source_id", "snapshot", "marking_level", "marking_owner", "releasable_to")


def _by_month(counts: "ibis.Table", kinds: tuple[str, ...]) -> "ibis.Table":
    keys = (*_OWN, "feed", "resource", "grade", "place_code", "month", *kinds)
    sums = {name: counts[name].sum().cast("float64") for name in (*SUMS, "tone_sum")}
    return counts.group_by(*keys).aggregate(**sums)


def _long(table: "ibis.Table", name: str, what: str, kind: Any = "") -> "ibis.Table":  # noqa: ANN401
    """One of the counts as rows like observations."""
    import ibis  # heavy: only when used

    indicator = table.feed + ibis.literal(what)
    return table.select(
        *_OWN,
        "place_code",
        "resource",
        "grade",
        indicator=indicator if isinstance(kind, str) else indicator + kind,
        period=table.month,
        locator=ibis.literal("events of ") + table.month + ibis.literal(" in ") + table.place_code,
        note=ibis.literal(""),
        number=table[name],
        low=ibis.null("float64"),
        high=ibis.null("float64"),
    )
