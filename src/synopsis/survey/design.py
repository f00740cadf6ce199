"""Designs: how a sample was drawn, stage by stage, and what each row stands for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from synopsis.survey.column import codes, joined, names, numbers
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
        own = None if weights is None else numbers(weights, "weights")
        drawn = _columns(units, "units"), _columns(strata, "strata"), _columns(sizes, "sizes")
        rows = _length(*drawn, [] if own is None else [own])
        stages = _stages(*drawn, rows, nest=nest)
        return cls(
            _weights(own, stages, rows),
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
        return _differing(first.unit[counted]) - _differing(first.stratum[counted])

    @property
    def domain_weights(self) -> Floats:
        """Weights, zero outside the domain."""
        return np.where(self.member, self.weights, 0.0)

    def ultimate(self) -> "Design":
        """The same design, its error taken from the first stage alone (ultimate clusters)."""
        return replace(self, stages=self.stages[:1])

    def within(self, chosen: ArrayLike) -> "Design":
        """The same design, looking at the chosen rows alone."""
        return replace(self, member=self.member & chosen_rows(chosen, self.rows))

    def with_lonely(self, lonely: str, *, in_domains: bool = False) -> "Design":
        """The same design with another choice for strata of one unit."""
        return replace(self, lonely=_lonely(lonely), lonely_in_domains=in_domains)


def _lonely(word: str) -> Lonely:
    if word not in tuple(Lonely):
        raise SurveyError(
            f"'{word}' is not a choice for strata of one unit",
            remedy=f"use one of {', '.join(Lonely)}",
        )
    return Lonely(word)


def chosen_rows(chosen: ArrayLike, rows: int) -> Flags:
    """Marks of chosen rows, one a row."""
    marks = np.asarray(chosen)
    if marks.shape != (rows,) or marks.dtype.kind not in "biu":
        raise SurveyError(
            f"the choice of a domain has {marks.size:,} marks for {rows:,} rows",
            remedy="give one yes or no for each row",
        )
    return marks.astype(np.bool_)


def _differing(found: Codes) -> int:
    return int(np.count_nonzero(np.bincount(found))) if len(found) else 0


def _weights(weights: Floats | None, stages: tuple[Stage, ...], rows: int) -> Floats:
    """The weights given, or the inverse of the chance that the sizes imply."""
    if weights is None:
        chance = np.ones(rows)
        for stage in stages:
            chance = chance * np.where(np.isfinite(stage.size), stage.drawn / stage.size, 1.0)
        return 1 / chance
    for fault, what in (
        (np.isnan(weights), "missing"),
        (np.isinf(weights), "infinite"),
        (weights < 0, "negative"),
    ):
        if fault.any():
            raise SurveyError(
                f"{int(fault.sum()):,} weights are {what}, the first in row "
                f"{int(fault.argmax()) + 1}",
                remedy="give every row a weight of nought or more",
            )
    if not weights.any():
        raise SurveyError("all weights are nought", remedy="give the rows that count a weight")
    return weights


def _columns(group: Any, what: str) -> list[Any]:  # noqa: ANN401
    """Columns stage by stage; a bare column is refused, since it would be read as many stages."""
    if isinstance(group, str) or not np.iterable(group) or not all(map(np.ndim, group)):
        raise SurveyError(
            f"the {what} are one bare column", remedy=f"give a list with the {what} of each stage"
        )
    return list(group)


def _length(*groups: list[Any]) -> int:
    """How many rows all columns of units, strata, sizes and weights have."""
    titles = ("units", "strata", "sizes", "weights")
    lengths = [
        (what, len(one)) for what, group in zip(titles, groups, strict=True) for one in group
    ]
    if len({rows for _, rows in lengths}) != 1 or not lengths[0][1]:
        known = ", ".join(f"{rows:,} rows ({what})" for what, rows in lengths)
        raise SurveyError(
            f"the columns of the design have {known or 'no rows'}",
            remedy="give columns of one length that have rows",
        )
    return lengths[0][1]


def _stages(
    units: list[Any], strata: list[Any], sizes: list[Any], rows: int, *, nest: bool
) -> tuple[Stage, ...]:
    stages: list[Stage] = []
    if max(len(strata), len(sizes)) > max(len(units), 1):
        raise SurveyError(
            f"{len(strata)} stages of strata and {len(sizes)} of sizes are more than the "
            f"{max(len(units), 1)} of units",
            remedy="name the units of each stage",
        )
    above = np.zeros(rows, dtype=np.int64)
    for number, column in enumerate(units or [None]):
        stratum = above
        if number < len(strata):
            stratum = joined(above, _coded(strata[number], "stratum", number))
        own = np.arange(rows) if column is None else _coded(column, "unit", number)
        within = own
        if (nest or number) and not _is_nested(own, stratum).all():
            within = joined(stratum, own)
        _check_nested(within, stratum, number)
        drawn = _drawn(within, stratum)
        size = _size(sizes[number] if number < len(sizes) else None, stratum, drawn, number)
        stages.append(Stage(within, stratum, drawn, size))
        above = within
    return tuple(stages)


def _coded(column: ArrayLike, what: str, number: int) -> Codes:
    title = f"{what} at stage {number + 1}"
    return codes(names(column, title), title)[1]


def _is_nested(unit: Codes, stratum: Codes) -> Flags:
    """By row, whether its unit lies where the unit's first row does."""
    first = np.empty(int(unit.max(initial=0)) + 1, dtype=np.int64)
    first[unit[::-1]] = stratum[::-1]
    found: Flags = first[unit] == stratum
    return found


def _check_nested(unit: Codes, stratum: Codes, number: int) -> None:
    """Refuse a unit that lies in two strata."""
    odd = ~_is_nested(unit, stratum)
    if odd.any():
        raise SurveyError(
            f"{len(np.unique(unit[odd])):,} units lie in two strata at stage {number + 1}, the "
            f"first is the one of row {int(odd.argmax()) + 1}",
            remedy="number units anew in each stratum with nest, or mend the strata",
        )


def _drawn(unit: Codes, stratum: Codes) -> Floats:
    """How many units each row's stratum has in the sample."""
    home = np.empty(int(unit.max(initial=0)) + 1, dtype=np.int64)
    home[unit] = stratum
    drawn: Floats = np.bincount(home).astype(np.float64)[stratum]
    return drawn


def _size(column: ArrayLike | None, stratum: Codes, drawn: Floats, number: int) -> Floats:
    """How many units each row's stratum has in all."""
    if column is None:
        return np.full(len(drawn), np.inf)
    size = numbers(column, f"sizes at stage {number + 1}")
    none = ~(size > 0)
    if none.any():
        raise SurveyError(
            f"{int(none.sum()):,} sizes at stage {number + 1} are missing, nought or negative, "
            f"the first in row {int(none.argmax()) + 1}",
            remedy="give the number of units in the stratum, or the fraction that was drawn",
        )
    if np.all(size <= 1):
        size = drawn / size
    _check_sizes(size, stratum, drawn, number)
    return size


def _check_sizes(size: Floats, stratum: Codes, drawn: Floats, number: int) -> None:
    small = ~(size >= drawn - 1e-9)
    if small.any():
        row = int(small.argmax())
        raise SurveyError(
            f"{len(np.unique(stratum[small])):,} strata have more units drawn than there are at "
            f"stage {number + 1}: that of row {row + 1} has {drawn[row]:g} units drawn of "
            f"{size[row]:g}",
            remedy="give the size of the whole stratum",
        )
    of_stratum = np.empty(int(stratum.max(initial=0)) + 1)
    of_stratum[stratum[::-1]] = size[::-1]
    two = of_stratum[stratum] != size
    if two.any():
        raise SurveyError(
            f"the stratum of row {int(two.argmax()) + 1} has two sizes at stage {number + 1}",
            remedy="give one size for a stratum",
        )
