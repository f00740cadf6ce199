from datetime import timedelta
from pathlib import Path

import pyarrow as pa
import pytest

from synopsis.catalog import Rows, View, Workspace
from synopsis.catalog.errors import CatalogError, DamageError, UnknownError
from synopsis.vocabulary import CLEAR
from tests.catalog.test_shelf import flip
from tests.catalog.worlds import COLUMNS, NOON, day, draft, numbers, record, table


def test_records_are_of_the_newest_vintage_and_vintages_of_all(view: View) -> None:
    record(view, b"1", published=day(1))
    record(view, b"22", published=day(2))
    record(view, b"333", resource="other")
    assert sorted(numbers(view)) == [2, 3]
    assert view.vintages("observations").count().to_pyarrow().as_py() == 3
    assert [receipt.snapshot for receipt in view.latest()] == [
        receipt.snapshot for receipt in (view.receipts()[0], view.receipts()[2])
    ]


def test_tables_of_a_view_can_be_joined(view: View) -> None:
    record(view, b"1")
    records = view.records("observations")
    none = view.records("rejects", {"snapshot_again": "text"})
    joined = records.left_join(none, records.snapshot == none.snapshot_again)
    assert joined.count().to_pyarrow().as_py() == 1


def test_missing_table_is_empty_with_columns_and_an_error_without(view: View) -> None:
    assert view.records("observations", COLUMNS).to_pyarrow().num_rows == 0
    with pytest.raises(UnknownError, match="there are no records of observations"):
        view.records("observations")


def test_empty_and_filled_tables_have_the_same_columns(view: View) -> None:
    empty = view.records("observations", COLUMNS).schema()
    record(view, b"1")
    assert {**view.records("observations").schema()} == {**empty}


def test_arrow_table_is_taken_as_it_is(view: View) -> None:
    name = view.shelve(b"x")
    view.record(draft(name), {"observations": pa.table({"number": [1.5, None]})})
    assert numbers(view) == [1.5, None]


def test_flipped_byte_in_the_lake_is_named_before_it_is_read(view: View) -> None:
    record(view, b"1")
    path = next((view.root / "lake").glob("observations/*/*.parquet"))
    flip(path)
    with pytest.raises(DamageError, match=path.name):
        view.records("observations")


def test_missing_file_in_the_lake_is_named(view: View) -> None:
    record(view, b"1")
    path = next((view.root / "lake").glob("observations/*/*.parquet"))
    path.unlink()
    with pytest.raises(CatalogError, match=path.name):
        view.records("observations")


def test_snapshot_is_read_back_and_checked(view: View) -> None:
    made = record(view, b"bytes")
    assert view.snapshot(made.snapshot) == b"bytes"
    flip(view.root / "shelf" / made.snapshot[:2] / made.snapshot)
    with pytest.raises(DamageError, match=made.snapshot):
        view.snapshot(made.snapshot)


def test_receipt_of_a_file_that_nobody_shelved_is_refused(view: View) -> None:
    with pytest.raises(CatalogError, match="not shelved in this view"):
        view.record(draft("a" * 64), {"observations": table(1)})


def test_same_reading_of_the_next_day_changes_no_digest(workspace: Workspace) -> None:
    made = record(workspace.view(), b"1")
    before = workspace.view().digest
    later = NOON + timedelta(hours=1)
    view = workspace.view()
    assert record(view, b"1", retrieved=later) == made
    assert view.last_seen(made) == later
    assert view.digest == before


def test_view_holds_still_while_others_write(workspace: Workspace) -> None:
    view = workspace.view()
    record(view, b"1")
    view.append("vote", {}, id="v1", marking=CLEAR)
    before = (view.digest, numbers(view), view.contributions())
    record(workspace.view(), b"22")
    workspace.view().append("vote", {}, id="v2", marking=CLEAR)
    assert (view.digest, numbers(view), view.contributions()) == before
    assert workspace.view().digest != before[0]


def test_contributions_are_chosen_by_kind_and_ordinal(view: View) -> None:
    for number, kind in enumerate(("vote", "ballot", "vote"), start=1):
        view.append(kind, {}, id=f"x{number}", marking=CLEAR)
    assert [entry.ordinal for entry in view.contributions("vote")] == [1, 3]
    assert [entry.ordinal for entry in view.contributions(upto=2)] == [1, 2]


def test_contributions_of_later_days_are_out_of_sight(workspace: Workspace) -> None:
    workspace.view().append("vote", {}, id="x", marking=CLEAR)
    earlier = workspace.view(as_of=(NOON - timedelta(days=1)).date())
    assert earlier.contributions() == ()
    assert len(workspace.view().contributions()) == 1


def test_append_gives_the_entry_as_it_stands(view: View) -> None:
    first = view.append("vote", {"say": 1}, id="x", marking=CLEAR)
    assert (first.ordinal, first.handle, first.at, first.kind) == (1, "public", NOON, "vote")
    assert view.append("vote", {"say": 1}, id="x", marking=CLEAR) == first


def test_digest_rests_on_contributions_but_not_on_editions(view: View) -> None:
    digests = [view.digest]
    view.append("vote", {}, id="x", marking=CLEAR)
    digests.append(view.digest)
    view.append("edition", {}, id="x", marking=CLEAR)
    assert view.digest == digests[1] != digests[0]
    assert view.inputs != view.digest


def test_rows_with_undeclared_keys_are_refused_and_nothing_is_recorded(view: View) -> None:
    name = view.shelve(b"x")
    with pytest.raises(CatalogError, match="no column is declared"):
        view.record(draft(name), {"observations": Rows({"a": "text"}, [{"b": 1}])})
    assert view.receipts() == ()


def test_view_tells_where_and_for_whom_it_is(view: View, tmp_path: Path) -> None:
    assert (view.root, view.language, view.marking) == (tmp_path / "ws", "en", CLEAR)
    assert (view.profile.id, view.now()) == ("testland", NOON)
