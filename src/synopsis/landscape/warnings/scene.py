"""The scene: what is known on a day of everything that conditions read."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from synopsis.indicators import Indicator, Series, change, load_indicators, method_of
from synopsis.landscape.warnings.book import WarningBook, load_warnings
from synopsis.landscape.warnings.card import Card
from synopsis.landscape.warnings.spotted import Spotted, Where, spotted_in
from synopsis.sources import load_cards, visible_cards
from synopsis.vocabulary import Frequency, Period, Region, Unit, may_see

if TYPE_CHECKING:
    from synopsis.catalog import Profile, View
    from synopsis.indicators import Monthly, outlook
    from synopsis.landscape.picture import Picture, Reading

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Sighting:
    """One monthly series as watched: its alarms, or why there can be none.

    `newest` is the newest month known by the day, `known` the first day on which it could be.
    """

    series: Series
    watch: change.Watch
    newest: Period | None
    known: date | None


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known on a day: monthly series, readings and outlooks by indicator and place.

    The book holds only what the principal may know of.
    """

    day: date
    region: Region
    book: WarningBook
    sightings: Mapping[Key, Sighting] = field(default_factory=dict)
    readings: Mapping[Key, "Reading"] = field(default_factory=dict)
    fans: Mapping[Key, "outlook.Fan"] = field(default_factory=dict)
    spotted: Mapping[Where, Spotted] = field(default_factory=dict)

    @property
    def cards(self) -> tuple[Card, ...]:
        """The cards that are watched."""
        return self.book.cards


def look(
    view: "View",
    monthly: Iterable["Monthly"],
    fans: Iterable["outlook.Fan"] = (),
    picture: "Picture | None" = None,
    day: date | None = None,
) -> Scene:
    """The scene of a view on a day (the view's own, where none is given).

    Of series, only months whose publication lag had passed by the day are read; on an earlier day
    it is what today's figures would have said then, not what was published then.
    """
    profile, at = view.profile, day or view.as_of
    return Scene(
        at,
        profile.region,
        open_book(view),
        _sightings(tuple(one.known_by(at) for one in monthly), _thresholds(profile)),
        _readings(picture),
        {(fan.indicator.id, fan.place.code): fan for fan in fans},
        spotted_in(view, at),
    )


def open_book(view: "View") -> WarningBook:
    """The book without all that names an indicator of a source that may not be seen.

    Of a hidden source not even the card, task or record that would rest on it is told.
    """
    book = load_warnings(view.profile)
    known = {one.id for one in open_indicators(view)}
    return replace(
        book,
        cards=tuple(
            card
            for card in book.cards
            if may_see(view.principal, card.marking)
            and {one.indicator for one in card.conditions if one.indicator} <= known
        ),
        processes=tuple(one for one in book.processes if set(one.watch) <= known),
        tasks=tuple(one for one in book.tasks if set(one.watch) <= known),
        records=tuple(one for one in book.records if one.indicator in known),
    )


def open_indicators(view: "View") -> tuple[Indicator, ...]:
    """The region's indicators but those of sources that the view's principal may not see."""
    hidden = {card.id for card in load_cards(view.profile)} - {
        card.id for card in visible_cards(view)
    }
    return tuple(
        one
        for one in load_indicators(view.profile.cards("indicators"))
        if not hidden & {need.source for need in method_of(one).ingredients(one)}
    )


def months_of(series: Series) -> change.Monthly | None:
    """A series as the detectors read it, months between its points as missing; none if not monthly.

    Counts are watched as counts, anything else as a value.
    """
    points = [one for one in series.points if one.period.frequency is Frequency.MONTH]
    if not points or len(points) < len(series.points):
        return None
    first, last = points[0].period, points[-1].period
    values = [math.nan] * (last.month_number - first.month_number + 1)
    for one in points:
        values[one.period.month_number - first.month_number] = one.quantity.number
    known = [value for value in values if not math.isnan(value)]
    is_count = series.indicator.unit is Unit.COUNT and all(
        value >= 0 and value == int(value) for value in known
    )
    family = change.Family.COUNT if is_count else change.Family.VALUE
    return change.Monthly(first, tuple(values), family)


def _thresholds(profile: "Profile") -> change.Thresholds:
    """The choices of the watch on change, under bounds of the warnings' own where there are any."""
    card, own = profile.sheet("change.yml"), profile.sheet("warning_bounds.yml")
    if not own:
        return change.Thresholds.parse(card)
    choices = {**(card.get("choices") or {}), "false_alarms": own["false_alarms"]}
    bounds = {**(card.get("bounds") or {}), **own["bounds"]}
    return change.Thresholds.parse(
        {"choices": choices, "bounds": bounds, "tuned": own.get("tuned")}
    )


def _sightings(many: tuple["Monthly", ...], thresholds: change.Thresholds) -> dict[Key, Sighting]:
    """Every monthly series watched, those of the shortest lag first."""
    found: dict[Key, Sighting] = {}
    ordered = sorted(many, key=lambda one: one.lag_months)
    kept = [(one, values) for one in ordered if (values := months_of(one.series))]
    lags = [one.lag_months for one, _ in kept]
    answers = watched([values for _, values in kept], thresholds, lags)
    for (one, _), answer in zip(kept, answers, strict=True):
        newest = one.series.points[-1].period
        sighting = Sighting(one.series, answer, newest, newest.known_from(one.lag_months))
        found[one.series.indicator.id, one.series.place.code] = sighting
    return found


def watched(
    many: Sequence[change.Monthly], thresholds: change.Thresholds, lags: Sequence[int]
) -> list[change.Watch]:
    """The watch over series by their lags, of which those of a kind without a bound are refused."""
    bound = [at for at, one in enumerate(many) if thresholds.reach(one.family)]
    answers = change.watch_all(
        [many[at] for at in bound], thresholds, lag_months=[lags[at] for at in bound]
    )
    found = dict(zip(bound, answers, strict=True))
    refusal = change.Refusal("no bound was tuned for series of its kind")
    return [found.get(at, change.Watch(refusals=(refusal,))) for at in range(len(many))]


def _readings(picture: "Picture | None") -> dict[Key, "Reading"]:
    if picture is None:
        return {}
    return {
        (reading.series.indicator.id, cell.place.code): reading
        for cell in picture.cells.values()
        for reading in cell.readings
    }
