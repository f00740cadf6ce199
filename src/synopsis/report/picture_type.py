"""Type in pictures on paper: the renderer's own faces, and one of them kept for axis ticks."""

from typing import Any

from lxml import etree

TICK_FACE = "DejaVu Sans Mono"
TEXT_FACE = "Libertinus Serif"
# The monospaced face runs wider than the sans faces that drawings are measured with.
TICK_SCALE = 0.84
_TICK_CLASS = "role-axis-label"


def set_type(svg: str) -> str:
    """The drawing with every text in a face that the renderer embeds.

    Axis ticks (marked `data-exempt="axis tick"`, or Vega's own class of axis labels) get the
    monospaced face, by which a reader of the finished file tells them from other text.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    root = etree.fromstring(svg.encode(), parser)
    for text in root.iter("{*}text"):
        _set_face(text, TICK_FACE if _is_tick(text) else TEXT_FACE)
    return str(etree.tostring(root, encoding="unicode"))


def _is_tick(text: Any) -> bool:  # noqa: ANN401  lxml names no public type of an element
    chain = (text, *text.iterancestors())
    return any(
        node.get("data-exempt") == "axis tick" or _TICK_CLASS in (node.get("class") or "").split()
        for node in chain
    )


def _set_face(text: Any, face: str) -> None:  # noqa: ANN401  as above
    for node in text.iter():
        node.attrib.pop("font-family", None)
        node.attrib.pop("style", None)
    text.set("font-family", face)
    if text.get("font-weight") not in {None, "normal", "400"}:
        text.set("font-weight", "bold")  # semibold is kept for the labels of entries
    size = (text.get("font-size") or "").removesuffix("px")
    if face == TICK_FACE and size.replace(".", "", 1).isdigit():
        text.set("font-size", f"{float(size) * TICK_SCALE:.2f}px")
