import numpy as np
import pytest
from scipy import stats

from synopsis.survey.errors import SurveyError
from synopsis.survey.tabulate.letters import Convention, column_letters, letter

ALONE = Convention(multiplicity="none")
HOLM = Convention()


def lettered(
    shares: list[float], covariance: np.ndarray, convention: Convention = ALONE, df: float = 1e6
) -> list[str]:
    values = np.array([shares])
    many = np.full(len(shares), df)
    tested = np.ones(values.shape, dtype=np.bool_)
    found = column_letters(values, covariance[None], many, tested, convention)
    return [str(cell) for cell in found[0]]


@pytest.mark.parametrize(
    ("gap", "expected"),
    [(1.97, ["B", ""]), (1.70, ["b", ""]), (1.60, ["", ""]), (-1.97, ["", "A"])],
)
def test_letters_are_upper_at_the_stricter_level_and_lower_at_the_looser(
    gap: float, expected: list[str]
) -> None:
    se = 0.02
    assert lettered([0.5 + gap * se, 0.5], np.diag([se**2, 0.0])) == expected


def test_letters_rest_on_the_covariance_of_shared_units() -> None:
    own, shared = 0.02**2, 0.9 * 0.02**2
    apart = np.diag([own, own])
    together = np.array([[own, shared], [shared, own]])
    assert lettered([0.53, 0.5], apart) == ["", ""]
    assert lettered([0.53, 0.5], together) == ["B", ""]


def test_letters_rest_on_the_fewer_degrees_of_freedom() -> None:
    variance = np.diag([0.01**2, 0.0])
    limit = stats.t.ppf(0.975, 4) * 0.01
    few = np.array([4.0, 500.0])
    tested = np.ones((1, 2), dtype=np.bool_)
    for gap, expected in ((limit * 1.001, "B"), (limit * 0.999, "b")):
        values = np.array([[0.5 + gap, 0.5]])
        assert column_letters(values, variance[None], few, tested, ALONE)[0, 0] == expected


def test_letters_are_corrected_within_a_row_of_a_block() -> None:
    se = 0.02
    shares = [0.5 + 2.1 * se, 0.5, 0.5, 0.5]
    covariance = np.diag([se**2, 0, 0, 0])
    assert lettered(shares, covariance, ALONE)[0] == "B C D"
    assert lettered(shares, covariance, HOLM)[0] == ""


def test_letters_leave_out_what_is_hidden() -> None:
    covariance = np.diag([1e-6, 1e-6, 1e-6])
    values = np.array([[0.9, 0.5, 0.1]])
    tested = np.array([[True, False, True]])
    found = column_letters(values, covariance[None], np.full(3, 50.0), tested, ALONE)
    assert found[0].tolist() == ["C", "", ""]


def test_two_columns_without_spread_bear_no_test() -> None:
    assert lettered([1.0, 0.0], np.zeros((2, 2))) == ["", ""]


@pytest.mark.parametrize(("at", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (27, "AB"), (52, "BA")])
def test_letter_goes_on_after_the_alphabet(at: int, name: str) -> None:
    assert letter(at) == name


def test_convention_refuses_an_upper_case_that_is_looser() -> None:
    with pytest.raises(SurveyError, match="no convention"):
        Convention(upper=0.2, lower=0.1)


def test_letters_of_null_columns_are_rarely_false() -> None:
    rng = np.random.default_rng(1)
    se, rows = 0.02, 4000
    values = 0.5 + se * rng.standard_normal((rows, 6))
    covariance = np.broadcast_to(np.eye(6) * se**2, (rows, 6, 6))
    tested = np.ones(values.shape, dtype=np.bool_)
    found = column_letters(values, covariance, np.full(6, 1e6), tested, HOLM)
    upper = np.array([any(cell.isupper() for cell in row) for row in found])
    assert upper.mean() < 0.05 + 3 * np.sqrt(0.05 * 0.95 / rows)
    assert upper.mean() > 0.03
