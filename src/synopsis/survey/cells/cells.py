"""Cells: what a yearbook holds, as columns of one length."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from synopsis.survey.cells.item import MEAN
from synopsis.survey.cells.rules import Rules
from synopsis.survey.design import Flags, Floats

Counts = NDArray[np.int32]
_SHOWN = ("share", "se", "low", "high", "deff", "n_effective")


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """A cell for every item, domain and category, in this order, whether anybody answered or not.

    `items`, `categories` (of each item, the mean of a scale last) and `domains` (the set's name
    and the group's label) say what the columns `item`, `category` and `domain` point to. `share`
    is the weighted share, or the mean of a scale; `n` the unweighted base and `count` those of it
    in the category (of a mean both are the rows that it rests on), rows of weight nought left out.
    `n_effective` is the base over `deff`, and where all or none are in the cell, so that the
    sample shows no spread, Kish's. What nobody answered is NaN, never nought.

    The numbers stay where `suppressed` says that no face may show them; `shown` leaves them out.
    """

    items: tuple[str, ...]
    categories: tuple[tuple[str, ...], ...]
    domains: tuple[tuple[str, str], ...]
    rules: Rules
    item: Counts
    domain: Counts
    category: Counts
    share: Floats
    se: Floats
    low: Floats
    high: Floats
    deff: Floats
    n: Counts
    count: Counts
    weighted_base: Floats
    n_effective: Floats
    df: Floats
    suppressed: Flags
    flagged: Flags

    def __len__(self) -> int:
        """How many cells there are."""
        return len(self.share)

    @property
    def is_mean(self) -> Flags:
        """Which cells are means of scales and no shares."""
        last = np.array([len(one) - 1 if one[-1] == MEAN else -1 for one in self.categories])
        found: Flags = self.category == last[self.item]
        return found

    def shown(self) -> "Cells":
        """The cells with NaN, and a count of -1, where nothing may be shown."""
        hidden = self.suppressed
        blank: dict[str, Any] = {
            name: np.where(hidden, np.nan, getattr(self, name)) for name in _SHOWN
        }
        return replace(self, count=np.where(hidden, np.int32(-1), self.count), **blank)

    def of(self, item: str, domain: tuple[str, str]) -> NDArray[np.int64]:
        """The positions of an item's cells in a domain, by category."""
        place, size = self.items.index(item), len(self.domains)
        above = sum(len(one) for one in self.categories[:place]) * size
        own = len(self.categories[place])
        return np.arange(own) + above + self.domains.index(domain) * own

    def labels(self) -> Iterator[tuple[str, str, str, str]]:
        """Item, domain set, domain and category of each cell."""
        for item, domain, category in zip(
            self.item.tolist(), self.domain.tolist(), self.category.tolist(), strict=True
        ):
            yield self.items[item], *self.domains[domain], self.categories[item][category]
