"""Fixtures of waves: a workspace with principals, and a wave's file."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from synopsis.catalog import Workspace, init_workspace, open_workspace
from tests.evidence.waves.surveys import write_table, write_wave

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
PRINCIPALS = """
[principals.owner]
clearance = "AMBER"
body = "RCC"

[principals.other]
clearance = "RED"
body = "MOI-SRB"
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    folder = tmp_path / "work"
    init_workspace(folder, "western-balkans", NOON)
    settings = folder / "synopsis.toml"
    settings.write_text(settings.read_text("utf-8") + PRINCIPALS, "utf-8")
    return open_workspace(folder, lambda: NOON)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write_table(tmp_path / "SYNTHETIC.csv")


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    return write_wave(tmp_path / "SYNTHETIC.sav")
