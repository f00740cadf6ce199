"""The graph of a coding: influences between concepts, parallel ones joined with all their lines."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.influences.coding import Coding, Count
from synopsis.landscape.influences.concept import Concept
from synopsis.landscape.influences.influence import Influence, Kind, Sign, Strength
from synopsis.landscape.influences.influence_map import InfluenceMap

_FIRMEST = tuple(Strength)


@dataclass(frozen=True, slots=True)
class CodedLink:
    """What one concept does to another by one sign, with every influence that says so.

    `is_disputed`: the report also says the opposite of the same two concepts.
    """

    source: str
    target: str
    sign: Sign
    influences: tuple[Influence, ...]
    is_disputed: bool = False

    @property
    def strength(self) -> Strength:
        """The firmest way in which the report says it."""
        return min((one.strength for one in self.influences), key=_FIRMEST.index)

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of the report, each span once, in the order of the influences."""
        return tuple(dict.fromkeys(one.lines for one in self.influences))

    @property
    def references(self) -> tuple[str, ...]:
        """The report's own references at these lines, each once."""
        return tuple(dict.fromkeys(ref for one in self.influences for ref in one.references))


@dataclass(frozen=True, slots=True)
class Graph:
    """Concepts and the links between them in one coding; nothing of the map is dropped unsaid.

    `inward` are influences of a concept on itself under this coding, `unplaced` the phrases that
    fit no concept, `apart` the influences that could not be drawn because of them, `enablers`
    those kept apart from causes.
    """

    coding: str
    concepts: Mapping[str, Concept]
    links: tuple[CodedLink, ...]
    inward: tuple[CodedLink, ...] = ()
    unplaced: tuple[str, ...] = ()
    apart: tuple[Influence, ...] = ()
    enablers: tuple[Influence, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a link to nothing."""
        for link in self.links:
            for end in (link.source, link.target):
                if end not in self.concepts:
                    raise LandscapeError(
                        f"a link leads to '{end}', which is no concept",
                        where=f"the graph of the coding '{self.coding}'",
                    )

    @property
    def disputed(self) -> tuple[CodedLink, ...]:
        """The links of which the report also says the opposite."""
        return tuple(link for link in self.links if link.is_disputed)

    def between(self, source: str, target: str) -> tuple[CodedLink, ...]:
        """The links from one concept to another: one for each sign that the report gives."""
        return tuple(one for one in self.links if (one.source, one.target) == (source, target))


def coded(influence_map: InfluenceMap, coding: str, *, enablers: bool = False) -> Graph:
    """The graph of a coding, of causes alone or (`enablers`) with what multiplies them.

    An influence of phrases that count as several concepts is drawn between each pair of them; a
    phrase that says the opposite of its concept turns the sign.
    """
    read = influence_map.coding(coding)
    joined: dict[tuple[str, str, Sign], list[Influence]] = {}
    apart = []
    for one in kept(influence_map.influences, enablers=enablers):
        ends = tuple(_ends(one, read))
        for key in ends:
            joined.setdefault(key, []).append(one)
        if not ends:
            apart.append(one)
    links = [
        CodedLink(*key, tuple(said), _is_disputed(key, joined)) for key, said in joined.items()
    ]
    return Graph(
        coding,
        read.concepts,
        tuple(link for link in links if link.source != link.target),
        tuple(link for link in links if link.source == link.target),
        read.unplaced,
        tuple(apart),
        ()
        if enablers
        else tuple(one for one in influence_map.influences if one.kind is Kind.ENABLER),
    )


def kept(influences: Iterable[Influence], *, enablers: bool) -> tuple[Influence, ...]:
    """The influences that are drawn: causes, and enablers only where they are asked for."""
    return tuple(one for one in influences if enablers or one.kind is Kind.CAUSE)


def signed(sign: Sign, source: Count, target: Count) -> Sign:
    """The sign between two concepts of an influence between two phrases."""
    if source.is_opposite is target.is_opposite:
        return sign
    return _turned(sign)


def _turned(sign: Sign) -> Sign:
    """The opposite sign; of what is left open, none."""
    return {Sign.MORE: Sign.LESS, Sign.LESS: Sign.MORE}.get(sign, sign)


def _is_disputed(
    key: tuple[str, str, Sign], joined: Mapping[tuple[str, str, Sign], list[Influence]]
) -> bool:
    source, target, sign = key
    return sign is not Sign.OPEN and (source, target, _turned(sign)) in joined


def _ends(one: Influence, coding: Coding) -> Iterable[tuple[str, str, Sign]]:
    """The pairs of concepts between which an influence is drawn, each once."""
    return dict.fromkeys(
        (source.concept, target.concept, signed(one.sign, source, target))
        for source in coding.counts[one.source]
        for target in coding.counts[one.target]
    )
