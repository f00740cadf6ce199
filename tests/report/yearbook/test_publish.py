from pathlib import Path

import pytest

from synopsis.catalog import Profile
from synopsis.report import ReportError
from synopsis.report.yearbook import publish, publish_yearbook
from synopsis.survey import tabulate


def files(folder: Path) -> set[str]:
    return {str(one.relative_to(folder)) for one in folder.rglob("*") if one.is_file()}


def test_yearbook_is_written_whole_and_again_in_its_place(
    yearbook: tabulate.Yearbook, profile: Profile, tmp_path: Path
) -> None:
    folder = tmp_path / "made" / "tables"
    first = publish_yearbook(yearbook, profile, {}, folder)
    before = {name: (folder / name).read_bytes() for name in files(folder)}
    publish_yearbook(yearbook, profile, {}, folder)
    assert files(folder) == set(first.files)
    assert {name: (folder / name).read_bytes() for name in files(folder)} == before
    assert [one.name for one in folder.parent.iterdir()] == ["tables"]


def test_a_folder_with_other_files_is_refused_and_left(
    yearbook: tabulate.Yearbook, profile: Profile, tmp_path: Path
) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(ReportError, match=r"holds other files, as mine\.txt"):
        publish_yearbook(yearbook, profile, {}, tmp_path)
    assert files(tmp_path) == {"mine.txt"}


def test_nothing_is_left_where_writing_fails(
    yearbook: tabulate.Yearbook,
    profile: Profile,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path / "tables"
    publish_yearbook(yearbook, profile, {}, folder)
    before = {name: (folder / name).read_bytes() for name in files(folder)}

    def full(_: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(publish, "_sync", full)
    with pytest.raises(ReportError, match="No space left"):
        publish_yearbook(yearbook, profile, {}, folder)
    assert {name: (folder / name).read_bytes() for name in files(folder)} == before
    assert [one.name for one in tmp_path.iterdir()] == ["tables"]
