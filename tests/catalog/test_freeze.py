import shutil
from datetime import timedelta

import pytest

from synopsis.catalog import View, Workspace, check_edition, freeze_edition, open_workspace
from synopsis.catalog.errors import CatalogError, ConflictError
from synopsis.vocabulary import CLEAR
from tests.catalog.worlds import NOON, record


@pytest.fixture
def outputs(view: View) -> dict[str, bytes]:
    record(view, b"evidence")
    view.append("vote", {}, id="v1", marking=CLEAR)
    return {"page.html": b"page", "data/all.csv": b"csv"}


def test_edition_names_all_that_it_rests_on(view: View, outputs: dict[str, bytes]) -> None:
    made = freeze_edition(view, "spring", outputs)
    assert sorted(made.outputs) == ["data/all.csv", "page.html"]
    assert sorted(path.split("/")[0] for path in made.evidence) == ["lake", "lake", "shelf"]
    assert (made.upto, made.view, made.as_of) == (1, view.digest, NOON.date())
    folder = view.root / "editions" / "spring"
    assert (folder / "data" / "all.csv").read_text() == "csv"
    assert (folder / "page.html").stat().st_mode & 0o222 == 0
    assert view.editions() == (made,)


def test_edition_is_entered_in_the_ledger_once(view: View, outputs: dict[str, bytes]) -> None:
    made = freeze_edition(view, "spring", outputs)
    assert freeze_edition(view, "spring", outputs) == made
    entries = view.contributions("edition")
    assert [(entry.id, entry.payload["record"]) for entry in entries] == [("spring", made.digest)]


def test_freeze_broken_off_before_the_ledger_is_completed(
    workspace: Workspace, outputs: dict[str, bytes]
) -> None:
    made = freeze_edition(workspace.view(), "spring", outputs)
    ledger = workspace.root / "ledger.sqlite"
    ledger.unlink()
    workspace.view().append("vote", {}, id="v1", marking=CLEAR)
    assert check_edition(workspace, "spring") != ()
    later = open_workspace(workspace.root, lambda: NOON + timedelta(hours=1))
    assert freeze_edition(later.view(), "spring", outputs) == made
    assert check_edition(workspace, "spring") == ()


@pytest.mark.parametrize("change", ["output", "evidence"])
def test_taken_name_is_refused_and_nothing_changes(
    workspace: Workspace, outputs: dict[str, bytes], change: str
) -> None:
    freeze_edition(workspace.view(), "spring", outputs)
    if change == "output":
        outputs["page.html"] = b"other page"
    else:
        record(workspace.view(), b"other evidence")
    with pytest.raises(ConflictError, match="the edition spring stands already"):
        freeze_edition(workspace.view(), "spring", outputs)
    assert check_edition(workspace, "spring") == ()


def test_name_in_the_ledger_is_taken_though_its_folder_is_gone(
    workspace: Workspace, outputs: dict[str, bytes]
) -> None:
    freeze_edition(workspace.view(), "spring", outputs)
    shutil.rmtree(workspace.root / "editions" / "spring")
    record(workspace.view(), b"other evidence")
    with pytest.raises(ConflictError, match="stands already"):
        freeze_edition(workspace.view(), "spring", outputs)
    assert not (workspace.root / "editions" / "spring").exists()


def test_output_may_not_take_the_records_name(view: View, outputs: dict[str, bytes]) -> None:
    with pytest.raises(CatalogError, match=r"an output is named edition\.json"):
        freeze_edition(view, "spring", {**outputs, "edition.json": b"{}"})


def test_later_writing_does_not_move_the_view_of_an_edition(
    workspace: Workspace, outputs: dict[str, bytes]
) -> None:
    made = freeze_edition(workspace.view(), "spring", outputs)
    record(workspace.view(), b"later evidence")
    workspace.view().append("vote", {}, id="v2", marking=CLEAR)
    assert workspace.view().digest != made.view
    pinned = workspace.view_of("spring")
    assert (pinned.digest, pinned.inputs) == (made.view, made.inputs)
    assert len(pinned.contributions()) == made.upto
