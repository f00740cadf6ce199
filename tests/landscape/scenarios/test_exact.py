import itertools
import runpy
import subprocess
import sys
import time
from concurrent.futures.process import BrokenProcessPool
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.scenarios import exact, exact_workers
from synopsis.landscape.scenarios.branch import branch_states
from synopsis.landscape.scenarios.crossimpact import CrossImpact
from synopsis.landscape.scenarios.draws import enumerate_draws
from synopsis.landscape.scenarios.exact import UndecidedError, exact_states, find_state, laid_out
from synopsis.landscape.scenarios.exact_layers import LANES, layers_of
from synopsis.landscape.scenarios.exact_model import rules_of
from synopsis.landscape.scenarios.exact_order import order_of
from synopsis.landscape.scenarios.exact_solver import Answer, solver_states
from synopsis.landscape.scenarios.exact_walk import Walk, foretold
from synopsis.landscape.scenarios.exact_workers import in_processes, layer_states
from synopsis.landscape.scenarios.search import Search, sorted_states
from tests.landscape.scenarios.matrices import named, somewhereland

NEEDS_SOLVER = pytest.mark.skipif(not find_spec("ortools"), reason="OR-tools is not installed")


def random_matrix(rng: np.random.Generator, largest: int = 3, most: int = 6) -> CrossImpact:
    sizes = tuple(rng.integers(1, 5, rng.integers(1, most + 1)).tolist())
    width = sum(sizes)
    linked = rng.random((width, width)) < rng.random()
    cells = rng.integers(-largest, largest + 1, (width, width)) * linked
    return CrossImpact("random", named(sizes), cells, rng.integers(-2, 3, width))


def ordinal(count: int, density: float, seed: int) -> CrossImpact:
    """Low, middle and high, pushed by one strength a link."""
    rng = np.random.default_rng(seed)
    strength = rng.integers(-3, 4, (count, count)) * (rng.random((count, count)) < density)
    np.fill_diagonal(strength, 0)
    push = np.array([-1, 0, 1])
    return CrossImpact("ordinal", named((3,) * count), np.kron(strength, np.outer(push, push)))


def brute(model: CrossImpact, tolerance: int, wanted: dict[int, frozenset[int]]) -> np.ndarray:
    states = np.array(list(itertools.product(*(range(size) for size in model.sizes))))
    good = model.is_consistent(states, tolerance)
    for place, allowed in wanted.items():
        good &= np.isin(states[:, place], list(allowed))
    return states[good]


@pytest.mark.parametrize("largest", [3, 40, 9_000, 1_000_000])
def test_layers_find_what_trying_every_state_finds(largest: int) -> None:
    lanes = set()
    for seed in range(60):
        rng = np.random.default_rng(seed)
        model, tolerance = random_matrix(rng, largest), int(rng.integers(0, 3))
        rules = rules_of(model, tolerance)
        expected = brute(model, tolerance, {})
        if rules.is_hopeless:
            assert not len(expected)
            continue
        layers = layers_of(rules, tuple(rng.permutation(len(model.sizes)).tolist()))
        found = layer_states(layers, None, 10**6).states
        assert np.array_equal(sorted_states(found, len(model.sizes)), expected), seed
        lanes.add(int(layers.top).bit_count())
    assert lanes <= {64 // bits for bits in LANES}


@NEEDS_SOLVER
def test_both_engines_and_the_branching_one_agree_beyond_brute_force() -> None:
    models = [ordinal(14, 0.4, seed) for seed in range(4)]
    for seed in range(4):
        rng = np.random.default_rng(seed)
        linked = np.kron(rng.random((12, 12)) < 0.4, np.ones((3, 3), dtype=np.int64))
        cells = rng.integers(-3, 4, (36, 36)) * linked
        models.append(CrossImpact("free", named((3,) * 12), cells))
    for model in models:
        count = len(model.sizes)
        rules = rules_of(model)
        solved = sorted_states(solver_states(rules, None, 10**6).states, count)
        assert np.array_equal(exact_states(model).states, solved)
        assert np.array_equal(branch_states(model).states, solved)


@NEEDS_SOLVER
def test_solver_finds_what_trying_every_state_finds_and_stops_when_told() -> None:
    for seed in range(40):
        rng = np.random.default_rng(seed)
        model = random_matrix(rng, most=5)
        wanted = {0: frozenset(rng.integers(0, model.sizes[0], 2).tolist())}
        rules = rules_of(model, 1, wanted)
        if not rules.is_hopeless:
            found = solver_states(rules, None, 10**6)
            expected = brute(model, 1, wanted)
            assert found.stopped == ""
            assert np.array_equal(sorted_states(found.states, len(model.sizes)), expected)
    rules = rules_of(somewhereland())
    assert solver_states(rules, None, 3).stopped == "scenarios"
    assert solver_states(rules, 0.0, 100).stopped == "seconds"


@NEEDS_SOLVER
def test_a_search_beyond_the_reach_of_layers_is_given_to_the_solver(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    by_layers = exact_states(somewhereland())
    monkeypatch.setattr(exact, "REACH", 1.0)
    by_solver = exact_states(somewhereland())
    assert (by_layers.engine, by_solver.engine) == ("exact: layers", "exact: cp-sat")
    assert np.array_equal(by_layers.states, by_solver.states)


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 10**6))
def test_a_witness_is_found_or_there_is_none(seed: int) -> None:
    rng = np.random.default_rng(seed)
    model = random_matrix(rng, most=5)
    place = int(rng.integers(len(model.sizes)))
    wanted = {place: frozenset(rng.integers(0, model.sizes[place], 2).tolist())}
    clamps = {0: 0} if seed % 3 == 0 else {}
    states = np.array(list(itertools.product(*(range(size) for size in model.sizes))))
    good = model.slack(states) >= 0
    for held, variant in clamps.items():
        good[:, held] = states[:, held] == variant
    good[:, place] &= np.isin(states[:, place], list(wanted[place]))
    expected = {tuple(state) for state in states[good.all(axis=1)].tolist()}
    found = find_state(model, Search(clamps=clamps), wanted)
    assert found in expected if expected else found is None


def test_a_witness_does_not_depend_on_what_was_asked_before() -> None:
    asked = [(somewhereland(), {0: frozenset({variant})}) for variant in (2, 0, 1)]
    first = [find_state(model, None, wanted) for model, wanted in asked]
    exact._remembered.cache_clear()
    again = [find_state(model, None, wanted) for model, wanted in reversed(asked)]
    assert first == again[::-1]


def test_a_deadline_leaves_it_undecided_and_incomplete() -> None:
    search = Search(seconds=1e-9)
    with pytest.raises(UndecidedError):
        find_state(somewhereland(), search)
    found = exact_states(somewhereland(), search)
    assert (found.complete, found.status) == (False, "stopped after 1e-09 seconds")


def test_a_limit_as_large_as_the_list_leaves_it_complete() -> None:
    assert exact_states(somewhereland(), Search(limit=10)).complete
    found = exact_states(somewhereland(), Search(limit=9))
    assert (len(found.states), found.complete) == (9, False)


def test_a_matrix_that_says_nothing_stops_at_the_limit() -> None:
    nothing = CrossImpact("nothing", named((3,) * 30), np.zeros((90, 90), dtype=np.int64))
    found = exact_states(nothing, Search(limit=1000))
    assert (len(found.states), found.complete) == (1000, False)
    assert found.engine == "exact: layers"


def test_a_descriptor_that_can_have_no_variant_leaves_nothing() -> None:
    cells = np.zeros((2, 2), dtype=np.int64)
    cells[0, 1] = cells[1, 0] = 1
    found = exact_states(CrossImpact("torn", named((2,)), cells))
    assert (len(found.states), found.complete, found.engine) == (0, True, "exact: rules")


def test_clamps_that_the_matrix_does_not_know_are_refused() -> None:
    for clamps in ({0: 9}, {99: 0}):
        with pytest.raises(LandscapeError, match="to clamp"):
            exact_states(somewhereland(), Search(clamps=clamps))
        with pytest.raises(LandscapeError, match="to clamp"):
            find_state(somewhereland(), Search(clamps=clamps))


def test_unsound_states_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(*_: object) -> Answer:
        return Answer(np.zeros((1, 6), dtype=np.int64), "")

    monkeypatch.setattr(exact, "layer_states", wrong)
    with pytest.raises(LandscapeError, match="not consistent"):
        exact_states(somewhereland())


def test_orders_hold_every_descriptor_once_and_better_ones_cost_less() -> None:
    model = ordinal(18, 0.4, 1)
    rules = rules_of(model)
    order = order_of(rules)
    assert sorted(order) == list(range(18))
    assert order == order_of(rules)
    layers, forecast = laid_out(rules)
    worst = max(
        foretold(layers_of(rules, tuple(np.random.default_rng(seed).permutation(18).tolist()))).size
        for seed in range(5)
    )
    assert forecast.size < worst
    assert layers.depth == 18


def test_what_is_foretold_is_near_what_is_walked() -> None:
    layers, _ = laid_out(rules_of(ordinal(20, 0.4, 3)))
    walk = Walk(layers, lambda: False, 10**6)
    assert walk.go() == ""
    assert 0.5 < foretold(layers, lot=300).size / walk.grown < 2


def test_several_processes_answer_as_one_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exact_workers, "SPLIT", 50)
    model = ordinal(16, 0.4, 5)
    layers, _ = laid_out(rules_of(model))
    one, two = (layer_states(layers, None, 10**6, workers) for workers in (1, 2))
    assert np.array_equal(sorted_states(one.states, 16), sorted_states(two.states, 16))
    assert one.stopped == two.stopped == ""
    assert layer_states(layers, None, 1).stopped == "scenarios"


def doubled(task: int) -> int:
    return task * 2


def test_what_a_broken_process_leaves_is_searched_here(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        def __init__(self, *_: object, **__: object) -> None:
            raise BrokenProcessPool

    monkeypatch.setattr(exact_workers, "ProcessPoolExecutor", Broken)
    assert in_processes(doubled, [1, 2, 3], 2) == [2, 4, 6]


def test_draws_are_searched_as_each_alone() -> None:
    model = ordinal(10, 0.4, 2)
    rng = np.random.default_rng(3)
    draws = np.array([model.cells * rng.integers(0, 3) for _ in range(4)] + [model.cells] * 2)
    found = enumerate_draws(model, draws, Search(tolerance=1))
    assert len(found) == 6
    for cells, one in zip(draws, found, strict=True):
        alone = exact_states(CrossImpact("alone", model.descriptors, cells), Search(tolerance=1))
        assert one.complete
        assert np.array_equal(one.states, alone.states)


def test_draws_in_several_processes_come_in_their_order() -> None:
    model = ordinal(9, 0.4, 2)
    rng = np.random.default_rng(3)
    draws = model.cells + rng.integers(-1, 2, (45, *model.cells.shape)) * (model.cells != 0)
    one, two = (enumerate_draws(model, draws, workers=workers) for workers in (1, 2))
    assert [a.states.tolist() for a in one] == [b.states.tolist() for b in two]


def test_draws_that_were_not_reached_in_time_are_not_complete() -> None:
    model = somewhereland()
    draws = np.stack([model.cells, model.cells * 2])
    found = enumerate_draws(model, draws, Search(seconds=1e-9))
    assert [one.complete for one in found] == [False, False]


def test_draws_of_another_matrix_are_refused() -> None:
    model = somewhereland()
    for shape in ((4, 3, 3), model.cells.shape):
        with pytest.raises(LandscapeError, match="do not go with"):
            enumerate_draws(model, np.zeros(shape, dtype=np.int64))


def test_the_bench_measures_and_keeps_its_record(tmp_path: Path) -> None:
    bench = runpy.run_path(str(Path(__file__).parents[3] / "tools" / "bench_scenarios.py"))
    generator = tmp_path / "generate.py"
    generator.write_text("def random_model(*asked):\n    raise AssertionError(asked)\n")
    assert bench["load_generator"](generator).__name__ == "random_model"
    cells = np.kron(np.eye(4, k=1, dtype=np.int64), np.outer([-1, 0, 1], [-1, 0, 1])) * 2
    drawn = bench["drawn"](cells, "ordinal", 0)
    assert drawn.shape == (1000, 12, 12)
    assert ((drawn != 0) <= (cells != 0)).all()
    assert set(np.unique(drawn[:, 0, 3])) == {1, 2, 3}


def test_processes_end_with_the_one_that_started_them_though_it_was_killed(tmp_path: Path) -> None:
    script = tmp_path / "long.py"
    script.write_text(
        "import time\n"
        "from synopsis.landscape.scenarios.exact_workers import in_processes\n"
        "if __name__ == '__main__':\n"
        "    print('begun', flush=True)\n"
        "    in_processes(time.sleep, [90.0, 90.0], 2)\n",
        "utf-8",
    )
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE) as begun:
        assert begun.stdout is not None
        assert begun.stdout.readline() == b"begun\n"
        time.sleep(4)  # for the others to start and to sleep
        begun.kill()
        # The pipe closes when the last of them is gone.
        assert begun.communicate(timeout=20)[0] == b""
