"""Strokes: the few marks that the yearbook's pictures are drawn of, as SVG."""

from collections.abc import Iterable
from html import escape

from synopsis.report.palette import Palette

FONT = "Liberation Sans, sans-serif"


def words(
    at: tuple[float, float], text: str, colour: str, size: float = 10.5, look: str = ""
) -> str:
    """A text from its left end; `look` is more attributes, such as another anchor."""
    more = f" {look}" if look else ""
    return (
        f'<text x="{at[0]:.1f}" y="{at[1]:.1f}" font-size="{size:g}" fill="{colour}"{more}>'
        f"{escape(text)}</text>"
    )


def box(at: tuple[float, float], size: tuple[float, float], fill: str, look: str = "") -> str:
    """A filled area."""
    more = f" {look}" if look else ""
    return (
        f'<rect x="{at[0]:.1f}" y="{at[1]:.1f}" width="{max(size[0], 0):.1f}"'
        f' height="{size[1]:.1f}" fill="{fill}"{more}/>'
    )


def rule(path: str, colour: str, width: float = 1.0) -> str:
    """Lines along a path."""
    return f'<path d="{path}" stroke="{colour}" stroke-width="{width:g}" fill="none"/>'


def patterns(name: str, palette: Palette) -> str:
    """The hatch of what is not covered, and the crossed one of what is held back."""
    tile = 'width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"'
    stripe = f'stroke="{palette.hatch}" stroke-width="1.4" fill="none"'
    fine = tile.replace("(45)", "(45) scale(10)")
    looks = {"gap": "M0 0V7", "held": "M0 0V7M0 0H7"}
    made = "".join(
        f'<pattern id="{name}-{look}{ending}" {size}><path d="{path}" {stripe}/></pattern>'
        for look, path in looks.items()
        for ending, size in (("", tile), ("-fine", fine))
    )
    return f"<defs>{made}</defs>"


def hatched(
    name: str, at: tuple[float, float], size: tuple[float, float], text: str, palette: Palette
) -> str:
    """An area without a number, with the reason on it."""
    kind = "gap" if text in ("not covered", "not asked") else "held"
    halo = (
        f'font-style="italic" stroke="{palette.paper}" stroke-width="4" paint-order="stroke"'
        f' text-anchor="middle"'
    )
    spot = (at[0] + size[0] / 2, at[1] + size[1] / 2 + 3)
    return box(at, size, f"url(#{name}-{kind})") + words(spot, text, palette.soft, 9, halo)


def framed(
    parts: Iterable[str],
    size: tuple[float, float],
    name: str,
    head: tuple[str, str],
    palette: Palette,
) -> str:
    """The whole drawing with its title and its description for those who hear it."""
    title, told = head
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size[0]:g}" height="{size[1]:g}"'
        f' viewBox="0 0 {size[0]:g} {size[1]:g}" role="img"'
        f' aria-labelledby="{name}-title {name}-desc">'
        f'<title id="{name}-title">{escape(title)}</title>'
        f'<desc id="{name}-desc">{escape(told)}</desc>{patterns(name, palette)}'
        f'<g font-family="{FONT}">{"".join(parts)}</g></svg>'
    )


def folded(text: str, width: int, lines: int = 3) -> list[str]:
    """A text in lines of a number of signs at most, the last cut where it is too long."""
    found: list[str] = []
    for word in text.split():
        if found and len(found[-1]) + 1 + len(word) <= width:
            found[-1] += f" {word}"
        else:
            found.append(word)
    if len(found) > lines:
        found = [*found[: lines - 1], f"{found[lines - 1][: width - 1]}\N{HORIZONTAL ELLIPSIS}"]
    return found or [""]
