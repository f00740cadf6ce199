"""Mechanisms: standing bodies and processes of cooperation, and who belongs to them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.framework.grounds import (
    Fact,
    Grounds,
    PublicSource,
    parse_fact,
    parse_facts,
    parse_grounds,
    parse_sources,
    read_part,
    refuse_rest,
    worded,
)
from synopsis.vocabulary import Place

_LISTS = ("principles", "history", "conditions", "roles", "data")
_KEYS = ("id", "order", "name", "short", "head", "kind", "group", "founded", "seat", "remit",
         "functions", "threats", "expertise", "members", "sources", *_LISTS)  # fmt: skip


class MechanismKind(StrEnum):
    """What a mechanism is: frameworks are bodies as well as processes."""

    ORGANISATION = "organisation"
    PROCESS = "process"
    PROGRAMME = "programme"
    PLAN = "plan"
    NETWORK = "network"
    AGENCY = "agency"
    INSTRUMENT = "instrument"


class Standing(StrEnum):
    """How an economy stands to a mechanism; where nothing is known, there is no membership."""

    MEMBER = "member"
    FOUNDER = "founder"
    PARTICIPANT = "participant"
    PARTY = "party"
    HOST = "host"
    BENEFICIARY = "beneficiary"
    AGREEMENT = "agreement"
    ARRANGEMENT = "arrangement"
    INVITED = "invited"
    NOT_NAMED = "not named"
    NOT_MEMBER = "not a member"

    @property
    def is_in(self) -> bool:
        """Whether the economy takes part in any way."""
        return self not in (Standing.NOT_NAMED, Standing.NOT_MEMBER)


@dataclass(frozen=True, slots=True)
class Membership:
    """How one economy stands to one mechanism, since when, by which instrument, on what grounds."""

    mechanism: str
    place: Place
    standing: Standing
    grounds: Grounds
    since: str = ""
    instrument: str = ""

    @property
    def since_words(self) -> str:
        """The date since when, as it is read; empty where it is not known."""
        return worded(self.since)

    @property
    def words(self) -> str:
        """The standing with its year, as it stands in a table."""
        return f"{self.standing}, {self.since[:4]}" if self.since else self.standing.value


@dataclass(frozen=True, slots=True)
class Mechanism:
    """A standing body or process of cooperation, each statement with what it rests on.

    `functions` and `threats` say by id what it does and answers; `conditions` are those of an
    instrument; `roles` what it does around the region's report; `data` what it holds, and for
    whom; `head` is a name without digits, for the head of a column.
    """

    id: str
    order: int
    name: str
    short: str
    kind: MechanismKind
    group: str
    remit: Fact
    founded: Fact | None
    seat: Fact | None
    functions: Mapping[str, Grounds]
    threats: Mapping[str, Grounds]
    members: tuple[Membership, ...]
    principles: tuple[Fact, ...] = ()
    history: tuple[Fact, ...] = ()
    conditions: tuple[Fact, ...] = ()
    roles: tuple[Fact, ...] = ()
    data: tuple[Fact, ...] = ()
    expertise: tuple[str, ...] = ()
    head: str = ""

    @classmethod
    def parse(cls, card: Mapping[str, Any]) -> "Mechanism":
        """Read a mechanism from its card; an error names the card."""
        where = f"the mechanism card '{card.get('id', '?')}'"
        refuse_rest(card, _KEYS, where)
        return read_part(where, lambda: _mechanism(card, parse_sources(card)))


def _mechanism(card: Mapping[str, Any], sources: Mapping[str, PublicSource]) -> Mechanism:
    founded, seat = card.get("founded"), card.get("seat")
    return Mechanism(
        id=str(card["id"]),
        order=int(card["order"]),
        name=str(card["name"]),
        short=str(card.get("short") or card["name"]),
        kind=MechanismKind(card["kind"]),
        group=str(card["group"]),
        remit=parse_fact(card["remit"], sources),
        founded=parse_fact(founded, sources) if founded else None,
        seat=parse_fact(seat, sources) if seat else None,
        functions=_tagged(card, "functions", sources),
        threats=_tagged(card, "threats", sources),
        members=_members(card, sources),
        head=str(card.get("head") or card.get("short") or card["name"]),
        expertise=tuple(map(str, card.get("expertise") or ())),
        **{key: parse_facts(card.get(key), sources) for key in _LISTS},
    )


def _tagged(
    card: Mapping[str, Any], key: str, sources: Mapping[str, PublicSource]
) -> Mapping[str, Grounds]:
    """What a mechanism does or answers, each by its id with its own grounds."""
    found = (card.get(key) or {}).items()
    return {str(topic): parse_grounds(grounds, sources) for topic, grounds in found}


def _members(
    card: Mapping[str, Any], sources: Mapping[str, PublicSource]
) -> tuple[Membership, ...]:
    """The memberships of a card; `economies` in one entry share all that it says."""
    members = tuple(
        Membership(
            str(card["id"]),
            Place(str(code)),
            Standing(part["standing"]),
            parse_grounds(part, sources),
            str(part.get("since") or ""),
            str(part.get("instrument") or ""),
        )
        for part in card.get("members") or ()
        for code in part["economies"]
    )
    places = [one.place for one in members]
    if len(set(places)) != len(places):
        raise LandscapeError("an economy stands twice among the members", remedy="keep one entry")
    return members
