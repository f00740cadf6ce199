"""Standing tasks of monitoring, and fragile processes that are watched however quiet they are."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.framework.grounds import (
    Grounds,
    parse_grounds,
    parse_sources,
    read_part,
    refuse_rest,
)

WHERE = "watch_list.yml"
_ROLE = ("id", "name", "about")
_PROCESS = ("id", "name", "place", "trend", "quiet", "yet", "watch", "reviewer", "lines",
            "reference", "assessment", "source")  # fmt: skip
_TASK = ("id", "name", "trend", "owner", "watch", "why_no_series", "every_days", "action", "lines",
         "reference", "assessment", "source")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Role:
    """Who receives and answers: an office, never a person."""

    id: str
    name: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Process:
    """A fragile process: why it looks quiet, and why the guard stays up all the same.

    An error of calm costs more here than one of alarm, so it stays listed while nothing moves.
    """

    id: str
    name: str
    place: str
    trend: str
    quiet: str
    yet: str
    watch: tuple[str, ...]
    reviewer: str
    grounds: Grounds


@dataclass(frozen=True, slots=True)
class Task:
    """A standing task: an owner looks at something every so many days, and what was agreed then."""

    id: str
    name: str
    trend: str
    owner: str
    watch: tuple[str, ...]
    every_days: int
    action: str
    grounds: Grounds
    why_no_series: str = ""

    def __post_init__(self) -> None:
        """Refuse a task that watches nothing and does not say why, or that nobody ever does."""
        if bool(self.watch) == bool(self.why_no_series):
            raise LandscapeError(
                "a task names what it watches, or why no series is there; not both",
                where=f"{WHERE}, task '{self.id}'",
            )
        if self.every_days < 1 or not self.action:
            raise LandscapeError(
                "a task has no rhythm or no agreed action", where=f"{WHERE}, task '{self.id}'"
            )


def parse_roles(card: Mapping[str, Any]) -> tuple[Role, ...]:
    """The roles of the region."""
    return read_part("roles.yml", lambda: tuple(map(_role, card.get("roles") or ())))


def parse_processes(card: Mapping[str, Any]) -> tuple[Process, ...]:
    """The fragile processes, in their order."""
    return read_part(
        WHERE, lambda: tuple(_process(one, card) for one in _listed(card, "processes"))
    )


def parse_tasks(card: Mapping[str, Any]) -> tuple[Task, ...]:
    """The standing tasks, in their order."""
    return read_part(WHERE, lambda: tuple(_task(one, card) for one in _listed(card, "tasks")))


def _listed(card: Mapping[str, Any], key: str) -> tuple[Mapping[str, Any], ...]:
    return tuple(card.get(key) or ())


def _role(part: Mapping[str, Any]) -> Role:
    refuse_rest(part, _ROLE, "roles.yml")
    return Role(str(part["id"]), str(part["name"]), str(part.get("about") or ""))


def _process(part: Mapping[str, Any], card: Mapping[str, Any]) -> Process:
    refuse_rest(part, _PROCESS, f"{WHERE}, process '{part.get('id', '?')}'")
    return Process(
        str(part["id"]),
        str(part["name"]),
        str(part["place"]),
        str(part["trend"]),
        str(part["quiet"]),
        str(part["yet"]),
        watch=tuple(map(str, part.get("watch") or ())),
        reviewer=str(part["reviewer"]),
        grounds=parse_grounds(part, parse_sources(card)),
    )


def _task(part: Mapping[str, Any], card: Mapping[str, Any]) -> Task:
    refuse_rest(part, _TASK, f"{WHERE}, task '{part.get('id', '?')}'")
    return Task(
        str(part["id"]),
        str(part["name"]),
        str(part["trend"]),
        str(part["owner"]),
        watch=tuple(map(str, part.get("watch") or ())),
        every_days=int(str(part["every_days"])),
        action=str(part["action"]),
        grounds=parse_grounds(part, parse_sources(card)),
        why_no_series=str(part.get("why_no_series") or ""),
    )
