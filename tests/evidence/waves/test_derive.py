"""A wave is derived again from its snapshot and its card, or the fault is named."""

from pathlib import Path

from synopsis.catalog import Workspace, open_workspace
from synopsis.evidence import derive_again
from synopsis.evidence.waves import derive, read_wave, record_weighting, take_wave
from tests.evidence.waves.conftest import NOON
from tests.evidence.waves.surveys import card, frame, write_table
from tests.evidence.waves.test_weightings import MARGINS, RAKED


def test_wave_and_weighting_are_derived_again(workspace: Workspace, file: Path) -> None:
    take_wave(workspace.view(), file, card())
    record_weighting(
        workspace.view(), read_wave(workspace.view(), "SYNTHETIC-2024"), RAKED, MARGINS
    )
    assert [derive.is_survey(one) for one in workspace.view().receipts()] == [True, True]
    assert derive_again(workspace.view()) == ()


def test_snapshot_that_is_damaged_is_a_fault(workspace: Workspace, file: Path) -> None:
    name = take_wave(workspace.view(), file, card()).receipt.snapshot
    path = workspace.root / "shelf" / name[:2] / name
    path.chmod(0o644)
    path.write_bytes(path.read_bytes().replace(b"Serbia", b"Albania"))
    (fault,) = derive_again(workspace.view())
    assert fault.startswith("the records of SYNTHETIC-2024/microdata cannot be made again")


def test_economies_called_otherwise_are_another_reader(workspace: Workspace, file: Path) -> None:
    take_wave(workspace.view(), file, card())
    own = workspace.root / "cards" / "economies.yml"
    shipped = workspace.profile.path("economies.yml").read_text("utf-8")
    own.write_text(shipped.replace("codes: [SRB, RS]", "codes: [SRB, RS, 999]"), "utf-8")
    (fault,) = derive_again(open_workspace(workspace.root, lambda: NOON).view())
    assert "which is not the reader here" in fault


def test_reading_that_gives_other_rows_is_a_fault(
    workspace: Workspace, file: Path, tmp_path: Path
) -> None:
    """The lake's rows are compared with what the snapshot gives, byte for byte."""
    view = workspace.view()
    receipt = take_wave(view, file, card()).receipt
    other = take_wave(view, write_table(tmp_path / "b.csv", frame(2)), card(id="SYNTHETIC-b"))
    assert not view.holds(receipt, derive.derive_wave(view, other.receipt))
    assert view.holds(receipt, derive.derive_wave(view, receipt))
