"""Warnings as lines of text and as rows: caveat, record and timeliness stay with each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from synopsis.vocabulary import Place, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from synopsis.landscape import warnings
    from synopsis.vocabulary import Region

_NOTHING = "no warning is due"


def lines_of(
    book: warnings.WarningBook,
    region: Region,
    listed: Sequence[warnings.StandingWarning],
    day: date,
) -> list[str]:
    """Every warning with what was agreed and what must be said with it."""
    number = "one warning" if len(listed) == 1 else f"{len(listed)} warnings"
    lines = [f"{day}: {number if listed else _NOTHING}"]
    for one in listed:
        lines += ["", *_warning(book, region, one)]
    names = " ".join(region.name(Place(one.record["place"])) for one in listed)
    return [*lines, *(f"\n{note}" for note in region.footnotes(names))] if "*" in names else lines


def _warning(
    book: warnings.WarningBook, region: Region, one: warnings.StandingWarning
) -> list[str]:
    said = one.record
    place, forecast, time = region.name(Place(said["place"])), said["forecast"], said["timeliness"]
    late = ", late" if one.is_late else ""
    expected = (
        f"{forecast['word']} ({forecast['scale']}) within {forecast['horizon_days']} days: "
        f"{forecast['says']}"
    )
    price = said["cost"]
    cost = (
        f"a miss {price['miss']:g}, a false alarm {price['false_alarm']:g} {price['unit']}: acting "
        f"pays from a chance of {100 * price['act_from']:.0f} in a hundred"
    )
    data = f"of {time['period']}, known on {time['known']}, grade {time['grade']}"
    answered = [
        f"  answered   {answer.reply.value} by {answer.handle} on {answer.day}"
        + (f": {answer.reason}" if answer.reason else "")
        for answer in one.answers
    ]
    return [
        f"{said['name']}, {place} ({said['stage']}, {said['kind']}): {one.state.value}{late}",
        f"  claim      {said['claim']}{_arises(said['factor'])}",
        f"  id         {one.id}",
        f"  why        {said['why']}",
        f"  answer by  {said['due']}, {said['role']}",
        *(f"  agreed     {action}" for action in said["actions"]),
        f"  expected   {expected}",
        f"  resolves   {forecast['resolution']}",
        f"  cost       {cost}",
        f"  data       {data}",
        *(f"  record     {line}" for line in record_lines(book, said["card"])),
        f"  caveat     {said['caveat']}",
        *answered,
    ]


def _arises(factor: dict[str, str]) -> str:
    """Whether it pushes or pulls, and from where."""
    if not factor["polarity"]:
        return ""
    return f"; a {factor['polarity']} factor that arises {factor['arises']} the region"


def record_lines(book: warnings.WarningBook, card_id: str) -> list[str]:
    """How the conditions of a card fared against history, as far as anybody knows."""
    found = [one for one in book.records_of(card_id) if one.data == "published"]
    if not found:
        return ["none of its conditions has a record against history"]
    return [
        f"{one.condition} for {one.trend}, {one.first[:4]} to {one.last[:4]} ({one.part}): "
        f"{one.detected} of {one.episodes} episodes, {one.hits} hits, "
        f"{one.false_alarms} false alarms, {one.set_aside} set aside"
        for one in found
    ]


def open_lines(
    region: Region, places: Iterable[warnings.WatchedPlace], book: warnings.WarningBook
) -> list[str]:
    """What cannot be told, by card and place; fragile processes and standing tasks."""
    lines = ["", "what cannot be told:"]
    grouped: dict[str, list[str]] = {}
    for one in places:
        for verdict in one.open_conditions:
            told = f"  {one.card.name}: {verdict.condition.words}: {plain(verdict.because)}"
            grouped.setdefault(told, []).append(region.name(one.place))
    lines += [f"{told} ({', '.join(names)})" for told, names in grouped.items()]
    lines += ["", "watched however quiet:"]
    lines += [f"  {one.name}: {one.quiet} {one.yet}" for one in book.processes]
    lines += ["", "standing tasks:"]
    roles = {one.id: one.name for one in book.roles}
    lines += [
        f"  {roles[one.owner]}, every {one.every_days} days: {one.name}; {one.action}"
        for one in book.tasks
    ]
    return lines


def row_of(book: warnings.WarningBook, one: warnings.StandingWarning) -> dict[str, Any]:
    """A warning as JSON, with its state, answers and record."""
    return {
        "id": one.id,
        "state": one.state.value,
        "is_late": one.is_late,
        "marking": one.marking.label,
        **one.record,
        "answers": [
            {"reply": answer.reply.value, "reason": answer.reason, "day": answer.day,
             "handle": answer.handle}
            for answer in one.answers
        ],
        "record": [
            {"condition": own.condition, "trend": own.trend, "data": own.data, "part": own.part,
             "episodes": own.episodes, "detected": own.detected, "hits": own.hits,
             "false_alarms": own.false_alarms, "set_aside": own.set_aside,
             "precision": own.precision, "recall": own.recall}
            for own in book.records_of(one.record["card"])
        ],
    }  # fmt: skip


def score_rows(scored: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The score of what was raised, by card and step."""
    return [
        {
            "card": name,
            "episodes": seen.recall.of,
            "detected": seen.recall.count,
            **seen.counts,
            "precision": _interval(seen.precision.interval),
            "recall": _interval(seen.recall.interval),
            "median lead, days": seen.median_lead,
            "Brier": None if seen.brier is None else round(seen.brier, 3),
        }
        for name, seen in scored.items()
    ]


def _interval(ends: tuple[float, float] | None) -> str | None:
    return f"{ends[0]:.2f} to {ends[1]:.2f}" if ends else None
