import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def shared() -> Path:
    """The folder of reference numbers, or a skip that says where it was looked for."""
    folder = Path(os.environ.get("SYNOPSIS_SHARED", ROOT.parent / "shared"))
    if not (folder / "reference" / "survey").is_dir():
        pytest.skip(f"the reference numbers are not at {folder}; set SYNOPSIS_SHARED")
    return folder
