"""Markings: TLP 2.0 with releasability, their lattice, and the one predicate of sharing.

FIRST, Traffic Light Protocol 2.0 (2022), for the levels. A marking above CLEAR names its owner;
an empty releasable-to set means the owner alone, never everybody.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, Protocol

from synopsis.vocabulary.errors import VocabularyError

_BODY = re.compile(r"[A-Z0-9][A-Z0-9-]{0,30}")


class Tlp(IntEnum):
    """The five sharing limits of TLP 2.0, from open to closed."""

    CLEAR = 0
    GREEN = 1
    AMBER = 2
    AMBER_STRICT = 3
    RED = 4

    @property
    def label(self) -> str:
        """The limit as it is printed, e.g. `TLP:AMBER+STRICT`."""
        return f"TLP:{self.name.replace('_', '+')}"

    @classmethod
    def parse(cls, text: str) -> "Tlp":
        """Read a limit from its printed or bare name."""
        name = text.upper().removeprefix("TLP:").replace("+", "_")
        if name not in cls.__members__:
            raise VocabularyError(
                f"'{text}' is not a TLP 2.0 limit",
                remedy="use CLEAR, GREEN, AMBER, AMBER+STRICT or RED",
            )
        return cls[name]


class Reader(Protocol):
    """Whoever looks: a clearance, and the body they belong to (empty: the public)."""

    @property
    def clearance(self) -> Tlp:
        """The highest limit that the reader may see."""

    @property
    def body(self) -> str:
        """The reader's ministry, agency or secretariat."""


@dataclass(frozen=True, slots=True)
class Marking:
    """A sharing limit, its owner, and the bodies it is releasable to besides the owner."""

    level: Tlp
    owner: str = ""
    releasable_to: frozenset[str] = field(default_factory=frozenset)

    def __post_init__(self) -> None:
        """Refuse names that no body could have; keep one spelling of every marking."""
        if self.level == Tlp.CLEAR:
            object.__setattr__(self, "owner", "")
            object.__setattr__(self, "releasable_to", frozenset())
            return
        object.__setattr__(self, "releasable_to", self.releasable_to - {self.owner})
        for body in self.audience:
            if not _BODY.fullmatch(body):
                raise VocabularyError(
                    f"'{body}' is not the name of a body",
                    where=f"a marking {self.level.label}",
                    remedy="use capitals, digits and hyphens",
                )

    @classmethod
    def parse(cls, value: object) -> "Marking":
        """Read a marking from a card: a limit, or its `level`, `owner` and `releasable_to`."""
        if not isinstance(value, Mapping):
            return cls(Tlp.parse(str(value)))
        shared = frozenset(map(str, value.get("releasable_to") or ()))
        return cls(Tlp.parse(str(value["level"])), str(value.get("owner") or ""), shared)

    @property
    def audience(self) -> frozenset[str]:
        """The bodies that may see it at all; meaningless for CLEAR, which is for everybody."""
        return self.releasable_to | ({self.owner} if self.owner else frozenset())

    @property
    def releasability(self) -> str:
        """The releasable-to set as one column of text: `|ALB|RCC|`, empty for nobody else."""
        return f"|{'|'.join(sorted(self.releasable_to))}|" if self.releasable_to else ""

    def join(self, other: "Marking") -> "Marking":
        """The least open marking that honours both: of anything derived from both."""
        if Tlp.CLEAR in (self.level, other.level):
            return max(self, other, key=lambda marking: marking.level)
        owner = self.owner if self.owner == other.owner else ""
        return Marking(max(self.level, other.level), owner, self.audience & other.audience)

    @property
    def label(self) -> str:
        """The marking as it is printed on an edition."""
        shared = f" for {', '.join(sorted(self.audience))}" if self.audience else ""
        return f"{self.level.label}{shared}"


CLEAR = Marking(Tlp.CLEAR)


Includes = Callable[[Any, str], Any]


def visible(level: Any, owner: Any, releasability: Any, reader: Reader, includes: Includes) -> Any:  # noqa: ANN401
    """Judge who sees what, over plain values or over columns that overload `&`, `|` and `==`.

    Written once: `may_see` evaluates it in Python, the stores compile it to SQL.
    `includes` says whether the releasability column holds a token. A reader without a body is
    the public and meets only the first clause, since no marking has an empty owner *and* shares.
    """
    is_open = level == int(Tlp.CLEAR)
    if not reader.body:
        return is_open
    theirs = (owner == reader.body) | includes(releasability, f"|{reader.body}|")
    return is_open | ((level <= int(reader.clearance)) & theirs)


def may_see(reader: Reader, marking: Marking) -> bool:
    """Whether a reader may see what carries a marking."""
    return bool(
        visible(
            int(marking.level),
            marking.owner,
            marking.releasability,
            reader,
            lambda column, token: token in column,
        )
    )
