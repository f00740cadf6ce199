from pathlib import Path

from synopsis.catalog import View, Workspace, open_workspace
from synopsis.evidence import derive_again
from tests.conftest import NOON, make_demo


def test_records_are_derived_again_from_their_snapshots(demo_view: View) -> None:
    assert derive_again(demo_view) == ()


def test_reader_of_another_version_is_told(tmp_path: Path) -> None:
    workspace: Workspace = make_demo(tmp_path / "demo")
    card = "id: world_bank\ngrade: C3\n"
    folder = workspace.root / "cards" / "sources"
    folder.mkdir(parents=True)
    (folder / "world_bank.yml").write_text(card, "utf-8")

    faults = derive_again(open_workspace(workspace.root, lambda: NOON).view())
    assert [fault.split(" were read")[0] for fault in faults] == [
        "the records of world_bank/compiled"
    ]


def test_snapshot_that_is_gone_is_told(tmp_path: Path) -> None:
    workspace = make_demo(tmp_path / "demo")
    digest = next(
        receipt.snapshot
        for receipt in workspace.view().receipts()
        if receipt.source == "world_bank"
    )
    (workspace.root / "shelf" / digest[:2] / digest).unlink()
    faults = derive_again(workspace.view())
    assert len(faults) == 1
    assert "cannot be made again" in faults[0]
