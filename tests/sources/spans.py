"""What a table covers of the region: the first and last year of each series in each economy."""

from collections.abc import Mapping
from functools import cache

import pytest

from synopsis.catalog.profile import load_profile
from synopsis.evidence.records import Origin, make_records
from synopsis.sources import Card
from tests.regions.profile import ECONOMIES, shared
from tests.sources.snapshots import read

NOT_COVERED = ("", "")
Spans = Mapping[str, tuple[str, str]]


def spans(card: Card, resource: str, data: bytes, series: str) -> Spans:
    """First and last year with a value, by economy; two empty texts where there is none."""
    reading = read(card, resource, data)
    assert reading.rejects == ()
    region = load_profile("western-balkans").region
    origin = Origin(card, card.resource(resource), region, "0" * 64)
    records = make_records(origin, reading)
    assert records.rejects == ()
    found: dict[str, list[str]] = {economy: [] for economy in ECONOMIES}
    for row in (record.record for record in records.made):
        if row["indicator"] == series and row["number"] is not None:
            found[row["place_code"]].append(row["period"])
    return {
        economy: (min(years), max(years)) if years else NOT_COVERED
        for economy, years in found.items()
    }


@cache
def shared_file(name: str) -> bytes:
    """A file of the shared data; the test is skipped where it is not there."""
    path = shared() / "data" / "statistics" / name
    if not path.is_file():
        pytest.skip(f"the shared data have no {name}")
    return path.read_bytes()
