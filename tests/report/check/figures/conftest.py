"""The report that the project comes from, where it is at hand."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[4]


@pytest.fixture(scope="session")
def shared_report() -> Path:
    shared = Path(os.environ.get("SYNOPSIS_SHARED", ROOT.parent / "shared"))
    found = sorted((shared / "mission").glob("*.txt"))
    if not found:
        pytest.skip("the shared report is not at hand")
    return found[0]
