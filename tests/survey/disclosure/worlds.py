"""Small samples with every kind of trouble, and how many of their hidden cells an attacker has."""

import numpy as np

from synopsis.survey.disclosure.gate import (
    SHOWN,
    TOO_FEW,
    TOO_SMALL_A_BASE,
    Answered,
    Besides,
    Limits,
    gate,
    primary,
)
from synopsis.survey.disclosure.scheme import Banner, Scheme
from tests.survey.disclosure.attacker import Publication, attack

LIMITS = Limits(10, 30)
FIRST = (TOO_FEW, TOO_SMALL_A_BASE)


class World:
    """A small sample with every kind of trouble: rare answers, small groups, missing groups."""

    def __init__(self, seed: int) -> None:
        rng = np.random.default_rng(seed)
        n = int(rng.integers(50, 260))
        self.sizes = {"economy": int(rng.integers(2, 4)), "sex": 2}
        self.groups = {
            name: rng.choice(size, n, p=rng.dirichlet(np.full(size, 4.0)))
            for name, size in self.sizes.items()
        }
        self.groups["sex"][rng.random(n) < rng.choice([0, 0.03])] = -1
        terms = [(), ("economy",), ("sex",)]
        if rng.random() < 0.6:
            terms.append(("economy", "sex"))
        if rng.random() < 0.5:
            self.sizes["age"] = int(rng.integers(2, 4))
            self.groups["age"] = rng.integers(0, self.sizes["age"], n)
            terms += [("age",)] + ([("sex", "age")] if rng.random() < 0.5 else [])
            self.groups["age"][rng.random(n) < rng.choice([0, 0.04])] = -1
        self.terms = terms
        self.answers = int(rng.integers(2, 5))
        self.codes = rng.choice(self.answers, n, p=rng.dirichlet(np.full(self.answers, 0.8)))
        self.codes[rng.random(n) < 0.05] = -1
        is_equal = rng.random() < 0.3
        self.weights = np.ones(n) if is_equal else np.exp(rng.normal(0, 0.5, n))

        self.numbers, self.net = self.besides(rng)

    def besides(self, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
        """The values of a scale, the last of which may be none, and the answers of a net."""
        numbers, net = np.array([]), np.array([], dtype=np.bool_)
        if self.answers > 2 and rng.random() < 0.5:
            numbers = np.arange(self.answers, dtype=np.float64)
            numbers[-1] = np.nan if rng.random() < 0.5 else numbers[-1]
        if self.answers > 3 and rng.random() < 0.5:
            net = np.arange(self.answers) < 2
        return numbers, net

    @property
    def answered(self) -> Answered:
        besides = Besides(tuple(self.numbers.tolist()), tuple(self.net.tolist()))
        return Answered(self.codes, self.weights, self.answers, besides)

    def banner(self, term: tuple[str, ...]) -> Banner:
        code, size = np.zeros(len(self.codes), dtype=np.int64), 1
        missing = np.zeros(len(self.codes), dtype=np.bool_)
        for name in term:
            missing |= self.groups[name] < 0
            code = code * self.sizes[name] + self.groups[name]
            size *= self.sizes[name]
        return Banner(term, np.where(missing, -1, code), size)

    @property
    def banners(self) -> list[Banner]:
        return [self.banner(term) for term in self.terms]

    def columns(self) -> list[dict[str, int]]:
        found = []
        for term in self.terms:
            shape = [self.sizes[name] for name in term]
            found += [dict(zip(term, map(int, at), strict=True)) for at in np.ndindex(*shape)]
        return found

    def silent_columns(self) -> list[dict[str, int]]:
        """Who told all but the last group of a term, and is in a column of the others."""
        found = []
        for term in self.terms:
            for name in term:
                rest = tuple(one for one in term if one != name)
                if rest not in self.terms:
                    continue
                shape = [self.sizes[one] for one in rest]
                found += [dict(zip(rest, map(int, at), strict=True)) | {name: -1}
                          for at in np.ndindex(*shape)]  # fmt: skip
        return [one for one in found if self.rows(one).any()]

    def rows(self, column: dict[str, int]) -> np.ndarray:
        inside = self.codes >= 0
        for name, code in column.items():
            inside = inside & (self.groups[name] == code)
        return inside

    def published(self, hidden: np.ndarray) -> Publication:
        bases, shares, sums = [], [], []
        for at, (column, blank) in enumerate(zip(self.columns(), hidden, strict=True)):
            inside = self.rows(column)
            amounts = np.bincount(self.codes[inside], self.weights[inside], self.answers)
            base = amounts.sum()
            share = amounts / max(base, 1e-300)
            bases.append(base)
            shares.append(np.where(blank[: self.answers], np.nan, share))
            more = blank[self.answers :].tolist()
            if len(self.numbers) and not more.pop(0):
                counts = np.isfinite(self.numbers)
                middle = amounts[counts] @ self.numbers[counts] / max(amounts[counts].sum(), 1e-300)
                away = np.where(counts, self.numbers - middle, 0.0)
                square = (amounts @ away**2) / max(amounts[counts].sum(), 1e-300)
                # The mean, and what its standard error, design effect and base give together.
                sums.append((at, away, 0.0))
                sums.append((at, np.where(counts, away**2 - square, 0.0), 0.0))
            if len(self.net) and not more.pop(0):
                sums.append((at, self.net.astype(np.float64), amounts[self.net].sum()))
        return Publication(
            self.sizes, tuple(self.columns()), np.array(bases), np.array(shares), tuple(sums),
            tuple(self.silent_columns()),
        )  # fmt: skip

    def gate(self) -> np.ndarray:
        return gate(Scheme.of(self.banners), self.answered, LIMITS)

    @property
    def settled(self) -> np.ndarray:
        """The reasons of the whole and of the economies alone."""
        return gate(Scheme.of(self.banners[:2]), self.answered, LIMITS)

    def gate_in_two_steps(self) -> np.ndarray:
        return gate(Scheme.of(self.banners), self.answered, LIMITS, self.settled)


Ends = dict[tuple[int, int], tuple[float, float]]


def ends(world: World, hidden: np.ndarray) -> Ends:
    """The least and the most that the attacker finds for each hidden cell."""
    return {
        (column, answer): (low, high)
        for column, answer, low, high in attack(world.published(hidden))
    }


def recovered(  # the world, what is hidden, and what no gate can keep
    world: World, reasons: np.ndarray, kept: Ends | None = None, *, only_exact: bool = False
) -> int:
    """Hidden cells that the attacker pins down, or primary ones that move too little.

    `kept` is how far cells could move at the very most.
    """
    found = 0
    columns = [*world.columns(), *world.silent_columns()]
    for (column, answer), (low, high) in ends(world, reasons != SHOWN).items():
        inside = world.rows(columns[column])
        base, n = world.weights[inside].sum(), inside.sum()
        value = world.weights[inside & (world.codes == answer)].sum()
        step = LIMITS.least_count * base / n
        slack = 1e-4 * base + 1e-6
        least, most = (kept or {}).get((column, answer), (0.0, base))
        needs = min(step, most - value), min(step, value - least)
        counts = np.bincount(world.codes[inside], minlength=world.answers)[None, :]
        own = primary(counts, LIMITS)[0, answer]
        is_printed = column < len(reasons)
        is_first = reasons[column, answer] in FIRST if is_printed else own != SHOWN
        short = high - value < needs[0] - slack or value - low < needs[1] - slack
        exact = high - low < 1e-6 * base and most - least > 1e-3 * step
        found += (exact and (is_printed or is_first)) or (short and is_first and not only_exact)
    return found
