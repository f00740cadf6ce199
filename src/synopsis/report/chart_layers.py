"""The layers of a chart's panel, from the back to the front, as Vega-Lite draws them."""

from typing import Any

from synopsis.report.hatch import hatch_layer
from synopsis.report.palette import LIGHT

Encoding = dict[str, Any]


def series_layers(x: Encoding, y: Encoding, colour: Encoding, course: str) -> list[dict[str, Any]]:
    """What is drawn of each place: hatch, band, line, part years, points and the stop.

    `course` is how a line goes from point to point, in Vega's word.
    """
    drawn_from = {"x": x, "y": y, "color": colour}
    return [
        hatch_layer(),
        _band(drawn_from),
        _line(drawn_from, course),
        _bridge(drawn_from),
        _points(drawn_from),
        _rings(x, y),
        _stop(x, y),
    ]


def ended_word(x: Encoding, y: Encoding) -> dict[str, Any]:
    """The word behind the stop of a series that ended before the others."""
    return {
        "mark": {"type": "text", "align": "left", "dx": 6, "fontSize": 11, "fontStyle": "italic"},
        "transform": [{"filter": "datum.is_end"}],
        "encoding": {"x": x, "y": y, "text": {"value": "ended"}, "color": {"value": LIGHT.soft}},
    }


def _band(drawn_from: Encoding) -> dict[str, Any]:
    """The interval, where the source gives one."""
    return {
        "mark": {"type": "area", "opacity": 0.18, "aria": False},
        "transform": [{"filter": "isValid(datum.low) && isValid(datum.high)"}],
        "encoding": {
            **drawn_from,
            "y": {**drawn_from["y"], "field": "low"},
            "y2": {"field": "high"},
            "detail": {"field": "run"},
        },
    }


def _line(drawn_from: Encoding, course: str) -> dict[str, Any]:
    """The line of each unbroken run; no line crosses a missing period, ranks move by steps."""
    return {
        "mark": {"type": "line", "strokeWidth": 1.8, "interpolate": course, "aria": False},
        "transform": [{"filter": "isValid(datum.number)"}],
        "encoding": {**drawn_from, "detail": {"field": "run"}},
    }


def _bridge(drawn_from: Encoding) -> dict[str, Any]:
    """A dashed line to and from a part year: it is on its way and not yet a fall."""
    return {
        "mark": {"type": "rule", "strokeWidth": 1.2, "strokeDash": [3, 3], "aria": False},
        "transform": [{"filter": "isValid(datum.from_number)"}],
        "encoding": {
            **drawn_from,
            "x2": {"field": "from_time"},
            "y2": {"field": "from_number"},
        },
    }


def _points(drawn_from: Encoding) -> dict[str, Any]:
    """The points, each with its words and the way to its origin."""
    return {
        "mark": {"type": "circle", "opacity": 1},
        "transform": [{"filter": "isValid(datum.number)"}],
        "encoding": {
            **drawn_from,
            "size": {"condition": {"test": "datum.is_part", "value": 44}, "value": 22},
            "description": {"field": "words"},
            "href": {"field": "origin"},
        },
    }


def _rings(x: Encoding, y: Encoding) -> dict[str, Any]:
    """The hollow of a part year's point."""
    return {
        "mark": {"type": "circle", "size": 14, "opacity": 1, "aria": False},
        "transform": [{"filter": "datum.is_part"}],
        "encoding": {"x": x, "y": y, "color": {"value": LIGHT.paper}},
    }


def _stop(x: Encoding, y: Encoding) -> dict[str, Any]:
    """The stop behind the last point of a series that ended before the others."""
    return {
        "mark": {"type": "tick", "orient": "vertical", "size": 16, "thickness": 2},
        "transform": [{"filter": "datum.is_end"}],
        "encoding": {"x": x, "y": y, "color": {"value": LIGHT.ink}},
    }
