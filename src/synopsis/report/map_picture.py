"""The map of one trend: each economy in the colour of its level, with the arrow of its direction.

Colours, arrow and hatch are those of the signature picture. What is counted inside another place
is dotted, and a level that a short history does not give is left as paper.
"""

from collections.abc import Mapping
from html import escape

from synopsis.indicators import Reach
from synopsis.landscape import Cell
from synopsis.report.glyph import ARROW, arrow_marks, is_covered
from synopsis.report.map_shapes import FINE, Line, Shapes, Sign
from synopsis.report.palette import Palette
from synopsis.report.picture_frame import framed
from synopsis.vocabulary import Place

_KEY = 62
_SIZE = 0.66
_SWATCHES = {"hatch": "url(#{}-hatch)", "dots": "url(#{}-dots)", "blank": "none"}
_STEPS = ("lowest concern", "low concern", "middling concern", "high concern", "highest concern")


def level_words(percentile: float) -> str:
    """The step of the ramp on which a level stands, in words."""
    return _STEPS[min(4, max(0, int(percentile // 20)))]


def map_svg(
    shapes: Shapes, cells: Mapping[Place, Cell], words: Mapping[Place, str], palette: Palette
) -> str:
    """The whole map as one drawing without digits, its key below.

    `words` say of each economy what its sign shows; a covered one leads to its level's origin.
    """
    name = f"map-{next(iter(cells.values())).trend.replace('_', '-')}"
    areas = "".join(
        _area(path, cells[place], f"url(#{name}-{{}})", words[place], palette)
        for place, path in shapes.economies.items()
    )
    lines = "".join(_line(line, palette) for line in shapes.lines)
    signs = "".join(_sign(sign, cells[sign.place], palette) for sign in shapes.signs)
    parts = (
        f"{_patterns(name, shapes, palette)}"
        f'<g clip-path="url(#{name}-frame)"><g transform="scale({1 / FINE:g})">'
        f'<path d="{shapes.ground}" fill="{palette.faint}" fill-opacity="0.45"'
        f' stroke="{palette.paper}" stroke-width="8"/>{areas}{lines}</g></g>'
        f"{signs}{_key(name, shapes, cells, palette)}"
    )
    return framed(parts, (shapes.width, shapes.height + _KEY), 11, palette)


def _line(line: Line, palette: Palette) -> str:
    """A line of ink in a casing of paper, which sets it off from light and dark areas alike."""
    dashes = ' stroke-dasharray="34 30"' if line.is_dashed else ""
    drawn = f'<path d="{line.path}" fill="none" stroke-linejoin="round"'
    return (
        f'{drawn} stroke="{palette.paper}" stroke-width="22"/>'
        f'{drawn} stroke="{palette.ink}" stroke-width="8"{dashes}/>'
    )


def _patterns(name: str, shapes: Shapes, palette: Palette) -> str:
    """The hatch of what is not covered, the dots of what is folded, and the frame of the ground."""
    tile = 'patternUnits="userSpaceOnUse"'
    return (
        f'<defs><clipPath id="{name}-frame"><rect width="{shapes.width:g}"'
        f' height="{shapes.height:g}"/></clipPath>'
        f'<pattern id="{name}-hatch" width="70" height="70" {tile}'
        f' patternTransform="rotate(45)"><rect width="70" height="70" fill="{palette.paper}"/>'
        f'<path d="M0 0V70" fill="none" stroke="{palette.hatch}" stroke-width="18"/></pattern>'
        f'<pattern id="{name}-dots" width="60" height="60" {tile}>'
        f'<rect width="60" height="60" fill="{palette.paper}"/>'
        f'<circle cx="30" cy="30" r="11" fill="{palette.hatch}"/></pattern></defs>'
    )


def _area(path: str, cell: Cell, pattern: str, words: str, palette: Palette) -> str:
    fill = _fill(cell, pattern, palette)
    way = f' data-origin="{cell.level.address.anchor}"' if cell.level and is_covered(cell) else ""
    return f'<path d="{path}" fill="{fill}"{way} data-words="{escape(words)}"/>'


def _fill(cell: Cell, pattern: str, palette: Palette) -> str:
    if cell.reach is Reach.FOLDED:
        return pattern.format("dots")
    if not is_covered(cell):
        return pattern.format("hatch")
    return palette.level(cell.level.percentile) if cell.level else palette.paper


def _sign(sign: Sign, cell: Cell, palette: Palette) -> str:
    """The name of an economy over its area, and below it the arrow on a disc of paper."""
    x, y = sign.at
    top = y - 13 * (len(sign.name) - 1)
    spans = "".join(
        f'<tspan x="{x:.1f}" dy="{0 if index == 0 else 13}">{escape(line)}</tspan>'
        for index, line in enumerate(sign.name)
    )
    name = (
        f'<text y="{top:.1f}" text-anchor="middle" font-weight="600" stroke="{palette.paper}"'
        f' stroke-width="3" stroke-linejoin="round" paint-order="stroke">{spans}</text>'
    )
    return f'<g class="sign">{name}{_arrow((x, y + 19), cell, palette)}</g>'


def _arrow(at: tuple[float, float], cell: Cell, palette: Palette) -> str:
    marks = arrow_marks(cell, palette)
    if not marks or not is_covered(cell):
        return ""
    disc = f'<circle cx="{at[0]:.1f}" cy="{at[1]:.1f}" r="13.5" fill="{palette.paper}"/>'
    return disc + _small(marks, at)


def _small(marks: str, at: tuple[float, float]) -> str:
    """The arrow of the signature picture at two thirds of its size, its middle at a spot."""
    x, y = at[0] - _SIZE * (ARROW[0] + 11), at[1] - _SIZE * ARROW[1]
    return f'<g transform="translate({x:.1f} {y:.1f}) scale({_SIZE})">{marks}</g>'


def _key(name: str, shapes: Shapes, cells: Mapping[Place, Cell], palette: Palette) -> str:
    """The ramp with the words of its ends, and the looks of what has no colour."""
    top = shapes.height + 12
    ramp = "".join(
        f'<rect x="{88 + 20 * step}" y="{top:g}" width="20" height="10" fill="{colour}"/>'
        for step, colour in enumerate(palette.levels)
    )
    ends = (
        _words("least concern", 9, top + 9, palette),
        _words("most, against its own past", 194, top + 9, palette),
    )
    looks = [("hatch", "not covered")]
    if any(cell.reach is Reach.FOLDED for cell in cells.values()):
        looks.append(("dots", "counted inside another"))
    if any(is_covered(cell) and cell.level is None for cell in cells.values()):
        looks.append(("blank", "no level"))
    swatches = "".join(
        f'<g transform="translate({9 + 110 * place} {top + 19:g}) scale({1 / FINE:g})">'
        f'<rect width="240" height="110" fill="{_SWATCHES[look].format(name)}"'
        f' stroke="{palette.hatch}" stroke-width="6"/></g>'
        + _words(text, 38 + 110 * place, top + 28, palette)
        for place, (look, text) in enumerate(looks)
    )
    return ramp + "".join(ends) + swatches + _words(shapes.words, 9, top + 46, palette)


def _words(text: str, x: float, y: float, palette: Palette) -> str:
    look = f'font-size="10.5" fill="{palette.soft}"'
    return f'<text x="{x:g}" y="{y:g}" {look}>{escape(text)}</text>'
