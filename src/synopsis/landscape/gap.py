"""Gaps: what the picture does not cover, by trend and place, and what would close it."""

from collections.abc import Iterable, Mapping

from synopsis.indicators import Indicator, Reach
from synopsis.landscape.picture import Cell, Gap
from synopsis.landscape.trend import Trend

_GATHER = "add a source card that covers it, then gather"


def gaps_of(
    cells: Iterable[Cell], trends: Mapping[str, Trend], indicators: Mapping[str, Indicator]
) -> tuple[Gap, ...]:
    """Every gap of every cell, in the picture's order."""
    return tuple(gap for cell in cells for gap in _of_cell(cell, trends[cell.trend], indicators))


def _of_cell(cell: Cell, trend: Trend, indicators: Mapping[str, Indicator]) -> Iterable[Gap]:
    if not trend.measured:
        yield Gap(
            trend.id,
            cell.place,
            "",
            Reach.NOT_COVERED,
            trend.no_measured_series or "no measured series is in the profile",
            _GATHER,
        )
    for reading in cell.readings:
        coverage = reading.series.coverage
        if coverage.reach is not Reach.COVERED:
            yield Gap(
                trend.id,
                cell.place,
                reading.series.indicator.id,
                coverage.reach,
                coverage.reason,
                _GATHER,
            )
    if _is_undefined(cell, trend, indicators):
        yield Gap(
            trend.id,
            cell.place,
            "",
            Reach.NOT_COVERED,
            "none of its measures is defined for this place",
            "define a measure for it in its card",
        )
    if not cell.perceived and all(one.series.indicator.is_synthetic for one in cell.voices):
        yield Gap(
            trend.id,
            cell.place,
            "perceived",
            Reach.NOT_COVERED,
            "no survey figure of this place is among the sources",
            "gather the survey's tables by economy",
        )


def _is_undefined(cell: Cell, trend: Trend, indicators: Mapping[str, Indicator]) -> bool:
    """Whether the trend has indicators and none of them names the place."""
    return not cell.readings and any(item in indicators for item in trend.measured)
