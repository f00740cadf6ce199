"""The published panel, and a workspace whose ledger two bodies may write."""

import os
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from synopsis.catalog import View, init_workspace, open_workspace
from synopsis.landscape.elicitation.excalibur import read_excalibur
from synopsis.landscape.elicitation.panel import Panel
from tests.conftest import NOON

ROOT = Path(__file__).resolve().parents[3]
PEOPLE = """
[principals.convenor]
clearance = "AMBER"
body = "RCC"
[principals.second]
clearance = "AMBER"
body = "ISAC"
"""
Look = Callable[..., View]


@pytest.fixture(scope="session")
def cooke() -> Path:
    """The folder of the published panel, or a skip that says where it was looked for."""
    folder = Path(os.environ.get("SYNOPSIS_SHARED", ROOT.parent / "shared"))
    folder = folder / "data" / "scenarios" / "cooke"
    if not folder.is_dir():
        pytest.skip(f"the published panel is not at {folder}; set SYNOPSIS_SHARED")
    return folder


@pytest.fixture(scope="session")
def arkansas(cooke: Path) -> Panel:
    return read_excalibur(cooke / "Arkansas.dtt", cooke / "Arkansas.rls")


@pytest.fixture
def look(tmp_path: Path) -> Look:
    """A workspace with a clock that is given with each look."""
    folder = tmp_path / "work"
    init_workspace(folder, "western-balkans", NOON)
    settings = folder / "synopsis.toml"
    settings.write_text(settings.read_text("utf-8") + PEOPLE, "utf-8")

    def view(handle: str | None = "convenor", days: int = 0) -> View:
        now: datetime = NOON + timedelta(days=days)
        return open_workspace(folder, lambda: now).view(handle)

    return view
