"""The influence map as a matrix: who acts, by row, on whom, by column, in their layers.

A drawing with a hundred arrows hides what a matrix shows: where a row is full, something acts on
much; where a column is, something is acted on by much; and what is empty was not said.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from math import cos, radians, sin

from synopsis.report.influence_marks import MARKS, Arc, KeyWords, Node, key, mark, text
from synopsis.report.palette import LIGHT
from synopsis.report.picture_frame import framed

CELL = 19.0
_APART, _FOOT = 7.0, 26.0
_SLANT = -55
# How many letters of a name a column and a row have room for, and how far a letter reaches.
_LETTERS, _LETTER = (32, 46), 5.6


def matrix_svg(
    nodes: Sequence[Node], arcs: Sequence[Arc], names: float, said: KeyWords | None = None
) -> str:
    """The whole map; rows and columns in the order given, parted by layer.

    `names` is the room for the names at the left. Concepts on which nothing acts have no column; a
    long name is cut, and stands whole in the table behind the picture.
    """
    rows = [one for one in nodes if any(arc.source == one.code for arc in arcs)]
    columns = [one for one in nodes if any(arc.target == one.code for arc in arcs)]
    longest = max(len(_cut(one.name, 0)) for one in columns) * _LETTER
    head = 14 + longest * sin(radians(-_SLANT))
    down = _places(rows, head)
    across = _places(columns, names)
    right = max(across.values()) + CELL / 2
    bottom = max(down.values()) + CELL / 2
    parts = [
        *_lines(down, across, (names, head, right, bottom)),
        *_row_names(rows, down, names),
        *(_column_name(one, across[one.code], head) for one in columns),
        *(mark(arc, across[arc.target], down[arc.source]) for arc in arcs),
        key(8, bottom + 18, said or KeyWords(), is_disputed=any(not arc.sign for arc in arcs)),
    ]
    lean = max(0.0, longest * cos(radians(_SLANT)) - CELL / 2)
    return framed("".join(parts), (right + lean, bottom + _FOOT))


def _places(nodes: Sequence[Node], start: float) -> dict[str, float]:
    """Where the middle of each row or column stands; layers stand apart."""
    places, at = {}, start
    for _, group in groupby(nodes, key=lambda one: one.layer):
        for one in group:
            places[one.code] = at + CELL / 2
            at += CELL
        at += _APART
    return places


def _lines(
    down: Mapping[str, float], across: Mapping[str, float], edges: tuple[float, float, float, float]
) -> Iterator[str]:
    names, head, right, bottom = edges
    rows = "".join(f"M{names:g} {y:.1f}H{right:.1f}" for y in down.values())
    columns = "".join(f"M{x:.1f} {head:g}V{bottom:.1f}" for x in across.values())
    yield f'<path d="{rows}{columns}" stroke="{LIGHT.faint}" fill="none"/>'
    for code in (one for one in down if one in across):  # in order: a set has none
        # What a concept does to itself is no link: its own place is marked as such.
        x, y = across[code], down[code]
        slash = f"M{x - 4:.1f} {y + 4:.1f}l8-8"
        yield f'<path d="{slash}" stroke="{LIGHT.hatch}" stroke-width="1.2"/>'


def _row_names(rows: Sequence[Node], down: Mapping[str, float], names: float) -> Iterator[str]:
    for layer, group in groupby(rows, key=lambda one: one.layer):
        members = list(group)
        for one in members:
            yield text(names - 6, down[one.code] + 3.8, _cut(one.name, 1), "end")
        middle = (down[members[0].code] + down[members[-1].code]) / 2
        turned = f'transform="rotate(-90 9 {middle:.1f})"'
        yield f'<g {turned} font-size="10">{text(9, middle + 3, layer, "middle", soft=True)}</g>'


def _column_name(one: Node, x: float, head: float) -> str:
    turned = f'transform="rotate({_SLANT} {x:.1f} {head - 6:.1f})"'
    return f"<g {turned}>{text(x, head - 4, _cut(one.name, 0))}</g>"


def _cut(name: str, side: int) -> str:
    """A name as far as there is room, its marks kept."""
    room = _LETTERS[side]
    if len(name) <= room:
        return name
    bare = name.rstrip(MARKS)
    return f"{bare[: room - 2].rstrip()}\N{HORIZONTAL ELLIPSIS}{name[len(bare) :]}"
