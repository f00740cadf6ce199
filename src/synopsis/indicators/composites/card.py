"""Cards of composites: members, groups, choices, what-if variants and earlier versions."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from synopsis.indicators.composites.choices import STEPS, Choice, parse_choice
from synopsis.indicators.errors import IndicatorError

ROOT = "score"  # the name of what all groups and members add up to
_KEYS = {
    "id", "name", "about", "higher_means", "caveat", "from", "until", "members", "groups",
    "resilience", "choices", "variants", "version", "before",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Member:
    """An indicator in a composite: its composite weight, its group, and which way it counts.

    `direction` is `raises` or `lowers`, or empty where the indicator's own concern says so.
    """

    indicator: str
    weight: float = 1.0
    group: str = ROOT
    direction: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A group of members, or of other groups, with its composite weight in the group above."""

    id: str
    name: str
    weight: float = 1.0
    within: str = ROOT


@dataclass(frozen=True, slots=True)
class Variant:
    """Another way to make the composite: the steps changed, and the members left out."""

    id: str
    about: str
    changes: Mapping[str, Choice]
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """A composite as its card says it; every choice is named here and nowhere else."""

    id: str
    name: str
    about: str
    higher_means: str
    caveat: str
    members: tuple[Member, ...]
    groups: tuple[Group, ...]
    resilience: tuple[Member, ...]
    choices: Mapping[str, Choice]
    variants: tuple[Variant, ...] = ()
    version: str = ""
    before: tuple[Variant, ...] = ()
    first: int | None = None
    last: int | None = None

    def __post_init__(self) -> None:
        """Refuse what no score could be made of."""
        where = f"the composite '{self.id}'"
        for told, least in ((self.members, 2), (self.resilience, 0)):
            names = [one.indicator for one in told]
            _refuse(len(names) < least, where, "fewer than two members", "name at least two")
            _refuse(len(set(names)) < len(names), where, "a member stands twice", "keep one")
        both = {one.indicator for one in self.members} & {one.indicator for one in self.resilience}
        _refuse(bool(both), where, f"'{min(both, default='')}' is a member and resilience too",
                "resilience is scored apart: keep it in one")  # fmt: skip
        words = ("worse", "better")
        _refuse(self.higher_means not in words, where, "'higher_means' is not said",
                f"write {' or '.join(words)}")  # fmt: skip
        missing = [step for step in STEPS if step not in self.choices]
        _refuse(bool(missing), where, f"no choice for {', '.join(missing)}", "name each step")
        silent = [step for step, one in self.choices.items() if not one.reason]
        _refuse(bool(silent), where, f"no reason for {', '.join(silent)}", "say why")
        _check_groups(self, where)
        for one in (*self.variants, *self.before):
            _check_variant(self, one, where)

    @property
    def named(self) -> frozenset[str]:
        """Every indicator that the card names, in its members, variants and earlier versions."""
        used = [self.choices, *(one.changes for one in (*self.variants, *self.before))]
        below = {one["denominate"].arguments.get("by", "") for one in used if "denominate" in one}
        members = {one.indicator for one in (*self.members, *self.resilience)}
        return frozenset(members | below - {""})

    @property
    def untold(self) -> IndicatorError:
        """The refusal to a reader who may not see all of its members; it names none."""
        return IndicatorError(
            "it cannot be told to this reader: not all of its members may be seen",
            where=f"the composite '{self.id}'",
            remedy="ask as a principal who may see them",
        )


def _refuse(is_wrong: bool, where: str, what: str, remedy: str) -> None:  # noqa: FBT001  # it says whether
    if is_wrong:
        raise IndicatorError(what, where=where, remedy=remedy)


def _check_groups(card: Card, where: str) -> None:
    """Every group and member hangs under the score, by weights that are no nonsense."""
    ids = [group.id for group in card.groups]
    _refuse(len(set(ids)) < len(ids) or ROOT in ids, where, "a group's name is taken", "rename it")
    above = {group.id: group.within for group in card.groups}
    for name in (*above.values(), *(one.group for one in card.members)):
        _refuse(name != ROOT and name not in above, where, f"there is no group '{name}'",
                f"use one of {', '.join([*above, ROOT])}")  # fmt: skip
    for start, within in above.items():
        seen, up = {start}, within
        while up != ROOT:
            _refuse(up in seen, where, f"the group '{start}' lies within itself", "untie it")
            seen.add(up)
            up = above[up]
    used = {one.group for one in card.members} | set(above.values())
    empty = [name for name in ids if name not in used]
    _refuse(bool(empty), where, f"nothing is in the group {', '.join(empty)}", "leave it out")
    weights = [one.weight for one in card.groups]
    weights += [one.weight for one in (*card.members, *card.resilience)]
    for weight in weights:
        fits = math.isfinite(weight) and weight >= 0
        _refuse(not fits, where, f"a composite weight is {weight}", "give nought or more")


def _check_variant(card: Card, variant: Variant, where: str) -> None:
    names = {one.indicator for one in card.members}
    strange = [name for name in variant.without if name not in names]
    told = f"{where}, variant '{variant.id}'"
    _refuse(bool(strange), told, f"{', '.join(strange)} is no member", "name members to leave out")
    _refuse(len(names) - len(variant.without) < 2, told, "fewer than two members stay", "keep two")
    _refuse(
        not variant.changes and not variant.without, told, "nothing is changed", "change a step"
    )
    ids = [one.id for one in (*card.variants, *card.before)]
    _refuse(ids.count(variant.id) > 1, told, "its name stands twice", "rename one")


def vary(card: Card, name: str) -> Card:
    """The card as one of its variants has it, with no variants of its own."""
    found = {one.id: one for one in (*card.variants, *card.before)}
    if name not in found:
        raise IndicatorError(
            f"there is no variant '{name}'",
            where=f"the composite '{card.id}'",
            remedy=f"use one of {', '.join(found)}" if found else "its card names none",
        )
    made = found[name]
    changes = {
        step: replace(choice, reason=choice.reason or made.about)
        for step, choice in made.changes.items()
    }
    members = tuple(one for one in card.members if one.indicator not in made.without)
    used = groups_above(card.groups, members)
    return replace(
        card,
        members=members,
        groups=tuple(one for one in card.groups if one.id in used),
        choices={**card.choices, **changes},
        variants=(),
        before=(),
    )


def groups_above(groups: Sequence[Group], members: Sequence[Member]) -> set[str]:
    """The groups that hold a member, themselves or further down."""
    above = {group.id: group.within for group in groups}
    found: set[str] = set()
    for member in members:
        name = member.group
        while name != ROOT:
            found.add(name)
            name = above[name]
    return found


def parse_card(card: Mapping[str, Any]) -> Card:
    """Read a composite from its card; refuse unknown keys, steps and words."""
    where = f"the composite card '{card.get('id', '?')}'"
    unknown = sorted(set(map(str, card)) - _KEYS)
    if unknown:
        raise IndicatorError(
            f"unknown keys {', '.join(unknown)}", where=where, remedy="remove or rename them"
        )
    try:
        return _read(card, where)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise IndicatorError(
            f"the card cannot be read: {type(error).__name__} {error!s}",
            where=where,
            remedy="compare it with a shipped card",
        ) from error


def _read(card: Mapping[str, Any], where: str) -> Card:
    return Card(
        id=str(card["id"]),
        name=str(card["name"]),
        about=str(card.get("about") or ""),
        higher_means=str(card.get("higher_means") or ""),
        caveat=str(card.get("caveat") or ""),
        members=_members(card["members"], where),
        groups=tuple(
            Group(str(one["id"]), str(one.get("name", one["id"])), _weight(one, where),
                  str(one.get("within") or ROOT))
            for one in _each(card.get("groups"), {"id", "name", "weight", "within"}, where)
        ),
        resilience=_members(card.get("resilience"), where),
        choices={
            str(step): parse_choice(str(step), told, where)
            for step, told in dict(card["choices"]).items()
        },
        variants=_variants(card.get("variants"), where),
        version=str(card.get("version") or ""),
        before=_variants(card.get("before"), where),
        first=None if card.get("from") is None else int(card["from"]),
        last=None if card.get("until") is None else int(card["until"]),
    )  # fmt: skip


def _each(told: object, keys: set[str], where: str) -> Iterable[Mapping[str, Any]]:
    """The mappings of a list in a card, none with a key that is not known."""
    for one in told if isinstance(told, Sequence) else ():
        unknown = sorted(set(map(str, one)) - keys)
        if unknown:
            raise IndicatorError(
                f"unknown keys {', '.join(unknown)}", where=where, remedy="remove or rename them"
            )
        yield one


def _weight(one: Mapping[str, Any], where: str) -> float:
    weight = one.get("weight", 1)
    if isinstance(weight, bool) or not isinstance(weight, int | float):
        raise IndicatorError(
            f"a composite weight is {weight!r}", where=where, remedy="give a number"
        )
    return float(weight)


def _members(told: object, where: str) -> tuple[Member, ...]:
    found = []
    for one in _each(told, {"indicator", "weight", "group", "direction", "reason"}, where):
        direction = str(one.get("direction") or "")
        if direction not in ("", "raises", "lowers"):
            raise IndicatorError(
                f"'{direction}' is not a direction", where=where, remedy="use raises or lowers"
            )
        found.append(
            Member(str(one["indicator"]), _weight(one, where), str(one.get("group") or ROOT),
                   direction, str(one.get("reason") or ""))
        )  # fmt: skip
    return tuple(found)


def _variants(told: object, where: str) -> tuple[Variant, ...]:
    keys = {"id", "about", "without", *STEPS}
    return tuple(
        Variant(
            str(one["id"]),
            str(one["about"]),
            {step: parse_choice(step, one[step], where) for step in STEPS if step in one},
            tuple(map(str, one.get("without") or ())),
        )
        for one in _each(told, keys, where)
    )
