"""Domains: groups of rows that are estimated side by side, as economies, ages or both at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from synopsis.survey.errors import SurveyError


@dataclass(frozen=True, slots=True, eq=False)
class Domains:
    """Groups of n rows: `codes` are positions in `labels`, -1 where a row is in none.

    Groups may cut across sampling units. One row is in one group at most; groups that overlap
    are several Domains.
    """

    name: str
    labels: tuple[str, ...]
    codes: NDArray[Any]

    def __post_init__(self) -> None:
        """Refuse codes without a label."""
        codes = self.codes
        if codes.ndim != 1 or codes.dtype.kind != "i" or not self.labels:
            raise self._fault(f"codes of type {codes.dtype}", "give signed whole numbers")
        low, high = int(codes.min(initial=0)), int(codes.max(initial=-1))
        if low < -1 or high >= len(self.labels):
            raise self._fault(
                f"the code {low if low < -1 else high} and {len(self.labels)} labels",
                "number the labels from nought, with -1 for no group",
            )

    @classmethod
    def whole(cls, rows: int, label: str = "all", name: str = "all") -> "Domains":
        """One group of all rows."""
        return cls(name, (label,), np.zeros(rows, dtype=np.int8))

    @classmethod
    def of(cls, name: str, column: ArrayLike, labels: Sequence[Any] = ()) -> "Domains":
        """Groups by the values of a column, in the order given or their own; others in none."""
        values = np.asarray(column)
        wanted = list(labels) or np.unique(values).tolist()
        codes = np.full(len(values), -1, dtype=np.int32)
        for number, label in enumerate(wanted):
            codes[values == label] = number
        return cls(name, tuple(map(str, wanted)), codes)

    @property
    def rows(self) -> int:
        """How many rows there are, in a group or not."""
        return len(self.codes)

    def crossed(self, other: "Domains") -> "Domains":
        """The groups of both at once: each of this by each of the other."""
        if self.rows != other.rows:
            raise self._fault(
                f"{self.rows:,} rows and '{other.name}' has {other.rows:,}",
                "cross groups of the same rows",
            )
        size = len(other.labels)
        codes = self.codes.astype(np.int32) * size + other.codes
        codes[(self.codes < 0) | (other.codes < 0)] = -1
        labels = tuple(f"{a}, {b}" for a in self.labels for b in other.labels)
        return Domains(f"{self.name} x {other.name}", labels, codes)

    def _fault(self, what: str, remedy: str) -> SurveyError:
        return SurveyError(f"the domains have {what}", where=self.name, remedy=remedy)
