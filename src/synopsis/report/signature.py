"""The signature picture: trends by economies and the region, its key, and the table behind it."""

import math
from collections.abc import Callable, Iterator
from datetime import date
from html import escape
from textwrap import wrap

from synopsis.indicators import Reach
from synopsis.landscape import Cell, Direction, Trend, phrasing
from synopsis.report.bearing import bearing, lead_of
from synopsis.report.content import Grid, Signature
from synopsis.report.glyph import (
    WIDTH,
    cell_marks,
    direction_marks,
    dot_marks,
    ended_marks,
    has_ended,
    hatch_marks,
    is_covered,
    level_marks,
    spark_marks,
)
from synopsis.report.palette import LIGHT, Palette
from synopsis.report.picture_frame import FONT
from synopsis.report.voiced import perceived_share
from synopsis.vocabulary import EDITION_RECORD, Period, Place, Sentence, Span, digits

Links = Callable[[Cell], str]

_LABELS, _STEP, _ROW, _HEAD, _APART = 220, 88, 78, 52, 18
_KEY_ROW = 96
NO_WAY = "no direction"


def cell_of(signature: Signature, trend: Trend, place: Place) -> Cell:
    """The cell of a trend in a place; one that is not covered where the picture holds none."""
    found = signature.picture.cells.get((trend.id, place))
    return found or Cell(trend.id, place, (), None, None, (), (), Reach.NOT_COVERED)


def cell_words(signature: Signature, trend: Trend, cell: Cell) -> str:
    """What a cell shows, for those who hear it: trend, place, level, direction, perception."""
    parts = [f"{trend.name}, {signature.region.name(cell.place)}"]
    if is_covered(cell):
        parts += _measured_words(cell, signature.picture.as_of)
    else:
        why = f" ({cell.why_not})" if cell.why_not else ""
        parts.append(f"measured side {cell.reach.value}{why}")
    share = perceived_share(cell)
    parts.append(f"perceived: {share.span.text}" if share else "no perceived share")
    return "; ".join(parts)


def _measured_words(cell: Cell, as_of: date) -> Iterator[str]:
    level = cell.level
    yield f"level {digits(level.percentile, 0)} of 100" if level else "no level, short history"
    lead = lead_of(cell)
    yield (bearing(lead) if lead else "") or (cell.direction.word if cell.direction else NO_WAY)
    if cell.lead:
        yield f"arrow and line: {cell.lead[0].lower()}{cell.lead[1:]}"
    if has_ended(cell, as_of) and cell.ended:
        yield f"no newer figure than {cell.ended.text}"


def key_entries(palette: Palette) -> tuple[tuple[str, str, int], ...]:
    """The key: a drawing 64 wide and 44 high, what it says, and where in a cell it begins."""
    line = (3.0, 5.0, 4.0, 6.5, 6.0)
    levels = "".join(
        f'<g transform="translate({x} 0)">{level_marks(percentile, palette)}</g>'
        for x, percentile in ((-5, 15.0), (11, 50.0), (27, 90.0))
    )
    ended = f'<g opacity="0.55">{spark_marks(line, palette)}</g>{ended_marks(palette)}'
    return (
        (levels, "Level: where the newest value stands in its history; higher is more concern", 2),
        (
            dot_marks(60, palette),
            "Perceived: share of people who see it so, turned towards concern",
            2,
        ),
        (
            direction_marks(_direction(22, 22, 22), palette),
            "Direction: up is towards concern, down away; without a head where unclear",
            2,
        ),
        (direction_marks(_direction(0, -38, 38), palette), "Interval: the wider, the less sure", 2),
        (spark_marks(line, palette), "The last five years, each series on its own scale", 34),
        (ended, "No newer figure in this edition; drawn lighter, with a stop", 34),
        (
            level_marks(None, palette),
            "No level: a series too short, or none with a current figure",
            2,
        ),
        (hatch_marks(palette, has_dot=False), "Not covered: nothing measured; not zero", 2),
    )


def _direction(angle: float, low: float, high: float) -> Direction:
    window = Period(date.min, date.min, "")
    return Direction(0, 0, 0, angle, low, high, window, EDITION_RECORD)


def signature_svg(
    signature: Signature, palette: Palette = LIGHT, links: Links | None = None, width: int = 880
) -> str:
    """The whole picture as one drawing without digits, its key below, `width` pixels wide.

    `links` gives the address of each cell's page; without it no cell is a link.
    """
    picture = signature.picture
    rows = "".join(
        _row(signature, trend, palette, links, _HEAD + _ROW * index)
        for index, trend in enumerate(picture.trends)
    )
    foot = _HEAD + _ROW * len(picture.trends) + 16
    key, height = _key(palette, foot, _span(signature))
    full = _span(signature)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}"'
        f' height="{round(width * height / full)}" viewBox="0 0 {full} {height}" role="img"'
        f' aria-label="{escape(signature.alternative)}" font-family="{FONT}" font-size="15"'
        f' fill="{palette.ink}">{_head(signature)}{rows}{key}</svg>'
    )


def _span(signature: Signature) -> int:
    return _LABELS + _STEP * len(signature.picture.places) + _APART


def _column(signature: Signature, place: Place) -> int:
    """The left edge of a place's column; the region's own is set apart."""
    apart = _APART if place == signature.region.place else 0
    return _LABELS + _STEP * signature.picture.places.index(place) + apart


def _head(signature: Signature) -> str:
    return "".join(
        _lines(
            wrap(signature.region.name(place), 12),
            (_column(signature, place) + WIDTH / 2, 18),
            'font-size="13" font-weight="600" text-anchor="middle"',
        )
        for place in signature.picture.places
    )


def _row(
    signature: Signature, trend: Trend, palette: Palette, links: Links | None, top: int
) -> str:
    rule = f'<path d="M0 {top - 3}H{_span(signature)}" stroke="{palette.faint}"/>'
    lines = wrap(trend.name, 26)
    name = _lines(lines, (0, top + 40 - 9 * (len(lines) - 1)), "")
    return (
        rule
        + name
        + "".join(
            _placed(signature, cell_of(signature, trend, place), palette, links, top)
            for place in signature.picture.places
        )
    )


def _placed(
    signature: Signature, cell: Cell, palette: Palette, links: Links | None, top: int
) -> str:
    marks = cell_marks(cell, signature.picture.as_of, palette)
    drawn = f'<g transform="translate({_column(signature, cell.place)} {top})">{marks}</g>'
    return f'<a href="{escape(links(cell))}">{drawn}</a>' if links else drawn


def _key(palette: Palette, top: int, width: int) -> tuple[str, int]:
    """The key in four columns, and where it ends."""
    entries = key_entries(palette)
    across = width / 4
    parts = []
    for index, (marks, words, start) in enumerate(entries):
        x, y = across * (index % 4), top + _KEY_ROW * (index // 4)
        frame = f'x="{x:.0f}" y="{y}" width="{WIDTH}" height="44" viewBox="0 {start} {WIDTH} 44"'
        parts.append(f"<svg {frame}>{marks}</svg>")
        parts.append(_lines(wrap(words, 20), (x + WIDTH + 8, y + 12), 'font-size="12"'))
    return "".join(parts), top + _KEY_ROW * math.ceil(len(entries) / 4)


def _lines(lines: list[str], at: tuple[float, float], look: str) -> str:
    spans = "".join(
        f'<tspan x="{at[0]:g}" dy="{0 if index == 0 else 16}">{escape(line)}</tspan>'
        for index, line in enumerate(lines)
    )
    return f'<text y="{at[1]:g}" {look}>{spans}</text>'


def signature_grid(signature: Signature) -> Grid:
    """The table behind the picture: a row for each trend and place, numerals with their origin."""
    picture = signature.picture
    rows = tuple(
        _table_row(signature, trend, cell_of(signature, trend, place))
        for trend in picture.trends
        for place in picture.places
    )
    head = ("Trend", "Place", "Level", "Direction a year", "Interval", "Perceived", "Remark")
    return Grid(
        id=f"{signature.id}-table",
        title=signature.title,
        head=tuple((Span(text),) for text in head),
        rows=rows,
        is_number=(False, False, True, True, True, True, False),
        note=(Span("Level: percentile of the series' own history, towards concern."),),
        source=signature.source,
    )


def _table_row(signature: Signature, trend: Trend, cell: Cell) -> tuple[Sentence, ...]:
    share = perceived_share(cell)
    covered = is_covered(cell)
    level = cell.level if covered else None
    direction = cell.direction if covered else None
    return (
        (Span(trend.name),),
        (Span(signature.region.name(cell.place)),),
        (Span(digits(level.percentile, 0), address=level.address),) if level else (),
        (Span(phrasing.signed(direction.slope), address=direction.address),) if direction else (),
        _interval(direction) if direction else (),
        (share.span,) if share else (),
        _remark(cell, signature.picture.as_of),
    )


def _interval(direction: Direction) -> Sentence:
    text = f"{phrasing.signed(direction.low)} to {phrasing.signed(direction.high)}"
    return (Span(text, address=direction.address),)


def _remark(cell: Cell, as_of: date) -> Sentence:
    if not is_covered(cell):
        has_numeral = any(sign.isdigit() for sign in cell.why_not)
        why = "see the list of gaps" if has_numeral or not cell.why_not else cell.why_not
        return (Span(f"{cell.reach.value.capitalize()}: {why}"),)
    lead = f"direction of: {cell.lead[0].lower()}{cell.lead[1:]}" if cell.lead else "\N{EN DASH}"
    ended = "; no newer figure in this edition" if has_ended(cell, as_of) else ""
    return (Span(f"{lead}{ended}"),)
