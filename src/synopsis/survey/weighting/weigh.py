"""Weighting a wave: weights that meet its margins, and what they cost.

Post-stratification, raking and calibration as in `calibrate`; limits on weights by cutting and
fitting in turn (Potter 1990, Proceedings of the Section on Survey Research Methods: 225-230).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, cast

import numpy as np
from numpy.typing import NDArray

from synopsis.evidence import waves
from synopsis.survey.calibrate import calibrate, post_stratify, rake
from synopsis.survey.design import Design, Floats
from synopsis.survey.errors import SurveyError
from synopsis.survey.reliability import weighting_effect
from synopsis.survey.weighting.parts import PEOPLE, Part, label_of, part_by

POST_STRATIFY, RAKE = "post-stratify", "rake"
DISTANCES = ("linear", "raking", "logit")
METHODS = (POST_STRATIFY, RAKE, *DISTANCES)
_CLOSE = 1e-6
_ROUNDS = 100


@dataclass(frozen=True, slots=True)
class Effect:
    """What unequal weights cost one economy, or the region where `place` is empty.

    Kish's design effect of the weights before and after, and the effective number after.
    """

    place: str
    respondents: int
    before: float
    after: float

    @property
    def effective(self) -> float:
        """The respondents of a sample with equal weights that would tell as much."""
        return self.respondents / self.after


@dataclass(frozen=True, slots=True)
class Reached:
    """One total of a margin: what was asked, what the weights were before, and are now."""

    variable: str
    place: str
    category: str
    asked: float
    before: float
    got: float


@dataclass(frozen=True, slots=True, eq=False)
class Weighed:
    """A weighted wave: its design, and the report of what the weighting did.

    `factors` are the lowest and highest ratio of new to given weight, and `range` those of a
    weight to the mean, each within its economy; `cut` counts the weights at a limit or bound.
    """

    design: Design
    weighting: waves.Weighting
    effects: tuple[Effect, ...]
    reached: tuple[Reached, ...]
    factors: tuple[float, float]
    range: tuple[float, float]
    cut: int


def weigh(design: Design, wave: waves.Wave, weighting: waves.Weighting) -> Weighed:
    """Weight a wave's plain design, and report the cost, the range and the margins reached."""
    made = apply_weighting(design, wave, weighting)
    before, after = design.weights, made.weights
    counted = before > 0
    ratio = after[counted] / _evened(design, wave, after)[counted]
    mean = after / _means(after, wave)
    return Weighed(
        made,
        weighting,
        _effects(before, after, wave),
        _reached(part_by(wave, weighting.margins), before, after, wave),
        (float(ratio.min()), float(ratio.max())),
        (float(mean[counted].min()), float(mean[counted].max())),
        _cut(weighting, ratio if weighting.method in DISTANCES else mean[counted]),
    )


def apply_weighting(design: Design, wave: waves.Wave, weighting: waves.Weighting) -> Design:
    """The design with a weighting applied; its errors know what was held fixed.

    For `linear`, `raking` and `logit`, `low` and `high` bound the factor of each weight; for
    `post-stratify` and `rake` they are limits of the weights, in means of their economy.
    """
    where = f"the weighting of the wave {wave.id}"
    _check(weighting, where)
    parts = part_by(wave, weighting.margins)
    try:
        made = _made(design, wave, weighting, parts)
    except SurveyError as error:
        raise SurveyError(error.what, where=error.where or where, remedy=error.remedy) from error
    below = made.weights < 0
    if below.any():
        row = int(below.argmax()) + 1
        raise SurveyError(
            f"{int(below.sum()):,} weights would be negative, the first in row {row:,}",
            where=where,
            remedy="use raking or logit, or give bounds from nought upwards",
        )
    return made


def _check(weighting: waves.Weighting, where: str) -> None:
    method, low, high = weighting.method, weighting.low, weighting.high
    if method not in METHODS:
        raise SurveyError(
            f"'{method}' is no method of weighting",
            where=where,
            remedy=f"use one of {', '.join(METHODS)}",
        )
    if (low is None) != (high is None):
        raise SurveyError("one bound is missing", where=where, remedy="give both, or none")
    if low is None or high is None:
        if method == "logit":
            raise SurveyError(
                "logit has no bounds", where=where, remedy="give a low and a high one"
            )
        return
    if not 0 <= low < 1 < high < np.inf:
        raise SurveyError(
            f"the bounds {low:g} and {high:g} do not enclose one",
            where=where,
            remedy="give a low one from nought to below one, and a high one above one",
        )


def _made(
    design: Design, wave: waves.Wave, weighting: waves.Weighting, parts: Sequence[Part]
) -> Design:
    if weighting.method in DISTANCES:
        return _calibrated(design, wave, weighting, parts)
    if weighting.method == POST_STRATIFY and len(parts) > 1:
        raise SurveyError(
            f"post-stratification takes one margin, and there are {len(parts)}",
            remedy="use rake, or give one margin of crossed answers (variable 'sex*age')",
        )
    if weighting.low is None or weighting.high is None:
        return _fitted(design, weighting.method, parts)
    return _limited(design, wave, weighting, parts)


def _fitted(design: Design, method: str, parts: Sequence[Part]) -> Design:
    if method == POST_STRATIFY:
        made = post_stratify(design, parts[0].groups, parts[0].totals)
    else:
        made = rake(design, [(part.groups, part.totals) for part in parts])
    return cast("Design", made)


def _limited(
    design: Design, wave: waves.Wave, weighting: waves.Weighting, parts: Sequence[Part]
) -> Design:
    """Fit and cut by turns, until no weight is beyond its limits."""
    low, high = cast("float", weighting.low), cast("float", weighting.high)
    start = design
    for _ in range(_ROUNDS):
        made = _fitted(start, weighting.method, parts)
        mean = _means(made.weights, wave)
        inside = np.clip(made.weights, low * mean, high * mean)
        inside[design.weights == 0] = 0
        if np.max(np.abs(inside - made.weights) / mean) < _CLOSE:
            return made
        start = replace(design, weights=inside)
    raise SurveyError(
        f"no weights between {low:g} and {high:g} times the mean of their economy meet the margins",
        remedy="widen the limits, or join small answers",
    )


def _means(weights: Floats, wave: waves.Wave) -> Floats:
    """The mean weight of each respondent's economy, among those that have a weight."""
    _, places = np.unique(wave.places, return_inverse=True)
    own = np.bincount(places, weights) / np.maximum(np.bincount(places, wave.drawn.weights > 0), 1)
    safe: Floats = np.where(own > 0, own, 1.0)[places]
    return safe


def _calibrated(
    design: Design, wave: waves.Wave, weighting: waves.Weighting, parts: Sequence[Part]
) -> Design:
    """Calibrate weights that have each economy's sum already, so that factors are about one."""
    flags = np.hstack([
        (part.groups[:, None] == np.arange(len(part.wanted))).astype(np.float64) for part in parts
    ])  # fmt: skip
    wanted = np.concatenate([part.wanted for part in parts])
    kept = _independent(flags, design.weights)
    bounds = (-np.inf, np.inf)
    if weighting.low is not None and weighting.high is not None:
        bounds = (weighting.low, weighting.high)
    whole = _fitted(design, RAKE, [_economies(parts[0])]).weights
    made: Any = calibrate(
        replace(design, weights=_evened(design, wave, whole)),
        flags[:, kept],
        wanted[kept],
        cast('Literal["linear", "raking", "logit"]', weighting.method),
        bounds=bounds,
    )
    if np.any(np.abs(made.weights @ flags - wanted) > 1e-4 * wanted):
        raise SurveyError(
            "the margins contradict each other, so that no weights meet all of them",
            remedy="check that the margins by economy and of the region are of one population",
        )
    return cast("Design", made)


def _economies(part: Part) -> Part:
    """A part without its answers: each economy whole, or all where it is of the region."""
    places = np.array([place for place, _ in part.names])
    names, codes = np.unique(places, return_inverse=True)
    wanted: Floats = np.bincount(codes, part.wanted).astype(np.float64)
    pairs = tuple((place, 0) for place in names.tolist())
    return Part(PEOPLE, codes[part.groups].astype(np.int64), pairs, wanted)


def _evened(design: Design, wave: waves.Wave, made: Floats) -> Floats:
    """The weights before, brought to the sum that each economy has after."""
    _, places = np.unique(wave.places, return_inverse=True)
    own = np.bincount(places, design.weights)
    ratio = np.divide(np.bincount(places, made), own, where=own > 0, out=np.ones(len(own)))
    even: Floats = design.weights * ratio[places]
    return even


def _independent(flags: Floats, weights: Floats) -> NDArray[np.intp]:
    """The columns that are no sum of columns before them (Cholesky, leaving out null pivots)."""
    gram = (flags * weights[:, None]).T @ flags
    kept: list[int] = []
    rows: list[Floats] = []
    for column in range(len(gram)):
        left = gram[column].copy()
        for row in rows:
            left -= row * row[column]
        if left[column] > 1e-9 * gram[column, column]:
            rows.append(left / np.sqrt(left[column]))
            kept.append(column)
    return np.array(kept, dtype=np.intp)


def _effects(before: Floats, after: Floats, wave: waves.Wave) -> tuple[Effect, ...]:
    return tuple(
        Effect(
            place,
            int((here & (before > 0)).sum()),
            weighting_effect(before[here]),
            weighting_effect(after[here]),
        )
        for place in ("", *sorted(set(wave.places.tolist())))
        for here in [np.ones(wave.rows, dtype=np.bool_) if not place else wave.places == place]
        if (before[here] > 0).any()
    )


def _reached(
    parts: Sequence[Part], before: Floats, after: Floats, wave: waves.Wave
) -> tuple[Reached, ...]:
    return tuple(
        Reached(part.variable, place, label_of(wave, part.variable, code), *figures)
        for part in parts
        for (place, code), *figures in zip(
            part.names,
            part.wanted.tolist(),
            part.reached(before * (after.sum() / before.sum())).tolist(),
            part.reached(after).tolist(),
            strict=True,
        )
    )


def _cut(weighting: waves.Weighting, ratio: Floats) -> int:
    """How many weights lie at a limit or bound."""
    if weighting.low is None or weighting.high is None:
        return 0
    return int(((ratio <= weighting.low + _CLOSE) | (ratio >= weighting.high - _CLOSE)).sum())
