"""Charts of series: Vega-Lite specifications, and their drawing without a network.

A chart's text holds no digits but its tick labels: years and values stand on the axes, in the
descriptions of the marks and in the table behind the chart.
"""

import hashlib
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from synopsis.indicators import Series
from synopsis.report.chart_layers import ended_word, series_layers
from synopsis.report.chart_room import ROOMS, STRIPS, WIDE, Layout, Room
from synopsis.report.chart_rows import (
    TANGLE,
    head_of,
    rows_of,
    starts_at_nought,
    ticks_of,
    wants_own_scales,
)
from synopsis.report.errors import ReportError
from synopsis.report.hatch import with_pattern
from synopsis.report.palette import LIGHT
from synopsis.report.picture_frame import FONT
from synopsis.report.strip_picture import strip_svg
from synopsis.vocabulary import Place, Region, Unit

Specification = Mapping[str, Any]
Draw = Callable[[Specification, str], bytes]

_NARROWEST_NAME = 110
# vl-convert carries Liberation Sans, so a drawing is the same on a machine without fonts.
_RANKED = frozenset({Unit.ORDINAL, Unit.RANK})
# vl-convert resolves a fragment against its own data address; the prefix is taken off again.
_RESOLVED = re.compile(r'"https?://[^"#]*#')
_PIXELS_AN_INCH = 96.0
_SHEET = (
    b"#set page(width: auto, height: auto, margin: 0pt, fill: white)\n"
    b'#image(bytes(sys.inputs.svg), format: "svg")'
)


@dataclass(frozen=True, slots=True)
class _Subject:
    """What one chart shows: a measure by place, and the steps of its scale if it has one."""

    series: tuple[Series, ...]
    region: Region
    steps: tuple[str, ...]

    @property
    def names(self) -> list[str]:
        """The names of the places, in the order of their panels."""
        return [self.region.name(one.place) for one in self.series]

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The rows of all places."""
        return [row for one in self.series for row in rows_of(one, self.series, self.region)]

    @property
    def unit(self) -> Unit:
        """The unit of the measure."""
        return self.series[0].indicator.unit


def series_chart(
    series: Sequence[Series], region: Region, steps: Sequence[str] = (), room: Room = Room.WHOLE
) -> dict[str, Any]:
    """A specification of lines with their intervals, points, gaps and ends, for one measure.

    Up to three lines share a panel and are named at their ends; more stand as small multiples,
    in as many columns as their room has. A place without a point keeps its panel, hatched. A second
    layout for narrow screens lies in `usermeta.narrow`. `steps` are the words of an ordinal
    scale, lowest first.
    """
    if not series:
        raise ReportError("a chart needs a series", remedy="leave the chart out")
    ordered = sorted(series, key=lambda one: _order(one.place, region))
    subject = _Subject(tuple(ordered), region, tuple(steps))
    wide_layout, phone_layout, (width, height) = ROOMS[room]
    if room in STRIPS and len(ordered) > TANGLE and subject.unit is not Unit.ORDINAL:
        wide, narrow = ({"svg": strip_svg(ordered, region, *measures)} for measures in STRIPS[room])
    elif len(ordered) <= TANGLE:
        wide, narrow = _panel(subject, (width, height)), _panel(subject, (250, height))
    else:
        wide, narrow = _facets(subject, wide_layout), _facets(subject, phone_layout)
    return {**wide, "usermeta": {"narrow": narrow}}


def narrow_layout(specification: Specification) -> Specification | None:
    """The layout of a chart for narrow screens, if it has one."""
    usermeta = specification.get("usermeta")
    return usermeta.get("narrow") if isinstance(usermeta, Mapping) else None


def drawn(specification: Specification, form: str) -> bytes:
    """A specification drawn as `svg`, or a finished drawing (`svg`, `scale`) as `png` on white.

    The same bytes for the same specification; what is drawn already stays as it is.
    """
    if form == "svg" and "svg" in specification:
        return str(specification["svg"]).encode()
    if form == "svg":
        import vl_convert  # heavy: only when used

        svg = vl_convert.vegalite_to_svg(dict(specification), vl_version="5.20")
        return _finished(svg).encode()
    if form != "png" or "svg" not in specification:
        raise ReportError(f"a chart cannot be drawn as '{form}'", remedy="use svg, or png of one")
    return _points(specification["svg"], specification["scale"])


def _points(svg: str, scale: float) -> bytes:
    """A drawing as points, by the renderer that sets the PDF: a third of the engine's time."""
    import typst  # heavy: only when used

    inputs = {"svg": svg}
    ppi = _PIXELS_AN_INCH * scale
    points: bytes = typst.compile(
        _SHEET, sys_inputs=inputs, ignore_system_fonts=True, format="png", ppi=ppi
    )
    return points


def _finished(svg: str) -> str:
    """Say of the tick labels what they are, mend links, and give the hatch its pattern."""
    mark = hashlib.sha256(svg.encode()).hexdigest()[:8]
    svg = re.sub(r'class="mark-text role-axis-label"', r'\g<0> data-exempt="axis tick"', svg)
    svg = _RESOLVED.sub('"#', svg)
    svg = re.sub(r"\bclip(\d+)\b", rf"clip-{mark}-\1", svg)
    return with_pattern(svg, f"hatch-{mark}")


def _order(place: Place, region: Region) -> int:
    return region.places.index(place) if place in region.places else len(region.places)


def _facets(subject: _Subject, layout: Layout) -> dict[str, Any]:
    """Small multiples, one panel a place."""
    ticks = ticks_of(subject.series, layout.width)
    x, y = _x(ticks), _y(subject, layout)
    layers = series_layers(x, y, _colour(subject), _course(subject))
    header = {
        "title": None,
        "labelAnchor": "start",
        "labelFontSize": layout.name_size,
        "labelFontWeight": 600,
        "labelColor": LIGHT.ink,
        "labelPadding": 4,
        "labelLimit": layout.width + 26,
        # A name in two lines where the panel is too narrow for it in one.
        "labelExpr": "split(replace(datum.label, ' and ', ' and|'), '|')"
        if layout.width < _NARROWEST_NAME
        else "datum.label",
    }
    own = {"resolve": {"scale": {"y": "independent"}}} if wants_own_scales(subject.series) else {}
    return {
        **_frame(subject),
        **own,
        "facet": {"field": "place", "type": "nominal", "sort": subject.names, "header": header},
        "columns": layout.columns,
        "spacing": {"row": 18, "column": 8 if wants_own_scales(subject.series) else layout.between},
        "spec": {
            "width": layout.width - (layout.axis if wants_own_scales(subject.series) else 0),
            "height": layout.height,
            "layer": [*layers, ended_word(x, y)],
        },
    }


def _panel(subject: _Subject, size: tuple[int, int]) -> dict[str, Any]:
    """One panel for up to three lines, each named at its end."""
    ticks = ticks_of(subject.series, size[0])
    layers = series_layers(_x(ticks), _y(subject, WIDE), _colour(subject), _course(subject))
    return {
        **_frame(subject),
        "width": size[0],
        "height": size[1],
        "layer": [*layers, _name(subject, ticks)],
    }


def _name(subject: _Subject, ticks: list[int]) -> dict[str, Any]:
    """The name of each place at the end of its line, in its colour."""
    look = {"align": "left", "dx": 8, "fontSize": 12, "fontWeight": 600, "aria": False}
    return {
        "mark": {"type": "text", **look},
        "transform": [{"filter": "datum.is_last"}],
        "encoding": {
            "x": _x(ticks),
            "y": _y(subject, WIDE),
            "text": {"field": "label"},
            "color": _colour(subject),
        },
    }


def _frame(subject: _Subject) -> dict[str, Any]:
    """What both layouts share: data, unit above the axis, and the quiet look."""
    axis = {
        "domainColor": LIGHT.hatch,
        "tickColor": LIGHT.hatch,
        "gridColor": LIGHT.faint,
        "labelColor": LIGHT.soft,
        "labelFontSize": 11,
        "labelFlush": False,
        "title": None,
    }
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "data": {"values": subject.rows},
        "title": {
            "text": head_of(subject.series),
            "anchor": "start",
            "fontSize": 11.5,
            "fontWeight": "normal",
            "color": LIGHT.soft,
            "offset": 10,
        },
        "background": None,
        "padding": {"left": 2, "top": 2, "right": 2, "bottom": 2},
        "config": {
            "font": FONT,
            "view": {"stroke": None},
            "axis": axis,
            "axisX": {"grid": False, "tickSize": 4},
            "axisY": {"domain": False, "ticks": False, "labelPadding": 5},
        },
    }


def _x(ticks: list[int]) -> dict[str, Any]:
    return {
        "field": "time",
        "type": "quantitative",
        "scale": {"zero": False, "nice": False, "domain": [ticks[0], ticks[-1]], "padding": 5},
        "axis": {"format": "d", "values": ticks},
    }


def _y(subject: _Subject, layout: Layout) -> dict[str, Any]:
    """The scale of the values; shares and counts start at nought, ranks have whole steps."""
    axis: dict[str, Any] = {"tickCount": layout.ticks}
    if subject.unit in _RANKED:
        axis = {"values": _steps_reached(subject), "format": "d"}
    if subject.steps:
        axis["labelExpr"] = f"{json.dumps(subject.steps)}[datum.value]"
    is_ranked = subject.unit in _RANKED
    scale: dict[str, Any] = {"zero": starts_at_nought(subject.series), "nice": not is_ranked}
    return {
        "field": "number",
        "type": "quantitative",
        # Room for the points, which otherwise stand over the edge and push the panel's name up.
        "scale": {**scale, "padding": 5} if is_ranked else scale,
        "axis": axis,
    }


def _course(subject: _Subject) -> str:
    return "step-after" if subject.unit is Unit.ORDINAL else "linear"


def _steps_reached(subject: _Subject) -> list[int]:
    """The ranks from the lowest to the highest that any place has."""
    ranks = [point.quantity.number for one in subject.series for point in one.points] or [0]
    return list(range(int(min(ranks)), int(max(ranks)) + 1))


def _colour(subject: _Subject) -> dict[str, Any]:
    hues = [LIGHT.economy(one.place, subject.region) for one in subject.series]
    return {
        "field": "place",
        "type": "nominal",
        "scale": {"domain": subject.names, "range": hues},
        "legend": None,
    }
