"""Spread: the variance of every cell, by linearised sums of units within strata.

The same law as the room's `variance`, laid over all domains at once: each stage adds the spread
of its units' sums within strata, and a unit that was drawn and has no row in the domain counts as
nought. Binder (1983); Lumley (2010), appendix.
"""

import numpy as np

from synopsis.survey.cells.frame import Frame, Level
from synopsis.survey.cells.tally import Table, Tally
from synopsis.survey.design import Design, Flags, Floats, Lonely
from synopsis.survey.errors import SurveyError


def linear_variance(frame: Frame, design: Design, tallied: Tally) -> Floats:
    """Variances, r x G, of a design without calibration."""
    values = np.nan_to_num(tallied.values)
    bases = np.where(tallied.bases > 0, tallied.bases, 1.0)
    found = np.zeros(values.shape)
    for number, (level, table) in enumerate(zip(frame.levels, tallied.tables, strict=True)):
        left = influence(level, table, values, bases, tallied)
        present = table.present[tallied.over]
        found += spread(design, level, left, present, frame.size, number)
    return found


def spread(  # noqa: PLR0913, PLR0917
    design: Design, level: Level, left: Floats, present: Flags, size: int, number: int = 0
) -> Floats:
    """Variances, r x G, of r x P linearised sums at one stage; `left` is used up."""
    if _has_odd(design, level):
        return _odd(design, level, left, present, size, number)
    return _plain(level, left, size)


def influence(level: Level, table: Table, values: Floats, bases: Floats, tallied: Tally) -> Floats:
    """Sums of the linearised values by pair, r x P."""
    left = table.bases[tallied.over] * -values[:, level.domain]
    left += table.sums
    left /= bases[:, level.domain]
    if level.root is not None:
        left *= level.root[level.stratum]
    return left


def _plain(level: Level, left: Floats, size: int) -> Floats:
    """Where every stratum has two units or more, or its one unit tells nothing."""
    means = level.by_stratum(left) / level.drawn
    left -= means[:, level.stratum]
    np.square(left, out=left)
    here = np.diff(np.r_[level.starts, level.pairs])
    found = level.by_stratum(left) + (level.drawn - here) * means**2
    found *= level.scale
    return level.by_domain(found, size)


def _has_odd(design: Design, level: Level) -> bool:
    """Whether strata of one unit want a treatment of their own."""
    if design.lonely_in_domains and design.lonely in (Lonely.ADJUST, Lonely.AVERAGE):
        return True
    asks = design.lonely in (Lonely.FAIL, Lonely.ADJUST, Lonely.AVERAGE)
    return asks and bool(((level.drawn == 1) & ~level.is_whole).any())


def _odd(  # noqa: PLR0913, PLR0917
    design: Design, level: Level, left: Floats, present: Flags, size: int, number: int
) -> Floats:
    """Where some strata are centred at the whole sample, or left out for the average.

    They are told by the units that have rows in the item's base, so that `present` matters.
    """
    here = level.by_stratum(present.astype(np.float64))
    is_raw, is_dropped = _treatment(design, level, here, number)
    means = level.by_stratum(left) / level.drawn
    of_stratum = level.domain[level.starts]
    with np.errstate(invalid="ignore", divide="ignore"):
        drawn = level.by_domain(np.where(here > 0, level.drawn, 0.0), size)
        whole = level.by_domain(left, size) / drawn
        means = np.where(is_raw, whole[:, of_stratum], means)
        centred = (left - means[:, level.stratum]) * np.where(present, 1.0, 0.0)
        found = level.by_stratum(centred**2)
        found += np.where(is_raw, 0.0, level.drawn - here) * means**2
        found *= np.where(is_dropped | (here == 0) | level.is_whole, 0.0, level.scale)
        strata = level.by_domain((here > 0).astype(np.float64), size)
        kept = strata - level.by_domain(is_dropped.astype(np.float64), size)
        grown: Floats = level.by_domain(found, size) * (strata / kept)
    return grown


def _treatment(design: Design, level: Level, here: Floats, number: int) -> tuple[Flags, Flags]:
    """Which strata are centred at the whole sample, and which are left out."""
    counts = (here > 0) & ~level.is_whole
    lonely = counts & (level.drawn == 1)
    if design.lonely is Lonely.FAIL and lonely.any():
        alone = level.unit[level.starts[lonely.any(axis=0)]]
        raise SurveyError(
            f"{len(set(alone.tolist()))} strata have only one unit at stage {number + 1}",
            remedy="choose certainty, remove, average or adjust for strata of one unit",
        )
    odd = lonely | (counts & (here == 1)) if design.lonely_in_domains else lonely
    none = np.zeros(here.shape, dtype=np.bool_)
    if design.lonely is Lonely.ADJUST:
        return odd, none
    return (none, odd) if design.lonely is Lonely.AVERAGE else (none, none)
