"""The hatch of a chart's panel that nothing covers: never blank, never zero."""

import re
from typing import Any

from synopsis.report.palette import LIGHT

# Vega-Lite knows no patterns: a colour that nothing else has stands for the hatch.
_SENTINEL = "#fefdfe"


def hatch_layer() -> dict[str, Any]:
    """The panel of a place that nothing covers."""
    gap = [{"filter": "datum.is_gap"}]
    return {
        "layer": [
            {
                "mark": {"type": "rect", "opacity": 1, "aria": False},
                "transform": gap,
                "encoding": {
                    "x": {"value": 0},
                    "x2": {"value": "width"},
                    "y": {"value": 0},
                    "y2": {"value": "height"},
                    "color": {"value": _SENTINEL},
                },
            },
            {
                "mark": {
                    "type": "text",
                    "fontSize": 12,
                    "fontStyle": "italic",
                    "stroke": LIGHT.paper,
                    "strokeWidth": 6,
                    "aria": False,
                },
                "transform": gap,
                "encoding": _gap_words(LIGHT.paper),
            },
            {
                "mark": {"type": "text", "fontSize": 12, "fontStyle": "italic"},
                "transform": gap,
                "encoding": _gap_words(LIGHT.soft),
            },
        ]
    }


def _gap_words(colour: str) -> dict[str, Any]:
    return {"text": {"value": "not covered"}, "color": {"value": colour}}


def with_pattern(svg: str, name: str) -> str:
    """A drawing whose hatch is drawn; `name` is the pattern's id."""
    if _SENTINEL not in svg:
        return svg
    pattern = (
        f'<defs><pattern id="{name}" width="7" height="7" patternUnits="userSpaceOnUse"'
        ' patternTransform="rotate(45)"><path d="M0 0V7" fill="none"'
        f' stroke="{LIGHT.hatch}" stroke-width="1.6"/></pattern></defs>'
    )
    hatched = svg.replace(_SENTINEL, f"url(#{name})")
    return re.sub(r"(<svg[^>]*>)", rf"\1{pattern}", hatched, count=1)
