"""Designs: how a sample was drawn, stage by stage, and what each row stands for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from synopsis.survey.errors import SurveyError
from synopsis.survey.residual import Residual

Floats = NDArray[np.float64]
Codes = NDArray[np.int64]
Flags = NDArray[np.bool_]


class Lonely(StrEnum):
    """What to do where a stratum has a single primary sampling unit (PSU)."""

    FAIL = "fail"
    CERTAINTY = "certainty"
    REMOVE = "remove"
    AVERAGE = "average"
    ADJUST = "adjust"


@dataclass(frozen=True, slots=True, eq=False)
class Stage:
    """One stage of sampling: each row's unit and stratum, units drawn there, and units there are.

    Codes are whole numbers from 0, nested in the stages above; `size` is infinite where the
    stage was drawn with replacement or its size is not known.
    """

    unit: Codes
    stratum: Codes
    drawn: Floats
    size: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Design:
    """A sample design over n rows; `member` marks the rows of the domain that is looked at.

    Rows outside the domain stay, since their units were drawn: a domain is no smaller sample.
    """

    weights: Floats
    stages: tuple[Stage, ...]
    member: Flags
    lonely: Lonely = Lonely.FAIL
    lonely_in_domains: bool = False
    residuals: tuple[Residual, ...] = ()

    @classmethod
    def of(  # noqa: PLR0913  # the parts of a design
        cls,
        weights: ArrayLike | None = None,
        *,
        units: Sequence[ArrayLike] = (),
        strata: Sequence[ArrayLike] = (),
        sizes: Sequence[ArrayLike] = (),
        lonely: str = "fail",
        nest: bool = False,
    ) -> "Design":
        """A design from columns of n rows: units, strata and sizes stage by stage.

        Without units every row is one. A size is the number of units in the stratum, or, where
        all are at most 1, the fraction that was drawn. Without weights, sizes give them. With
        `nest`, units are numbered anew in each stratum; without it, a unit in two strata is
        refused.
        """
        rows = _rows(weights, units, strata, sizes)
        columns = [np.asarray(one) for one in units] or [np.arange(rows)]
        stages = _stages(columns, list(strata), list(sizes), rows, nest=nest)
        return cls(
            _weights(weights, stages, rows),
            stages,
            np.ones(rows, dtype=np.bool_),
            _lonely(lonely),
        )

    @property
    def rows(self) -> int:
        """How many rows there are, in the domain or not."""
        return len(self.weights)

    @property
    def df(self) -> int:
        """Degrees of freedom: first-stage units less strata, among rows that have a weight."""
        counted = self.member & (self.weights != 0)
        first = self.stages[0]
        return len(np.unique(first.unit[counted])) - len(np.unique(first.stratum[counted]))

    @property
    def domain_weights(self) -> Floats:
        """Weights, zero outside the domain."""
        return np.where(self.member, self.weights, 0.0)

    def ultimate(self) -> "Design":
        """The same design, its error taken from the first stage alone (ultimate clusters)."""
        return replace(self, stages=self.stages[:1])

    def within(self, chosen: ArrayLike) -> "Design":
        """The same design, looking at the chosen rows alone."""
        return replace(self, member=self.member & np.asarray(chosen, dtype=np.bool_))

    def with_lonely(self, lonely: str, *, in_domains: bool = False) -> "Design":
        """The same design with another choice for strata of one unit."""
        return replace(self, lonely=_lonely(lonely), lonely_in_domains=in_domains)


def _lonely(word: str) -> Lonely:
    if word not in set(Lonely):
        raise SurveyError(
            f"'{word}' is not a choice for strata of one unit",
            remedy=f"use one of {', '.join(Lonely)}",
        )
    return Lonely(word)


def _rows(*groups: Any) -> int:  # noqa: ANN401
    lengths = {
        len(np.asarray(column))
        for group in groups
        if group is not None
        for column in (group if isinstance(group, list | tuple) else [group])
    }
    if len(lengths) != 1:
        raise SurveyError(
            f"the columns of the design have {sorted(lengths) or 'no'} rows",
            remedy="give columns of one length",
        )
    return lengths.pop()


def _weights(weights: ArrayLike | None, stages: tuple[Stage, ...], rows: int) -> Floats:
    """The weights given, or the inverse of the chance that the sizes imply."""
    if weights is None:
        chance = np.ones(rows)
        for stage in stages:
            chance = chance * np.where(np.isfinite(stage.size), stage.drawn / stage.size, 1.0)
        return 1 / chance
    found = np.asarray(weights, dtype=np.float64)
    for fault, what in (
        (~np.isfinite(found), "missing or infinite"),
        (found < 0, "negative"),
    ):
        if fault.any():
            row = int(fault.argmax()) + 1
            raise SurveyError(
                f"{int(fault.sum()):,} weights are {what}, the first in row {row}",
                remedy="give every row a weight of nought or more",
            )
    if not found.any():
        raise SurveyError("all weights are nought", remedy="give the rows that count a weight")
    return found


def _stages(
    units: list[NDArray[Any]],
    strata: list[ArrayLike],
    sizes: list[ArrayLike],
    rows: int,
    *,
    nest: bool,
) -> tuple[Stage, ...]:
    stages: list[Stage] = []
    above = np.zeros(rows, dtype=np.int64)
    for number, column in enumerate(units):
        stratum = above
        if number < len(strata):
            stratum = _joined(above, _coded(strata[number], "stratum", number))
        own = _coded(column, "unit", number)
        within = _joined(stratum if nest or number else above, own)
        _check_nested(within, stratum, number)
        drawn = _drawn(within, stratum)
        size = _size(sizes[number] if number < len(sizes) else None, stratum, drawn, number)
        stages.append(Stage(within, stratum, drawn, size))
        above = within
    return tuple(stages)


def _coded(column: ArrayLike, what: str, number: int) -> Codes:
    values = np.asarray(column)
    is_float = values.dtype.kind == "f"
    missing = np.isnan(values) if is_float else np.array([one is None for one in values])
    if np.any(missing):
        raise SurveyError(
            f"row {int(np.argmax(missing)) + 1} has no {what} at stage {number + 1}",
            remedy="name the unit and stratum of every row",
        )
    return np.unique(values, return_inverse=True)[1].astype(np.int64)


def _joined(above: Codes, own: Codes) -> Codes:
    """Codes of pairs, from 0 and without holes."""
    pairs = above * (int(own.max(initial=0)) + 1) + own
    codes: Codes = np.unique(pairs, return_inverse=True)[1].astype(np.int64)
    return codes


def _check_nested(unit: Codes, stratum: Codes, number: int) -> None:
    """Refuse a unit that lies in two strata."""
    first = np.full(int(unit.max(initial=0)) + 1, -1)
    first[unit[::-1]] = stratum[::-1]
    odd = first[unit] != stratum
    if odd.any():
        raise SurveyError(
            f"the unit of row {int(odd.argmax()) + 1} lies in two strata at stage {number + 1}",
            remedy="number units anew in each stratum with nest, or mend the strata",
        )


def _drawn(unit: Codes, stratum: Codes) -> Floats:
    """How many units each row's stratum has in the sample."""
    pairs = np.unique(np.column_stack([stratum, unit]), axis=0)
    counts = np.bincount(pairs[:, 0]).astype(np.float64)
    return counts[stratum]


def _size(column: ArrayLike | None, stratum: Codes, drawn: Floats, number: int) -> Floats:
    """How many units each row's stratum has in all."""
    if column is None:
        return np.full(len(drawn), np.inf)
    size = np.asarray(column, dtype=np.float64)
    if np.all(size <= 1):
        size = drawn / size
    small = ~(size >= drawn - 1e-9)
    if small.any():
        row = int(small.argmax())
        raise SurveyError(
            f"the stratum of row {row + 1} has {drawn[row]:g} units drawn of {size[row]:g} at "
            f"stage {number + 1}",
            remedy="give the size of the whole stratum",
        )
    top = np.zeros(int(stratum.max(initial=0)) + 1)
    np.maximum.at(top, stratum, size)
    if np.any(top[stratum] != size):
        raise SurveyError(
            f"a stratum has two sizes at stage {number + 1}", remedy="give one size for a stratum"
        )
    return size
