"""Multiplicity: p values of a family of tests, corrected for how many there are.

Holm (1979, Scandinavian Journal of Statistics 6:65-70) keeps the chance of any false finding,
whatever binds the tests together; Benjamini and Hochberg (1995, JRSS B 57:289-300) keep the share
of false findings among those made.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from synopsis.survey.design import Floats
from synopsis.survey.errors import SurveyError


def adjusted(p: ArrayLike, method: str = "holm") -> Floats:
    """The corrected p values of one family, in the shape given; NaN where no test was made.

    A missing p value is no test: it neither counts in the family nor gets a value.
    """
    if method not in _METHODS:
        raise SurveyError(
            f"'{method}' is not a correction", remedy=f"use one of {', '.join(_METHODS)}"
        )
    given = np.asarray(p, dtype=np.float64)
    made = np.isfinite(given)
    if np.any((given[made] < 0) | (given[made] > 1)):
        raise SurveyError("a p value is below nought or above one", remedy="give p values")
    found = np.full(given.shape, np.nan)
    found[made] = _METHODS[method](given[made])
    return found


def strictest(level: float, tests: int, method: str = "holm") -> float:
    """The chance of error that the smallest p value of a family must stay below."""
    alpha = 1 - level
    return alpha if method == "none" else alpha / max(tests, 1)


def _holm(p: Floats) -> Floats:
    order = np.argsort(p)
    steps = p[order] * np.arange(len(p), 0, -1)
    return _back(np.minimum(np.maximum.accumulate(steps), 1.0), order)


def _benjamini_hochberg(p: Floats) -> Floats:
    order = np.argsort(p)
    steps = p[order] * len(p) / np.arange(1, len(p) + 1)
    return _back(np.minimum(np.minimum.accumulate(steps[::-1])[::-1], 1.0), order)


def _back(values: Floats, order: np.ndarray[tuple[int, ...], np.dtype[np.int64]]) -> Floats:
    found = np.empty_like(values)
    found[order] = values
    return found


_METHODS: dict[str, Callable[[Floats], Floats]] = {
    "holm": _holm,
    "benjamini_hochberg": _benjamini_hochberg,
    "none": lambda p: p,
}
