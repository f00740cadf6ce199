"""The verb `look_ahead`: the outlooks of a view, and keeping them for a later judgement."""

from __future__ import annotations

import os
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from synopsis.indicators.errors import IndicatorError
from synopsis.indicators.outlook.backtest import backtest, record_of
from synopsis.indicators.outlook.choices import Choices
from synopsis.indicators.outlook.fan import Fan
from synopsis.indicators.outlook.foresee import Subject, foresee, pools
from synopsis.indicators.outlook.record import Record
from synopsis.indicators.outlook.saved import Believed, Recipe, Saved, write_saved
from synopsis.indicators.outlook.subjects import subjects

if TYPE_CHECKING:
    from synopsis.catalog import View
    from synopsis.indicators.outlook.foresee import Pool
    from synopsis.vocabulary import Period

Asked = tuple[str, "Period | None", int, int]


@dataclass(frozen=True, slots=True)
class Ahead:
    """The fans of a view with what they were made of, and what they rest on in a sentence."""

    fans: tuple[Fan, ...]
    subjects: tuple[Subject, ...]
    basis: str


def look_ahead(
    view: View, indicator: str = "", until: Period | None = None, horizon: int = 0, seed: int = 0
) -> Ahead:
    """What may come of every series by month, or of one indicator's series.

    With `until`, from the figures up to a period as they stand in the view: what was published by
    then may have been otherwise, and the basis says so.
    """
    found = subjects(view, indicator, until)
    choices = Choices.parse(view.profile.region.methods)
    fans = foresee(found, choices, horizon, seed)
    if indicator:
        kept = [at for at, one in enumerate(found) if one.series.indicator.id == indicator]
        found, fans = (tuple(both[at] for at in kept) for both in (found, fans))  # type: ignore[assignment]
    return Ahead(fans, found, _basis(view, until))


def _basis(view: View, until: Period | None) -> str:
    known = f"figures as known on {view.as_of}"
    if until is None:
        return f"Rests on {known}."
    return (
        f"Rests on {known}, those that describe time up to {until} alone: what was published by "
        "then may have differed."
    )


def save_outlooks(view: View, file: Path, asked: Asked) -> int:
    """Write the outlooks that have steps to a file, whole or not at all; how many they are."""
    ahead = look_ahead(view, *asked)
    believed = tuple(
        _believed(fan, subject)
        for fan, subject in zip(ahead.fans, ahead.subjects, strict=True)
        if fan.steps
    )
    if not believed:
        raise IndicatorError(
            "no series has an outlook to be kept", where=str(file), remedy="name another indicator"
        )
    last = asked[1] or max(fan.last for fan in ahead.fans if fan.steps and fan.last)
    _write(file, write_saved(Saved(last, ahead.basis, view.code, believed)))
    return len(believed)


def _believed(fan: Fan, subject: Subject) -> Believed:
    values = [value for _, value in fan.history if value is not None]
    per_year = {"month": 12, "quarter": 4}.get(fan.steps[0].period.frequency, 1)
    recent = values[-5 * per_year :]
    moved = [value for value in values[-3 * per_year :] if value]
    recipe = Recipe(
        {"economy": str(fan.place), "indicator": subject.series.indicator.series},
        "period",
        "value",
        subject.is_whole,
    )
    return Believed(
        f"{fan.indicator.id}/{fan.place}",
        fan.steps,
        recipe,
        max(sum(map(abs, recent)) / len(recent), 0.5),
        subject.is_count,
        len(moved) >= per_year,
    )


def _write(file: Path, text: str) -> None:
    """Write beside the place and move there, so that no half of a file is ever seen."""
    try:
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as target:
                target.write(text)
                target.flush()
                os.fsync(target.fileno())
            Path(name).replace(file)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise IndicatorError(
            "the outlooks cannot be saved",
            where=str(file),
            remedy="name a folder that can be written",
        ) from error


def look_back(
    view: View, indicator: str = "", origins: int = 36, horizon: int = 0, seed: int = 0
) -> tuple[Record, ...]:
    """The record of the method on the view's own series: one for each pool that has one.

    The origins are the last ones whose whole horizon is known.
    """
    found = subjects(view, indicator)
    choices = Choices.parse(view.profile.region.methods)
    records: dict[str, list[Record]] = defaultdict(list)
    for pool in pools(found, choices, horizon, seed):
        record = _record(pool, indicator, origins)
        if record is not None:
            records[pool.name].append(record)
    return tuple(one for own in records.values() for one in own)


def _record(pool: Pool, indicator: str, origins: int) -> Record | None:
    rolling = pool.rolling
    last = max(map(pool.last, range(len(pool.subjects)))) - rolling.steps
    first = max(rolling.first, last - origins + 1)
    if last < first:
        return None
    rows = [
        at for at, one in enumerate(pool.subjects) if indicator in ("", one.series.indicator.id)
    ]
    trial = backtest(rolling, range(first, last + 1))
    try:
        return record_of(trial, pool.name, rows)
    except IndicatorError:
        return None
