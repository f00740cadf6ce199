"""Columns of a sample as they come: numbers and names checked, names coded as whole numbers."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from synopsis.survey.errors import SurveyError

_WIDE = 4


def numbers(column: ArrayLike, what: str) -> NDArray[np.float64]:
    """A column of numbers, NaN where one is missing; text is refused with its first row."""
    given = np.asarray(column, dtype=object) if _is_ragged(column) else np.asarray(column)
    try:
        found = given.astype(np.float64)
    except (TypeError, ValueError):
        row = next(place for place, one in enumerate(given.tolist()) if not _is_number(one))
        raise SurveyError(
            f"row {row + 1} of the {what} holds {given.tolist()[row]!r} where a number is wanted",
            remedy="read the column as numbers and leave missing cells empty",
        ) from None
    if found.ndim != 1:
        raise SurveyError(f"the {what} are no column of one number a row", remedy="give one column")
    return found


def names(column: ArrayLike, what: str) -> NDArray[Any]:
    """A column of names, one for every row; a row without one is refused."""
    values = np.asarray(column, dtype=object) if _is_ragged(column) else np.asarray(column)
    if values.ndim != 1:
        raise SurveyError(f"the {what} is no column of one name a row", remedy="give one column")
    lost = missing(values)
    if lost.any():
        raise SurveyError(
            f"{int(lost.sum()):,} rows have no {what}, the first is row {int(lost.argmax()) + 1}",
            remedy="name it in every row, or leave the row out",
        )
    return values


def codes(values: NDArray[Any], what: str) -> tuple[NDArray[Any], NDArray[np.int64]]:
    """The names that differ, in their order, and each row's position among them."""
    if values.dtype.kind in "iub" and len(values):
        low = int(values.min())
        if int(values.max()) - low < _WIDE * len(values):
            is_wide = values.dtype.kind == "u"
            from_low = values - values.min() if is_wide else values.astype(np.int64) - low
            present, found = compact(from_low.astype(np.int64))
            return present.astype(values.dtype) + values.dtype.type(low), found
    try:
        labels, found = np.unique(values, return_inverse=True)
    except TypeError:
        raise SurveyError(
            f"the {what} mixes names of several kinds, such as text and numbers",
            remedy="give all names as text or all as numbers",
        ) from None
    return labels, found.astype(np.int64)


def compact(found: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The codes that occur, in order, and each row's position among them, without sorting."""
    occurs = np.zeros(int(found.max(initial=-1)) + 1, dtype=np.bool_)
    occurs[found] = True
    present = np.flatnonzero(occurs)
    if len(present) == len(occurs):
        return present, found
    return present, (np.cumsum(occurs) - 1)[found]


def joined(above: NDArray[np.int64], own: NDArray[np.int64]) -> NDArray[np.int64]:
    """Codes of pairs of codes, from 0 and without holes."""
    width = int(own.max(initial=0)) + 1
    pairs = above * width + own
    if (int(above.max(initial=0)) + 1) * width <= _WIDE * len(own):
        return compact(pairs)[1]
    found: NDArray[np.int64] = np.unique(pairs, return_inverse=True)[1].astype(np.int64)
    return found


def missing(values: NDArray[Any]) -> NDArray[np.bool_]:
    """Which rows have no name: None, NaN or empty text."""
    if values.dtype.kind == "f":
        return np.asarray(np.isnan(values))
    if values.dtype.kind in "US":
        return np.asarray(values == values.dtype.type())
    if values.dtype.kind == "O":
        return np.array([one is None or one == "" or one != one for one in values], dtype=np.bool_)  # noqa: PLR0124
    return np.zeros(len(values), dtype=np.bool_)


def _is_number(value: object) -> bool:
    try:
        float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return False
    return True


def _is_ragged(column: ArrayLike) -> bool:
    """Whether a list mixes kinds that NumPy would silently turn into text or refuse."""
    return isinstance(column, list | tuple) and not all(
        isinstance(one, int | float | np.number) for one in column
    )
