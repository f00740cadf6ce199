"""What was foreseen, kept as text, so that the same past is asked once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from synopsis.indicators import change, outlook
from synopsis.vocabulary import Period

if TYPE_CHECKING:
    from collections.abc import Sequence

    from synopsis.indicators import Monthly

Found = tuple[outlook.Fan, change.Dated | change.Refusal]


def write_kept(found: Sequence[Found]) -> bytes:
    """What was found of each series as canonical JSON; numbers read back as the same numbers."""
    rows = [{"fan": _fan(fan), "dated": _dated(dated)} for fan, dated in found]
    return json.dumps(rows, sort_keys=True).encode()


def read_kept(data: bytes, many: Sequence[Monthly]) -> tuple[Found, ...] | None:
    """What was kept of the same series, in their order; None where it is of others."""
    rows = json.loads(data)
    if len(rows) != len(many):
        return None
    return tuple(
        (_read_fan(row["fan"], one), _read_dated(row["dated"]))
        for row, one in zip(rows, many, strict=True)
    )


def _fan(fan: outlook.Fan) -> dict[str, Any]:
    return {
        "last": fan.last.text if fan.last else None,
        "history": [[period.text, value] for period, value in fan.history],
        "steps": [[step.period.text, list(step.quantiles), step.is_count] for step in fan.steps],
        # Pairs, since the order in which members are named is part of what is shown.
        "weights": list(fan.weights.items()),
        "why_not": fan.why_not,
    }


def _read_fan(kept: dict[str, Any], one: Monthly) -> outlook.Fan:
    return outlook.Fan(
        one.series.indicator,
        one.series.place,
        Period.parse(kept["last"]) if kept["last"] else None,
        tuple((Period.parse(text), value) for text, value in kept["history"]),
        tuple(
            outlook.Step(Period.parse(text), tuple(own), is_count)
            for text, own, is_count in kept["steps"]
        ),
        dict(kept["weights"]),
        one.pool,
        kept["why_not"],
    )


def _dated(dated: change.Dated | change.Refusal) -> dict[str, Any]:
    if isinstance(dated, change.Refusal):
        return _refusal(dated)
    marks = [
        [mark.since.text, mark.earliest.text, mark.latest.text, mark.direction.value,
         mark.before, mark.after]
        for mark in dated.marks
    ]  # fmt: skip
    aside = [_refusal(one) for one in dated.set_aside]
    return {"marks": marks, "penalty": dated.penalty, "chance": dated.chance, "set_aside": aside}


def _refusal(one: change.Refusal) -> dict[str, Any]:
    return {"reason": one.reason, "period": one.period.text if one.period else None}


def _read_dated(kept: dict[str, Any]) -> change.Dated | change.Refusal:
    if "reason" in kept:
        return _read_refusal(kept)
    marks = tuple(map(_read_mark, kept["marks"]))
    aside = tuple(map(_read_refusal, kept["set_aside"]))
    return change.Dated(marks, kept["penalty"], kept["chance"], aside)


def _read_refusal(kept: dict[str, Any]) -> change.Refusal:
    return change.Refusal(kept["reason"], Period.parse(kept["period"]) if kept["period"] else None)


def _read_mark(row: list[Any]) -> change.Mark:
    since, earliest, latest = map(Period.parse, row[:3])
    return change.Mark(since, earliest, latest, change.Direction(row[3]), row[4], row[5])
