import numpy as np
import pytest

from synopsis.survey import SurveyError
from synopsis.survey.cells import Domains


def test_domains_of_a_column_take_the_order_given() -> None:
    found = Domains.of("sex", ["f", "m", "f", "?"], ["m", "f"])
    assert found.labels == ("m", "f")
    assert found.codes.tolist() == [1, 0, 1, -1]


def test_domains_of_a_column_take_their_own_order() -> None:
    assert Domains.of("sex", ["f", "m", "f"]).labels == ("f", "m")


def test_domains_crossed_have_each_by_each() -> None:
    one = Domains("sex", ("m", "f"), np.array([0, 1, 1, -1], dtype=np.int8))
    two = Domains("age", ("young", "old", "all"), np.array([2, 0, -1, 1], dtype=np.int8))
    found = one.crossed(two)
    assert found.labels == ("m, young", "m, old", "m, all", "f, young", "f, old", "f, all")
    assert found.codes.tolist() == [2, 3, -1, -1]
    assert found.name == "sex x age"


def test_domains_of_other_rows_are_not_crossed() -> None:
    with pytest.raises(SurveyError, match="2 rows and 'all' has 3"):
        Domains("sex", ("m",), np.zeros(2, dtype=np.int8)).crossed(Domains.whole(3))


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        (np.array([0, 2]), "the code 2 and 2 labels"),
        (np.array([0, -2]), "the code -2 and 2 labels"),
        (np.array([0.0]), "codes of type float64"),
        (np.array([[0]]), "codes of type int64"),
    ],
)
def test_domains_without_labels_are_refused(codes: np.ndarray, words: str) -> None:
    with pytest.raises(SurveyError, match=words):
        Domains("sex", ("m", "f"), codes)


def test_domains_need_a_label() -> None:
    with pytest.raises(SurveyError, match="in sex"):
        Domains("sex", (), np.array([-1]))
