from pathlib import Path

import numpy as np
import pytest

from synopsis.catalog import View, init_workspace
from synopsis.cli.desk import Desk, now
from synopsis.landscape.futures.explore import Futures, explore, letters
from synopsis.landscape.futures.kept import kept_lists, read_lists, write_lists
from synopsis.landscape.futures.survival import survival
from tests.landscape.futures.worlds import DRAWS, shipped


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    folder: Path = tmp_path_factory.mktemp("futures") / "w"
    init_workspace(folder, "western-balkans", now())
    return Desk(folder).view()


@pytest.fixture(scope="module")
def found(view: View) -> Futures:
    return explore(view, shipped())


def test_every_scenario_is_told_once_and_the_list_is_proven(found: Futures) -> None:
    assert found.listed.complete
    assert [one.id for one in found.scenarios] == [letters(n) for n in range(len(found.scenarios))]
    assert {one.state for one in found.scenarios} == set(map(tuple, found.listed.states.tolist()))
    assert sum(found.weights) <= 1
    assert list(found.weights) == sorted(found.weights, reverse=True)


def test_families_are_over_every_draw(found: Futures) -> None:
    families = found.disagreement.families
    assert families.known.all()
    assert len(families.presence) == DRAWS
    assert all(0 <= one.share.low <= one.share.value <= one.share.high <= 1
               for one in families.families)  # fmt: skip


def test_survival_counts_draws_with_a_scenario_alike(found: Futures) -> None:
    alive = found.disagreement.survival
    assert len(alive) == len(found.scenarios)
    now = next(place for place, one in enumerate(found.scenarios) if "stay" in one.title)
    assert alive[now].value == 1.0  # where nothing pushes, nothing moves, in every reading
    lists = [np.array([[0, 0, 0]]), np.array([[2, 2, 2], [0, 1, 0]]), np.zeros((0, 3), dtype=int)]
    shares = [survival((0, 0, 0), lists, (True, True, True), alike).count for alike in (0, 1, 3)]
    assert shares == [1, 2, 2]
    assert survival((0, 0, 0), lists, (True, False, True), 3).of == 2


def test_other_values_of_the_rest_are_shown(found: Futures) -> None:
    own = found.landscape.choices.rest
    assert dict(found.others)[own] == len(found.scenarios)
    assert len(found.others) > 3


def test_each_trigger_and_goal_has_its_answer(found: Futures) -> None:
    assert len(found.triggers) == len(found.landscape.held)
    assert len(found.levers) == len(found.landscape.choices.goals)


def test_cache_gives_the_same_lists(view: View, found: Futures) -> None:
    draws = found.disagreement.draws
    again = kept_lists(view, draws)
    anew = kept_lists(view, draws, is_anew=True)
    assert write_lists(again) == write_lists(anew)
    read = read_lists(write_lists(anew), len(found.landscape.concepts))
    assert [one.tolist() for one in read.states] == [one.tolist() for one in anew.states]
    assert read.known == anew.known


@pytest.mark.parametrize(("number", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (53, "BB")])
def test_scenarios_are_named_by_letters(number: int, name: str) -> None:
    assert letters(number) == name
