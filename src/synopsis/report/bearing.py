"""Bearings: which way a reading points, in words; none of concern where a measure has no side."""

from synopsis.landscape import Cell, Reading

ENDED = "no current figure"
_NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
            "eleven", "twelve")  # fmt: skip


def number_word(count: int) -> str:
    """A small number in words, which needs no origin; many where it is not small."""
    return _NUMBERS[count] if count < len(_NUMBERS) else "many"


def leaning_words(cell: Cell) -> str:
    """How many of a cell's current measures point which way, in words; empty where none does."""
    leaning = cell.leaning
    if leaning.measures < 2:
        return ""
    parts = [
        f"{number_word(count)} {way}"
        for count, way in ((leaning.towards, "towards concern"), (leaning.away, "away from it"),
                           (leaning.unclear, "unclear"))
        if count
    ]  # fmt: skip
    return f"of {number_word(leaning.measures)} measures {', '.join(parts)}"


def lead_of(cell: Cell) -> Reading | None:
    """The reading whose direction and last years a cell draws."""
    own = [one for one in cell.measured if one.series.points]
    own.sort(key=lambda one: not one.is_current)
    named = [one for one in own if one.series.indicator.name == cell.lead]
    return next(iter([*named, *own]), None)


def is_judged(cell: Cell) -> bool:
    """Whether the direction that a cell draws has a side of concern."""
    lead = lead_of(cell)
    return lead is None or lead.series.indicator.concern.sign != 0


def bearing(reading: Reading) -> str:
    """Which way the whole interval of a reading's direction points; empty without a direction.

    What has ended points nowhere now.
    """
    direction = reading.direction
    if reading.series.points and not reading.is_current:
        return ENDED
    if direction is None:
        return ""
    if reading.series.indicator.concern.sign:
        return direction.word
    if direction.low <= 0 <= direction.high:
        return "no clear direction"
    return "rising" if direction.low > 0 else "falling"


def is_turned(reading: Reading) -> bool:
    """Whether the newest step went against a clear direction, and further than its yearly slope."""
    direction, points = reading.direction, reading.series.points
    if direction is None or len(points) < 2 or direction.low <= 0 <= direction.high:
        return False
    step = points[-1].quantity.number - points[-2].quantity.number
    return step * direction.slope < 0 and abs(step) > abs(direction.slope)
