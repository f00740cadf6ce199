from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.scenarios.files import folded, read_model, write_model
from tests.landscape.scenarios.matrices import every_state, somewhereland


def test_bias_in_the_self_impacts_judges_every_state_alike() -> None:
    model = somewhereland()
    biased = replace(model, bias=np.arange(model.width) % 4)
    plain = folded(biased)
    states = every_state(model)
    assert not plain.bias.any()
    assert (plain.balances(states) == biased.balances(states)).all()
    assert (plain.score(states) == biased.score(states)).all()
    assert folded(model) is model


@pytest.mark.parametrize("ending", [".scw", ".csv"])
def test_model_comes_back_from_a_file(tmp_path: Path, ending: str) -> None:
    model = replace(somewhereland(), bias=np.ones(17, dtype=np.int64))
    write_model(model, tmp_path / f"m{ending}")
    again = read_model(tmp_path / f"m{ending}")
    assert (again.cells == folded(model).cells).all()
    assert again.sizes == model.sizes


def test_other_endings_are_refused_with_those_there_are(tmp_path: Path) -> None:
    for act in (read_model, lambda path: write_model(somewhereland(), path)):
        with pytest.raises(LandscapeError, match=r"ends with .scw or .csv"):
            act(tmp_path / "matrix.xlsx")
    assert list(tmp_path.iterdir()) == []
