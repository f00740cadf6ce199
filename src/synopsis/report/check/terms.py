"""The region's terms as the check needs them: economies, bodies, groups, and word rules."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from synopsis.report.check.words import ENDING, any_of, either
from synopsis.vocabulary import Region

if TYPE_CHECKING:
    from synopsis.catalog import Profile

_OUTSIDE = frozenset({"not named", "not a member"})
_ACCEPTED = frozenset({"variant", "former name", "abbreviation"})


@dataclass(frozen=True, eq=False, slots=True)
class Body:
    """A mechanism or organisation of the region's registry: its short name and its full one.

    `members` are the place codes of the economies that take part, `outside` of those that the
    registry says do not; `others` are further spellings of the full name.
    """

    short: str
    name: str
    members: frozenset[str] = frozenset()
    outside: frozenset[str] = frozenset()
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spelling:
    """A spelling that is not the name's; `unless` one of these words stands before it."""

    wrong: str
    right: str
    sure: bool = False
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False, slots=True)
class Terms:
    """What a region profile says of names and words; `words` is its own `terms.yml`.

    `names` are the spellings of each economy by place code, without asterisks. `about` and
    `elsewhere` are words by which a text shows of whom it speaks, a `~` for any ending; `groups`
    are ethnic and religious groups written in the same way. `acronyms` leads from an acronym of
    the registry or the field to its full name. `proper` are names that keep their words.
    """

    region: Region
    bodies: tuple[Body, ...] = ()
    words: Mapping[str, object] = field(default_factory=dict)
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    about: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    acronyms: Mapping[str, str] = field(default_factory=dict)
    spellings: tuple[Spelling, ...] = ()
    proper: tuple[str, ...] = ()


def load_terms(profile: "Profile") -> Terms:
    """The terms of a region: its economies, the bodies of its cards, and its `terms.yml`."""
    words = profile.sheet("terms.yml")
    others = _others(profile)
    bodies = tuple(_body(card, others) for card in profile.cards("mechanisms"))
    return Terms(
        profile.region,
        bodies,
        words,
        {one.place.code: _spelt(one.names.values(), one.codes) for one in profile.region.economies},
        _list(words, "about"),
        _list(words, "elsewhere"),
        _list(words, "groups"),
        {str(key): str(name) for key, name in (words.get("acronyms") or {}).items()}
        | {body.short: body.name for body in bodies},
        tuple(_spelling(one) for one in words.get("spellings") or ()),
        _list(words, "names"),
    )


@lru_cache(maxsize=8)
def designated(terms: Terms) -> re.Pattern[str]:
    """The names that carry a mark at every mention, in every language, with or without it."""
    names = [
        name.removesuffix("*")
        for economy in terms.region.economies
        if economy.designation
        for name in economy.names.values()
    ]
    return any_of(names)


def ending(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern of whole words in which a `~` stands for any ending; it minds capitals."""
    return re.compile(rf"(?<![\w-]){either(words, tilde=ENDING)}(?!\w)")


def _list(words: Mapping[str, Any], key: str) -> tuple[str, ...]:
    return tuple(str(word) for word in words.get(key) or ())


def _others(profile: "Profile") -> Mapping[str, tuple[str, ...]]:
    """Further names of each mechanism; misspellings are not among them."""
    found: dict[str, tuple[str, ...]] = {}
    if "aliases.csv" in profile.found:
        for row in profile.table("aliases"):
            if row["kind"] in _ACCEPTED:
                found[row["mechanism"]] = (*found.get(row["mechanism"], ()), row["alias"])
    return found


def _body(card: Mapping[str, Any], others: Mapping[str, tuple[str, ...]]) -> Body:
    members: dict[str, bool] = {}
    for one in card.get("members") or ():
        for code in one.get("economies") or ():
            members[str(code)] = str(one.get("standing")) not in _OUTSIDE
    return Body(
        str(card.get("short") or card["name"]),
        str(card["name"]),
        frozenset(code for code, is_in in members.items() if is_in),
        frozenset(code for code, is_in in members.items() if not is_in),
        others.get(str(card.get("id")), ()),
    )


def _spelt(names: Iterable[str], codes: Iterable[str]) -> tuple[str, ...]:
    """Names and spellings without asterisks, the longest first; codes in capitals are not names."""
    plain = {one.replace("*", "").strip() for one in (*names, *codes)}
    kept = {one for one in plain if len(one) > 2 and not one.isupper() and "(" not in one}
    return tuple(sorted(kept, key=lambda one: (-len(one), one)))


def _spelling(card: Mapping[str, Any]) -> Spelling:
    before = tuple(str(word) for word in card.get("unless") or ())
    return Spelling(str(card["wrong"]), str(card["right"]), bool(card.get("sure")), before)
