"""One concept and what is said of it: at the left what acts on it, at the right what it acts on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

from synopsis.report.influence_marks import Arc, KeyWords, Node, key, mark, text
from synopsis.report.palette import LIGHT
from synopsis.report.picture_frame import framed

_ROW, _TOP, _FOOT, _LETTER = 24.0, 34.0, 30.0, 5.7
_HUB = 16  # letters to a line of the name in the middle
_ROOMY = 480.0  # a narrower picture has a dot in its middle; its title says the name


@dataclass(frozen=True, slots=True)
class _Sides:
    """Where things stand: the ends of names from either edge, and the middle with its width."""

    left: float
    right: float
    x: float
    y: float
    hub: float

    @classmethod
    def of(cls, width: float, rows: int) -> "_Sides":
        """The places in a picture of a width and so many rows."""
        hub, gap = (_HUB * _LETTER, 70.0) if width >= _ROOMY else (8.0, 42.0)
        side = (width - hub) / 2 - gap
        return cls(side, width - side, width / 2, _TOP + rows * _ROW / 2, hub)


def star_svg(middle: Node, nodes: Mapping[str, Node], arcs: Sequence[Arc], width: float) -> str:
    """A concept between what acts on it and what it acts on, in the order given."""
    into = [arc for arc in arcs if arc.target == middle.code]
    out = [arc for arc in arcs if arc.source == middle.code]
    rows = max(len(into), len(out), 2)
    sides, height = _Sides.of(width, rows), _TOP + rows * _ROW
    parts = [
        text(sides.left, 14, "acts on it", "end", soft=True),
        text(sides.right, 14, "it acts on", soft=True),
        *_side(into, nodes, sides, is_left=True),
        *_side(out, nodes, sides, is_left=False),
        *_hub(middle, sides, is_named=width >= _ROOMY),
        key(8, height + 18, KeyWords(), is_disputed=any(not arc.sign for arc in arcs)),
    ]
    return framed("".join(parts), (width, height + _FOOT))


def _side(
    arcs: Sequence[Arc], nodes: Mapping[str, Node], sides: _Sides, *, is_left: bool
) -> Iterator[str]:
    """The names on one side, each with its mark and a line to the middle."""
    edge, way = (sides.left, 1) if is_left else (sides.right, -1)
    spot, hub = edge + way * 12, sides.x - way * sides.hub / 2
    first = sides.y - (len(arcs) - 1) * _ROW / 2
    for row, arc in enumerate(arcs):
        y = first + row * _ROW
        bend = (spot + hub) / 2
        curve = f"M{spot:.1f} {y:.1f}C{bend:.1f} {y:.1f} {bend:.1f} {sides.y:.1f}"
        dash = "" if arc.sign > 0 else ' stroke-dasharray="4 3"'
        yield (
            f'<path d="{curve} {hub:.1f} {sides.y:.1f}" fill="none" stroke="{LIGHT.hatch}"'
            f' stroke-width="{0.5 + 0.5 * arc.strength:g}"{dash}/>'
        )
        yield mark(arc, spot, y)
        name = nodes[arc.source if is_left else arc.target].name
        lines = wrap(name, max(8, int(sides.left / _LETTER)))
        yield from _lines(lines[:2], (edge, y), 11, "end" if is_left else "start")


def _lines(
    lines: Sequence[str], at: tuple[float, float], step: float, anchor: str
) -> Iterator[str]:
    """Lines of text around a height."""
    top = at[1] + 3.8 - step / 2 * (len(lines) - 1)
    for number, line in enumerate(lines):
        yield text(at[0], top + step * number, line, anchor)


def _hub(middle: Node, sides: _Sides, *, is_named: bool) -> Iterator[str]:
    """The concept in the middle: its name, or a dot where there is no room for it."""
    if not is_named:
        yield f'<circle cx="{sides.x:.1f}" cy="{sides.y:.1f}" r="3.5" fill="{LIGHT.accent}"/>'
        return
    lines = wrap(middle.name, _HUB, break_long_words=False)
    name = "".join(_lines(lines, (sides.x, sides.y), 13, "middle"))
    yield f'<g font-weight="600" font-size="12">{name}</g>'
