"""Warnings: findings that a watched condition has changed, with receiver, due time and caveat.

`watch` says what conditions say on a day, for every card, place and step; nothing is written.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from typing import TYPE_CHECKING

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.warnings.card import Card, Stage, Step
from synopsis.landscape.warnings.judge import Verdict, judge, settle
from synopsis.landscape.warnings.record import ConditionRecord
from synopsis.landscape.warnings.scene import Scene, look
from synopsis.vocabulary import CLEAR, Grade, Marking, Period, Place, Sentence, plain

if TYPE_CHECKING:
    from synopsis.catalog import View
    from synopsis.indicators import Monthly, outlook
    from synopsis.landscape.picture import Picture


@dataclass(frozen=True, slots=True)
class Timeliness:
    """How timely and how good what a warning rests on is.

    `period` is what the newest data describe, `known` the day on which they could first be known,
    `age_days` the days from the end of that period to the day of looking.
    """

    period: Period
    known: date
    age_days: int
    grade: Grade


@dataclass(frozen=True, slots=True)
class WatchedPlace:
    """A card in one place on a day: the verdicts, and whether each step is due.

    A step is due (True), not due (False), or cannot be told (None).
    """

    card: Card
    place: Place
    day: date
    verdicts: tuple[Verdict, ...]
    due: tuple[tuple[Stage, bool | None], ...]
    records: tuple[ConditionRecord, ...] = ()

    @property
    def marking(self) -> Marking:
        """The marking of what this says."""
        return joined_marking(self.verdicts).join(self.card.marking)

    def is_due(self, stage: Stage) -> bool | None:
        """Whether a step is due."""
        return dict(self.due)[stage]

    @property
    def warnings(self) -> tuple["RaisedWarning", ...]:
        """What is due: a warning for each step that is."""
        return tuple(
            _raised(self, step) for step in self.card.steps if self.is_due(step.stage) is True
        )

    @property
    def open_conditions(self) -> tuple[Verdict, ...]:
        """The conditions that cannot be told."""
        return tuple(one for one in self.verdicts if one.holds is None)


@dataclass(frozen=True, slots=True)
class RaisedWarning:
    """A warning: a step of a card became due in a place, seen in data of a period.

    `known` is the first day on which it could be raised, `day` the one on which it was noticed;
    `due` is counted from the latter. The caveat stays with it wherever it goes.
    """

    card: Card
    step: Step
    place: Place
    period: Period
    day: date
    verdicts: tuple[Verdict, ...]
    timeliness: Timeliness
    marking: Marking
    records: tuple[ConditionRecord, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a warning that nothing holds up."""
        if not any(one.holds for one in self.verdicts):
            raise LandscapeError("a warning rests on no condition that holds", where=self.card.id)

    @property
    def id(self) -> str:
        """The same for the same card, step, place and period, so that a repeat is one entry."""
        period = self.period.text.replace("/", "_")
        return f"{self.card.id}/{self.place.code}/{period}/{self.step.stage.value}"

    @property
    def due(self) -> date:
        """The last day for an answer."""
        return self.day + timedelta(days=self.step.due_days)

    @property
    def because(self) -> tuple[Sentence, ...]:
        """Why it was noticed: what each condition that holds says."""
        return tuple(one.because for one in self.verdicts if one.holds)

    @property
    def why(self) -> str:
        """Why it was noticed, as bare text."""
        return "; ".join(map(plain, self.because))


def watch(
    view: "View",
    monthly: Iterable["Monthly"],
    fans: Iterable["outlook.Fan"] = (),
    picture: "Picture | None" = None,
    day: date | None = None,
) -> tuple[RaisedWarning, ...]:
    """What the region's conditions say on a day: every step that is due, by card and place.

    On a day before the view's own it is what today's figures would have said then. Cards whose
    indicators the principal may not know of are not there at all.
    """
    return tuple(one for found in survey_places(look(view, monthly, fans, picture, day))
                 for one in found.warnings)  # fmt: skip


def survey_places(scene: Scene) -> tuple[WatchedPlace, ...]:
    """Every card in every place that it names, with its verdicts, due or not."""
    return tuple(
        _surveyed(card, Place(code), scene) for card in scene.cards for code in card.places
    )


def joined_marking(verdicts: Iterable[Verdict]) -> Marking:
    """The least open marking of what verdicts rest on."""
    return reduce(Marking.join, (one.marking for one in verdicts), CLEAR)


def _surveyed(card: Card, place: Place, scene: Scene) -> WatchedPlace:
    verdicts = tuple(judge(one, place, scene) for one in card.conditions)
    due = tuple((step.stage, settle(step.when, verdicts)) for step in card.steps)
    records = scene.book.records_of(card.id)
    return WatchedPlace(card, place, scene.day, verdicts, due, records)


def _raised(found: WatchedPlace, step: Step) -> RaisedWarning:
    own = [one for one in found.verdicts if one.condition.id in step.when.names]
    holding = [one for one in own if one.holds and one.period is not None]
    newest = max(holding, key=lambda one: (one.period.last, one.period.text) if one.period else ())
    if newest.period is None:
        raise LandscapeError("a condition holds without a period", where=found.card.id)
    known = max((one.known for one in holding if one.known), default=found.day)
    timeliness = Timeliness(
        newest.period,
        known,
        max(0, (found.day - newest.period.last).days),
        reduce(Grade.worst, (one.grade for one in holding)),
    )
    # What does not hold was looked at as well: an entry is marked as all that its step read.
    marking = joined_marking(own).join(found.card.marking)
    return RaisedWarning(
        found.card, step, found.place, newest.period, found.day, tuple(own), timeliness, marking,
        found.records,
    )  # fmt: skip
