"""The frame that drawn pictures share: size, type and ink around their parts, and the hatch."""

from synopsis.report.palette import LIGHT, Palette

FONT = "Liberation Sans, sans-serif"


def framed(
    parts: str, size: tuple[float, float], letters: int = 11, palette: Palette = LIGHT
) -> str:
    """The drawing around its parts, `size` wide and high; `letters` is the size of its type."""
    width, height = size
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}"'
        f' viewBox="0 0 {width:g} {height:g}" role="img">'
        f'<g font-family="{FONT}" font-size="{letters}" fill="{palette.ink}">{parts}</g></svg>'
    )


def hatch_named(name: str) -> str:
    """The pattern of what is not covered, under a name of its own."""
    return (
        f'<defs><pattern id="{name}" width="7" height="7" patternUnits="userSpaceOnUse"'
        f' patternTransform="rotate(45)"><path d="M0 0V7" stroke="{LIGHT.hatch}"'
        ' stroke-width="1.6" fill="none"/></pattern></defs>'
    )


def for_screens(wide: str, narrow: str) -> dict[str, object]:
    """What a chart shows where its two drawings are ready: on wide and on narrow screens."""
    return {"svg": wide, "usermeta": {"narrow": {"svg": narrow}}}
