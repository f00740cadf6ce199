"""Codings: named decisions which phrases count as one concept, and where they may be doubted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.influences.concept import Concept

NONE = "none"  # what a doubt says of a phrase that may not be placed at all
EVERY = "all"  # the coding of a doubt about a link, which holds in every coding


@dataclass(frozen=True, slots=True)
class Count:
    """A concept that a phrase counts as, or (`is_opposite`) says the opposite of."""

    concept: str
    is_opposite: bool = False

    @classmethod
    def parse(cls, text: str) -> "Count":
        """Read `corruption`, or `-rule_of_law` for its opposite."""
        return cls(text.removeprefix("-"), text.startswith("-"))

    def __str__(self) -> str:
        """As it is written."""
        return f"-{self.concept}" if self.is_opposite else self.concept


@dataclass(frozen=True, slots=True)
class Doubt:
    """One decision of a coding that a careful reader could take otherwise; switched as a whole.

    It is about a phrase (its part `concept` may count as one of `instead`; without `concept`, a
    phrase that is not placed), about a concept (all of it may count as `instead`), or about a link
    (which may be left out).
    """

    id: str
    coding: str
    reason: str
    phrase: str = ""
    concept: Count | None = None
    link: str = ""
    instead: tuple[Count | None, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a doubt about nothing or two things, or without reason or another reading."""
        where = f"the doubt '{self.id or '?'}'"
        if not self.id or not self.reason:
            raise LandscapeError("a doubt needs an id and a reason", where=where)
        read = bool(self.phrase or self.concept)
        if bool(self.link) == read or (self.link and self.instead):
            raise LandscapeError(
                "it names neither a phrase or concept nor a link alone",
                where=where,
                remedy="name the concept with what it may count as instead, or the link alone",
            )
        if read and not self.instead:
            raise LandscapeError("it names no other reading", where=where)
        if self.concept in self.instead:
            raise LandscapeError(f"'{self.concept}' may count as itself", where=where)


@dataclass(frozen=True, slots=True)
class Coding:
    """Concepts by id, and what each phrase counts as; a phrase that fits none is not placed."""

    id: str
    name: str
    concepts: Mapping[str, Concept]
    counts: Mapping[str, tuple[Count, ...]]
    about: str = ""
    doubts: tuple[Doubt, ...] = field(default=())

    def __post_init__(self) -> None:
        """Refuse unknown concepts, phrases that count both ways, and doubts in a ring."""
        for phrase, counts in self.counts.items():
            self._check_counts(phrase, counts)
        for doubt in self.doubts:
            self._check_doubt(doubt)
        refuse_ring(self.merges, self._where)
        self._check_choices()

    @property
    def _where(self) -> str:
        return f"the coding '{self.id}'"

    @property
    def merges(self) -> tuple[Doubt, ...]:
        """The doubts by which one whole concept may count as another."""
        return tuple(one for one in self.doubts if one.concept and not one.phrase)

    @property
    def unplaced(self) -> tuple[str, ...]:
        """The phrases that fit no concept of this coding, in the order of the map."""
        return tuple(phrase for phrase, counts in self.counts.items() if not counts)

    def _check_counts(self, phrase: str, counts: Sequence[Count]) -> None:
        for count in counts:
            self._check_concept(count.concept, f"the phrase '{phrase}'")
        if len({one.concept for one in counts}) < len(counts):
            raise LandscapeError(
                f"the phrase '{phrase}' counts twice as one concept, or as it and its opposite",
                where=self._where,
            )

    def _check_concept(self, concept: str, whose: str) -> None:
        if concept not in self.concepts:
            raise LandscapeError(
                f"{whose} counts as '{concept}', which is no concept",
                where=self._where,
                remedy="add the concept or correct the phrase",
            )

    def _check_doubt(self, doubt: Doubt) -> None:
        whose = f"the doubt '{doubt.id}'"
        for count in filter(None, (doubt.concept, *doubt.instead)):
            self._check_concept(count.concept, whose)
        if not doubt.phrase:
            return
        if doubt.phrase not in self.counts:
            raise LandscapeError(
                f"{whose} names the unknown phrase '{doubt.phrase}'", where=self._where
            )
        if doubt.concept not in (self.counts[doubt.phrase] or (None,)):
            raise LandscapeError(
                f"{whose} doubts that '{doubt.phrase}' counts as '{doubt.concept or NONE}', "
                "which it does not",
                where=self._where,
            )

    def _check_choices(self) -> None:
        seen: dict[str, int] = {}
        parts = [(one.phrase, one.concept, one.link) for one in self.doubts]
        if len(set(parts)) < len(parts):
            twin = next(one for one in parts if parts.count(one) > 1)
            told = ", ".join(str(one) for one in twin if one)
            raise LandscapeError(f"two doubts are about {told}", where=self._where)
        for doubt in self.doubts:
            if seen.setdefault(doubt.id, len(doubt.instead)) != len(doubt.instead):
                raise LandscapeError(
                    f"the parts of the doubt '{doubt.id}' name unlike numbers of readings",
                    where=self._where,
                )


def refuse_ring(merges: Iterable[Doubt], where: str) -> None:
    """Refuse concepts that count as each other in a ring: A as B, and B as A."""
    onward = {one.concept.concept: one.instead[0] for one in merges if one.concept}
    for start in tuple(onward):
        seen, at = [start], onward[start]
        while at and at.concept in onward and at.concept not in seen:
            seen.append(at.concept)
            at = onward[at.concept]
        if at and at.concept == start:
            raise LandscapeError(
                f"concepts count as each other in a ring: {' as '.join([*seen, start])}",
                where=where,
                remedy="let one of them stand for itself",
            )
