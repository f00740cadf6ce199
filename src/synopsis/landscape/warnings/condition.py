"""Conditions: what is watched, and how conditions are combined: all of them or any, never a sum."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.framework.grounds import refuse_rest

_LONGEST = 3660  # days; a date further off is near to nobody
_DIRECTIONS = ("up", "down", "either")
_SIDES = ("towards concern", "away from concern")
_MEASURES = ("newest", "mean_of_last_year", "same_month_last_year")


@dataclass(frozen=True, slots=True)
class AlarmOn:
    """A monthly series left what its own past leads one to expect."""

    indicator: str
    direction: str = "either"

    def __post_init__(self) -> None:
        """Refuse a way that nothing can move."""
        one_of(self.direction, _DIRECTIONS)


@dataclass(frozen=True, slots=True)
class ChanceOf:
    """An outlook gives a bound's crossing at least a probability, within some periods.

    The bound is `times` a measure of the series' own past, so that it suits every place.
    """

    indicator: str
    side: str
    times: float
    of: str
    chance: float
    within: int

    def __post_init__(self) -> None:
        """Refuse a bound or a probability that has no meaning."""
        one_of(self.side, ("above", "below"))
        one_of(self.of, _MEASURES)
        if not (0 < self.chance < 1 and 0 < self.times < math.inf and 1 <= self.within <= 36):
            raise LandscapeError(
                f"an outlook cannot be asked for a chance of {self.chance} of {self.times} times "
                f"within {self.within} periods",
                remedy="give a chance between nought and one, and up to three years of months",
            )


@dataclass(frozen=True, slots=True)
class ReadingOf:
    """The picture's reading of an indicator: its level among its own past, or its direction."""

    indicator: str
    level_at_least: float | None = None
    direction: str = ""

    def __post_init__(self) -> None:
        """Refuse a condition that says nothing, or too much."""
        if (self.level_at_least is None) == (not self.direction):
            raise LandscapeError(
                "a reading is watched by `level_at_least` or by `direction`",
                remedy="give one of the two",
            )
        if self.direction:
            one_of(self.direction, _SIDES)
        elif not 0 < float(self.level_at_least or 0) <= 100:
            raise LandscapeError(f"a level of {self.level_at_least} is no percentile")


@dataclass(frozen=True, slots=True)
class DateNear:
    """A dated entry of the calendar, of a kind, lies ahead or has just passed."""

    entry_kind: str
    days_before: int
    days_after: int = 0

    def __post_init__(self) -> None:
        """Refuse a span that runs backwards."""
        is_span = 0 <= self.days_before <= _LONGEST and 0 <= self.days_after <= _LONGEST
        if not is_span or not self.entry_kind:
            raise LandscapeError("a date is near for some days before it, and after")


@dataclass(frozen=True, slots=True)
class Unwatched:
    """A condition that no open series measures; somebody watches it and must say when it turns."""

    why: str
    by: str

    def __post_init__(self) -> None:
        """Refuse a gap without its reason or without anybody who looks."""
        if not (self.why and self.by):
            raise LandscapeError(
                "a condition without a series says neither why nor who watches it",
                remedy="give `no_series` its `why` and `by`, a role of roles.yml",
            )


Atom = AlarmOn | ChanceOf | ReadingOf | DateNear | Unwatched


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition with its name and the words that say it; `is_regional` ones are read there."""

    id: str
    words: str
    atom: Atom
    is_regional: bool = False
    card: str = ""

    @property
    def indicator(self) -> str:
        """The indicator that it reads; empty where it reads none."""
        atom = self.atom
        return "" if isinstance(atom, DateNear | Unwatched) else atom.indicator


@dataclass(frozen=True, slots=True)
class Rule:
    """Named conditions and further rules, of which all must hold or any."""

    needs_all: bool
    parts: tuple["str | Rule", ...]

    def __post_init__(self) -> None:
        """Refuse a rule of nothing, which would always or never hold."""
        if not self.parts:
            raise LandscapeError("a rule combines no conditions", remedy="name one at least")

    @property
    def names(self) -> tuple[str, ...]:
        """The conditions that it names, each once."""
        found = (
            name
            for part in self.parts
            for name in (part.names if isinstance(part, Rule) else (part,))
        )
        return tuple(dict.fromkeys(found))


def parse_conditions(card: Mapping[str, Any], where: str) -> tuple[Condition, ...]:
    """The named conditions of a card."""
    return tuple(
        replace(_condition(str(name), dict(part), where), card=str(card.get("id", "")))
        for name, part in (card.get("conditions") or {}).items()
    )


def parse_rule(value: object) -> Rule:
    """A rule from a name, `all:` or `any:` of names and rules."""
    if isinstance(value, str):
        return Rule(needs_all=True, parts=(value,))
    if isinstance(value, Mapping) and len(value) == 1:
        ((word, parts),) = value.items()
        if word in ("all", "any") and isinstance(parts, list):
            return Rule(word == "all", tuple(map(_part, parts)))
    raise LandscapeError(
        f"'{value}' is no rule", remedy="name a condition, or write `all:` or `any:` with a list"
    )


def _part(value: object) -> "str | Rule":
    return value if isinstance(value, str) else parse_rule(value)


def _condition(name: str, part: dict[str, Any], where: str) -> Condition:
    words, region = str(part.pop("words")), part.pop("at", "") == "region"
    kinds = [kind for kind in _ATOMS if kind in part]
    if len(kinds) != 1:
        raise LandscapeError(
            f"the condition '{name}' watches {len(kinds)} things",
            where=where,
            remedy=f"give it one of {', '.join(_ATOMS)}",
        )
    make, known = _ATOMS[kinds[0]]
    refuse_rest(part, (kinds[0], *known), where)
    return Condition(name, words, make(part), region)


def _chance(part: Mapping[str, Any]) -> ChanceOf:
    sides = [side for side in ("above", "below") if side in part]
    if len(sides) != 1:
        raise LandscapeError("an outlook is asked for what is `above` or `below`, one of the two")
    bound = part[sides[0]]
    return ChanceOf(
        str(part["outlook"]),
        sides[0],
        float(str(bound["times"])),
        str(bound["of"]),
        float(str(part["chance"])),
        int(str(part["within"])),
    )


def _reading(part: Mapping[str, Any]) -> ReadingOf:
    level = part.get("level_at_least")
    return ReadingOf(
        str(part["reading"]),
        None if level is None else float(str(level)),
        str(part.get("direction") or ""),
    )


def _near(part: Mapping[str, Any]) -> DateNear:
    return DateNear(
        str(part["calendar"]),
        int(str(part["days_before"])),
        int(str(part.get("days_after") or 0)),
    )


_ATOMS: Mapping[str, tuple[Any, tuple[str, ...]]] = {
    "alarm": (
        lambda part: AlarmOn(str(part["alarm"]), str(part.get("direction") or "either")),
        ("direction",),
    ),
    "outlook": (_chance, ("above", "below", "chance", "within")),
    "reading": (_reading, ("level_at_least", "direction")),
    "calendar": (_near, ("days_before", "days_after")),
    "no_series": (
        lambda part: Unwatched(str(part["no_series"]), str(part.get("by") or "")),
        ("by",),
    ),
}


def one_of(word: str, known: Iterable[str]) -> str:
    """A word of those that are known; any other is refused."""
    if word not in known:
        raise LandscapeError(f"'{word}' is unknown", remedy=f"use one of {', '.join(known)}")
    return word
