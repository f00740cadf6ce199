"""Loops: chains of influence that close, told by the product of their signs; paths; knots.

A loop of an even number of links that lessen reinforces itself, one of an odd number balances
itself (J. Sterman, Business Dynamics, 2000, ch. 5); with a sign left open it is undetermined.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce
from itertools import islice, pairwise, product
from typing import TYPE_CHECKING, Any

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.influences.graph import CodedLink, Graph
from synopsis.landscape.influences.influence import Sign

if TYPE_CHECKING:
    import networkx as nx

LONGEST = 4  # links in a loop or path, unless told otherwise; longer ones grow in number fast
MOST = 200_000  # loops or paths before the search stops and says so


class LoopKind(StrEnum):
    """What a loop does to a change that enters it."""

    REINFORCING = "reinforcing"
    BALANCING = "balancing"
    UNDETERMINED = "undetermined"


_KINDS = {
    Sign.MORE: LoopKind.REINFORCING,
    Sign.LESS: LoopKind.BALANCING,
    Sign.OPEN: LoopKind.UNDETERMINED,
}


@dataclass(frozen=True, slots=True)
class Path:
    """Links one after the other, and the sign of the whole."""

    links: tuple[CodedLink, ...]

    def __post_init__(self) -> None:
        """Refuse links that do not follow one another."""
        ends = pairwise(self.links)
        if not self.links or any(one.target != other.source for one, other in ends):
            raise LandscapeError("the links of a path do not follow one another")

    @property
    def sign(self) -> Sign:
        """The product of the signs."""
        return reduce(Sign.times, (link.sign for link in self.links))

    @property
    def concepts(self) -> tuple[str, ...]:
        """The concepts in order, from the first source to the last target."""
        return (*(link.source for link in self.links), self.links[-1].target)


@dataclass(frozen=True, slots=True)
class Loop:
    """Links that close, begun at the concept that comes first by its id."""

    links: tuple[CodedLink, ...]

    def __post_init__(self) -> None:
        """Refuse links that do not close."""
        if Path(self.links).concepts[0] != self.links[-1].target:
            raise LandscapeError("the links of a loop do not close")

    @property
    def concepts(self) -> tuple[str, ...]:
        """The concepts in order, each once."""
        return tuple(link.source for link in self.links)

    @property
    def kind(self) -> LoopKind:
        """Reinforcing, balancing, or left open."""
        return _KINDS[Path(self.links).sign]


@dataclass(frozen=True, slots=True)
class Loops:
    """The loops of a graph up to a length; `knots` holds every concept on a loop of any length.

    `is_complete`: all loops of at most `longest` links were found.
    """

    found: tuple[Loop, ...]
    longest: int
    is_complete: bool
    knots: tuple[tuple[str, ...], ...]

    def of(self, kind: LoopKind) -> tuple[Loop, ...]:
        """The loops of one kind."""
        return tuple(loop for loop in self.found if loop.kind is kind)


@dataclass(frozen=True, slots=True)
class Paths:
    """The paths between two concepts up to a length, shortest first."""

    found: tuple[Path, ...]
    longest: int
    is_complete: bool


def loops(graph: Graph, *, longest: int = LONGEST, most: int = MOST) -> Loops:
    """All loops of at most `longest` links, shortest first; the search stops at `most`.

    Knots (strongly connected components of two or more concepts) are always found in full.
    """
    import networkx as nx  # heavy: only when used

    _check(longest, most)
    drawn = _drawn(graph)
    rounds = (
        (*ring, ring[0]) for ring in map(_turned, nx.simple_cycles(drawn, length_bound=longest))
    )
    chains = tuple(islice(_signed(rounds, graph), most + 1))
    found = sorted((Loop(chain) for chain in chains[:most]), key=lambda one: _order(one.links))
    knots = (sorted(knot) for knot in nx.strongly_connected_components(drawn))
    return Loops(
        tuple(found),
        longest,
        len(chains) <= most,
        tuple(sorted((tuple(knot) for knot in knots if len(knot) > 1), key=lambda k: (-len(k), k))),
    )


def paths(
    graph: Graph, source: str, target: str, *, longest: int = LONGEST, most: int = MOST
) -> Paths:
    """All paths from one concept to another of at most `longest` links, shortest first."""
    import networkx as nx  # heavy: only when used

    _check(longest, most)
    for end in (source, target):
        if end not in graph.concepts:
            raise LandscapeError(
                f"'{end}' is no concept of the coding '{graph.coding}'",
                remedy="ask for one of its concepts by id",
            )
    if source == target:
        raise LandscapeError("a path leads to another concept", remedy="ask for loops instead")
    walks: Iterable[Sequence[str]] = nx.all_simple_paths(
        _drawn(graph), source, target, cutoff=longest
    )
    chains = tuple(islice(_signed(walks, graph), most + 1))
    found = sorted((Path(chain) for chain in chains[:most]), key=lambda one: _order(one.links))
    return Paths(tuple(found), longest, len(chains) <= most)


def _check(longest: int, most: int) -> None:
    if longest < 1 or most < 1:
        raise LandscapeError("no loop or path is shorter than one link", remedy="ask for more")


def _drawn(graph: Graph) -> "nx.DiGraph[Any]":
    import networkx as nx  # heavy: only when used

    drawn: nx.DiGraph[Any] = nx.DiGraph()
    drawn.add_nodes_from(graph.concepts)
    drawn.add_edges_from((link.source, link.target) for link in graph.links)
    return drawn


def _turned(ring: Sequence[str]) -> tuple[str, ...]:
    """A ring begun at its first concept by id, so that it is told in one way only."""
    at = ring.index(min(ring))
    return (*ring[at:], *ring[:at])


def _signed(walks: Iterable[Sequence[str]], graph: Graph) -> Iterator[tuple[CodedLink, ...]]:
    """Each walk in every way in which the report signs its links."""
    between: dict[tuple[str, str], list[CodedLink]] = {}
    for link in graph.links:
        between.setdefault((link.source, link.target), []).append(link)
    for walk in walks:
        yield from product(*(between[pair] for pair in pairwise(walk)))


def _order(links: tuple[CodedLink, ...]) -> tuple[Any, ...]:
    return len(links), tuple((link.source, link.target, link.sign) for link in links)
