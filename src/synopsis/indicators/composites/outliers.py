"""Outliers: skewness and kurtosis say when a member is treated; the rules are those of COINr.

W. Becker, G. Caperna, M. Del Sorbo, H. Norlen, E. Papadimitriou, M. Saisana, "COINr: An R package
for developing composite indicators", Journal of Open Source Software 7 (2022) 4567: a member whose
skewness is beyond two and whose kurtosis is beyond three and a half is winsorised point by point,
and taken in logarithms where that is not enough.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from synopsis.indicators.composites.choices import Choice
from synopsis.indicators.composites.gaps import Filled
from synopsis.indicators.composites.panel import Array
from synopsis.indicators.errors import IndicatorError

_OFFSET = 0.01  # of the range, so that the least value has a logarithm


@dataclass(frozen=True, slots=True)
class Treatment:
    """What was done to one member: `winsorised` or `log`, and to how many values."""

    member: str
    how: str
    values: int


def skewness(x: Array) -> float:
    """The sample skewness corrected for size (type 2 of Joanes and Gill 1998), or NaN."""
    n, centred = x.size, x - x.mean()
    spread = float((centred**2).mean())
    if n < 3 or spread <= 0:
        return float("nan")
    return float((centred**3).mean() / spread**1.5 * np.sqrt(n * (n - 1)) / (n - 2))


def kurtosis(x: Array) -> float:
    """The excess kurtosis corrected for size (type 2 of Joanes and Gill 1998), or NaN."""
    n, centred = x.size, x - x.mean()
    spread = float((centred**2).mean())
    if n < 4 or spread <= 0:
        return float("nan")
    plain = float((centred**4).mean() / spread**2) - 3
    return ((n + 1) * plain + 6) * (n - 1) / ((n - 2) * (n - 3))


def is_skewed(x: Array, skew: float = 2, kurt: float = 3.5) -> bool:
    """Whether values are skewed and heavy-tailed beyond the limits at once."""
    return abs(skewness(x)) > skew and kurtosis(x) > kurt


def winsorise(x: Array, points: int = 5, skew: float = 2, kurt: float = 3.5) -> tuple[Array, int]:
    """Pull in the outermost values one by one until the limits hold, and how many were."""
    made, done = x.copy(), 0
    order = np.argsort(x, kind="stable")
    while is_skewed(made, skew, kurt) and done < min(points, x.size - 1):
        done += 1
        if skewness(x) >= 0:
            made[order[-done:]] = x[order[-done - 1]]
        else:
            made[order[:done]] = x[order[done]]
    return made, done


def log_shifted(x: Array, ends: tuple[float, float], *, is_right: bool = True) -> Array:
    """Logarithms from the end where values are dense, increasing as the values do."""
    least, most = ends
    offset = _OFFSET * (most - least)
    if is_right:
        return np.log(np.maximum(x - least, 0) + offset)
    return -np.log(np.maximum(most - x, 0) + offset)


def treat(filled: Filled, choice: Choice) -> tuple[Filled, tuple[Treatment, ...]]:
    """Treat members over all places and years together; the filled values go with the others."""
    if choice.method == "none":
        return filled, ()
    panel = filled.panel
    strange = sorted(set(choice["members"]) - set(panel.members))
    if strange:
        raise IndicatorError(
            f"{', '.join(strange)} is no member", where="the treatment of outliers",
            remedy=f"use {', '.join(panel.members)}",
        )  # fmt: skip
    value, low, high = panel.value.copy(), panel.low.copy(), panel.high.copy()
    found = []
    for at, name in enumerate(panel.members):
        if choice["members"] and name not in choice["members"]:
            continue
        seen = panel.value[:, :, at][panel.known[:, :, at] & ~filled.filled[:, :, at]]
        how, ends, count = _how(seen, choice, name)
        if not how:
            continue
        for array in (value, low, high):
            array[:, :, at] = _applied(array[:, :, at], seen, how, ends)
        found.append(Treatment(name, "winsorised" if how == "winsorise" else "log", count))
    treated = replace(panel, value=value, low=low, high=high)
    return replace(filled, panel=treated), tuple(found)


def _how(seen: Array, choice: Choice, name: str) -> tuple[str, tuple[float, float], int]:
    """Which treatment a member needs, the ends that it uses, and how many values it touches."""
    if seen.size == 0:
        return "", (0.0, 0.0), 0
    ends = float(seen.min()), float(seen.max())
    if choice.method == "log":
        if ends[0] <= 0:
            raise IndicatorError(
                f"'{name}' has values of nought or below, which have no logarithm",
                where="the treatment of outliers",
                remedy="winsorise it, or leave it out of 'members'",
            )
        return "log", ends, seen.size
    limits = choice["skew"], choice["kurtosis"]
    if not is_skewed(seen, *limits):
        return "", ends, 0
    pulled, count = winsorise(seen, choice["points"], *limits)
    if not is_skewed(pulled, *limits) or not choice["then_log"]:
        return "winsorise", (float(pulled.min()), float(pulled.max())), count
    return "log_shifted", ends, seen.size


def _applied(x: Array, seen: Array, how: str, ends: tuple[float, float]) -> Array:
    with np.errstate(invalid="ignore", divide="ignore"):
        if how == "winsorise":
            return np.where(np.isinf(x), x, np.clip(x, *ends))
        if how == "log":
            return np.where(np.isneginf(x), x, np.log(np.where(x > 0, x, ends[0])))
        made = log_shifted(np.clip(x, *ends), ends, is_right=skewness(seen) >= 0)
        return np.where(np.isinf(x), x, made)
