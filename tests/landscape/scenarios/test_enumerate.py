from importlib.util import find_spec

import numpy as np
import pytest

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.scenarios import exact
from synopsis.landscape.scenarios.crossimpact import CrossImpact
from synopsis.landscape.scenarios.enumerate import (
    choose_engine,
    enumerate_consistent,
    linked_share,
    warn_of_size,
)
from synopsis.landscape.scenarios.scw import read_scw
from synopsis.landscape.scenarios.search import Engine, Search
from synopsis.landscape.scenarios.solutions import read_solutions
from tests.landscape.scenarios.matrices import brute, named, published, random_matrix, somewhereland

ENGINES = [Engine.BRANCH, Engine.EXACT]
NEEDS_SOLVER = pytest.mark.skipif(not find_spec("ortools"), reason="OR-tools is not installed")


def large(size: int) -> CrossImpact:
    rng = np.random.default_rng(size)
    return CrossImpact("large", named((3,) * size), rng.integers(-3, 4, (3 * size, 3 * size)))


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("name", "scenarios"), [("CIB_global", 4), ("CIB_natl_regional", 16)])
def test_published_matrices_have_their_scenarios(name: str, scenarios: int, engine: Engine) -> None:
    model = read_scw(published("cibsa", f"{name}.scw")).model
    solutions = read_solutions(published("cibsa", f"{name}.sl"))
    found = enumerate_consistent(model, Search(engine=engine))
    assert (len(found.states), found.complete) == (scenarios, True)
    assert np.array_equal(found.states, solutions.states())
    for one in solutions.found:
        assert model.score(one.state) == one.score


@pytest.mark.parametrize("engine", ENGINES)
def test_engines_find_what_trying_every_state_finds(engine: Engine) -> None:
    for seed in range(200):
        check_against_every_state(seed, engine)


@NEEDS_SOLVER
def test_solver_finds_what_trying_every_state_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exact, "REACH", -1.0)
    engines = {check_against_every_state(seed, Engine.EXACT) for seed in range(200)}
    assert engines == {"exact: cp-sat", "exact: rules"}


def check_against_every_state(seed: int, engine: Engine) -> str:
    """One random matrix with ties, self-impacts, tolerance and clamps; the engine that answered."""
    rng = np.random.default_rng(1000 + seed)
    model, tolerance = random_matrix(rng), int(rng.integers(0, 3))
    clamps = {0: model.sizes[0] - 1} if seed % 4 == 0 else {}
    found = enumerate_consistent(model, Search(tolerance, clamps, engine))
    assert found.complete, seed
    assert np.array_equal(found.states, brute(model, tolerance, clamps)), seed
    return found.engine


@pytest.mark.parametrize("engine", ENGINES)
def test_engines_keep_to_the_limit(engine: Engine) -> None:
    found = enumerate_consistent(somewhereland(), Search(limit=3, engine=engine))
    assert (len(found.states), found.complete) == (3, False)
    assert somewhereland().is_consistent(found.states).all()


def test_auto_takes_our_own_engine_for_small_matrices() -> None:
    assert choose_engine(large(18)) is Engine.BRANCH
    assert enumerate_consistent(somewhereland()).engine == "branch"


def test_auto_takes_the_exact_engine_for_large_matrices() -> None:
    assert choose_engine(large(40)) is Engine.EXACT


def test_only_large_and_dense_matrices_are_warned_of() -> None:
    assert warn_of_size(somewhereland(), Engine.BRANCH) == ""
    sparse = large(40)
    cells = np.zeros_like(sparse.cells)
    cells[:3, 3:6] = 1
    assert warn_of_size(CrossImpact("sparse", sparse.descriptors, cells), Engine.EXACT) == ""
    assert "40 descriptors with 100% of their pairs linked" in warn_of_size(large(40), Engine.EXACT)


def test_warning_comes_with_the_answer() -> None:
    found = enumerate_consistent(large(40), Search(engine=Engine.BRANCH, seconds=0.01))
    assert not found.complete
    assert found.warning.endswith(".")
    assert "two minutes" in found.warning


def test_linked_share_counts_ordered_pairs_and_no_descriptor_with_itself() -> None:
    cells = np.zeros((4, 4), dtype=np.int64)
    cells[0, 0] = cells[0, 2] = 1
    assert linked_share(CrossImpact("pair", named((2, 2)), cells)) == 0.5
    assert linked_share(CrossImpact("one", named((4,)), cells)) == 0.0


def test_clamps_that_the_matrix_does_not_know_are_refused() -> None:
    with pytest.raises(LandscapeError, match="no variant 7 of a descriptor 0"):
        enumerate_consistent(somewhereland(), Search(clamps={0: 7}))
