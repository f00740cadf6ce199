"""Drawings inside a page: colours as variables, points that know their origin."""

import re
from textwrap import wrap

from markupsafe import Markup, escape

from synopsis.report.html.address_book import AddressBook
from synopsis.report.palette import LIGHT

_ROOT = re.compile(r'<svg\b[^>]*?viewBox="([^"]+)"[^>]*>', re.DOTALL)
_LINK = re.compile(r'<a xlink:href="#[^"]*"[^>]*>')
# One point as Vega writes it: a link around a path whose first move is its radius.
_POINT = re.compile(
    r'<a xlink:href="#([^"]+)"[^>]*><path aria-label="([^"]*)"[^>]*?'
    r' transform="translate\(([^,]+),([^)]+)\)" d="M([\d.]+),[^"]*" fill="([^"]*)"[^>]*/></a>'
)
# What changes nothing in a page: roles of parts of one image, empty frames, defaults.
_IDLE = re.compile(
    r'<path class="(?:background|foreground)"[^>]*/>| font-family="[^"]*"| opacity="1"'
    r'| pointer-events="none"| (?:role|aria-roledescription|aria-hidden|aria-label)="[^"]*"'
)
_PLACED = re.compile(r' (?:d|transform|x|y|x1|x2|y1|y2)="[^"]*"')
# A part of a drawing of our own that knows its origin; those of Vega have become circles before.
_OWN = re.compile(r' data-origin="([nse]-[^"#]+)"')
_TOLD = re.compile(r' data-(?:origin|words)="[^"]*"')
_LONG = re.compile(r"(\.\d\d)\d+")
# Of footnotes below a drawing: the height of a line, and the width of a letter.
_LINE, _LETTER = 12, 4.6
_COLOURS = {f'"{colour}"': f'"var(--{name})"' for name, colour in LIGHT.names.items()}


def inlined(svg: bytes, label: str, look: str, book: AddressBook, here: str) -> Markup:
    """A drawn chart made part of a page; its points carry their words and the way to their origin.

    The drawing is one image to a screen reader; its points are read through the page's script,
    and through the table behind it.
    """
    text = _POINT.sub(lambda point: _circle(point, book, here), svg.decode())
    text = _OWN.sub(lambda own: f' data-origin="{book.way(own.group(1), here)}"', text)
    text = _IDLE.sub("", text)
    text = _PLACED.sub(lambda place: _LONG.sub(r"\1", place.group()), text)
    for colour, variable in _COLOURS.items():
        text = text.replace(colour, variable)
    box = _ROOT.search(text)
    if box is None:
        return Markup("")
    width = float(box.group(1).split()[2])
    root = (
        f'<svg class="{look}" viewBox="{box.group(1)}" width="{width:g}" role="img"'
        f' aria-label="{escape(label)}" focusable="false">'
    )
    return Markup(_ROOT.sub(lambda _: root, text, count=1))  # noqa: S704 our own drawing


def _circle(point: re.Match[str], book: AddressBook, here: str) -> str:
    """One point of a chart as a circle with its words and its way."""
    anchor, words, x, y, radius, colour = point.groups()
    return (
        f'<circle data-origin="{escape(book.way(anchor, here))}" data-words="{words}"'
        f' cx="{float(x):.2f}" cy="{float(y):.2f}" r="{float(radius):.2f}" fill="{colour}"/>'
    )


def standalone(svg: bytes, notes: tuple[str, ...] = ()) -> bytes:
    """A drawn chart to take along: light colours on paper, its footnotes below, no links."""
    text = _LINK.sub("<g>", svg.decode()).replace("</a>", "</g>")
    text = _TOLD.sub("", text)
    box = _ROOT.search(text)
    if box is None:
        return text.encode()
    left, top, width, height = map(float, box.group(1).split())
    lines = [line for note in notes for line in wrap(note, max(20, int(width / _LETTER)))]
    full = height + (_LINE * (len(lines) + 1) if lines else 0)
    root = box.group(0).replace(box.group(1), f"{left:g} {top:g} {width:g} {full:g}")
    root = re.sub(r'\bheight="[^"]*"', f'height="{full:g}"', root)
    root = re.sub(r'\bwidth="[^"]*"', f'width="{width:g}"', root)
    paper = (
        f'<rect x="{left:g}" y="{top:g}" width="{width:g}" height="{full:g}" fill="{LIGHT.paper}"/>'
    )
    feet = "".join(
        f'<text x="{left + 4:g}" y="{top + height + _LINE * (number + 1):g}" font-size="9"'
        f' font-family="sans-serif" fill="{LIGHT.ink}">{escape(line)}</text>'
        for number, line in enumerate(lines)
    )
    head, _, tail = text.replace(box.group(0), root + paper, 1).rpartition("</svg>")
    return f"{head}{feet}</svg>{tail}".encode()
