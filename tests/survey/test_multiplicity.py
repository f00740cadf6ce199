import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopsis.survey import SurveyError
from synopsis.survey.multiplicity import adjusted, strictest

# Worked by hand from the definitions.
CASES = [
    ("holm", [0.01, 0.02, 0.03, 0.04], [0.04, 0.06, 0.06, 0.06]),
    ("holm", [0.13, 0.005, 0.011, 0.02, 0.04], [0.13, 0.025, 0.044, 0.06, 0.08]),
    ("holm", [0.9, 0.8], [1.0, 1.0]),
    ("benjamini_hochberg", [0.01, 0.02, 0.03, 0.04], [0.04, 0.04, 0.04, 0.04]),
    ("benjamini_hochberg", [0.13, 0.005, 0.011, 0.02, 0.04],
     [0.13, 0.025, 0.0275, 1 / 30, 0.05]),
    ("none", [0.2, 0.01], [0.2, 0.01]),
]  # fmt: skip


@pytest.mark.parametrize(("method", "p", "wanted"), CASES)
def test_adjusted_follows_its_method(method: str, p: list[float], wanted: list[float]) -> None:
    assert adjusted(p, method).tolist() == pytest.approx(wanted, abs=1e-15)


def test_adjusted_leaves_out_what_was_not_tested() -> None:
    found = adjusted([[0.01, np.nan], [0.04, np.nan]])
    assert found[:, 0].tolist() == pytest.approx([0.02, 0.04])
    assert np.isnan(found[:, 1]).all()


def test_adjusted_of_nothing_is_nothing() -> None:
    assert adjusted([]).tolist() == []


@pytest.mark.parametrize(
    ("p", "method"), [([0.5], "bonferroni"), ([1.2], "holm"), ([-0.1], "holm")]
)
def test_adjusted_refuses(p: list[float], method: str) -> None:
    with pytest.raises(SurveyError):
        adjusted(p, method)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=40))
def test_adjusted_keeps_the_order_and_holm_is_the_stricter(p: list[float]) -> None:
    given_p = np.array(p)
    holm, hochberg = adjusted(p), adjusted(p, "benjamini_hochberg")
    assert np.all(holm >= given_p)
    assert np.all(holm <= np.minimum(given_p * len(p), 1) + 1e-12)
    assert np.all(holm >= hochberg - 1e-12)
    order = np.argsort(given_p, kind="stable")
    assert np.all(np.diff(holm[order]) >= -1e-12)
    assert np.all(np.diff(hochberg[order]) >= -1e-12)


def test_strictest_is_the_first_step() -> None:
    assert strictest(0.95, 10) == pytest.approx(0.005)
    assert strictest(0.95, 10, "none") == pytest.approx(0.05)
    assert strictest(0.95, 0) == pytest.approx(0.05)
