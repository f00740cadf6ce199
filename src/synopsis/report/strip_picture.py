"""A strip: one measure as a row of small panels, one a place, drawn without the chart engine.

A page may hold ten of them, and the engine takes a tenth of a second for each layout of each;
what a strip needs (lines, bands, rings, hatch, a few ticks) is drawn here in a thousandth.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import Any

from synopsis.indicators import Series
from synopsis.report.chart_rows import (
    head_of,
    rows_of,
    starts_at_nought,
    ticks_of,
    wants_own_scales,
)
from synopsis.report.palette import LIGHT
from synopsis.report.picture_frame import framed, hatch_named
from synopsis.report.ticks import short, step_of
from synopsis.vocabulary import Region

PLOT = 56.0
_AXIS, _NAME, _FOOT, _TOP = 36.0, 26.0, 16.0, 18.0
_LONG = 15
_FINE = 1e-9

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Panel:
    """One panel: where it stands, how wide and high its plot is, and the span of both scales."""

    left: float
    top: float
    width: float
    height: float
    years: tuple[float, float]
    values: tuple[float, float]

    def x(self, time: float) -> float:
        """Where a moment stands."""
        first, last = self.years
        return self.left + self.width * (time - first) / (last - first)

    def y(self, number: float) -> float:
        """Where a value stands; high is up."""
        low, high = self.values
        return self.top + self.height * (high - number) / (high - low)


def strip_svg(
    series: Sequence[Series], region: Region, width: float, columns: int, plot: float = PLOT
) -> str:
    """All panels of one measure as one drawing; digits stand on ticks alone."""
    rows = [rows_of(one, series, region) for one in series]
    has_own = wants_own_scales(series)
    years = ticks_of(series, 60)
    shared = _span([row for each in rows for row in each], series)
    pitch = (width - (0 if has_own else _AXIS)) / columns
    # A page holds both layouts of a strip, and a pattern of a hidden one would draw nothing.
    name = f"strip-{series[0].indicator.id.replace('_', '-')}-{columns}"
    parts = []
    for index, (one, own) in enumerate(zip(series, rows, strict=True)):
        column, line = index % columns, index // columns
        panel = _Panel(
            _AXIS + pitch * column,
            _TOP + _NAME + line * (_NAME + plot + _FOOT),
            pitch - (_AXIS if has_own else 0) - 12,
            plot,
            (years[0], years[-1]),
            _span(own, series) if has_own else shared,
        )
        has_labels = bool(one.points) if has_own else column == 0
        parts.append(_axes(panel, has_labels=has_labels))
        hue = LIGHT.economy(one.place, region)
        parts.append(_drawn(panel, own, hue, "" if one.points else name))
    height = _TOP + math.ceil(len(rows) / columns) * (_NAME + plot + _FOOT)
    return _framed("".join(parts), head_of(series), (width, height), name)


def _framed(parts: str, head: str, size: tuple[float, float], name: str) -> str:
    """The drawing around the panels: its size, the hatch, and the words above them."""
    above = f'<text x="2" y="10" font-size="11" fill="{LIGHT.soft}">{escape(head)}</text>'
    return framed(f"{hatch_named(name)}{above}{parts}", size, 10)


def _span(rows: Sequence[Row], series: Sequence[Series]) -> tuple[float, float]:
    """The ends of a scale: whole steps around all values and intervals."""
    found = [row[key] for row in rows for key in ("number", "low", "high")
             if row.get(key) is not None]  # fmt: skip
    if starts_at_nought(series):
        found.append(0.0)
    low, high = (min(found), max(found)) if found else (0.0, 1.0)
    step = step_of(high - low or abs(high) or 1.0)
    low, high = step * math.floor(low / step), step * math.ceil(high / step)
    return (low, high) if high > low else (low, low + step)


def _axes(panel: _Panel, *, has_labels: bool) -> str:
    """Faint lines at the steps, their labels where asked for, and the first and last year."""
    low, high = panel.values
    step = step_of(high - low)
    # Ticks are whole steps from nought, so that nought is one of them where the scale holds it.
    first, last = math.ceil(low / step - _FINE), math.floor(high / step + _FINE)
    numbers = [step * at for at in range(first, last + 1)]
    lines = "".join(
        f"M{panel.left:g} {panel.y(number):.1f}h{panel.width:.1f}" for number in numbers
    )
    labels = "".join(
        _text((panel.left - 4, panel.y(number) + 3.4), short(number), "end") for number in numbers
    ) if has_labels else ""  # fmt: skip
    foot = panel.top + panel.height + 12
    begun, newest = (f"{year:.0f}" for year in panel.years)
    years = _text((panel.left, foot), begun, "start") + _text(
        (panel.left + panel.width, foot), newest, "end"
    )
    return (
        f'<path d="{lines}" stroke="{LIGHT.faint}" fill="none"/>'
        f'<g data-exempt="axis tick" fill="{LIGHT.soft}" font-size="9">{labels}{years}</g>'
    )


def _text(at: tuple[float, float], text: str, anchor: str) -> str:
    return f'<text x="{at[0]:.1f}" y="{at[1]:.1f}" text-anchor="{anchor}">{escape(text)}</text>'


def _drawn(panel: _Panel, rows: Sequence[Row], hue: str, pattern: str) -> str:
    """The name of a place, and its hatch or its series."""
    name = _named(panel, rows[0]["place"])
    if pattern:
        x, y = panel.left + panel.width / 2, panel.top + panel.height / 2 + 3
        hatch = (
            f'<rect x="{panel.left:g}" y="{panel.top:g}" width="{panel.width:g}"'
            f' height="{panel.height:g}" fill="url(#{pattern})"/>'
        )
        halo = (
            f'<g font-style="italic" stroke="{LIGHT.paper}" stroke-width="4" paint-order="stroke">'
        )
        return f"{name}{hatch}{halo}{_text((x, y), 'not covered', 'middle')}</g>"
    return name + "".join(_series(panel, rows, hue))


def _named(panel: _Panel, name: str) -> str:
    """The name above a panel, in two lines where it is long."""
    cut = name.replace(" and ", " and|").split("|") if len(name) > _LONG else [name]
    top = panel.top - 6 - 11 * (len(cut) - 1)
    spans = "".join(
        f'<tspan x="{panel.left:g}" y="{top + 11 * line:g}">{escape(text)}</tspan>'
        for line, text in enumerate(cut)
    )
    return f'<text font-weight="600">{spans}</text>'


def _series(panel: _Panel, rows: Sequence[Row], hue: str) -> Iterator[str]:
    """Band, lines, dashed lines to part years, points, and the stop of what has ended."""
    for _, run in groupby(rows, key=lambda row: row["run"]):
        spots = list(run)
        banded = [row for row in spots if row["low"] is not None and row["high"] is not None]
        if len(banded) > 1:
            yield f'<path d="{_band(panel, banded)}" fill="{hue}" fill-opacity="0.18"/>'
        if len(spots) > 1:
            yield f'<path d="{_line(panel, spots)}" fill="none" stroke="{hue}" stroke-width="1.5"/>'
    for row in rows:
        x, y = panel.x(row["time"]), panel.y(row["number"])
        if "from_time" in row:
            start = f"M{panel.x(row['from_time']):.1f} {panel.y(row['from_number']):.1f}"
            yield (f'<path d="{start}L{x:.1f} {y:.1f}" stroke="{hue}" fill="none"'
                   ' stroke-dasharray="3 3"/>')  # fmt: skip
    yield from (_point(panel, row, hue) for row in rows)
    if rows[-1]["is_end"]:
        yield _stop(panel, rows[-1])


def _point(panel: _Panel, row: Row, hue: str) -> str:
    """A point with its words and its way; a part year's is a ring, the newest is larger."""
    x, y = panel.x(row["time"]), panel.y(row["number"])
    radius = 2.8 if row["is_part"] else 2.3 if row["is_last"] else 1.4
    point = (
        f'<circle data-origin="{row["origin"].removeprefix("#")}"'
        f' data-words="{escape(row["words"])}" cx="{x:.1f}" cy="{y:.1f}" r="{radius}"'
        f' fill="{hue}"/>'
    )
    if not row["is_part"]:
        return point
    return f'{point}<circle cx="{x:.1f}" cy="{y:.1f}" r="1.6" fill="{LIGHT.paper}"/>'


def _stop(panel: _Panel, row: Row) -> str:
    x, y = panel.x(row["time"]), panel.y(row["number"])
    word = (
        f'<g font-style="italic" fill="{LIGHT.soft}">{_text((x + 4, y - 5), "ended", "start")}</g>'
    )
    return f'<path d="M{x:.1f} {y - 6:.1f}v12" stroke="{LIGHT.ink}" stroke-width="1.6"/>{word}'


def _line(panel: _Panel, rows: Sequence[Row]) -> str:
    spots = (f"{panel.x(row['time']):.1f} {panel.y(row['number']):.1f}" for row in rows)
    return f"M{'L'.join(spots)}"


def _band(panel: _Panel, rows: Sequence[Row]) -> str:
    upper = [f"{panel.x(row['time']):.1f} {panel.y(row['high']):.1f}" for row in rows]
    lower = [f"{panel.x(row['time']):.1f} {panel.y(row['low']):.1f}" for row in reversed(rows)]
    return f"M{'L'.join([*upper, *lower])}z"
