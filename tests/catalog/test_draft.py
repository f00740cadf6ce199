from pathlib import Path

import pytest

from synopsis.catalog import View, Workspace, read_draft, save_draft

FILES = {"index.html": b"<p>one</p>", "data/all.csv": b"a\n1\n"}


def test_draft_is_read_back_as_it_was_saved(view: View) -> None:
    assert read_draft(view) is None
    saved = save_draft(view, "d1", FILES)
    assert read_draft(view) == saved
    assert (saved.folder, saved.rests_on) == (view.root / "draft", "d1")
    assert (saved.folder / "data" / "all.csv").read_bytes() == b"a\n1\n"


def test_new_draft_takes_the_place_of_the_old_as_a_whole(view: View) -> None:
    save_draft(view, "d1", FILES)
    saved = save_draft(view, "d2", {"index.html": b"two"})
    found = sorted(path.name for path in saved.folder.rglob("*") if path.is_file())
    assert found == ["draft.json", "index.html"]
    assert list((view.root / "cache" / ".staging").iterdir()) == []


@pytest.mark.parametrize("name", ["index.html", "draft.json"])
def test_draft_that_is_not_whole_is_told_apart(view: View, name: str) -> None:
    saved = save_draft(view, "d1", FILES)
    (saved.folder / name).unlink()
    found = read_draft(view)
    assert found is None or not found.is_whole


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"outputs": 7}', "\x00"])
def test_draft_whose_record_means_nothing_counts_as_none(view: View, text: str) -> None:
    saved = save_draft(view, "d1", FILES)
    (saved.folder / "draft.json").write_text(text)
    assert read_draft(view) is None


def test_draft_of_a_limited_view_lies_apart(workspace: Workspace) -> None:
    chief = save_draft(workspace.view("chief"), "d1", FILES)
    assert read_draft(workspace.view()) is None
    assert read_draft(workspace.view("srb")) is None
    assert read_draft(workspace.view("alb")) == chief
    assert chief.folder != Path(workspace.root / "draft")
