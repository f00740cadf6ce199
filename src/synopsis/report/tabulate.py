"""The tables of the data package, from the same material as the pages."""

from collections.abc import Iterator

from synopsis.landscape import Direction, Finding
from synopsis.report.data import Cell, Column, DataTables, Kind, Table
from synopsis.report.material import Material
from synopsis.report.row_keys import KEY, PLACE, key_cells, place_cells
from synopsis.report.tabulate_ahead import ahead_tables
from synopsis.report.tabulate_framework import framework_tables
from synopsis.report.tabulate_futures import futures_tables
from synopsis.report.tabulate_influences import influence_tables
from synopsis.vocabulary import Origin, plain

_T, _N, _I = Kind.TEXT, Kind.NUMBER, Kind.INTEGER


def tabulate(material: Material) -> DataTables:
    """Series, levels, findings, gaps, stated figures and references of one edition."""
    region = material.region.name(material.region.place)
    return DataTables(
        name=material.name,
        title=f"{region} security synopsis: data",
        as_of=material.as_of,
        marking=material.marking,
        region=material.region,
        tables=(
            _series(material),
            _coverage(material),
            _assessments(material),
            _findings(material),
            _gaps(material),
            _stated(material),
            _references(material),
            *framework_tables(material),
            *ahead_tables(material),
            *influence_tables(material),
            *futures_tables(material),
        ),
        description="The figures behind the pages of this edition, each with the rows of the "
        "snapshots that it was computed from.",
    )


_SYNTHETIC = Column("is_synthetic", Kind.TRUTH, "made by a simulator to try the software; not real")


def _origins(material: Material) -> tuple[Origin, ...]:
    return tuple(card.origin for card in material.cards.values())


def _series(material: Material) -> Table:
    columns = (
        *KEY,
        Column("period", _T, "ISO 8601 period"),
        Column("number", _N, "value in the unit of the row"),
        Column("unit", _T, "kind of unit"),
        Column("low", _N, "lower end of the interval, where the source gives one"),
        Column("high", _N, "upper end of the interval, where the source gives one"),
        Column("n", _I, "published rows that the value was computed from", "rows"),
        Column("source_id", _T, "identifier of the source"),
        Column("snapshot", _T, "SHA-256 of the snapshots, separated by spaces"),
        Column("locator", _T, "rows in the snapshots, separated by semicolons"),
        Column("note", _T, "what the rows' own publisher says of the value"),
        _SYNTHETIC,
    )
    return Table(
        "series", "Series", "Every value of every indicator.", columns, tuple(_points(material)),
        ("indicator", "place_code", "period"), _origins(material),
    )  # fmt: skip


def _points(material: Material) -> Iterator[tuple[Cell, ...]]:
    for series in material.series:
        for point in series.points:
            quantity = point.quantity
            yield (
                *key_cells(series, material.region),
                str(point.period),
                quantity.number,
                quantity.unit.value,
                quantity.low,
                quantity.high,
                point.n,
                series.indicator.source,
                " ".join(dict.fromkeys(one.snapshot for one in point.inputs))
                or " ".join(_snapshots(material, series.indicator.source)),
                "; ".join(f"{one.source}: {one.locator}" for one in point.inputs)
                or f"{series.indicator.source}: the whole list, which has no entry of it",
                point.note,
                series.indicator.is_synthetic,
            )


def _snapshots(material: Material, source: str) -> list[str]:
    """The snapshots of a source, which a nought of its list rests on as a whole."""
    return sorted({one.snapshot for one in material.receipts.values() if one.source == source})


def _coverage(material: Material) -> Table:
    columns = (
        *KEY,
        Column("reach", _T, "covered, folded or not covered"),
        Column("reason", _T, "why it is not covered, or whom its figures include"),
        Column("period_first", _T, "first period with a value"),
        Column("period_last", _T, "last period with a value"),
        Column("missing", _T, "periods without a value between them"),
        _SYNTHETIC,
    )
    rows = tuple(
        (
            *key_cells(one, material.region),
            one.coverage.reach.value, one.coverage.reason,
            str(one.coverage.first) if one.coverage.first else None,
            str(one.coverage.last) if one.coverage.last else None,
            " ".join(map(str, one.coverage.missing)), one.indicator.is_synthetic,
        )
        for one in material.series
    )  # fmt: skip
    return Table("coverage", "Coverage", "What the evidence reaches; not covered is not zero.",
                 columns, rows, ("indicator", "place_code"))  # fmt: skip


def _assessments(material: Material) -> Table:
    columns = (
        *KEY,
        Column("percentile", _N, "percentile of the newest value in its own history, mid-rank"),
        Column("concern", _N, "the same turned towards concern"),
        Column("slope", _N, "Theil-Sen slope a year, in the indicator's unit"),
        Column("slope_low", _N, "lower end of the slope's interval"),
        Column("slope_high", _N, "upper end of the slope's interval"),
        Column("window", _T, "years that the slope was computed over"),
        Column("direction", _T, "which way the whole interval points"),
    )
    rows = tuple(
        (
            *key_cells(reading.series, material.region),
            reading.level.own if reading.level else None,
            reading.level.percentile if reading.level else None,
            *_slope(reading.direction),
        )
        for cell in material.picture.cells.values()
        for reading in cell.readings
    )
    return Table("assessments", "Levels and directions", "Level and direction by named methods.",
                 columns, rows, ("indicator", "place_code"))  # fmt: skip


def _slope(direction: Direction | None) -> tuple[Cell, ...]:
    if direction is None:
        return (None, None, None, None, None)
    return (direction.slope, direction.low, direction.high, direction.window.text, direction.word)


def _findings(material: Material) -> Table:
    columns = (
        Column("finding_id", _T, "identifier of the finding"),
        Column("trend", _T, "identifier of the trend"),
        *PLACE,
        Column("sentence", _T, "the finding in words"),
        Column("confidence", _T, "low, moderate or high"),
        Column("reason", _T, "what holds the confidence where it is"),
        Column("caveat", _T, "what must be said with it"),
        Column("rests_on", _T, "addresses of the numbers that it rests on"),
    )
    rows = tuple(_finding(material, one) for one in material.picture.findings)
    return Table("findings", "Findings", "Generated sentences, each cited.", columns, rows,
                 ("finding_id",))  # fmt: skip


def _finding(material: Material, one: Finding) -> tuple[Cell, ...]:
    return (
        one.id, one.trend, *place_cells(one.place, material.region), plain(one.sentence),
        one.confidence.word, one.reason, one.caveat,
        " ".join(address.id for address in one.rests_on),
    )  # fmt: skip


def _gaps(material: Material) -> Table:
    columns = (
        Column("trend", _T, "identifier of the trend"),
        *KEY,
        Column("reach", _T, "folded or not covered"),
        Column("reason", _T, "why"),
        Column("remedy", _T, "what would close the gap"),
    )
    rows = tuple(
        (gap.trend, gap.indicator, *place_cells(gap.place, material.region),
         gap.reach.value, gap.why, gap.remedy)
        for gap in material.picture.gaps
    )  # fmt: skip
    return Table("gaps", "Gaps", "What the picture does not cover.", columns, rows)


def _stated(material: Material) -> Table:
    names = ("figure_id", "concept", "trend", "place_code", "period", "text", "unit", "hedge",
             "words", "population", "instrument", "wave", "base", "kind", "note")  # fmt: skip
    columns = (
        *(Column(name, _T, f"{name.replace('_', ' ')} as stated") for name in names),
        Column("number", _N, "value, where it is a number; never without its hedge"),
        Column("line_first", _I, "first line in the region's report"),
        Column("line_last", _I, "last line in the region's report"),
    )
    rows = tuple(
        (
            one.id, one.concept, one.trend, one.place, str(one.period or ""), one.text,
            one.unit.value, one.hedge.value, one.words, one.population, one.instrument, one.wave,
            one.base, one.kind, one.note, one.quantity.number if one.quantity else None, *one.lines,
        )
        for one in material.picture.stated
    )  # fmt: skip
    return Table("stated_figures", "Stated figures", "Figures as reports print them.", columns,
                 rows, ("figure_id",))  # fmt: skip


def _references(material: Material) -> Table:
    names = ("note", "class", "publisher", "title", "published", "url", "resolves_to", "circular")
    columns = (
        Column("reference_id", _T, "identifier of the reference"),
        *(Column(name, _T, f"{name.replace('_', ' ')} of the reference") for name in names),
        Column("grade", _T, "reliability and credibility by the Admiralty code"),
    )
    rows = tuple(
        (one.id, *(one.texts[name] for name in names), str(one.grade))
        for one in material.references
    )
    return Table("references", "References", "What the region's report itself rests on.", columns,
                 rows, ("reference_id",))  # fmt: skip
