from typing import Any

import numpy as np
import pytest

from synopsis.survey import SurveyError
from synopsis.survey.cells import Item

CODES = np.array([0, 1, -1], dtype=np.int8)
YES = np.ones((3, 2), dtype=np.bool_)
ASKED = np.ones(3, dtype=np.bool_)


def test_item_of_single_answers_has_its_rows_and_labels() -> None:
    item = Item("q", ("a", "b"), codes=CODES)
    assert item.rows == 3
    assert item.labels == ("a", "b")


def test_item_of_a_scale_has_a_mean_at_the_end() -> None:
    assert Item("q", ("a", "b"), codes=CODES, numbers=(1, 2)).labels == ("a", "b", "mean")


def test_item_of_several_answers_has_its_rows() -> None:
    assert Item("q", ("a", "b"), flags=YES, asked=ASKED).rows == 3


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({}, "not one of codes and flags"),
        ({"codes": CODES, "flags": YES}, "not one of codes and flags"),
        ({"codes": CODES.astype(float)}, "codes of type float64"),
        ({"codes": CODES.astype(np.uint8)}, "codes of type uint8"),
        ({"codes": CODES[:, None]}, "in 2 dimensions"),
        ({"codes": CODES + np.int8(1)}, "the code 2 and only 2 categories"),
        ({"flags": YES, "asked": ASKED[:2]}, "without a fitting base"),
        ({"flags": YES}, "without a fitting base"),
        ({"flags": YES[:, :1], "asked": ASKED}, "flags of type bool and shape"),
        ({"flags": YES.astype(int), "asked": ASKED}, "flags of type int64"),
        ({"codes": CODES, "numbers": (1.0,)}, "1 numbers for 2 categories"),
        ({"codes": CODES, "numbers": (1.0, np.inf)}, "numbers that bear no mean"),
        ({"codes": CODES, "numbers": (np.nan, np.nan)}, "numbers that bear no mean"),
        ({"flags": YES, "asked": ASKED, "numbers": (1.0, 2.0)}, "give a scale with single"),
    ],
)
def test_item_whose_parts_do_not_fit_is_refused(parts: dict[str, Any], words: str) -> None:
    with pytest.raises(SurveyError, match=words):
        Item("q", ("a", "b"), **parts)


def test_item_without_categories_is_refused() -> None:
    with pytest.raises(SurveyError, match="no categories in q"):
        Item("q", (), codes=np.full(3, -1))
