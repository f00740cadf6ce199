"""Drawings inside a page: colours as variables, points that know their origin."""

import re

from markupsafe import Markup, escape

from synopsis.report.html.address_book import AddressBook
from synopsis.report.palette import LIGHT

_ROOT = re.compile(r'<svg\b[^>]*?viewBox="([^"]+)"[^>]*>', re.DOTALL)
_POINT = re.compile(r'<a xlink:href="#([^"]+)"[^>]*>')
_ROLES = re.compile(r' (?:role|aria-roledescription|aria-hidden)="[^"]*"')
_IDLE = re.compile(
    r'<path class="(?:background|foreground)"[^>]*/>| font-family="[^"]*"| opacity="1"'
    r'| pointer-events="none"'
)
_PLACED = re.compile(r' (?:d|transform|x|y|x1|x2|y1|y2)="[^"]*"')
_LONG = re.compile(r"(\.\d\d)\d+")
_COLOURS = {f'"{colour}"': f'"var(--{name})"' for name, colour in LIGHT.names.items()}


def inlined(svg: bytes, label: str, look: str, book: AddressBook, here: str) -> Markup:
    """A drawn chart made part of a page; its points carry the way to their origin."""
    text = svg.decode()
    for colour, variable in _COLOURS.items():
        text = text.replace(colour, variable)
    text = _lean(text)
    text = _POINT.sub(
        lambda match: f'<g data-origin="{escape(book.way(match.group(1), here))}">', text
    )
    text = text.replace("</a>", "</g>")
    # The drawing is one image to a screen reader; its points are read through the page's script.
    text = _ROLES.sub("", text).replace(" aria-label=", " data-words=")
    box = _ROOT.search(text)
    if box is None:
        return Markup("")
    width = float(box.group(1).split()[2])
    root = (
        f'<svg class="{look}" viewBox="{box.group(1)}" width="{width:g}" role="img"'
        f' aria-label="{escape(label)}" focusable="false">'
    )
    return Markup(_ROOT.sub(lambda _: root, text, count=1))  # noqa: S704 our own drawing


def _lean(text: str) -> str:
    """A drawing without what changes nothing on the screen, down to a hundredth of a pixel."""
    lean = _IDLE.sub("", text)
    return _PLACED.sub(lambda place: _LONG.sub(r"\1", place.group()), lean)


def standalone(svg: bytes) -> bytes:
    """A drawn chart to take along: light colours on paper, no links that lead nowhere."""
    text = _lean(text)
    text = _POINT.sub("<g>", svg.decode()).replace("</a>", "</g>")
    paper = f'<rect width="100%" height="100%" fill="{LIGHT.paper}"/>'
    return re.sub(r"(<svg\b[^>]*>)", rf"\1{paper}", text, count=1).encode()
