"""Scenarios in words: what moves and which way, and why each part holds, by lines of the report."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from synopsis.landscape.futures.model import Landscape
from synopsis.landscape.influences import CodedLink, Concept
from synopsis.landscape.scenarios.balance import BalanceRow, Link, explain
from synopsis.landscape.scenarios.crossimpact import State


class Turn(StrEnum):
    """Which way a concept goes in a scenario, for security."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "as now"
    OPEN = "moves, which way for security is left open"


@dataclass(frozen=True, slots=True)
class Support:
    """What one choice says for or against another, with the links of the report that say so.

    `amount` is in units of the matrix; `links` are empty where the source only has been held.
    """

    source: str
    variant: str
    amount: int
    links: tuple[CodedLink, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One concept of a scenario: its variant, which way that goes, and what carries it.

    The amounts of `supports` and `rest` make `balance`; `lead` is over the best rival.
    """

    concept: Concept
    variant: str
    turn: Turn
    balance: int
    rest: int
    lead: int | None
    supports: tuple[Support, ...]

    @property
    def carried_by(self) -> tuple[Support, ...]:
        """What speaks for it, the most first."""
        return tuple(one for one in self.supports if one.amount > 0)

    @property
    def opposed_by(self) -> tuple[Support, ...]:
        """What speaks against it, the most first."""
        return tuple(reversed([one for one in self.supports if one.amount < 0]))


@dataclass(frozen=True, slots=True)
class ToldScenario:
    """A consistent scenario in words; the balances of its parts make its score.

    Nothing is asked of conditions, so that they have no balance; what they say of others counts.
    """

    id: str
    state: State
    score: int
    parts: tuple[Part, ...]

    def turned(self, turn: Turn) -> tuple[Part, ...]:
        """The concepts that go one way, conditions apart."""
        return tuple(one for one in self.parts if one.turn is turn and one.lead is not None)

    @property
    def title(self) -> str:
        """What kind of future it is, by what moves in it."""
        better, worse = self.turned(Turn.BETTER), self.turned(Turn.WORSE)
        if not better and not worse:
            return "Things stay as they are"
        if better and worse:
            return "Some things get better while others get worse"
        return "Things get better together" if better else "Things get worse together"


def tell_scenario(landscape: Landscape, state: Sequence[int], name: str) -> ToldScenario:
    """A state of the landscape's matrix in words, each part with what carries it."""
    chosen = tuple(map(int, state))
    rows = explain(landscape.matrix.unasked(landscape.held), chosen)
    return ToldScenario(
        name,
        chosen,
        sum(row.balance for row in rows),
        tuple(_part(landscape, chosen, row) for row in rows),
    )


def turn_of(landscape: Landscape, place: int, variant: int) -> Turn:
    """Which way a variant goes for security, against the middle or the held one."""
    middle = landscape.held.get(place, (len(landscape.layers[place].variants) - 1) // 2)
    if variant == middle:
        return Turn.SAME
    sign = landscape.concepts[place].more.sign * (1 if variant > middle else -1)
    return {1: Turn.WORSE, -1: Turn.BETTER, 0: Turn.OPEN}[sign]


def support_of(landscape: Landscape, link: Link, state: Sequence[int], target: Concept) -> Support:
    """What one choice of a state says of a concept, with the links of the report behind it."""
    source = landscape.concepts[link.descriptor].id
    variant = landscape.layers[link.descriptor].variants[state[link.descriptor]]
    return Support(source, variant, link.amount, landscape.links(source, target.id))


def _part(landscape: Landscape, state: State, row: BalanceRow) -> Part:
    concept = landscape.concepts[row.descriptor]
    variants = landscape.layers[row.descriptor].variants
    supports = [support_of(landscape, link, state, concept) for link in row.links]
    return Part(
        concept,
        variants[state[row.descriptor]],
        turn_of(landscape, row.descriptor, state[row.descriptor]),
        row.balance,
        row.bias,
        row.lead if row.descriptor not in landscape.held else None,
        tuple(sorted(supports, key=lambda one: -one.amount)),
    )
