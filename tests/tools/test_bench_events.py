"""The benchmark of event feeds takes the same rows by both ways, and says whether they agree."""

import zipfile
from pathlib import Path

import duckdb
import pytest
from tools.bench import Cost
from tools.bench_events import (
    FIRST,
    MEMBER,
    SECOND,
    Pair,
    append,
    compare,
    multiply,
    named,
    ours,
    render,
    shorten,
)

from tests.sources.event_feed import month, table

LINES = month(["AL", "AL", "RI", "US", "KV"], AvgTone="-1.25")


@pytest.fixture
def events(tmp_path: Path) -> Path:
    path = tmp_path / "events.CSV.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(MEMBER, table(*LINES))
    return path


def test_both_ways_count_the_same(tmp_path: Path, events: Path) -> None:
    cost = ours(named(events, FIRST), tmp_path / "work")
    assert cost.seconds > 0
    assert cost.peak > 1e6
    (tmp_path / MEMBER).write_bytes(table(*LINES))
    parquet = tmp_path / "peer.parquet"
    read = f"read_csv('{tmp_path / MEMBER}', delim='\t', header=false, all_varchar=true, quote='')"
    duckdb.execute(f"copy (select * from {read}) to '{parquet}' (format parquet)")  # noqa: S608
    assert compare(tmp_path / "work", parquet).startswith("3 counts equal, tones within 0e+00")
    duckdb.execute(f"copy (select * from {read} limit 4) to '{parquet}' (format parquet)")  # noqa: S608
    assert compare(tmp_path / "work", parquet) == "the counts differ"


def test_second_file_has_keys_of_its_own(tmp_path: Path, events: Path) -> None:
    second = shorten(events, tmp_path / "second.zip", 2)
    with zipfile.ZipFile(second) as archive:
        keys = [line.split(b"\t")[0] for line in archive.read(MEMBER).splitlines()]
    assert keys == [b"9410000001", b"9410000002"]


def test_large_file_is_one_file_of_many_rows(tmp_path: Path, events: Path) -> None:
    large = multiply(events, tmp_path / SECOND, 3)
    ours(large, tmp_path / "large")
    (path,) = (tmp_path / "large").glob("lake/events/*/*.parquet")
    found = duckdb.execute(f"select count(*), max(line) from '{path}'").fetchone()  # noqa: S608
    assert found == (15, 15)


def test_append_measures_the_same_file_alone_and_after_another(
    tmp_path: Path, events: Path
) -> None:
    ours(named(events, FIRST), tmp_path / "work")
    alone, after = append(tmp_path, events, 3)
    assert min(alone.seconds, after.seconds) > 0
    assert len([*(tmp_path / "work" / "lake" / "receipts" / "gdelt").iterdir()]) == 2


def test_render_says_whether_the_bar_is_reached() -> None:
    pair = Pair(Cost(10.0, 2_000_000_000), Cost(12.0, 500_000_000))
    assert "| ours, 5 million rows | 12.0 | 12.0 | 12.0 | 500 |" in render([pair], 5_000_000)
    assert "1.20; the bar of 1.3 is reached" in render([pair], 5_000_000)
    slow = Pair(Cost(10.0, 1), Cost(14.0, 500_000_000))
    fat = Pair(Cost(10.0, 1), Cost(9.0, 1_500_000_000))
    assert all("**not reached**" in render([one], 5_000_000) for one in (slow, fat))
