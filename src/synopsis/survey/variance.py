"""Variance of totals by stages (Lumley 2010, appendix; Cochran 1977, chapters 5, 9A and 11).

Each stage adds the spread of its units' totals within strata, shrunk by the fraction not drawn;
a lower stage counts by the fraction that the stages above have drawn.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from synopsis.survey.column import compact
from synopsis.survey.design import Design, Flags, Floats, Lonely, Stage
from synopsis.survey.errors import SurveyError

_ALL_DRAWN = 1e-7


def covariance(design: Design, influence: Floats) -> Floats:
    """The p x p covariance of the column sums of an n x p matrix of weighted influences."""
    left = np.where(design.member[:, None], influence, 0.0)
    for residual in design.residuals:
        left = residual(left)
    found = np.zeros((left.shape[1], left.shape[1]))
    # What calibration takes away of a domain's rows, it adds to rows outside of it.
    counts = design.member if not design.residuals else np.ones(design.rows, dtype=np.bool_)
    share = np.ones(design.rows)
    for number, stage in enumerate(design.stages):
        found += _one_stage(design, stage, left * np.sqrt(share)[:, None], counts, number)
        share = share * np.where(np.isfinite(stage.size), stage.drawn / stage.size, 0.0)
        if not share.any():
            break
    return found


def _one_stage(design: Design, stage: Stage, left: Floats, counts: Flags, number: int) -> Floats:
    units, unit = compact(stage.unit[counts])
    strata, of_row = compact(stage.stratum[counts])
    stratum = _first(units, unit, of_row)
    drawn = _first(strata, of_row, stage.drawn[counts])
    size = _first(strata, of_row, stage.size[counts])
    totals = _sums(left[counts], unit, len(units))
    present = np.bincount(stratum, minlength=len(strata)).astype(np.float64)
    fraction = np.where(np.isfinite(size), 1 - drawn / size, 1.0)
    scale = fraction * np.where(drawn > 1, drawn / np.maximum(drawn - 1, 1), 1.0)
    whole = fraction < _ALL_DRAWN
    lonely = (drawn == 1) & ~whole
    if design.lonely is Lonely.FAIL and lonely.any():
        row = int(np.flatnonzero(counts)[of_row == lonely.argmax()][0]) + 1
        raise SurveyError(
            f"{int(lonely.sum())} strata have only one unit at stage {number + 1}, the first is "
            f"that of row {row}",
            remedy="choose certainty, remove, average or adjust for strata of one unit",
        )
    alone = (present == 1) & ~whole
    is_raw, is_dropped = _treatment(design, lonely, alone & (drawn > 1))
    scale = np.where(whole | is_dropped, 0.0, scale)
    means = _sums(totals, stratum, len(present)) / drawn[:, None]
    if is_raw.any():
        means = np.where(is_raw[:, None], totals.sum(axis=0) / drawn.sum(), means)
    centred = totals - means[stratum]
    absent = np.where(is_raw, 0.0, drawn - present)
    found = (centred * scale[stratum][:, None]).T @ centred
    found += (means * (absent * scale)[:, None]).T @ means
    if is_dropped.all():
        raise SurveyError(
            f"all strata have only one unit at stage {number + 1}, which bear no average",
            remedy="join strata, or choose adjust for strata of one unit",
        )
    spread: Floats = found * len(present) / (len(present) - int(is_dropped.sum()))
    return spread


def _treatment(design: Design, lonely: Flags, alone: Flags) -> tuple[Flags, Flags]:
    """Which strata are centred at the whole sample, and which are left out for the average."""
    nowhere = np.zeros(len(lonely), dtype=np.bool_)
    in_domain = alone if design.lonely_in_domains else nowhere
    if design.lonely is Lonely.ADJUST:
        return lonely | in_domain, nowhere
    if design.lonely is Lonely.AVERAGE:
        return nowhere, lonely | in_domain
    return nowhere, nowhere


def _first(groups: NDArray[Any], position: NDArray[Any], values: NDArray[Any]) -> NDArray[Any]:
    """What all rows of a group have in common, by group."""
    found = np.empty(len(groups), dtype=values.dtype)
    found[position] = values
    return found


def _sums(values: Floats, codes: NDArray[Any], groups: int) -> Floats:
    """Sums of the rows of a matrix by code, as groups x columns."""
    return np.stack(
        [np.bincount(codes, values[:, column], groups) for column in range(values.shape[1])], axis=1
    )
