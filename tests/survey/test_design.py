import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import synopsis.survey as sv
from synopsis.survey import Design, SurveyError

ROWS = 8
PSU = np.array([1, 1, 2, 2, 3, 3, 4, 4])
STRATUM = np.array(["a", "a", "a", "a", "b", "b", "b", "b"])
Y = np.array([1.0, 2, 3, 4, 5, 6, 7, 9])


def design(**changes: object) -> Design:
    parts: dict[str, object] = {"units": [PSU], "strata": [STRATUM]}
    return Design.of(np.full(ROWS, 2.0), **(parts | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("weights", "sentence"),
    [
        (np.array([1.0, np.nan] * 4), "4 weights are missing, the first in row 2"),
        (np.array([1.0, np.inf] * 4), "4 weights are infinite, the first in row 2"),
        (np.array([1.0, -1.0] * 4), "4 weights are negative, the first in row 2"),
        (np.zeros(ROWS), "all weights are nought"),
        (np.ones(ROWS - 1), "the columns of the design have"),
    ],
)
def test_weights_that_cannot_be_are_refused(weights: np.ndarray, sentence: str) -> None:
    with pytest.raises(SurveyError, match=sentence):
        Design.of(weights, units=[PSU], strata=[STRATUM])


def test_a_unit_in_two_strata_is_refused_unless_it_is_numbered_anew() -> None:
    again = np.array([1, 1, 2, 2, 1, 1, 2, 2])
    with pytest.raises(SurveyError, match="2 units lie in two strata at stage 1"):
        design(units=[again])
    assert design(units=[again], nest=True).df == 2


def test_a_stratum_smaller_than_its_sample_is_refused() -> None:
    with pytest.raises(
        SurveyError,
        match=r"1 strata have more units drawn .* that of row 1 has 2 units drawn of 1\.5",
    ):
        design(sizes=[np.where(STRATUM == "a", 1.5, 9)])


def test_a_stratum_of_two_sizes_is_refused() -> None:
    with pytest.raises(SurveyError, match="two sizes"):
        design(sizes=[np.array([9.0] * 7 + [8])])


def test_a_unit_without_a_name_is_refused() -> None:
    with pytest.raises(SurveyError, match="1 rows have no unit at stage 1, the first is row 3"):
        design(units=[np.array([1, 1, np.nan, 2, 3, 3, 4, 4])])


def test_a_stratum_of_one_unit_fails_until_a_choice_is_made() -> None:
    alone = design(units=[np.array([1, 1, 2, 2, 3, 3, 3, 3])])
    with pytest.raises(SurveyError, match="1 strata have only one unit at stage 1"):
        sv.mean(alone, sv.table([Y]), ("y",))
    found = {
        choice: float(sv.mean(alone.with_lonely(choice), sv.table([Y]), ("y",)).se[0])
        for choice in ("remove", "certainty", "average", "adjust")
    }
    assert found["remove"] == found["certainty"]
    assert found["average"] == pytest.approx(found["remove"] * np.sqrt(2))
    assert found["adjust"] > found["remove"]


def test_a_whole_census_has_no_error() -> None:
    census = design(sizes=[np.full(ROWS, 2.0)])
    assert sv.mean(census, sv.table([Y]), ("y",)).se[0] == 0


def test_a_domain_keeps_the_units_that_have_no_rows_in_it() -> None:
    inside = np.array([True] * 2 + [False] * 2 + [True] * 4)
    kept = sv.total(design().within(inside), sv.table([Y]), ("y",))
    zeroed = sv.total(design(), sv.table([np.where(inside, Y, 0)]), ("y",))
    assert kept.values[0] == zeroed.values[0]
    assert kept.se[0] == pytest.approx(zeroed.se[0])


def test_simple_random_sampling_by_hand() -> None:
    y = np.array([3.0, 5, 8, 12])
    found = sv.mean(Design.of(np.full(4, 25.0), sizes=[np.full(4, 100.0)]), sv.table([y]), ("y",))
    assert found.values[0] == 7
    assert found.se[0] == pytest.approx(np.sqrt(y.var(ddof=1) / 4 * 0.96))


def test_no_degrees_of_freedom_bear_no_interval() -> None:
    one = Design.of(np.ones(2), units=[np.array([1, 1])], lonely="remove")
    with pytest.raises(SurveyError, match="0 degrees of freedom bear no interval"):
        sv.mean(one, sv.table([np.array([1.0, 2])]), ("y",)).interval()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.floats(0.1, 100), min_size=ROWS, max_size=ROWS),
    st.lists(st.floats(-1e6, 1e6), min_size=ROWS, max_size=ROWS),
    st.floats(0.01, 1000),
)
def test_the_scale_of_the_weights_does_not_move_a_mean(
    weights: list[float], values: list[float], factor: float
) -> None:
    w, y = np.array(weights), sv.table([np.array(values)])
    one = sv.mean(Design.of(w, units=[PSU], strata=[STRATUM]), y, ("y",))
    other = sv.mean(Design.of(w * factor, units=[PSU], strata=[STRATUM]), y, ("y",))
    assert other.values[0] == pytest.approx(one.values[0], rel=1e-9, abs=1e-6)
    assert other.se[0] == pytest.approx(one.se[0], rel=1e-6, abs=1e-6)
