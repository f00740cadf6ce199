"""The room that a chart has on its page, and how its panels are laid out in it."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Layout:
    """How small multiples are laid out; `axis` is the room that a panel's own axis takes."""

    columns: int
    width: int
    height: int
    between: int = 30
    name_size: int = 12
    ticks: int = 4
    axis: int = 22


WIDE, _NARROW = Layout(3, 154, 96), Layout(2, 134, 96)
_BESIDE = Layout(3, 122, 112, between=16, name_size=11, axis=20)
_STRIP = Layout(6, 82, 58, between=14, name_size=10, ticks=3, axis=14)
_NARROW_STRIP = Layout(3, 88, 58, between=18, name_size=10, ticks=3, axis=14)


class Room(StrEnum):
    """How much room a chart has on its page: its own, half beside a map, or a strip's."""

    WHOLE = "whole"
    HALF = "half"
    STRIP = "strip"


# By room: small multiples on wide and on narrow screens, and one panel's width and height.
ROOMS = {
    Room.WHOLE: (WIDE, _NARROW, (540, 220)),
    Room.HALF: (_BESIDE, _NARROW, (320, 250)),
    Room.STRIP: (_STRIP, _NARROW_STRIP, (540, 120)),
}

# Rooms whose small multiples are drawn without the chart engine: width of the drawing, panels
# side by side and height of a plot, on wide and on narrow screens.
STRIPS = {
    Room.HALF: ((430.0, 3, 104.0), (350.0, 3, 72.0)),
    Room.STRIP: ((680.0, 6, 56.0), (350.0, 3, 56.0)),
}
