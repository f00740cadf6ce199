"""What pictures of influences are drawn from, and the marks that tell a push from a restraint.

Shape says the way, size the strength: a full disc promotes, a ring restricts, a half disc is
disputed. Neither colour nor a legend is needed to read one from the other.
"""

from dataclasses import dataclass
from html import escape

from synopsis.report.palette import LIGHT

# Behind the name of a concept: decided mostly outside the region, contested.
OUTSIDE, CONTESTED = "\N{DEGREE SIGN}", "\N{DAGGER}"
MARKS = OUTSIDE + CONTESTED
_RADII = {1: 2.6, 2: 4.2, 3: 5.8}


@dataclass(frozen=True, slots=True)
class Node:
    """A concept in a picture: its code, its name, and the layer that it stands in."""

    code: str
    name: str
    layer: str


@dataclass(frozen=True, slots=True)
class Arc:
    """A link in a picture: its way (1, -1, or 0 where disputed), its strength from 1 to 3.

    `words` say it to those who hear it, `anchor` leads to its origin.
    """

    source: str
    target: str
    sign: int
    strength: int
    words: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class KeyWords:
    """What the full disc, the ring, the half disc and their size mean in a picture."""

    full: str = "promotes"
    ring: str = "restricts"
    half: str = "both, or left open"
    size: str = "larger: firmer"


def mark(arc: Arc, x: float, y: float) -> str:
    """The mark of a link at a spot, with its words and its way."""
    radius = _RADII[arc.strength]
    told = f' data-words="{escape(arc.words)}"'
    if arc.anchor:
        told += f' data-origin="{arc.anchor}"'
    fill = LIGHT.ink if arc.sign > 0 else LIGHT.paper
    ring = f'<circle class="mark" cx="{x:.1f}" cy="{y:.1f}" r="{radius}" fill="{fill}"'
    ring += f' stroke="{LIGHT.ink}" stroke-width="1.4"{told}/>'
    if arc.sign:
        return ring
    half = f"M{x:.1f} {y - radius:.1f}a{radius} {radius} 0 0 0 0 {2 * radius:g}z"
    return f'{ring}<path d="{half}" fill="{LIGHT.ink}"/>'


def key(x: float, y: float, said: KeyWords, *, is_disputed: bool) -> str:
    """The key of the marks, in one line."""
    shown = [(1, said.full), (-1, said.ring), *([(0, said.half)] if is_disputed else [])]
    parts, at = [], x
    for sign, word in shown:
        arc = Arc("", "", sign, 2, word)
        parts.append(mark(arc, at, y - 3.5) + text(at + 9, y, word, soft=True))
        at += 24 + 5.6 * len(word)
    return "".join(parts) + text(at, y, said.size, soft=True)


def text(x: float, y: float, words: str, anchor: str = "start", *, soft: bool = False) -> str:
    """A line of text; soft ink for what only explains."""
    fill = f' fill="{LIGHT.soft}"' if soft else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{fill}>{escape(words)}</text>'
