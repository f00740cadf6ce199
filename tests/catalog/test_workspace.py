from datetime import UTC, datetime
from pathlib import Path

import pytest

from synopsis.catalog import Workspace, init_workspace, open_workspace
from synopsis.catalog.errors import ProfileError, WorkspaceError
from synopsis.vocabulary import CLEAR
from tests.catalog.worlds import NOON, day, make_workspace, numbers, record, write_region


def test_new_workspace_has_its_folders_and_an_empty_view(workspace: Workspace) -> None:
    folders = {path.name for path in workspace.root.iterdir() if path.is_dir()}
    assert folders == {"cards", "shelf", "lake", "cache", "draft", "editions"}
    view = workspace.view()
    assert (view.receipts(), view.contributions(), view.editions()) == ((), (), ())
    assert view.as_of == NOON.date()


def test_workspace_is_not_made_over_another(workspace: Workspace) -> None:
    with pytest.raises(WorkspaceError, match="is a workspace already"):
        init_workspace(workspace.root, "western-balkans", NOON)


def test_init_that_was_broken_off_is_completed(tmp_path: Path) -> None:
    (tmp_path / "ws" / "shelf").mkdir(parents=True)
    assert make_workspace(tmp_path).view().receipts() == ()


def test_init_of_an_unknown_region_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match="there is no region atlantis"):
        init_workspace(tmp_path / "ws", "atlantis", NOON)
    assert not (tmp_path / "ws").exists()


def test_shipped_region_makes_a_workspace(tmp_path: Path) -> None:
    init_workspace(tmp_path / "ws", "western-balkans", NOON)
    assert open_workspace(tmp_path / "ws", lambda: NOON).profile.id == "western-balkans"


def test_cards_of_the_workspace_come_first(workspace: Workspace) -> None:
    (workspace.root / "cards" / "trends").mkdir()
    (workspace.root / "cards" / "trends" / "01-a.yml").write_text("id: mine\n")
    again = open_workspace(workspace.root, workspace.clock)
    assert again.profile.cards("trends")[0]["id"] == "mine"
    assert again.view().digest != workspace.view().digest


def test_unknown_engine_is_refused_at_the_door(workspace: Workspace) -> None:
    path = workspace.root / "synopsis.toml"
    path.write_text(path.read_text().replace("duckdb", "oracle"))
    with pytest.raises(WorkspaceError, match="'oracle' is not an engine we know"):
        open_workspace(workspace.root, workspace.clock)


def test_day_of_a_view_is_an_argument(workspace: Workspace) -> None:
    view = workspace.view()
    record(view, b"1", published=day(1))
    record(view, b"22", published=day(5))
    assert numbers(workspace.view()) == [2]
    assert numbers(workspace.view(as_of=day(4))) == [1]
    assert workspace.view(as_of=day(4)).digest != workspace.view(as_of=day(5)).digest


def test_today_is_counted_in_utc(tmp_path: Path) -> None:
    late = datetime.fromisoformat("2026-01-02T01:00:00+03:00")
    workspace = make_workspace(tmp_path, lambda: late)
    assert workspace.view().as_of == datetime(2026, 1, 1, tzinfo=UTC).date()


def test_workspace_is_read_by_any_way_that_leads_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = tmp_path / "it's 50 % odd? #1"
    odd.mkdir()
    workspace = make_workspace(odd)
    record(workspace.view(), b"1")
    workspace.view().append("vote", {}, id="v", marking=CLEAR)
    (tmp_path / "link").symlink_to(workspace.root)
    monkeypatch.chdir(workspace.root)
    for way in (Path(), tmp_path / "link", Path("..") / "ws"):
        view = open_workspace(way, workspace.clock).view()
        assert (numbers(view), len(view.contributions())) == ([1], 1)


def test_region_given_as_a_folder_is_kept_by_its_path(tmp_path: Path) -> None:
    write_region(tmp_path / 'odd "region"')
    init_workspace(tmp_path / "ws", str(tmp_path / 'odd "region"'), NOON)
    assert open_workspace(tmp_path / "ws", lambda: NOON).profile.id == "testland"
