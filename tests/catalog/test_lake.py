from concurrent.futures import ThreadPoolExecutor, wait
from datetime import timedelta
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from synopsis.catalog.canonical import digest
from synopsis.catalog.durable import locked
from synopsis.catalog.errors import ConflictError, DamageError
from synopsis.catalog.lake import Lake
from synopsis.catalog.rows import Rows
from synopsis.vocabulary import Marking, Tlp
from tests.catalog.test_shelf import flip
from tests.catalog.worlds import NOON, day, draft, table

A, B = "a" * 64, "b" * 64
GREEN = Marking(Tlp.GREEN, "RCC", frozenset({"A"}))


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake(tmp_path / "lake")


def test_files_are_named_by_what_they_hold_and_stamp_every_row(lake: Lake) -> None:
    made = lake.record(draft(A, GREEN), {"observations": table(1, 2), "rejects": table()})
    assert list(made.files) == ["observations", "rejects"]
    for path in lake.paths(made):
        assert digest(path.read_bytes()) == path.stem
        assert path.parent.name == "source=customs"
    rows = pq.ParquetFile(lake.paths(made)[0]).read().to_pylist()
    assert rows[1] == {
        "place_code": "AAA",
        "number": 2.0,
        "snapshot": A,
        "source_id": "customs",
        "marking_level": 1,
        "marking_owner": "RCC",
        "releasable_to": "|A|",
    }


def test_column_of_the_lake_is_not_the_callers(lake: Lake) -> None:
    with pytest.raises(ConflictError, match="the lake itself writes snapshot"):
        lake.record(draft(A), {"x": Rows({"snapshot": "text"})})


def test_same_reading_again_is_the_first_and_only_seen_later(lake: Lake) -> None:
    first = lake.record(draft(A), {"observations": table(1)})
    later = NOON + timedelta(days=3)
    again = lake.record(draft(A, retrieved=later), {"observations": table(1)})
    assert again == first
    assert lake.receipts() == (first,)
    assert lake.last_seen(first) == later
    lake.save_seen(first, NOON)
    assert lake.last_seen(first) == later


@pytest.mark.parametrize("change", [{"reader": "customs 2"}, {"resource": "x"}, {"marking": GREEN}])
def test_other_reading_of_the_same_bytes_is_another_receipt(
    lake: Lake, change: dict[str, object]
) -> None:
    lake.record(draft(A), {"observations": table(1)})
    lake.record(draft(A, **change), {"observations": table(1)})  # type: ignore[arg-type]
    assert len(lake.receipts()) == 2


def test_bytes_that_come_back_after_others_are_a_new_vintage(lake: Lake) -> None:
    for number, name in enumerate((A, B, A, A)):
        when = NOON + timedelta(days=number)
        lake.record(draft(name, retrieved=when), {"observations": table(1)})
    assert [receipt.snapshot for receipt in lake.receipts()] == [A, B, A]


def test_old_vintage_brought_in_later_stays_old(lake: Lake) -> None:
    lake.record(draft(B, published=day(9)), {"observations": table(2)})
    old = draft(A, published=day(1), retrieved=NOON + timedelta(days=1))
    first = lake.record(old, {"observations": table(1)})
    assert lake.record(old, {"observations": table(1)}) == first
    assert [receipt.snapshot for receipt in lake.receipts()] == [A, B]


@pytest.mark.parametrize("damage", ["lost", "flipped"])
def test_same_reading_again_restores_a_damaged_file(lake: Lake, damage: str) -> None:
    made = lake.record(draft(A), {"observations": table(1)})
    (path,) = lake.paths(made)
    flip(path)
    if damage == "lost":
        path.unlink()
    assert lake.record(draft(A), {"observations": table(1)}) == made
    assert digest(path.read_bytes()) == path.stem


def test_file_without_a_receipt_is_swept_by_the_next_writer(lake: Lake) -> None:
    made = lake.record(draft(A), {"observations": table(1)})
    litter = lake.table_path("observations", "customs", B)
    litter.write_bytes(b"half a commit")
    (lake.root / ".unfinished").write_bytes(b"")
    lake.record(draft(B), {"observations": table(2)})
    assert not litter.exists()
    assert not (lake.root / ".unfinished").exists()
    assert all(path.exists() for path in lake.paths(made))


def test_writers_wait_for_each_other(lake: Lake) -> None:
    tables = {"observations": table(1)}
    with ThreadPoolExecutor(1) as other, locked(lake.root / ".lock"):
        work = other.submit(lake.record, draft(A), tables)
        assert wait([work], timeout=0.3).done == set()
        assert lake.receipts() == ()
    assert lake.receipts() == (work.result(),)


def test_receipt_that_is_no_json_is_named(lake: Lake) -> None:
    path = lake.receipt_path(lake.record(draft(A), {}))
    path.chmod(0o644)
    path.write_text("{")
    with pytest.raises(DamageError, match=str(path)):
        lake.receipts()


def test_refused_table_leaves_no_receipt_and_no_litter(lake: Lake) -> None:
    bad = Rows({"place_code": "text"}, [{"place_code": 1}])
    with pytest.raises(Exception, match="does not fit"):
        lake.record(draft(A), {"observations": table(1), "rejects": bad})
    assert lake.receipts() == ()
    made = lake.record(draft(B), {"observations": table(2)})
    assert set(lake.root.glob("*/source=*/*")) == set(lake.paths(made))
