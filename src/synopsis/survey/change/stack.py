"""Stacks: two waves as one design, so that sampling units in both bring their covariance.

Units are parted by the waves in which they were drawn, within their strata: two samples without a
unit in common are then independent, and a panel keeps every unit whole (after Berger 2004,
Canadian Journal of Statistics 32:451-467, on rotating samples).
"""

from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from synopsis.survey.cells import Domains, Item, covariances
from synopsis.survey.design import Codes, Design, Floats, Stage
from synopsis.survey.errors import SurveyError

Pair = tuple[ArrayLike, ArrayLike]


def stacked(before: Design, after: Design, units: Pair) -> Design:
    """Two waves of one sample as one design; `units` are first-stage labels that both share.

    The error is that of ultimate clusters. A unit must lie in corresponding strata in both waves;
    a finite population is only known of a full panel.
    """
    if before.residuals or after.residuals:
        raise SurveyError(
            "waves with calibrated weights cannot be stacked",
            remedy="compare them with the weights as published",
        )
    rows = before.rows + after.rows
    labels = np.concatenate([np.asarray(units[0]).astype(str), np.asarray(units[1]).astype(str)])
    if len(labels) != rows:
        raise SurveyError(
            f"there are {len(labels):,} labels of units and {rows:,} rows",
            remedy="name the unit of each row in both waves",
        )
    unit = np.unique(labels, return_inverse=True)[1].astype(np.int64)
    wave = np.repeat([0, 1], [before.rows, after.rows])
    stratum, is_panel = _strata(before, after, unit, wave)
    drawn = _drawn(unit, stratum)
    sizes = [np.broadcast_to(one.stages[0].size, one.rows) for one in (before, after)]
    size = np.concatenate(sizes) if is_panel else np.full(rows, np.inf)
    return replace(
        before,
        weights=np.concatenate([before.weights, after.weights]),
        stages=(Stage(unit, stratum, drawn, size),),
        member=np.concatenate([before.member, after.member]),
    )


def shared_variance(stack: Design, items: tuple[Item, Item], domains: Domains) -> Floats:
    """The variance of the change of each of an item's cells, domain by domain, then by category.

    `items` are the question in either wave; `domains` are those of all rows, the first wave's
    above the second's.
    """
    split = items[0].rows
    size = len(domains.labels)
    codes = domains.codes.astype(np.int64)
    after = np.arange(len(codes)) >= split
    apart = np.where(codes < 0, -1, codes + size * after)
    labels = tuple(f"{wave} {label}" for wave in ("before", "after") for label in domains.labels)
    spread = covariances(stack, _joined(*items), Domains(domains.name, labels, apart))
    at = np.arange(size)
    found = (
        spread[:, at, at] + spread[:, at + size, at + size]
        - spread[:, at, at + size] - spread[:, at + size, at]
    )  # fmt: skip
    return np.asarray(found.T.ravel(), dtype=np.float64)


def _joined(one: Item, other: Item) -> Item:
    if one.categories != other.categories or one.numbers != other.numbers:
        raise SurveyError(
            "the two waves have not the same categories", where=one.name, remedy="align them"
        )
    if one.codes is not None and other.codes is not None:
        return replace(one, codes=np.concatenate([one.codes, other.codes]))
    if one.flags is None or other.flags is None or one.asked is None or other.asked is None:
        raise SurveyError(
            "the item has one answer in one wave and several in the other", where=one.name
        )
    return replace(
        one,
        flags=np.concatenate([one.flags, other.flags]),
        asked=np.concatenate([one.asked, other.asked]),
    )


def _strata(
    before: Design, after: Design, unit: Codes, wave: NDArray[np.int64]
) -> tuple[Codes, bool]:
    """Each row's stratum parted by the waves that its unit was drawn in, and if all were in both.

    The strata of the first wave count, and those of the second where a unit is new.
    """
    units = int(unit.max()) + 1
    own = np.concatenate([before.stages[0].stratum, after.stages[0].stratum]).astype(np.int64)
    home = np.full((2, units), -1, dtype=np.int64)
    home[wave, unit] = own
    drawn = home >= 0
    both = drawn.all(axis=0)
    pairs = np.unique(home[:, both], axis=1)
    for side in range(2):
        if len(np.unique(pairs[side])) != pairs.shape[1]:
            raise SurveyError(
                "units of one stratum lie in several strata of the other wave",
                remedy="give both waves the same strata, or compare them as independent samples",
            )
    pattern = drawn[0] + 2 * drawn[1]
    of_unit = np.where(drawn[0], home[0], home[1] + int(own.max()) + 1)
    found = np.unique(of_unit * 4 + pattern, return_inverse=True)[1].astype(np.int64)
    return found[unit], bool(both.all())


def _drawn(unit: Codes, stratum: Codes) -> Floats:
    pairs = np.unique(np.column_stack([stratum, unit]), axis=0)
    counts = np.bincount(pairs[:, 0]).astype(np.float64)
    return counts[stratum]
