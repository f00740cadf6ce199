"""The book of warnings: all that a region's profile says of what is watched, checked whole."""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.framework.grounds import read_part, refuse_rest, refuse_twins
from synopsis.landscape.warnings.calendar import Entry, parse_calendar
from synopsis.landscape.warnings.card import LONGEST, Card
from synopsis.landscape.warnings.condition import AlarmOn, DateNear, Unwatched
from synopsis.landscape.warnings.record import WHERE, ConditionRecord, parse_records
from synopsis.landscape.warnings.watch_list import (
    Process,
    Role,
    Task,
    parse_processes,
    parse_roles,
    parse_tasks,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from synopsis.catalog import Profile


@dataclass(frozen=True, slots=True)
class Choices:
    """Named choices of the region: how long an alarm stands, and how old data may be to speak.

    `current_days` is of months and outlooks, `reading_days` of yearly readings; both are counted
    from the end of the newest period.
    """

    alarm_stands_days: int = 120
    current_days: int = 180
    reading_days: int = 1096
    reason: str = ""

    def __post_init__(self) -> None:
        """Refuse spans of no days."""
        spans = (self.alarm_stands_days, self.current_days, self.reading_days)
        if not all(1 <= int(str(one)) <= LONGEST for one in spans):
            raise LandscapeError("a span has no days", where="warnings.yml")


@dataclass(frozen=True, slots=True)
class WarningBook:
    """Cards, calendar, roles, fragile processes, standing tasks, choices and the record."""

    cards: tuple[Card, ...] = ()
    calendar: tuple[Entry, ...] = ()
    roles: tuple[Role, ...] = ()
    processes: tuple[Process, ...] = ()
    tasks: tuple[Task, ...] = ()
    choices: Choices = field(default_factory=Choices)
    records: tuple[ConditionRecord, ...] = ()

    def __post_init__(self) -> None:
        """Refuse twins, receivers that are no role, and dates of a kind that no entry has."""
        for kind in ("cards", "roles", "processes", "tasks"):
            refuse_twins([one.id for one in getattr(self, kind)], f"the {kind} of warnings")
        roles = {one.id for one in self.roles}
        for who, where in self._asked():
            if who not in roles:
                raise LandscapeError(
                    f"'{who}' is no role of the region",
                    where=where,
                    remedy="a warning goes to a role of roles.yml, never to a person",
                )
        kinds = {entry.kind for entry in self.calendar}
        for card in self.cards:
            for one in card.conditions:
                if isinstance(one.atom, DateNear) and one.atom.entry_kind not in kinds:
                    raise LandscapeError(
                        f"the calendar has no entry of the kind '{one.atom.entry_kind}'",
                        where=f"the warning card '{card.id}'",
                    )

    def role(self, wanted: str) -> Role:
        """The role with an id."""
        return next(one for one in self.roles if one.id == wanted)

    def card(self, wanted: str) -> Card | None:
        """The card with an id, if the book has it."""
        return next((one for one in self.cards if one.id == wanted), None)

    def records_of(self, wanted: str) -> tuple[ConditionRecord, ...]:
        """The records of a card's alarms: of the indicator and the direction that it watches.

        The card is named by its id; one that the book does not have has none.
        """
        card = self.card(wanted)
        watched = {
            (one.atom.indicator, one.atom.direction)
            for one in (card.conditions if card else ())
            if isinstance(one.atom, AlarmOn)
        }
        return tuple(
            one
            for one in self.records
            if {(one.indicator, one.direction), (one.indicator, "either")} & watched
        )

    def _asked(self) -> Iterable[tuple[str, str]]:
        """Every role that is asked for something, and where."""
        for card in self.cards:
            where = f"the warning card '{card.id}'"
            yield from ((step.receiver, where) for step in card.steps)
            yield from (
                (one.atom.by, where) for one in card.conditions if isinstance(one.atom, Unwatched)
            )
            if card.conditional:
                yield card.conditional.watched_by, where
        yield from ((one.reviewer, f"the process '{one.id}'") for one in self.processes)
        yield from ((one.owner, f"the task '{one.id}'") for one in self.tasks)


def load_warnings(profile: "Profile") -> WarningBook:
    """What a profile says of warnings; a part that the region does not have is empty."""
    listed = profile.sheet("watch_list.yml")
    cards = map(Card.parse, profile.cards("warnings"))
    rows = profile.table(WHERE.removesuffix(".csv")) if WHERE in profile.found else ()
    return WarningBook(
        tuple(sorted(cards, key=lambda card: (card.order, card.id))),
        parse_calendar(profile.sheet("calendar.yml")),
        parse_roles(profile.sheet("roles.yml")),
        parse_processes(listed),
        parse_tasks(listed),
        _choices(profile.sheet("warnings.yml")),
        parse_records(rows),
    )


def _choices(card: "Mapping[str, Any]") -> Choices:
    refuse_rest(card, ("id", *(one.name for one in fields(Choices))), "warnings.yml")
    known = {key: value for key, value in card.items() if key != "id"}
    return read_part("warnings.yml", lambda: Choices(**known))
