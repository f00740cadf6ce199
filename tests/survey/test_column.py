"""Columns are coded as NumPy's sorted names are, without sorting where they are whole numbers."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hn

from synopsis.survey import SurveyError
from synopsis.survey.column import codes, compact, joined, missing, names, numbers

WHOLE = st.sampled_from(["bool", "int8", "int16", "int64", "uint8", "uint64"]).flatmap(
    lambda kind: hn.arrays(np.dtype(kind), st.integers(1, 12))
)
CODES = hn.arrays(np.int64, 9, elements=st.integers(0, 40))


@settings(deadline=None)
@given(st.one_of(WHOLE, hn.arrays(np.dtype("U2"), 5), hn.arrays(np.float64, 5)))
def test_codes_are_those_of_sorted_names(values: Any) -> None:
    values = values[~missing(values)]
    labels, found = codes(values, "group")
    expected, places = np.unique(values, return_inverse=True)
    assert np.array_equal(labels, expected)
    assert np.array_equal(found, places)


@settings(deadline=None)
@given(CODES, CODES)
def test_pairs_and_holes_are_coded_in_order(above: Any, own: Any) -> None:
    assert np.array_equal(joined(above, own), np.unique(above * 50 + own, return_inverse=True)[1])
    present, found = compact(own)
    expected, places = np.unique(own, return_inverse=True)
    assert np.array_equal(present, expected)
    assert np.array_equal(found, places)


@pytest.mark.parametrize(
    ("column", "sentence"),
    [
        ([1, "x"], "row 2 of the values holds 'x' where a number is wanted"),
        ([[1], [2, 3]], "row 1 of the values holds"),
        (np.ones((2, 2)), "the values are no column of one number a row"),
        (np.array(["1", "two"]), "row 2 of the values holds 'two'"),
    ],
)
def test_what_is_no_number_is_refused_with_its_row(column: Any, sentence: str) -> None:
    with pytest.raises(SurveyError, match=sentence):
        numbers(column, "values")


def test_missing_numbers_are_nan_and_text_of_numbers_is_read() -> None:
    holed: Any = [1, None]
    assert np.isnan(numbers(holed, "values")[1])
    assert numbers(np.array(["1.5", "2"]), "values").tolist() == [1.5, 2.0]


@pytest.mark.parametrize("column", [["a", None], ["a", ""], [1.0, np.nan], np.array(["a", ""])])
def test_a_row_without_a_name_is_refused(column: Any) -> None:
    with pytest.raises(SurveyError, match="1 rows have no group, the first is row 2"):
        names(column, "group")
    assert missing(np.asarray(column, dtype=object)).tolist() == [False, True]
