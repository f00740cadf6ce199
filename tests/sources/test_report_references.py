from collections.abc import Mapping
from importlib.resources import files

import pytest

from synopsis.sources import Card, SourceError
from synopsis.sources.report_references.connector import parse_references

SAMPLE = files("synopsis.sources.report_references") / "sample" / "sample_synthetic_references.csv"


def test_references_are_read_with_their_chains(cards: Mapping[str, Card]) -> None:
    reading = parse_references(SAMPLE.read_bytes(), cards["report_references"])
    assert [(row["id"], row["resolves_to"]) for row in reading.rows] == [
        ("R001a", ""),
        ("R002a", "R001a"),
    ]
    assert reading.rejects == ()


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [(b"R002a,2", b"X2,2", "is not of the form R001a"), (b",C,6,no", b",Z,9,no", "of the form B2"),
     (b"https://example.org", b"ftp://example.org", "is not of the web")],
)  # fmt: skip
def test_row_that_is_no_reference_is_rejected(
    cards: Mapping[str, Card], old: bytes, new: bytes, reason: str
) -> None:
    data = SAMPLE.read_bytes().splitlines(keepends=True)
    alone = data[0] + (data[2] if old.startswith(b"R002a") else data[1]).replace(b"R001a,C", b",C")
    reading = parse_references(alone.replace(old, new, 1), cards["report_references"])
    assert [reason in one.reason for one in reading.rejects] == [True]
    assert reading.rows == ()


@pytest.mark.parametrize("data", [b"", b"a,b\n1,2\n", b"<html>", b"\xff\xfe\x00"])
def test_what_is_no_registry_is_one_sentence(cards: Mapping[str, Card], data: bytes) -> None:
    with pytest.raises(SourceError):
        parse_references(data, cards["report_references"])
