"""Explanation: which choices carry each descriptor of a scenario, exactly.

The balance of a chosen variant is its bias and what every choice, its own included, says of it; the
balances of all chosen variants make the total impact score of the scenario.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.scenarios.crossimpact import CrossImpact


@dataclass(frozen=True, slots=True)
class Link:
    """What one choice says of another, in units of judgement: a descriptor at its variant."""

    descriptor: int
    variant: int
    amount: int


@dataclass(frozen=True, slots=True)
class BalanceRow:
    """One descriptor of a scenario: its variant, what speaks for and against it, and its rivals.

    `links` leaves out those who say nothing; `rivals` are the other variants and their balances.
    """

    descriptor: int
    variant: int
    balance: int
    bias: int
    links: tuple[Link, ...]
    rivals: tuple[tuple[int, int], ...]

    def __post_init__(self) -> None:
        """Refuse links that do not make the balance."""
        if self.bias + sum(one.amount for one in self.links) != self.balance:
            raise LandscapeError(
                "what is said of a variant does not make its balance",
                where=f"the descriptor {self.descriptor}",
            )

    @property
    def lead(self) -> int | None:
        """By how much it leads its best rival; below nought where it should not have been chosen.

        None where it has no rival.
        """
        return self.balance - max(sums for _, sums in self.rivals) if self.rivals else None


def explain(model: CrossImpact, state: Sequence[int]) -> tuple[BalanceRow, ...]:
    """The rows of a state, a descriptor each; their balances sum to `model.score(state)`."""
    refuse_foreign_state(model, state)
    sums = model.balances(state).tolist()
    rows = model.rows(state).tolist()
    return tuple(
        BalanceRow(
            descriptor=place,
            variant=state[place],
            balance=sums[row],
            bias=int(model.bias[row]),
            links=links_of(model, state, model.cells[rows, row].tolist()),
            rivals=tuple(
                (variant, sums[int(model.offsets[place]) + variant])
                for variant in range(model.sizes[place])
                if variant != state[place]
            ),
        )
        for place, row in enumerate(rows)
    )


def links_of(model: CrossImpact, state: Sequence[int], amounts: Sequence[int]) -> tuple[Link, ...]:
    """What each choice of a state says, those left out who say nothing."""
    places = range(len(model.sizes))
    return tuple(
        Link(place, state[place], amount)
        for place, amount in zip(places, amounts, strict=True)
        if amount
    )


def refuse_foreign_state(model: CrossImpact, state: Sequence[int]) -> None:
    """Refuse a state that is none of the matrix."""
    fits = len(state) == len(model.sizes) and all(
        0 <= chosen < size for chosen, size in zip(state, model.sizes, strict=True)
    )
    if not fits:
        raise LandscapeError(
            f"{tuple(state)} is no state of {len(model.sizes)} descriptors with "
            f"{', '.join(map(str, model.sizes))} variants, counted from nought",
            where=f"the cross-impact matrix '{model.name}'",
        )
