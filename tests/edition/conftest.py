"""The demo workspace at each stage, made once for all who only read or copy it."""

from pathlib import Path

import pytest

from synopsis.catalog import View
from tests.edition.stages import Stage, stage, view_of


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("stages")


@pytest.fixture(scope="session")
def empty(place: Path) -> Stage:
    return stage(None, place / "empty", "init")


@pytest.fixture(scope="session")
def gathered(empty: Stage, place: Path) -> Stage:
    return stage(empty.folder, place / "gathered", "gather", "--from", "shipped")


@pytest.fixture(scope="session")
def built(gathered: Stage, place: Path) -> Stage:
    return stage(gathered.folder, place / "built", "build")


@pytest.fixture(scope="session")
def frozen(built: Stage, place: Path) -> Stage:
    return stage(built.folder, place / "frozen", "freeze", "first")


@pytest.fixture(scope="session")
def appended(gathered: Stage, place: Path) -> Stage:
    return stage(gathered.folder, place / "appended", "append", "20")


@pytest.fixture(scope="session")
def built_view(built: Stage) -> View:
    return view_of(built.folder)
