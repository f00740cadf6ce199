"""Files under check, on any system."""

import os
from pathlib import Path

import pytest

from synopsis.report.check import check_files


def test_files_are_checked_where_the_system_tells_of_no_processors(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    file = tmp_path / "a.md"
    file.write_text("A majority of respondents (47 %) agreed.\n", "utf-8")
    assert check_files([file]).checked.notes
