"""The influence map: every link of the report, its phrases, and the codings that read them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.influences.coding import Coding
from synopsis.landscape.influences.influence import Influence, Kind
from synopsis.landscape.influences.switching import recode


@dataclass(frozen=True, slots=True)
class InfluenceMap:
    """All influences in order, and the codings by id."""

    influences: tuple[Influence, ...]
    codings: Mapping[str, Coding]

    def __post_init__(self) -> None:
        """Refuse twins, phrases that a coding does not know, and doubts about links not there."""
        ids = [one.id for one in self.influences]
        if twins := sorted({one for one in ids if ids.count(one) > 1}):
            raise LandscapeError(f"the influence '{twins[0]}' stands twice", where="links.csv")
        for coding in self.codings.values():
            self._check(coding, set(ids))

    def _check(self, coding: Coding, ids: set[str]) -> None:
        where = f"the coding '{coding.id}'"
        phrases = set(self.phrases)
        if unknown := sorted(phrases - set(coding.counts)):
            raise LandscapeError(
                f"the phrase '{unknown[0]}' of a link is unknown",
                where=where,
                remedy="add it to phrases.csv, with an empty cell where it fits no concept",
            )
        if idle := sorted(set(coding.counts) - phrases):
            raise LandscapeError(
                f"the phrase '{idle[0]}' stands in no link", where=where, remedy="remove it"
            )
        if lost := sorted({one.link for one in coding.doubts if one.link} - ids):
            raise LandscapeError(f"a doubt names the unknown link '{lost[0]}'", where=where)

    @property
    def phrases(self) -> tuple[str, ...]:
        """Each phrase once, in the order of the links."""
        both = ((one.source, one.target) for one in self.influences)
        return tuple(dict.fromkeys(phrase for pair in both for phrase in pair))

    @property
    def measures(self) -> tuple[Influence, ...]:
        """The influences that the report names as measures."""
        return tuple(one for one in self.influences if one.is_measure)

    def with_enablers(self) -> "InfluenceMap":
        """The same map with its enablers read as causes, for those who want them joined."""
        read = tuple(replace(one, kind=Kind.CAUSE) for one in self.influences)
        return replace(self, influences=read)

    def reread(self, coding: str, doubts: Iterable[str]) -> "InfluenceMap":
        """The same map with some doubts of a coding taken the other way, by their ids.

        A doubt about a link leaves it out. An unknown doubt is refused with those there are.
        """
        read, taken = self.coding(coding), tuple(doubts)
        known = {one.id for one in read.doubts}
        if unknown := [one for one in taken if one not in known]:
            raise LandscapeError(
                f"there is no doubt '{unknown[0]}'",
                where=f"the coding '{coding}'",
                remedy=f"use one of: {', '.join(sorted(known))}",
            )
        left_out = {one.link for one in read.doubts if one.link and one.id in taken}
        kept = tuple(one for one in self.influences if one.id not in left_out)
        phrases = {phrase for one in kept for phrase in (one.source, one.target)}
        other = recode(read, dict.fromkeys(taken, 1))
        counts = {phrase: own for phrase, own in other.counts.items() if phrase in phrases}
        return InfluenceMap(kept, {coding: replace(other, counts=counts)})

    def coding(self, name: str) -> Coding:
        """A coding by its id."""
        if name not in self.codings:
            raise LandscapeError(
                f"there is no coding '{name}'", remedy=f"use one of: {', '.join(self.codings)}"
            )
        return self.codings[name]
