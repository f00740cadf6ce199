import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.scenarios.balance import explain
from synopsis.landscape.scenarios.scw import read_scw
from synopsis.landscape.scenarios.solutions import parse_solutions, read_solutions
from tests.landscape.scenarios.matrices import published, somewhereland
from tests.sources.snapshots import is_sentence

SMALL = '$ ScenarioWizard 3.0\r\nSolution set\r\n 2 \r\n\r\n" 2 1",1.677722E+07,0,0,-15,""\r\n'
SMALL += '" 1 2",3,1,0,12,"seen, twice"\r\n'


def attempt(data: bytes) -> str:
    try:
        return parse_solutions(data, "the file 'x.sl'").title
    except LandscapeError as error:
        return told(error)


def told(error: LandscapeError) -> str:
    assert is_sentence(error.sentence)
    return error.sentence


def test_solutions_are_read_with_weights_and_scores() -> None:
    solutions = parse_solutions(SMALL.encode(), "x.sl")
    assert solutions.states().tolist() == [[0, 1], [1, 0]]
    assert [one.weight for one in solutions.found] == [16777220.0, 3.0]
    assert [one.score for one in solutions.found] == [-15, 12]
    assert solutions.found[1].remark == "seen, twice"


def test_solution_set_without_scenarios_is_read() -> None:
    solutions = parse_solutions(b"$ ScenarioWizard 3.0\nSolution set\n 0 \n", "x.sl")
    assert solutions.found == ()
    assert solutions.states().shape == (0, 0)


@pytest.mark.parametrize("name", ["CIB_global", "CIB_natl_regional"])
def test_published_consistency_is_the_smallest_lead(name: str) -> None:
    model = read_scw(published("cibsa", f"{name}.scw")).model
    for one in read_solutions(published("cibsa", f"{name}.sl")).found:
        leads = [row.lead for row in explain(model, one.state) if row.lead is not None]
        assert min(leads) == one.consistency
        assert model.score(one.state) == one.score


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("ScenarioWizard", "Spreadsheet", "it is no solution set of ScenarioWizard"),
        (" 2 \r", " 3 \r", "it says that it holds 3 scenarios, and it holds 2 in the file 'x.sl'"),
        (" 2 \r", " two \r", "'two' is no whole number in line 3 of the file 'x.sl'."),
        ('" 2 1"', '" 2"', "its scenarios have different numbers of descriptors"),
        ('" 2 1"', '" 2 0"', "a scenario counts its variants from one in line 5"),
        ('" 2 1"', '" "', "a scenario counts its variants from one"),
        ('" 2 1"', '" 2 1', "a line cannot be told apart into cells in line 5"),
        ("1.677722E+07", "many", "the weight 'many' is no number in line 5"),
        ("1.677722E+07", "-1", "the weight -1.0 is none"),
        ("1.677722E+07", "nan", "the weight nan is none"),
        ("-15", "", "a cell is empty in line 5"),
        (",0,0,-15", "", "a line has 3 cells where it needs at least 5 in line 5"),
    ],
)
def test_solutions_with_a_fault_are_refused_in_one_sentence(
    old: str, new: str, sentence: str
) -> None:
    assert sentence in attempt(SMALL.replace(old, new, 1).encode())


def test_scenarios_of_another_matrix_are_refused() -> None:
    solutions = parse_solutions(SMALL.encode(), "x.sl")
    with pytest.raises(LandscapeError, match="scenario 1 is none of the matrix 'Somewhereland'"):
        solutions.refuse_foreign(somewhereland())


def test_published_solutions_fit_their_matrix() -> None:
    solutions = read_solutions(published("cibsa", "CIB_global.sl"))
    solutions.refuse_foreign(read_scw(published("cibsa", "CIB_global.scw")).model)
    assert np.array_equal(solutions.states() + 1, [[1, 2, 3], [2, 2, 2], [2, 3, 2], [3, 1, 3]])


@given(st.binary(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_solutions_or_one_sentence(data: bytes) -> None:
    attempt(data)
    attempt(b"$ ScenarioWizard 3.0\nSolution set\n 1 \n" + data)


@given(st.integers(0, len(SMALL) - 1), st.text(max_size=6))
@settings(max_examples=150, deadline=None)
def test_solutions_with_signs_put_over_them_are_such_or_a_sentence(place: int, text: str) -> None:
    attempt((SMALL[:place] + text + SMALL[place + len(text) :]).encode("utf-8", "replace"))
