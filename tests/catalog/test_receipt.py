from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest

from synopsis.catalog.errors import CatalogError, DamageError
from synopsis.catalog.receipt import identify, parse_receipt, write_receipt
from synopsis.vocabulary import Marking, Tlp
from tests.catalog.worlds import NOON, day, draft

SNAPSHOT = "a" * 64
CHANGES: list[dict[str, Any]] = [
    {"reader": "customs 2"},
    {"resource": "other"},
    {"marking": Marking(Tlp.GREEN, "RCC")},
]
GREEN = Marking(Tlp.GREEN, "RCC", frozenset({"A"}))


def test_receipt_survives_json() -> None:
    receipt = identify(
        draft(SNAPSHOT, GREEN, published=day(3), files={"observations": ("b" * 64,)}, note="ä")
    )
    assert parse_receipt(write_receipt(receipt), "x") == receipt


@pytest.mark.parametrize("change", [{"marking": {}}, {"stray": 1}, {"source": ""}])
def test_receipt_that_cannot_be_read_names_its_file(change: dict[str, object]) -> None:
    value = write_receipt(draft(SNAPSHOT)) | change
    with pytest.raises(DamageError, match="in lake/x"):
        parse_receipt(value, "lake/x")


@pytest.mark.parametrize("name", ["", "../x", "a b", "a/b", "-x", "x" * 81])
def test_receipt_refuses_names_that_no_folder_should_have(name: str) -> None:
    with pytest.raises(CatalogError, match="cannot name"):
        draft(SNAPSHOT, source=name)


@pytest.mark.parametrize("snapshot", ["", "a" * 63, "G" * 64])
def test_receipt_refuses_what_is_not_a_digest(snapshot: str) -> None:
    with pytest.raises(CatalogError, match="names no snapshot"):
        draft(snapshot)


def test_receipt_refuses_a_time_without_zone() -> None:
    with pytest.raises(CatalogError, match="no zone"):
        draft(SNAPSHOT, retrieved=datetime(2026, 1, 1))  # noqa: DTZ001  # what it refuses


def test_receipt_counts_days_in_utc() -> None:
    east = timezone(timedelta(hours=2))
    late = datetime(2026, 1, 2, 1, tzinfo=east)
    assert draft(SNAPSHOT, retrieved=late).known_on == date(2026, 1, 1)


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ({"published": day(1)}, {"published": day(2), "retrieved": NOON - timedelta(days=9)}),
        ({}, {"retrieved": NOON + timedelta(seconds=1)}),
        ({"reader": "customs 9"}, {"reader": "customs 10"}),
    ],
)
def test_vintages_stand_in_the_order_in_which_they_could_be_known(
    older: dict[str, Any], newer: dict[str, Any]
) -> None:
    assert draft(SNAPSHOT, **older).standing < draft(SNAPSHOT, **newer).standing


def test_id_rests_on_what_was_read_by_what_and_for_whom() -> None:
    one = identify(draft(SNAPSHOT))
    assert one.id == identify(replace(one, retrieved=NOON + timedelta(days=1))).id
    for change in CHANGES:
        assert identify(draft(SNAPSHOT, **change)).id != one.id


def test_digest_leaves_out_names_of_storage() -> None:
    bare = draft(SNAPSHOT)
    assert replace(bare, id="1", after="2", files={"x": ("y",)}).digest == bare.digest
    assert replace(bare, rows_taken=2).digest != bare.digest
