"""The influence map on a narrow screen: each concept with what it acts on and what acts on it.

A matrix of thirty concepts cannot be read on a phone; how much each acts, and is acted on, can.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from synopsis.report.influence_marks import Arc, Node, mark, text
from synopsis.report.picture_frame import framed

_WIDTH, _ROW, _STEP, _HEAD = 350.0, 33.0, 8.0, 24.0


def tally_svg(nodes: Sequence[Node], arcs: Sequence[Arc]) -> str:
    """A row for each concept that is linked at all: full discs it acts on, rings act on it."""
    linked = {end for arc in arcs for end in (arc.source, arc.target)}
    parts, y = [_key()], _HEAD
    for layer, group in groupby(
        (one for one in nodes if one.code in linked), lambda one: one.layer
    ):
        parts.append(text(0, y + 13, layer, soft=True))
        y += 18
        for one in group:
            parts += [text(0, y + 11, one.name), *_row(one, arcs, y + 22)]
            y += _ROW
    return framed("".join(parts), (_WIDTH, y + 4))


def _row(one: Node, arcs: Sequence[Arc], y: float) -> Iterator[str]:
    out = [arc for arc in arcs if arc.source == one.code]
    into = [arc for arc in arcs if arc.target == one.code]
    for place, arc in enumerate(out):
        yield mark(Arc(arc.source, arc.target, 1, 1, arc.words, arc.anchor), 4 + place * _STEP, y)
    start = 4 + len(out) * _STEP + (8 if out else 0)
    for place, arc in enumerate(into):
        told = Arc(arc.source, arc.target, -1, 1, arc.words, arc.anchor)
        yield mark(told, start + place * _STEP, y)


def _key() -> str:
    shown = ((1, 4.0, "one that it acts on"), (-1, 140.0, "one that acts on it"))
    return "".join(
        mark(Arc("", "", sign, 1, word), x, 8) + text(x + 8, 12, word, soft=True)
        for sign, x, word in shown
    )
