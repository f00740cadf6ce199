"""The record of the methods: how outlooks and warnings would have fared, beside simple rules."""

from collections.abc import Sequence

from synopsis.landscape import ahead
from synopsis.report.chapters.record_warned import warned_blocks
from synopsis.report.content import Block, Chart, Grid, Heading, Look, Page, Paragraph, Tone
from synopsis.report.interval_picture import Axis, Held, interval_svg, rounds, tenths_svg
from synopsis.report.material import Material
from synopsis.report.picture_frame import for_screens
from synopsis.report.prose import capital, words
from synopsis.report.record_words import (
    figure_words,
    line_at,
    line_name,
    line_said,
    method_name,
    share_words,
)
from synopsis.vocabulary import Sentence, Span, compose

_WIDE, _NARROW = (620.0, 190.0), (350.0, 112.0)
_LEAD = (
    "How far outlooks and warnings can be trusted: what they would have said in the past from the "
    "figures of the time alone, and what came. A method that simple rules beat is not to be "
    "believed over them."
)
_NO_OUTLOOKS = (
    "No record of outlooks is in the region's profile yet, so none is given more than low "
    "confidence. The command `synopsis backtest --all` looks back and prints one."
)
# A share this near to what it should be is called near in a title.
_NEAR = 0.05
_LONG = 24
_HELD = Axis(
    (0, 0.25, 0.5, 0.75, 1.0), "share of months that came inside; the stroke is what should"
)


def record_page(material: Material) -> Page:
    """Calibration, skill and coverage of outlooks, then how conditions of warnings fared."""
    record = material.foresight.record
    outlooks: list[Block] = [Heading(words("Outlooks"), 2, "outlooks")]
    if not record.lines:
        outlooks.append(Paragraph(words(_NO_OUTLOOKS), Tone.EMPTY))
    for pool in record.pools:
        outlooks += _of_pool(record, pool)
    return Page(
        "record",
        words("The record of outlooks and warnings"),
        (Paragraph(words(_LEAD), Tone.LEAD), *outlooks, *warned_blocks(material)),
        short="Record",
        group="Behind the picture",
    )


def _of_pool(record: ahead.OutlookRecord, pool: str) -> tuple[Block, ...]:
    """What was looked at in one pool, then the pictures for which the record has figures."""
    charts = (
        _skill(record.of(pool, "skill"), pool),
        _coverage(record, pool),
        _tenths(record, pool),
        _horizons(record, pool),
    )
    return (
        Heading(words(capital(pool)), 3, f"outlooks-{_slug(pool)}"),
        *_looked(record, pool),
        *(chart for chart in charts if chart),
        *_errors(record.of(pool, "crps"), pool),
    )


def _looked(record: ahead.OutlookRecord, pool: str) -> tuple[Paragraph, ...]:
    """How many series and outlooks stand behind the figures, and of which months."""
    names = {"series": ("series", "active"), "outlooks": ("outlooks", "active"),
             "first": ("origins", "first"), "last": ("origins", "last")}  # fmt: skip
    lines = {name: record.line(pool, *at) for name, at in names.items()}
    if not all(lines.values()):
        return ()
    spans = {
        name: Span(line_said(line), address=line_at(line)) for name, line in lines.items() if line
    }
    text = (
        "Looked ahead from each month of {first} to {last}, by what lay before it alone: {series} "
        "series that were active then, {outlooks} months of active series scored."
    )
    return (Paragraph(compose(text, **spans), Tone.NOTE),)


def _skill(lines: Sequence[ahead.RecordLine], pool: str) -> Chart | None:
    if not lines:
        return None
    least = lines[0].low if lines[0].low is not None else lines[0].value
    is_better = (least or 0.0) > 0
    rows = [_held(one, method_name(one.of), 0.0) for one in lines]
    ends = [end for one in lines for end in (one.value, one.low, one.high) if end is not None]
    return _chart(
        f"skill-{_slug(pool)}",
        f"{capital(pool)}: the error is {'' if is_better else 'not shown to be '}lower than "
        "that of the best simple method",
        "Share by which the mean error (continuous ranked probability score) lies below that of "
        "each simple method, with its interval; right of the stroke is better.",
        (rows, Axis(_ticks(ends), "share by which the error is lower")),
        lines,
    )


def _ticks(ends: Sequence[float]) -> tuple[float, ...]:
    """Tenths around all values and nought."""
    first, last = min([*ends, -0.1]), max([*ends, 0.2])
    low, high = int(10 * first // 1), int(-(-10 * last // 1))
    return tuple(at / 10 for at in range(low, high + 1))


def _coverage(record: ahead.OutlookRecord, pool: str) -> Chart | None:
    active, every = (record.of(pool, f"held_{of}") for of in ("active", "everywhere"))
    if not active:
        return None
    named = [("active months", one) for one in active] + [("all months", one) for one in every]
    rows = [
        _held(one, f"{share_words(float(one.of))} of {name}", float(one.of)) for name, one in named
    ]
    far = max(abs((one.value or 0.0) - float(one.of)) for one in active)
    said = "hold about as many months as they say" if far <= _NEAR else "do not hold what they say"
    return _chart(
        f"coverage-{_slug(pool)}",
        f"{capital(pool)}: the bands {said}",
        "Share of months whose figure came inside each band (dot) beside what the band should "
        "hold (stroke), the ends of a band included. A dot left of its stroke means that the "
        "band was too narrow. Active: at least twelve months other than nought in the three years "
        "before.",
        (rows, _HELD),
        (*active, *every),
    )


def _tenths(record: ahead.OutlookRecord, pool: str) -> Chart | None:
    lines = record.of(pool, "pit_active")
    if not lines:
        return None
    rows = [_held(one, "", None) for one in lines]
    distance = record.line(pool, "distance", "active")
    is_even = distance is not None and (distance.value or 0.0) <= 2 * _NEAR
    drawn = (tenths_svg(rows, room[0]) for room in (_WIDE, _NARROW))
    said = "spread about evenly over" if is_even else "do not spread evenly over"
    return Chart(
        f"record-tenths-{_slug(pool)}",
        words(f"{capital(pool)}: what came {said} the tenths foreseen"),
        words("Where each active month's figure fell among the tenths of its outlook. Outlooks "
              "that are right as often as they say make bars that all reach the broken line."),
        "Ten bars beside a line; the table behind the picture holds their heights.",
        for_screens(*drawn),
        _table(f"tenths-{_slug(pool)}", (*lines, *((distance,) if distance else ()))),
        _source(),
        Look.SERIES,
    )  # fmt: skip


def _horizons(record: ahead.OutlookRecord, pool: str) -> Chart | None:
    lines = record.of(pool, "horizon_mixture")
    simple = {one.of: one for one in record.of(pool, "horizon_baseline")}
    if not lines:
        return None
    rows = [
        _held(one, f"month {one.of}", simple[one.of].value if one.of in simple else None)
        for one in lines
    ]
    return _chart(
        f"horizon-{_slug(pool)}",
        f"{capital(pool)}: the error by how many months ahead",
        "Mean error of this method (dot) and of the best simple method (stroke), in the series' "
        "unit; further left is better.",
        (rows, Axis(rounds([end for one in rows for end in (one.value, one.against) if end]),
                    "mean error (continuous ranked probability score)")),
        (*lines, *simple.values()),
    )  # fmt: skip


def _held(line: ahead.RecordLine, name: str, against: float | None) -> Held:
    said = f"{line_name(line)}: {line_said(line)}"
    return Held(name, line.value, line.low, line.high, against, line_at(line).anchor, said)


def _chart(
    id_: str,
    title: str,
    subtitle: str,
    drawn: tuple[Sequence[Held], Axis],
    lines: Sequence[ahead.RecordLine],
) -> Chart:
    # Long names stand above their rows.
    is_long = any(len(one.name) > _LONG for one in drawn[0])
    pictures = (
        interval_svg(*drawn, room[0], 0 if is_long else room[1]) for room in (_WIDE, _NARROW)
    )
    return Chart(
        f"record-{id_}",
        words(title),
        words(subtitle),
        "A dot with its interval in each row; the table behind the picture holds the values.",
        for_screens(*pictures),
        _table(id_, lines),
        _source(),
        Look.SERIES,
    )


def _table(id_: str, lines: Sequence[ahead.RecordLine]) -> Grid:
    return Grid(
        f"table-record-{id_}",
        words("The figures of the record"),
        tuple(map(words, ("What", "Value", "Low", "High"))),
        tuple(
            (
                (Span(line_name(one), address=line_at(one)),),
                *(
                    ()
                    if value is None
                    else (Span(figure_words(one.what, value), address=line_at(one)),)
                    for value in (one.value, one.low, one.high)
                ),
            )
            for one in lines
        ),
        (False, True, True, True),
    )


def _errors(lines: Sequence[ahead.RecordLine], pool: str) -> tuple[Grid, ...]:
    """The mean error of every method, the lowest first."""
    if not lines:
        return ()
    rows = tuple(
        (words(method_name(one.of)), (Span(line_said(one), address=line_at(one)),))
        for one in sorted(lines, key=lambda one: one.value or 0.0)
    )
    return (
        Grid(
            f"errors-{_slug(pool)}",
            words(f"{capital(pool)}: mean error of each method, lowest first"),
            (words("Method"), words("Mean error (CRPS), in the series' unit")),
            rows,
            (False, True),
            source=_source(),
        ),
    )


def _slug(pool: str) -> str:
    return pool.replace(" ", "-")


def _source() -> Sentence:
    return compose("Source: {file} of the region's profile, made by its tool.",
                   file=Span(ahead.RECORD_FILE))  # fmt: skip
