"""Non-interference, and the ways in which such systems leaked: each test kills its mutant."""

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synopsis.catalog import CatalogError, View, Workspace, freeze_edition
from synopsis.catalog.errors import ConflictError, MarkingError, UnknownError
from synopsis.catalog.lake import Lake
from synopsis.catalog.ledger import Ledger
from synopsis.catalog.receipt import Receipt
from synopsis.vocabulary import CLEAR, Marking, Tlp, may_see
from tests.catalog.worlds import (
    NOON,
    day,
    draft,
    make_workspace,
    markings,
    numbers,
    record,
    seen,
    table,
)

WORLDS = int(os.environ.get("SYNOPSIS_WORLDS", "10"))
RED = Marking(Tlp.RED, "MOI-ALB")
SHARED = Marking(Tlp.AMBER, "MOI-ALB", frozenset({"MOI-SRB", "RCC"}))


@dataclass(frozen=True)
class Act:
    """One thing written into a world, by whoever may."""

    what: str
    number: int
    marking: Marking


ACTS = st.lists(
    st.builds(Act, st.sampled_from(("receipt", "vote")), st.integers(1, 4), markings()),
    min_size=2,
    max_size=9,
)


def live(folder: Path, acts: list[Act]) -> Workspace:
    """A world in which acts were done, straight into its stores, whoever did them."""
    workspace = make_workspace(folder)
    stores = workspace.view()._stores
    for act in acts:
        if act.what == "receipt":
            name = stores.shelf.put(b"x" * act.number)
            receipt = draft(name, act.marking, published=day(act.number))
            stores.lake.record(receipt, {"observations": table(act.number)})
        else:
            append(stores.ledger, f"v{act.number}", act.marking)
    return workspace


def append(ledger: Ledger, id_: str, marking: Marking) -> None:
    from synopsis.catalog.contribution import Contribution

    ledger.append(Contribution(id_, "someone", "vote", NOON, marking, {"id": id_}))


@settings(max_examples=WORLDS, deadline=None)
@given(acts=ACTS, handle=st.sampled_from((None, "alb", "srb", "clerk")))
def test_hidden_acts_change_nothing_that_a_view_tells(acts: list[Act], handle: str | None) -> None:
    with tempfile.TemporaryDirectory() as folder:
        whole = live(Path(folder) / "whole", acts).view(handle)
        rest = [act for act in acts if may_see(whole.principal, act.marking)]
        assert seen(whole) == seen(live(Path(folder) / "rest", rest).view(handle))


def world(workspace: Workspace) -> tuple[View, View]:
    """A public view and a chief's, of a world where one of two of everything is hidden."""
    chief = workspace.view("chief")
    record(chief, b"open", published=day(2))
    record(chief, b"hidden", RED, published=day(5))
    chief.append("vote", {"say": "open"}, id="v1", marking=CLEAR)
    chief.append("vote", {"say": "hidden"}, id="v2", marking=RED)
    chief.append("vote", {"say": "later"}, id="v3", marking=CLEAR)
    return workspace.view(), workspace.view("chief")


def test_history_shows_no_hidden_names(workspace: Workspace) -> None:
    public, chief = world(workspace)
    assert [entry.id for entry in public.contributions()] == ["v1", "v3"]
    assert [entry.id for entry in chief.contributions()] == ["v1", "v2", "v3"]


def test_counts_and_ordinals_have_no_gaps(workspace: Workspace) -> None:
    public, chief = world(workspace)
    assert [entry.ordinal for entry in public.contributions()] == [1, 2]
    assert [entry.ordinal for entry in chief.contributions()] == [1, 2, 3]
    assert public.records("observations").count().to_pyarrow().as_py() == 1


def test_ordinal_of_an_append_counts_visible_entries_only(workspace: Workspace) -> None:
    public, _ = world(workspace)
    assert public.append("vote", {}, id="v4", marking=CLEAR).ordinal == 3


def test_entry_in_view_carries_no_hash_of_hidden_ones(workspace: Workspace) -> None:
    public, _ = world(workspace)
    assert not {"previous", "hash", "position"} & set(dir(public.contributions()[0]))


def test_hidden_vintage_does_not_push_out_the_visible_one(workspace: Workspace) -> None:
    public, chief = world(workspace)
    assert numbers(public) == [4]
    assert numbers(chief) == [6]


def test_digest_tells_of_visible_rows_only(workspace: Workspace) -> None:
    before = workspace.view().digest
    record(workspace.view("chief"), b"hidden", RED)
    workspace.view("chief").append("vote", {}, id="v", marking=RED)
    assert workspace.view().digest == before
    record(workspace.view(), b"open")
    assert workspace.view().digest != before


def test_unknown_and_forbidden_are_told_in_the_same_words(workspace: Workspace) -> None:
    chief = workspace.view("chief")
    hidden = record(chief, b"hidden", RED, source="secret").snapshot
    with pytest.raises(UnknownError) as forbidden:
        workspace.view().snapshot(hidden)
    with pytest.raises(UnknownError) as missing:
        workspace.view().snapshot("f" * 64)
    assert str(forbidden.value).replace(hidden[:12], "f" * 12) == str(missing.value)
    with pytest.raises(UnknownError) as forbidden:
        workspace.view().records("observations")
    with pytest.raises(UnknownError) as missing:
        workspace.view().records("nothing")
    assert str(forbidden.value).replace("observations", "nothing") == str(missing.value)


def test_taken_id_is_no_existence_oracle(workspace: Workspace) -> None:
    workspace.view("chief").append("vote", {"say": 1}, id="v1", marking=RED)
    entry = workspace.view().append("vote", {"say": 2}, id="v1", marking=CLEAR)
    assert (entry.ordinal, entry.payload) == (1, {"say": 2})
    green = Marking(Tlp.GREEN, "MOI-ALB")
    assert workspace.view("clerk").append("vote", {"say": 3}, id="v1", marking=green).ordinal == 2
    with pytest.raises(ConflictError):
        workspace.view("chief").append("vote", {"say": 4}, id="v1", marking=RED)


def test_taken_snapshot_is_no_existence_oracle(workspace: Workspace) -> None:
    record(workspace.view("chief"), b"same", RED, note="hidden")
    made = record(workspace.view(), b"same", note="open")
    assert (made.note, made.marking, made.after) == ("open", CLEAR, "")


def test_taken_edition_name_is_no_existence_oracle(workspace: Workspace) -> None:
    outputs = {"page.html": b"x"}
    hidden = freeze_edition(workspace.view("chief"), "spring", outputs)
    opened = freeze_edition(workspace.view(), "spring", outputs)
    assert hidden.marking != opened.marking
    assert workspace.view().editions() == (opened,)
    assert workspace.view_of("spring").marking == CLEAR


def test_shelved_bytes_are_read_by_nobody_before_a_receipt_marks_them(
    workspace: Workspace,
) -> None:
    chief = workspace.view("chief")
    name = chief.shelve(b"not yet marked")
    for handle in (None, "chief"):
        with pytest.raises(UnknownError):
            workspace.view(handle).snapshot(name)


def test_knowing_a_digest_does_not_open_what_another_shelved(workspace: Workspace) -> None:
    hidden = record(workspace.view("chief"), b"hidden", RED).snapshot
    public = workspace.view()
    with pytest.raises(CatalogError, match="not shelved in this view"):
        public.record(draft(hidden), {})
    with pytest.raises(UnknownError):
        public.snapshot(hidden)


def test_nobody_writes_what_they_could_not_read(workspace: Workspace) -> None:
    public = workspace.view()
    with pytest.raises(MarkingError):
        record(public, b"x", RED)
    with pytest.raises(MarkingError):
        public.append("vote", {}, id="v", marking=RED)
    with pytest.raises(MarkingError):
        workspace.view("srb").append("vote", {}, id="v", marking=Marking(Tlp.RED, "MOI-SRB"))
    assert workspace.view("chief").contributions() == ()


@pytest.mark.parametrize("marking", [None, "", "CLEAR", 0])
def test_unmarked_is_refused(workspace: Workspace, marking: Marking) -> None:
    view = workspace.view("chief")
    with pytest.raises(MarkingError, match="no marking"):
        view.append("vote", {}, id="v", marking=marking)
    with pytest.raises(MarkingError, match="no marking"):
        record(view, b"x", marking)


def test_recipient_is_not_told_of_other_recipients(workspace: Workspace) -> None:
    chief = workspace.view("chief")
    record(chief, b"shared", SHARED)
    chief.append("vote", {}, id="v", marking=SHARED)
    srb = workspace.view("srb")
    own = frozenset({"MOI-SRB"})
    assert srb.receipts()[0].marking.releasable_to == own
    assert srb.contributions()[0].marking.releasable_to == own
    rows = srb.records("observations").to_pyarrow().to_pylist()
    assert [row["releasable_to"] for row in rows] == ["|MOI-SRB|"]
    assert "RCC" not in repr(seen(srb))
    assert workspace.view("chief").receipts()[0].marking == SHARED
    rows = workspace.view("chief").records("observations").to_pyarrow().to_pylist()
    assert [row["releasable_to"] for row in rows] == ["|MOI-SRB|RCC|"]


def test_digest_does_not_tell_of_other_recipients(tmp_path: Path) -> None:
    digests = set()
    for bodies in ({"MOI-SRB"}, {"MOI-SRB", "RCC"}):
        marking = Marking(Tlp.AMBER, "MOI-ALB", frozenset(bodies))
        acts = [Act("receipt", 1, marking), Act("vote", 1, marking)]
        digests.add(live(tmp_path / str(len(bodies)), acts).view("srb").digest)
    assert len(digests) == 1


def test_mark_of_an_entry_is_its_own_and_does_not_follow_a_later_one(
    workspace: Workspace,
) -> None:
    chief = workspace.view("chief")
    chief.append("finding", {"text": "first"}, id="f.1", marking=RED)
    chief.append("finding", {"text": "second"}, id="f.2", marking=CLEAR)
    assert [entry.payload["text"] for entry in workspace.view().contributions()] == ["second"]


def test_row_that_says_otherwise_than_its_receipt_stays_hidden(workspace: Workspace) -> None:
    """The predicate is laid on rows as on receipts: a forged receipt opens no hidden row."""
    chief = workspace.view("chief")
    made = record(chief, b"hidden", RED)
    lake = Lake(workspace.root / "lake")
    forged = Receipt(
        **{
            **{name: getattr(made, name) for name in made.__dataclass_fields__},
            "marking": CLEAR,
            "id": "0" * 64,
        }
    )
    from synopsis.catalog.canonical import canonical
    from synopsis.catalog.receipt import write_receipt

    lake.receipt_path(forged).write_text(canonical(write_receipt(forged)))
    assert len(workspace.view().receipts()) == 1
    assert numbers(workspace.view()) == []


def test_cache_is_not_shared_across_audiences(workspace: Workspace) -> None:
    workspace.view("chief").cache.save("picture", b"hidden")
    assert workspace.view().cache.read("picture") is None
    assert workspace.view("srb").cache.read("picture") is None
    assert workspace.view("alb").cache.read("picture") == b"hidden"


def test_unknown_handle_is_refused(workspace: Workspace) -> None:
    with pytest.raises(UnknownError, match="nobody here has the handle 'ghost'"):
        workspace.view("ghost")
