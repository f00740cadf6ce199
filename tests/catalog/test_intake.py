from datetime import timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from synopsis.catalog import Principal, View, Workspace
from synopsis.catalog.canonical import digest
from synopsis.catalog.errors import ConflictError, MarkingError
from synopsis.catalog.intake import GROUPS
from synopsis.catalog.receipt import Receipt
from synopsis.vocabulary import Marking, Tlp
from tests.catalog.worlds import COLUMNS, NOON, draft, numbers

RED = Marking(Tlp.RED, "MOI-ALB")


def batch(*values: float) -> pa.Table:
    return pa.table({"place_code": ["AAA"] * len(values), "number": list(values)})


def take(view: View, made: Receipt, *batches: pa.Table) -> Receipt:
    with view.intake(made, "events") as taking:
        for one in batches:
            taking.append(one)
        return view.record(made, {"events": taking.finish()})


def files(view: View, receipt: Receipt) -> list[Path]:
    folder = view.root / "lake" / "events" / "source=customs"
    return [folder / f"{name}.parquet" for name in receipt.files["events"]]


def litter(view: View) -> list[Path]:
    return [*(view.root / "lake" / ".staging").iterdir()]


def test_batches_become_row_groups_of_files_named_by_what_they_hold(workspace: Workspace) -> None:
    view = workspace.view()
    made = draft(view.shelve(b"feed"))
    receipt = take(view, made, *(batch(number, number) for number in range(GROUPS + 2)))
    groups = [pq.ParquetFile(path).metadata.num_row_groups for path in files(view, receipt)]
    assert groups == [GROUPS, 2]
    assert all(digest(path.read_bytes()) == path.stem for path in files(view, receipt))
    assert sum(numbers(view, "events")) == 2 * sum(range(GROUPS + 2))
    rows = view.records("events", COLUMNS).to_pyarrow().to_pylist()
    assert {(row["snapshot"], row["source_id"]) for row in rows} == {(made.snapshot, "customs")}
    assert litter(view) == []


def test_same_batches_make_the_same_files_and_a_trial_keeps_none(workspace: Workspace) -> None:
    view = workspace.view()
    made = draft(view.shelve(b"feed"))
    receipt = take(view, made, batch(1, 2), batch(3))
    before = {path: path.stat().st_mtime_ns for path in (view.root / "lake").rglob("*.parquet")}
    trial = view.trial(receipt, "events")
    for one in (batch(1, 2), batch(3)):
        trial.append(one)
    assert view.holds(receipt, {"events": trial.finish()})
    other = view.trial(receipt, "events")
    other.append(batch(1, 2, 3))
    assert not view.holds(receipt, {"events": other.finish()})
    after = {path: path.stat().st_mtime_ns for path in (view.root / "lake").rglob("*.parquet")}
    assert before == after


def test_intake_that_breaks_off_leaves_nothing(workspace: Workspace) -> None:
    view = workspace.view()
    made = draft(view.shelve(b"feed"))

    def broken() -> None:
        with view.intake(made, "events") as taking:
            for _ in range(GROUPS + 1):
                taking.append(batch(1))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        broken()
    assert litter(view) == []
    assert not (view.root / "lake" / "events").exists()


def test_same_reading_again_is_the_first_and_restores_what_was_lost(workspace: Workspace) -> None:
    view = workspace.view()
    made = draft(view.shelve(b"feed"))
    first = take(view, made, batch(1, 2))
    (path,) = files(view, first)
    whole = path.read_bytes()
    path.unlink()
    later = draft(made.snapshot, retrieved=NOON + timedelta(days=1))
    assert take(view, later, batch(1, 2)) == first
    assert path.read_bytes() == whole
    assert litter(view) == []


def test_large_table_is_seen_by_whom_its_marking_allows(workspace: Workspace) -> None:
    chief = workspace.view("chief")
    take(chief, draft(chief.shelve(b"secret"), RED), batch(7))
    public = workspace.view()
    take(public, draft(public.shelve(b"open"), resource="other"), batch(1))
    assert sorted(numbers(workspace.view("chief"), "events")) == [1, 7]
    assert numbers(workspace.view(), "events") == [1]
    with pytest.raises(MarkingError, match="may not see"):
        workspace.view().intake(draft("a" * 64, RED), "events")


def test_column_of_the_lake_is_not_the_callers(workspace: Workspace) -> None:
    view = workspace.view()
    with view.intake(draft("a" * 64), "events") as taking, pytest.raises(ConflictError):
        taking.append(pa.table({"snapshot": ["x"]}))


def test_file_on_disk_is_shelved_as_its_bytes_are(workspace: Workspace, tmp_path: Path) -> None:
    view = workspace.view()
    path = tmp_path / "feed.zip"
    path.write_bytes(b"feed" * 500_000)
    name = view.shelve(path)
    assert name == digest(path.read_bytes())
    assert view.snapshot_path(name).read_bytes() == path.read_bytes()
    assert isinstance(view.principal, Principal)
