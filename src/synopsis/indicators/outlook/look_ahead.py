"""The verb `look_ahead`: the outlooks of a view, and keeping them for a later judgement."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING

from synopsis.catalog import put_in_place
from synopsis.indicators.bundle import is_plain
from synopsis.indicators.errors import IndicatorError
from synopsis.indicators.outlook.backtest import backtest, record_of
from synopsis.indicators.outlook.choices import Choices
from synopsis.indicators.outlook.fan import Fan
from synopsis.indicators.outlook.foresee import Subject, foresee_pools, pools
from synopsis.indicators.outlook.panel import PER_YEAR
from synopsis.indicators.outlook.record import Record
from synopsis.indicators.outlook.saved import Believed, Recipe, Saved, write_saved
from synopsis.indicators.outlook.subjects import subjects
from synopsis.vocabulary import CLEAR, Marking

if TYPE_CHECKING:
    from synopsis.catalog import View
    from synopsis.indicators.outlook.foresee import Pool
    from synopsis.vocabulary import Period

# A record of an indicator by year is believed from so many scored years on, by its 80 % intervals.
_ENOUGH, _JUDGED_BY = 30, 0.8


@dataclass(frozen=True, slots=True)
class Ahead:
    """The fans of a view with what they were made of, and what they rest on in a sentence.

    `marking` joins the markings of all figures that the fans learned from; `records` say how past
    outlooks of the indicator that was asked for fared, none where none was.
    """

    fans: tuple[Fan, ...]
    subjects: tuple[Subject, ...]
    basis: str
    marking: Marking
    records: tuple[Record, ...] = ()

    def of_place(self, place: str) -> Ahead:
        """The same of one place alone."""
        pairs = [
            (fan, own)
            for fan, own in zip(self.fans, self.subjects, strict=True)
            if str(fan.place) == place
        ]
        return replace(
            self, fans=tuple(fan for fan, _ in pairs), subjects=tuple(s for _, s in pairs)
        )


def look_ahead(
    view: View, indicator: str = "", until: Period | None = None, horizon: int = 0, seed: int = 0
) -> Ahead:
    """What may come of every series by month, or of one indicator's series.

    With `until`, from the figures up to a period as they stand in the view: what was published by
    then may have been otherwise, and the basis says so.
    """
    found = subjects(view, indicator, until)
    choices = Choices.parse(view.profile.region.methods)
    together = pools(found, choices, horizon, seed)
    fans = foresee_pools(found, together, choices)
    marking = reduce(Marking.join, (one.series.marking for one in found), CLEAR)
    kept = [at for at, one in enumerate(found) if indicator in ("", one.series.indicator.id)]
    records = _records(together, indicator, 3) if indicator else ()
    failed = next((one for one in records if _is_failed(one, choices)), None)
    return Ahead(
        tuple(_withheld(fans[at], failed) for at in kept),
        tuple(found[at] for at in kept),
        _basis(view, until),
        marking,
        records,
    )


def _is_failed(record: Record, choices: Choices) -> bool:
    """Whether past outlooks of an indicator by year were so far off that none should be given.

    Series by month are judged by the record of their pool, which is published.
    """
    held = record.everywhere.held.get(_JUDGED_BY, 1.0)
    is_enough = record.everywhere.n >= _ENOUGH
    return is_enough and record.per_year == 1 and held < choices.least_held


def _withheld(fan: Fan, failed: Record | None) -> Fan:
    if failed is None or fan.why_not:
        return fan
    held = failed.everywhere.held[_JUDGED_BY]
    why = (
        "none is believed, since past intervals that were to hold 80 % of what came held "
        f"{100 * held:.0f} %"
    )
    return replace(fan, steps=(), weights={}, why_not=why)


def _basis(view: View, until: Period | None) -> str:
    known = f"figures as known on {view.as_of}"
    if until is None:
        return f"Rests on {known}."
    return (
        f"Rests on {known}, those that describe time up to {until} alone: what was published by "
        "then may have differed."
    )


def save_outlooks(view: View, ahead: Ahead, file: Path) -> int:
    """Write the outlooks that have steps to a file, whole or not at all; how many they are."""
    believed = tuple(
        _believed(fan, subject)
        for fan, subject in zip(ahead.fans, ahead.subjects, strict=True)
        if fan.steps
    )
    if not believed:
        raise IndicatorError(
            "no series has an outlook to be kept", where=str(file), remedy="name another indicator"
        )
    last = max(fan.last for fan in ahead.fans if fan.steps and fan.last)
    saved = Saved(last, ahead.basis, view.code, ahead.marking.label, believed)
    put_in_place(file, write_saved(saved).encode())
    return len(believed)


def _believed(fan: Fan, subject: Subject) -> Believed:
    """What is kept of a fan; its truth is the published series itself, or the indicator by its id.

    An indicator that is computed has no published row, so that later figures are to be given as a
    table of the indicator's own values.
    """
    values = [value for _, value in fan.history if value is not None]
    per_year = PER_YEAR[fan.steps[0].period.frequency]
    recent = values[-5 * per_year :]
    moved = [value for value in values[-3 * per_year :] if value]
    indicator = subject.series.indicator
    is_published = is_plain(indicator)
    name = indicator.series if is_published else indicator.id
    within = {"indicator": name}
    recipe = Recipe(
        {"economy": str(fan.place), **within},
        "period",
        "value",
        within,
        is_whole=is_published and subject.is_whole,
    )
    return Believed(
        f"{fan.indicator.id}/{fan.place}",
        fan.steps,
        recipe,
        max(sum(map(abs, recent)) / len(recent), 0.5),
        subject.is_count,
        len(moved) >= per_year,
    )


def look_back(
    view: View, indicator: str = "", origins: int = 36, horizon: int = 0, seed: int = 0
) -> tuple[Record, ...]:
    """The record of the method on the view's own series: one for each pool that has one.

    The origins are the last ones whose whole horizon is known.
    """
    found = subjects(view, indicator)
    choices = Choices.parse(view.profile.region.methods)
    return _records(pools(found, choices, horizon, seed), indicator, 1, origins)


def _records(
    together: Iterable[Pool], indicator: str, apart: int, origins: int = 36
) -> tuple[Record, ...]:
    """The record of each pool that has one; of months, from every `apart`-th origin."""
    found = [_record(pool, indicator, origins, apart) for pool in together]
    return tuple(one for one in found if one is not None)


def _record(pool: Pool, indicator: str, origins: int, apart: int) -> Record | None:
    rolling = pool.rolling
    rows = [
        at for at, one in enumerate(pool.subjects) if indicator in ("", one.series.indicator.id)
    ]
    if not rows:
        return None
    last = max(map(pool.last, rows)) - rolling.steps
    first = max(rolling.first, last - origins + 1)
    if last < first:
        return None
    step = apart if rolling.panel.per_year > 1 else 1
    trial = backtest(rolling, sorted(range(last, first - 1, -step)))
    try:
        return record_of(trial, pool.name, rows)
    except IndicatorError:
        return None
