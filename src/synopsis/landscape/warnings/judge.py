"""Judging conditions: each holds, does not hold, or cannot be told; a gap is never a no.

Rules combine verdicts by the strong three-valued logic of S. C. Kleene (1952), Introduction to
Metamathematics, section 64: all fail with one that fails, any hold with one that holds, and what
rests on an open one is open.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from synopsis.indicators import Series, change
from synopsis.landscape.phrasing import value_span, without_digits
from synopsis.landscape.warnings.condition import (
    AlarmOn,
    Atom,
    ChanceOf,
    Condition,
    DateNear,
    ReadingOf,
    Rule,
    Unwatched,
)
from synopsis.landscape.warnings.outlooks import ChanceGiven, chance_given
from synopsis.landscape.warnings.scene import Scene, Sighting
from synopsis.vocabulary import (
    CLEAR,
    Address,
    Grade,
    Marking,
    Period,
    Place,
    Sentence,
    Span,
    compose,
    digits,
)

if TYPE_CHECKING:
    from synopsis.landscape.picture import Reading
    from synopsis.landscape.warnings.calendar import Entry

_SURE = Grade("A", 1)
# A date that was read at its source, and one that was not.
_READ, _UNREAD = Grade("A", 2), Grade("C", 3)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a condition holds in a place (none: it cannot be told), why, and on what.

    `period` is what the data describe, `known` the first day on which they could be known.
    """

    condition: Condition
    place: Place
    holds: bool | None
    because: Sentence
    period: Period | None = None
    known: date | None = None
    rests_on: tuple[Address, ...] = ()
    marking: Marking = CLEAR
    grade: Grade = _SURE
    alarm: change.Alarm | None = None
    probability: float | None = None


def judge(condition: Condition, place: Place, scene: Scene) -> Verdict:
    """The verdict on one condition in one place, or in the whole region where the card says so."""
    at = scene.region.place if condition.is_regional else place
    return _JUDGES[type(condition.atom)](condition, at, scene)


def settle(rule: Rule, verdicts: Iterable[Verdict]) -> bool | None:
    """Whether a rule holds, given the verdicts on the conditions that it names."""
    by_name = {one.condition.id: one.holds for one in verdicts}
    parts = [
        settle(part, verdicts) if isinstance(part, Rule) else by_name[part] for part in rule.parts
    ]
    deciding = not rule.needs_all
    if deciding in parts:
        return deciding
    return None if None in parts else not deciding


def _open(condition: Condition, place: Place, why: str, series: Series | None = None) -> Verdict:
    marking = series.marking if series else CLEAR
    return Verdict(condition, place, None, compose(why), marking=marking)


def _alarm(condition: Condition, place: Place, scene: Scene) -> Verdict:
    atom: AlarmOn = condition.atom  # type: ignore[assignment]  # by the table of judges
    sighting = scene.sightings.get((atom.indicator, place.code))
    if sighting is None or sighting.newest is None or sighting.known is None:
        return _open(condition, place, "no monthly figure of it is known here")
    told = _Told(condition, place, sighting)
    age = (scene.day - sighting.newest.last).days
    if age > scene.book.choices.current_days:
        return told.verdict(
            None,
            compose(
                "its newest month is {month}, too long ago to speak of the day",
                month=_month(sighting.series, sighting.newest),
            ),
        )
    standing = timedelta(days=scene.book.choices.alarm_stands_days)
    found = [
        one
        for one in sighting.watch.alarms
        if atom.direction in ("either", one.direction.value)
        and one.raised <= scene.day < one.raised + standing
    ]
    if found:
        return told.alarmed(found[-1])
    if not sighting.watch.judged:
        reasons = [one.reason for one in sighting.watch.refusals] or ["it cannot be judged yet"]
        return told.verdict(None, compose(without_digits(reasons[0])))
    return told.verdict(
        False,  # noqa: FBT003  # the verdict itself
        compose(
            "up to {month} nothing left what its past leads one to expect",
            month=_month(sighting.series, sighting.newest),
        ),
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """A verdict in the making, on one watched series."""

    condition: Condition
    place: Place
    sighting: Sighting

    def verdict(self, holds: bool | None, because: Sentence) -> Verdict:  # noqa: FBT001  # its whole point
        series = self.sighting.series
        rests_on = (series.address(series.points[-1]),)
        return Verdict(
            self.condition, self.place, holds, because, self.sighting.newest, self.sighting.known,
            rests_on, series.marking, series.grade,
        )  # fmt: skip

    def alarmed(self, alarm: change.Alarm) -> Verdict:
        series = self.sighting.series
        point = next(one for one in series.points if one.period == alarm.period)
        low, high = (
            Span(digits(value, 0), address=series.derived(f"expected-{alarm.period}"))
            for value in (alarm.low, alarm.high)
        )
        because = compose(
            "{measure}: {seen} in {month}, where its past led one to expect {low} to {high}; "
            "{reason}",
            measure=Span(series.indicator.name),
            seen=value_span(series, point),
            month=_month(series, alarm.period),
            low=low,
            high=high,
            reason=Span(without_digits(alarm.reason)),
        )
        return Verdict(
            self.condition, self.place, True, because,  # noqa: FBT003  # the verdict itself
             alarm.period, alarm.raised,
            (series.address(point), series.derived(f"expected-{alarm.period}")),
            series.marking, series.grade, alarm,
        )  # fmt: skip


def _chance(condition: Condition, place: Place, scene: Scene) -> Verdict:
    atom: ChanceOf = condition.atom  # type: ignore[assignment]  # by the table of judges
    fan = scene.fans.get((atom.indicator, place.code))
    sighting = scene.sightings.get((atom.indicator, place.code))
    given = chance_given(fan, atom) if fan else None
    if fan is None or not isinstance(given, ChanceGiven) or fan.last is None:
        why = given if isinstance(given, str) else "there is no outlook of it here"
        return _open(condition, place, without_digits(why), sighting.series if sighting else None)
    if (scene.day - fan.last.last).days > scene.book.choices.current_days:
        return _open(condition, place, "its outlook rests on months too long ago")
    address = given.address
    side = "more" if atom.side == "above" else "less"
    because = compose(
        "{measure}: the outlook gives {side} than {bound} within {steps} months a chance of "
        "{chance} in a hundred",
        measure=Span(fan.indicator.name),
        side=Span(side),
        bound=Span(digits(given.bound, 0), address=address),
        steps=Span(str(atom.within), address=address),
        chance=Span(digits(100 * given.chance, 0), address=address),
    )
    return Verdict(
        condition, place, given.chance >= atom.chance, because, fan.last,
        sighting.known if sighting else fan.last.known_from(1),
        (address,), sighting.series.marking if sighting else CLEAR,
        sighting.series.grade if sighting else _SURE, None, given.chance,
    )  # fmt: skip


def _reading(condition: Condition, place: Place, scene: Scene) -> Verdict:
    atom: ReadingOf = condition.atom  # type: ignore[assignment]  # by the table of judges
    reading = scene.readings.get((atom.indicator, place.code))
    if reading is None:
        return _open(condition, place, "there is no reading of it here and for this day")
    series, last = reading.series, reading.series.last
    part = reading.level if atom.level_at_least is not None else reading.direction
    age = (scene.day - last.period.last).days if last else 0
    is_late = not reading.is_current or age > scene.book.choices.reading_days
    if part is None or last is None or is_late:
        late = "its figures end too long ago to speak of the day"
        why = late if is_late else reading.why_not or "its figures are too few"
        return _open(condition, place, without_digits(why), series)
    is_level = atom.level_at_least is not None
    if is_level:
        least = float(atom.level_at_least or 0)
        holds = reading.level is not None and reading.level.percentile >= least
    else:
        holds = reading.direction is not None and reading.direction.word == atom.direction
    because = compose(
        "{measure}: {value} in {year}, {word}",
        measure=Span(series.indicator.name),
        value=value_span(series, last),
        year=_month(series, last.period),
        word=_placed(reading, is_level=is_level),
    )
    return Verdict(
        condition, place, holds, because, last.period, last.period.known_from(0),
        (series.address(last), part.address), series.marking, series.grade,
    )  # fmt: skip


def _placed(reading: "Reading", *, is_level: bool) -> Sentence:
    """Where a reading stands in its own past, or which way it points."""
    if is_level and reading.level:
        level = Span(digits(reading.level.own, 0), address=reading.level.address)
        return compose("percentile {level} of its own past", level=level)
    return (Span(reading.direction.word if reading.direction else ""),)


def _date(condition: Condition, place: Place, scene: Scene) -> Verdict:
    atom: DateNear = condition.atom  # type: ignore[assignment]  # by the table of judges
    own = [
        one
        for one in scene.book.calendar
        if one.kind == atom.entry_kind and one.place in (None, scene.region.place, place)
    ]
    near = [one for one in own if one.is_near(scene.day, atom.days_before, atom.days_after)]
    if near:
        return _dated(condition, place, near[0], holds=True)
    ahead = [one for one in own if one.first > scene.day]
    if ahead:
        return _dated(condition, place, ahead[0], holds=False)
    return _open(condition, place, "the calendar knows of none ahead")


def _dated(condition: Condition, place: Place, entry: "Entry", *, holds: bool) -> Verdict:
    day = Span(entry.first.isoformat(), address=entry.address)
    because = compose("{name}: {day}", name=Span(entry.name), day=day)
    atom: DateNear = condition.atom  # type: ignore[assignment]  # by the table of judges
    return Verdict(
        condition, place, holds, because, Period.parse(entry.first.isoformat()),
        entry.first - timedelta(days=atom.days_before), (entry.address,), CLEAR,
        _READ if entry.verified else _UNREAD,
    )  # fmt: skip


def _unwatched(condition: Condition, place: Place, scene: Scene) -> Verdict:
    atom: Unwatched = condition.atom  # type: ignore[assignment]  # by the table of judges
    who = scene.book.role(atom.by).name
    said = scene.spotted.get((condition.card, condition.id, place.code))
    standing = timedelta(days=scene.book.choices.alarm_stands_days)
    if said is None or scene.day >= said.day + standing:
        return _open(condition, place, f"no open series tells it ({atom.why}); watched by: {who}")
    word = "said to have turned" if said.holds else "said to be over"
    month = Period.parse(f"{said.day:%Y-%m}")
    because = compose(f"{condition.words}: {word}, since {said.reason}")
    return Verdict(
        condition, place, said.holds, because, month, said.day, (), said.marking, _UNREAD
    )  # fmt: skip


_JUDGES: dict[type[Atom], Callable[[Condition, Place, Scene], Verdict]] = {
    AlarmOn: _alarm,
    ChanceOf: _chance,
    ReadingOf: _reading,
    DateNear: _date,
    Unwatched: _unwatched,
}


def _month(series: Series, period: Period) -> Span:
    return Span(str(period), address=series.derived(str(period)))
