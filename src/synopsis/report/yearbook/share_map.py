"""The map of a question's headline share: each economy in the step of the ramp that it reaches."""

import math

from synopsis.report.map_shapes import FINE, Sign
from synopsis.report.yearbook import finding
from synopsis.report.yearbook.plate import Plate
from synopsis.report.yearbook.strokes import box, words
from synopsis.survey import tabulate

_KEY = 46.0
_HALO = 'text-anchor="middle" stroke-width="3" stroke-linejoin="round" paint-order="stroke"'


def map_svg(plate: Plate, line: int) -> str:
    """The whole map with its key; what has no number is hatched with the reason on it."""
    shapes = plate.shapes
    if shapes is None:
        return ""
    palette, name = plate.palette, plate.name("map", 1)
    step = _step(plate, line)
    columns = {plate.yearbook.columns[at].place: at for at in finding.economies(plate.yearbook)}
    areas = "".join(
        f'<path d="{path}" fill="{_fill(plate, name, (line, columns[place.code]), step)}"/>'
        for place, path in shapes.economies.items()
        if place.code in columns
    )
    lines = "".join(
        f'<path d="{one.path}" fill="none" stroke="{palette.paper}" stroke-width="22"/>'
        f'<path d="{one.path}" fill="none" stroke="{palette.ink}" stroke-width="8"'
        f"{' stroke-dasharray=' + chr(34) + '34 30' + chr(34) if one.is_dashed else ''}/>"
        for one in shapes.lines
    )
    signs = "".join(
        _sign(plate, one, (line, columns[one.place.code]))
        for one in shapes.signs
        if one.place.code in columns
    )
    clip = (
        f'<clipPath id="{name}-frame"><rect width="{shapes.width:g}" height="{shapes.height:g}"/>'
    )
    ground = (
        f'<defs>{clip}</clipPath></defs><g clip-path="url(#{name}-frame)">'
        f'<g transform="scale({1 / FINE:g})"><path d="{shapes.ground}" fill="{palette.faint}"'
        f' fill-opacity="0.45"/>{areas}{lines}</g></g>'
    )
    size = (shapes.width, shapes.height + _KEY)
    parts = [ground, signs, _key(plate, step, shapes.height)]
    return plate.framed(parts, size, name, plate.told((line,)), plate.asked)


def _step(plate: Plate, line: int) -> float:
    """The width of a step of the ramp in percent: five round steps hold the highest share."""
    shares = plate.table.share[line, list(finding.economies(plate.yearbook))]
    top = 100 * max([float(one) for one in shares if math.isfinite(one)], default=1.0)
    return next(float(one) for one in (1, 2, 5, 10, 20) if top <= 5 * one + 1e-9)


def _fill(plate: Plate, name: str, cell: tuple[int, int], step: float) -> str:
    reason = plate.table.reason(*cell)
    if reason is tabulate.Reason.SHOWN:
        return plate.palette.level(100 * float(plate.table.share[cell]) * 20 / step)
    # The patterns are drawn in pixels, the shapes in tenths of one.
    gap = reason in (tabulate.Reason.NOT_COVERED, tabulate.Reason.NOT_ASKED)
    return f"url(#{name}-{'gap' if gap else 'held'}-fine)"


def _sign(plate: Plate, sign: Sign, cell: tuple[int, int]) -> str:
    """The name of an economy over its area, and below it its share with the interval."""
    x, y = sign.at
    look = f'{_HALO} stroke="{plate.palette.paper}"'
    top = y - 13 * (len(sign.name) - 1)
    names = "".join(
        words((x, top + 13 * at), text, plate.palette.ink, 11, f'{look} font-weight="600"')
        for at, text in enumerate(sign.name)
    )
    number = finding.number(plate.table, *cell).replace(" to ", "\N{EN DASH}")
    return names + words((x, y + 13), number, plate.palette.ink, 10.5, look)


def _key(plate: Plate, step: float, top: float) -> str:
    """The steps of the ramp with their ends in percent."""
    found = []
    for at, colour in enumerate(plate.palette.levels):
        found.append(box((9 + 44 * at, top + 10), (44, 10), colour))
        found.append(words((9 + 44 * at, top + 32), f"{at * step:g}", plate.palette.soft, 9))
    found.append(words((233, top + 32), f"{5 * step:g} percent", plate.palette.soft, 9))
    shapes = plate.shapes
    note = shapes.words if shapes else ""
    return "".join(found) + words((9, top + 44), note, plate.palette.soft, 8)
