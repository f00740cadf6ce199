"""The tables of the data package on what lies ahead: outlooks, changes, warnings, records."""

from collections.abc import Iterator

from synopsis.indicators import outlook
from synopsis.landscape import ahead
from synopsis.report.data import Cell, Column, Kind, Table
from synopsis.report.material import Material
from synopsis.report.row_keys import KEY, PLACE, key_cells, place_cells
from synopsis.vocabulary import Place, plain

_T, _N, _I = Kind.TEXT, Kind.NUMBER, Kind.INTEGER


def ahead_tables(material: Material) -> tuple[Table, ...]:
    """One table for each kind of what lies ahead; none where no series has months or cards."""
    tables: list[Table] = []
    if material.foresight.prospects:
        tables += [
            _months(material),
            _outlooks(material),
            _statements(material),
            _changes(material),
        ]
    if material.foresight.watched:
        tables += [_watched(material), _warnings(material)]
    if material.foresight.record.lines:
        tables.append(_record(material))
    return tuple(tables)


def _months(material: Material) -> Table:
    columns = (
        *KEY,
        Column("period", _T, "ISO 8601 month or quarter"),
        Column("number", _N, "value in the unit of the indicator"),
        Column("unit", _T, "kind of unit"),
        Column("note", _T, "why a month that the publisher does not list is nought"),
        Column("source_id", _T, "identifier of the source"),
        Column("locator", _T, "rows in the snapshots, separated by semicolons"),
    )
    rows = tuple(
        (
            *key_cells(one.series, material.region), str(point.period), point.quantity.number,
            point.quantity.unit.value, point.note, one.series.indicator.source,
            "; ".join(f"{cited.source}: {cited.locator}" for cited in point.inputs),
        )
        for one in material.foresight.prospects
        for point in one.series.points
    )  # fmt: skip
    return Table("months", "Series by month", "Every value of the indicators that are read by "
                 "month, as outlooks and alarms rest on them.", columns, rows,
                 ("indicator", "place_code", "period"))  # fmt: skip


def _outlooks(material: Material) -> Table:
    columns = (
        *KEY,
        Column("period", _T, "the coming month or quarter"),
        Column("made_from", _T, "the newest period that the outlook rests on"),
        Column("level", _N, "probability that the value will not be passed"),
        Column("value", _N, "the value, in the unit of the indicator"),
    )
    rows = tuple(
        (*key_cells(one.series, material.region), str(step.period), str(one.fan.last), level, value)
        for one in material.foresight.prospects
        for step in one.fan.steps
        for level, value in zip(outlook.LEVELS, step.quantiles, strict=True)
    )
    return Table("outlooks", "Outlooks", "All quantiles of what may come, for each coming period.",
                 columns, rows, ("indicator", "place_code", "period", "level"))  # fmt: skip


def _statements(material: Material) -> Table:
    columns = (
        *KEY,
        Column("period", _T, "the last coming period; empty: no outlook"),
        Column("than", _T, "the period that it is compared with"),
        Column("value", _N, "the value of that period, as published at the origin"),
        Column("chance", _N, "probability of a greater value"),
        Column("word", _T, "the word of likelihood; empty where no word reaches so far"),
        Column("scale", _T, "the scale of the word"),
        Column("resolution", _T, "what settles it"),
        Column("confidence", _T, "low or moderate"),
        Column("reason", _T, "what holds the confidence where it is"),
        Column("why_not", _T, "why there is no outlook"),
        Column("methods", _T, "the methods of the mixture with their weights"),
    )
    rows = tuple(_statement(material, one) for one in material.foresight.prospects)
    return Table("outlook_statements", "Outlooks in words", "How likely more is than a year "
                 "before, or why nothing can be said.", columns, rows,
                 ("indicator", "place_code"))  # fmt: skip


def _statement(material: Material, one: ahead.Prospect) -> tuple[Cell, ...]:
    said = one.statement
    sure, why = ahead.sureness_of(one, material.foresight.record, material.as_of)
    key = key_cells(one.series, material.region)
    weights = "; ".join(f"{name}: {weight:.4f}" for name, weight in one.fan.weights.items())
    if said is None:
        return (*key, *(None for _ in range(9)), one.fan.why_not or None, weights)
    return (
        *key, str(said.step.period), str(said.than), said.value, said.chance,
        said.likelihood.word if said.is_worded else None, said.likelihood.scale.value,
        "true where the publisher's figure for the period is greater than the value",
        sure.word, why, None, weights,
    )  # fmt: skip


def _changes(material: Material) -> Table:
    columns = (
        *KEY,
        Column("since", _T, "the first month after the change of level"),
        Column("earliest", _T, "the first month between which it lies"),
        Column("latest", _T, "the last month between which it lies"),
        Column("direction", _T, "up or down"),
        Column("before", _N, "median month before it, back to the change before"),
        Column("after", _N, "median month from it on, up to the change after"),
        Column("why_not", _T, "why nothing can be dated, where nothing can"),
    )
    return Table("changes", "Changes of level", "Since when each series stands where it stands.",
                 columns, tuple(_dated(material)))  # fmt: skip


def _dated(material: Material) -> Iterator[tuple[Cell, ...]]:
    for one in material.foresight.prospects:
        key = key_cells(one.series, material.region)
        for mark in one.marks:
            yield (*key, str(mark.since), str(mark.earliest), str(mark.latest),
                   mark.direction.value, mark.before, mark.after, None)  # fmt: skip
        if one.why_undated:
            yield (*key, *(None for _ in range(6)), one.why_undated)


def _watched(material: Material) -> Table:
    columns = (
        Column("card", _T, "identifier of the warning's card"),
        Column("name", _T, "its name"),
        *PLACE,
        Column("condition", _T, "identifier of the condition"),
        Column("holds", Kind.TRUTH, "whether it holds; empty: it cannot be told"),
        Column("because", _T, "why"),
    )
    rows = tuple(
        (one.card.id, one.card.name, *place_cells(one.place, material.region),
         own.condition.id, own.holds, plain(own.because))
        for one in material.foresight.watched
        for own in one.verdicts
    )  # fmt: skip
    return Table("watched", "What is watched", "What each condition of a warning says; one that "
                 "cannot be told is no all-clear.", columns, rows,
                 ("card", "place_code", "condition"))  # fmt: skip


def _warnings(material: Material) -> Table:
    names = ("card", "name", "trend", "kind", "stage", "period", "known", "raised", "due", "role",
             "why", "caveat", "claim")  # fmt: skip
    columns = (
        Column("warning", _T, "identifier of the warning"),
        Column("state", _T, "how it stands"),
        *PLACE,
        *(Column(name, _T, f"{name} of the warning", required=name == "caveat") for name in names),
        Column("actions", _T, "what was agreed, separated by semicolons"),
        Column("forecast", _T, "what is expected, how likely, on which scale, within how long"),
        Column("resolution", _T, "what settles it"),
    )
    rows = tuple(
        (
            one.id, one.state.value, *place_cells(Place(one.record["place"]), material.region),
            *(str(one.record[name]) for name in names),
            "; ".join(one.record["actions"]),
            "{says} ({word}, {scale}, {horizon_days} days)".format(**one.record["forecast"]),
            str(one.record["forecast"]["resolution"]),
        )
        for one in material.foresight.warnings
    )  # fmt: skip
    return Table("warnings", "Warnings", "Warnings that are due or were raised; none leaves "
                 "without its caveat.", columns, rows, ("warning",))  # fmt: skip


def _record(material: Material) -> Table:
    columns = (
        Column("pool", _T, "the series that share a past"),
        Column("what", _T, "what the figure is"),
        Column("of", _T, "of which method, share, tenth or horizon"),
        Column("text", _T, "the figure as it is written"),
        Column("low", _N, "lower end of its interval"),
        Column("high", _N, "upper end of its interval"),
    )
    rows = tuple(
        (one.pool, one.what, one.of, one.text or str(one.value), one.low, one.high)
        for one in material.foresight.record.lines
    )
    return Table("outlook_record", "Record of outlooks", "How past outlooks fared, as the region's "
                 "profile publishes it.", columns, rows, ("pool", "what", "of"))  # fmt: skip
