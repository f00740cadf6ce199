"""Items: the answers to one question as arrays, a category or several to each row."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from synopsis.survey.errors import SurveyError

MEAN = "mean"


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """One question over n rows: `codes` of one answer each, or `flags` of any number of answers.

    `codes` (n,) are positions in `categories`, below nought where the row is not in the base.
    `flags` (n, k) say which categories a row named, and `asked` (n,) which rows are in the base.
    `numbers` (k,) are the values of a scale and give its mean too, named "mean"; a category whose
    number is NaN (as "do not know") counts in the shares and not in the mean.
    """

    name: str
    categories: tuple[str, ...]
    codes: NDArray[Any] | None = None
    flags: NDArray[np.bool_] | None = None
    asked: NDArray[np.bool_] | None = None
    numbers: tuple[float, ...] | None = None

    def __post_init__(self) -> None:
        """Refuse an item whose parts do not fit."""
        if not self.categories:
            raise self._fault("no categories", "name the answers that it may have")
        if (self.codes is None) == (self.flags is None):
            raise self._fault("not one of codes and flags", "give codes, or flags with asked")
        if self.codes is not None:
            self._check_codes(self.codes)
        elif self.flags is not None:
            self._check_flags(self.flags)
        if self.numbers is not None:
            self._check_numbers(self.numbers)

    @property
    def rows(self) -> int:
        """How many rows the item has, in its base or not."""
        found = self.codes if self.codes is not None else self.asked
        return 0 if found is None else len(found)

    @property
    def labels(self) -> tuple[str, ...]:
        """The categories, and the mean where there is one."""
        return self.categories if self.numbers is None else (*self.categories, MEAN)

    def _check_codes(self, codes: NDArray[Any]) -> None:
        if codes.ndim != 1 or codes.dtype.kind != "i":
            raise self._fault(
                f"codes of type {codes.dtype} in {codes.ndim} dimensions",
                "give one column of signed whole numbers",
            )
        highest = int(codes.max(initial=-1))
        if highest >= len(self.categories):
            raise self._fault(
                f"the code {highest} and only {len(self.categories)} categories",
                "number the categories from nought and name each",
            )

    def _check_flags(self, flags: NDArray[np.bool_]) -> None:
        shape = (flags.shape[0] if flags.ndim else 0, len(self.categories))
        if flags.dtype != np.bool_ or flags.shape != shape:
            raise self._fault(
                f"flags of type {flags.dtype} and shape {flags.shape}",
                "give a yes or no for each row and category",
            )
        asked = self.asked
        if asked is None or asked.dtype != np.bool_ or asked.shape != shape[:1]:
            raise self._fault("flags without a fitting base", "say in asked which rows count")

    def _check_numbers(self, numbers: tuple[float, ...]) -> None:
        if self.codes is None or len(numbers) != len(self.categories):
            raise self._fault(
                f"{len(numbers)} numbers for {len(self.categories)} categories",
                "give a scale with single answers one number for each category",
            )
        if np.isinf(numbers).any() or np.isnan(numbers).all():
            raise self._fault("numbers that bear no mean", "give finite numbers, NaN for none")

    def _fault(self, what: str, remedy: str) -> SurveyError:
        return SurveyError(f"the item has {what}", where=self.name, remedy=remedy)
