"""The demo workspace at each stage, made once for all who only read or copy it."""

import os
from pathlib import Path

import pytest

from synopsis.catalog import View
from tests.edition.stages import Small, Stage, Stages, view_of


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("stages")


@pytest.fixture(scope="session")
def stages(tmp_path_factory: pytest.TempPathFactory, place: Path) -> Stages:
    base = tmp_path_factory.getbasetemp()
    shared = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "shared-stages"
    shared.mkdir(exist_ok=True)
    return Stages(shared, place)


@pytest.fixture(scope="session")
def empty(stages: Stages) -> Stage:
    return stages.make("empty", "", "init")


@pytest.fixture(scope="session")
def gathered(stages: Stages, empty: Stage) -> Stage:
    return stages.make("gathered", empty.folder.name, "gather", "--from", "shipped")


@pytest.fixture(scope="session")
def built(stages: Stages, gathered: Stage) -> Stage:
    return stages.make("built", gathered.folder.name, "build")


@pytest.fixture(scope="session")
def frozen(stages: Stages, built: Stage) -> Stage:
    return stages.make("frozen", built.folder.name, "freeze", "first")


@pytest.fixture(scope="session")
def appended(stages: Stages, gathered: Stage) -> Stage:
    return stages.make("appended", gathered.folder.name, "append", "20")


@pytest.fixture(scope="session")
def small(stages: Stages) -> Small:
    return stages.make_small()


@pytest.fixture(scope="session")
def built_view(built: Stage) -> View:
    return view_of(built.folder)
