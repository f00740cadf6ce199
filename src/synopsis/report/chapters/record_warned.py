"""The record of warnings: what their conditions found, missed and raised for nothing."""

from collections.abc import Sequence

from synopsis.landscape import ahead
from synopsis.report.content import Block, Chart, Grid, Heading, Look, Paragraph, Tone
from synopsis.report.interval_picture import Axis, Held, interval_svg
from synopsis.report.material import Material
from synopsis.report.outlook_words import bare_name
from synopsis.report.picture_frame import for_screens
from synopsis.report.prose import words
from synopsis.report.record_words import (
    chance_found,
    condition_said,
    false_words,
    found_words,
    held_words,
    record_at,
)
from synopsis.vocabulary import Sentence, Span, digits

_WIDE, _NARROW = (640.0, 0.0), (350.0, 0.0)
_SHARE = (0.0, 0.25, 0.5, 0.75, 1.0)
_NONE = (
    "No record of warnings is in the region's profile, so each warning says that its condition was "
    "never tested."
)
_LIMIT = (
    "Few episodes are dated, so the intervals are wide: a share that looks high can be chance. "
    "Bounds were set on the first part of history alone and judged on the second, held back. No "
    "trend or economy is to be ranked by these figures."
)
_HEADS = ("Condition", "Part of history", "Figures", "Found of all episodes", "By chance",
          "Came true of all judged", "False per economy and year", "Median lead, days")  # fmt: skip


def warned_blocks(material: Material) -> tuple[Block, ...]:
    """Pictures of what was found and what came true, then every figure."""
    head = Heading(words("Warnings"), 2, "warned")
    records = material.foresight.book.records
    if not records:
        return head, Paragraph(words(_NONE), Tone.EMPTY)
    judged = [one for one in records if one.part == "held back" and one.data == "published"]
    charts = (_found(material, judged), _came_true(material, judged)) if judged else ()
    return (head, *charts, Paragraph(words(_LIMIT), Tone.CAVEAT), _table(material, records))


def condition_name(material: Material, one: ahead.ConditionRecord) -> str:
    """A condition by the measure that it watches, the way it moves, and the trend it speaks of."""
    names = {own.series.indicator.id: own.series.indicator.name
             for own in material.foresight.prospects}  # fmt: skip
    name = names.get(one.indicator, one.indicator.replace("_", " "))
    way = {"up": "rising", "down": "falling"}.get(one.direction, "moving")
    trends = {own.id: own.short for own in material.picture.trends}
    return f"{bare_name(name)}, {way}: {trends.get(one.trend, one.trend)}"


def _found(material: Material, records: Sequence[ahead.ConditionRecord]) -> Chart:
    rows = [_held(material, one, (one.detected, one.episodes), one.recall) for one in records]
    return _chart(
        "warned-found",
        f"{_announced(records)} of the dated episodes were announced by their condition",
        "Share of dated episodes that a condition announced (dot) with its exact interval, beside "
        "what as many alerts at random would have found (stroke).",
        (rows, "share of episodes that were announced"),
        _table(material, records),
    )


def _announced(records: Sequence[ahead.ConditionRecord]) -> str:
    """How many of all episodes were announced, as a title may say it."""
    detected, episodes = (
        sum(getattr(one, name) for one in records) for name in ("detected", "episodes")
    )
    if not detected:
        return "None"
    return "Fewer than half" if 2 * detected < episodes else "At least half"


def _came_true(material: Material, records: Sequence[ahead.ConditionRecord]) -> Chart:
    rows = [
        _held(
            material, one, (one.hits, one.hits + one.false_alarms), one.precision, by_chance=False
        )
        for one in records
    ]
    return _chart(
        "warned-came-true",
        "How many alerts came true, of those that could be judged",
        "Share of alerts that an episode followed (dot) with its exact interval. A condition that "
        "raised no alert has no share.",
        (rows, "share of alerts that came true"),
        _table(material, records),
    )


def _held(
    material: Material,
    one: ahead.ConditionRecord,
    counts: tuple[int, int],
    ends: tuple[float, float] | None,
    *,
    by_chance: bool = True,
) -> Held:
    share = counts[0] / counts[1] if counts[1] else None
    name = condition_name(material, one)
    low, high = ends or (None, None)
    against = one.chance_recall if by_chance else None
    said = f"{name}: {condition_said(one)}"
    return Held(name, share, low, high, against, record_at(one).anchor, said)


def _chart(
    id_: str, title: str, subtitle: str, drawn: tuple[Sequence[Held], str], table: Grid
) -> Chart:
    rows, said = drawn
    pictures = (interval_svg(rows, Axis(_SHARE, said), *room) for room in (_WIDE, _NARROW))
    return Chart(
        f"record-{id_}",
        words(title),
        words(subtitle),
        "A dot with its interval in each row; the table behind the picture holds the values.",
        for_screens(*pictures),
        table,
        _source(),
        Look.SERIES,
    )


def _table(material: Material, records: Sequence[ahead.ConditionRecord]) -> Grid:
    return Grid(
        "warned-table" if len(records) == len(material.foresight.book.records) else "warned-judged",
        words("What each condition of a warning would have done"),
        tuple(map(words, _HEADS)),
        tuple(_row(material, one) for one in records),
        (False, False, False, True, True, True, True, True),
        source=_source(),
        is_folded=True,
    )


def _row(material: Material, one: ahead.ConditionRecord) -> tuple[Sentence, ...]:
    at = record_at(one)
    lead = one.median_lead_days
    judged = one.hits + one.false_alarms
    return (
        words(condition_name(material, one)),
        words(one.part),
        words("as published" if one.data == "published" else one.data),
        (Span(found_words(one), address=at),) if one.episodes else (),
        (Span(chance_found(one), address=at),) if one.chance_recall is not None else (),
        (Span(held_words(one), address=at),) if judged else (),
        (Span(false_words(one), address=at),) if one.economy_years else (),
        (Span(digits(lead), address=at),) if lead is not None else (),
    )


def _source() -> Sentence:
    return words(f"Source: {ahead.CONDITIONS_FILE} of the region's profile, made by its tool.")
