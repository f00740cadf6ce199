import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
import yaml

from synopsis.catalog import Receipt, open_workspace
from synopsis.evidence import Locator, derive_again, gather, tallies
from synopsis.evidence.errors import EvidenceError
from synopsis.evidence.feed_tally import COLUMNS, TABLE, WORLD
from synopsis.evidence.observation import TABLE as OBSERVATIONS
from synopsis.vocabulary import Citation, Period, SynopsisError
from tests.evidence.workspaces import Desk
from tests.sources.event_feed import first_version, line, month, packed

FEED = ("gdelt",)
NAME = "20240105120000.export.CSV.zip"
ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("SYNOPSIS_SHARED", "../shared")) / "data/events/gdelt_sample"


def take(desk: Desk, *lines: str, name: str = NAME) -> Receipt:
    (done,) = gather(desk.view, FEED, desk.receive(name, packed(*lines)))
    return done.receipt


def counts(desk: Desk) -> dict[tuple[str, str, str], tuple[int, int, float]]:
    rows = listed_rows(desk)
    return {
        (row["place_code"], str(row["day"]), row["kind"]): (
            row["events"],
            row["articles"],
            row["tone_sum"],
        )
        for row in rows
    }


def listed_rows(desk: Desk) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = desk.view.records(TABLE, COLUMNS).to_pyarrow().to_pylist()
    return found


def number(desk: Desk, indicator: str, place: str, period: str = "2024-01") -> float:
    rows = tallies(desk.view)
    assert rows is not None
    kept = rows.filter(rows.indicator == indicator, rows.place_code == place, rows.period == period)
    return float(kept.number.sum().to_pyarrow().as_py() or 0)


def test_feed_keeps_every_row_as_published(desk: Desk) -> None:
    lines = [*month(["AL", "RS", ""]), line(9, ActionGeo_CountryCode="RI", AvgTone="")]
    receipt = take(desk, *lines)
    assert (receipt.rows_taken, receipt.rows_rejected) == (4, 0)
    assert receipt.resource == "events.20240105120000"
    assert str(receipt.published) == "2024-01-05"
    rows = desk.view.records("events").to_pyarrow().to_pylist()
    assert [row["EventCode"] for row in rows] == ["043"] * 4
    assert [row["line"] for row in rows] == [1, 2, 3, 4]
    said = ["\t".join(list(row.values())[:61]) for row in rows]
    assert said == lines
    assert {row["snapshot"] for row in rows} == {receipt.snapshot}


def test_feed_counts_the_regions_places_by_fips_and_the_world(desk: Desk) -> None:
    take(desk, *month(["AL", "BK", "KV", "MJ", "MK", "RI", "RS", "BA", "ME", ""]))
    places = {place for place, _, _ in counts(desk)}
    assert places == {"ALB", "BIH", "XKX", "MNE", "MKD", "SRB", WORLD}
    assert all(counts(desk)[place, "2024-01-05", "04"][0] == 1 for place in places - {WORLD})
    assert counts(desk)[WORLD, "2024-01-05", "04"] == (10, 40, -15.0)


def test_feed_adds_up_files_and_costs_no_file_twice(desk: Desk) -> None:
    take(desk, *month(["AL", "AL", "US"]))
    files = {path: path.stat().st_mtime_ns for path in desk.workspace.root.rglob("*.parquet")}
    later = month(["AL", "US"], first=50, EventRootCode="14", SQLDATE="20240106")
    take(desk, *later, name="20240106120000.export.CSV.zip")
    assert number(desk, "events.events", "ALB") == 3
    assert number(desk, "events.events.14", "ALB") == 1
    assert number(desk, "events.articles", WORLD) == 20
    assert all(path.stat().st_mtime_ns == when for path, when in files.items())


def test_feed_gathered_again_adds_nothing(desk: Desk) -> None:
    first = take(desk, *month(["AL", "US"]))
    files = desk.files()
    (again,) = gather(desk.view, FEED, desk.inbox / NAME)
    assert (again.was_new, again.receipt, desk.files()) == (False, first, files)


def test_revised_file_of_a_feed_is_a_vintage_and_is_not_known_before(desk: Desk) -> None:
    take(desk, *month(["AL", "US"]))
    desk.clock.move(1)
    revised = month(["AL", "AL", "US"], DATEADDED="20240210000000")
    take(desk, *revised)
    assert number(desk, "events.events", "ALB") == 2
    before = desk.workspace.view(as_of=desk.view.receipts()[0].known_on)
    assert len(before.latest()) == 1
    rows = tallies(before)
    assert rows is not None
    kept = rows.filter(rows.indicator == "events.events", rows.place_code == "ALB")
    assert kept.number.sum().to_pyarrow().as_py() == 1


def test_feed_from_the_future_is_known_when_it_came(desk: Desk) -> None:
    receipt = take(desk, *month(["AL"], DATEADDED="20990101000000"))
    assert (receipt.published, receipt.known_on) == (None, desk.clock().date())
    assert desk.view.latest() == (receipt,)
    other = take(desk, *month(["RI"], DATEADDED="soon"), name="20240106120000.export.CSV.zip")
    assert other.published is None


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared samples are not on this machine")
def test_shared_samples_are_gathered_and_are_in_no_series(desk: Desk) -> None:
    done = gather(desk.view, FEED, SHARED)
    assert {item.resource: (item.taken, item.rejected) for item in done} == {
        "sample.events": (100, 0),
        "sample.eventsT": (100, 0),
        "sample_1": (100, 0),
    }
    rows = tallies(desk.view)
    assert rows is not None
    assert set(rows.indicator.to_pyarrow().to_pylist()) >= {"sample.events", "sample_1.events.04"}


def test_rejects_of_a_feed_are_kept_up_to_the_cards_share(desk: Desk) -> None:
    rows = [line(number) for number in range(2000)]
    receipt = take(desk, *rows, line(5000, SQLDATE="20240230"))
    assert (receipt.rows_taken, receipt.rows_rejected) == (2000, 1)
    (reject,) = desk.view.records("rejects").to_pyarrow().to_pylist()
    assert (reject["locator"], reject["reason"]) == ("line 2001", "its SQLDATE is not a day")
    refused(desk, packed(*rows[:500], line(5000, SQLDATE="20240230")), "1 of 501 rows cannot")


def refused(desk: Desk, data: bytes, what: str, name: str = NAME) -> None:
    before = desk.view.digest, {one for one in desk.files() if "lake" in one}
    with pytest.raises(SynopsisError) as caught:
        gather(desk.view, FEED, desk.receive(name, data))
    assert what in caught.value.sentence
    assert "gdelt/events" in caught.value.sentence
    assert (desk.view.digest, {one for one in desk.files() if "lake" in one}) == before
    assert not [*desk.workspace.root.glob("lake/.staging/*")]


def test_event_of_no_period_is_put_aside_and_what_is_counted_are_periods(desk: Desk) -> None:
    rows = [line(number) for number in range(2000)]
    take(desk, *rows, line(5000, SQLDATE="00010101"), line(5001, SQLDATE="99991231"))
    reasons = desk.view.records("rejects").to_pyarrow().to_pylist()
    assert [row["reason"] for row in reasons] == ["its SQLDATE is not a day"] * 2
    counted = tallies(desk.view)
    assert counted is not None
    assert {Period.parse(text).text for text in counted.period.to_pyarrow().to_pylist()} == {
        "2024-01"
    }


def test_reject_in_the_lake_names_nobody(desk: Desk) -> None:
    rows = [line(number) for number in range(2000)]
    take(desk, *rows, line(5000, Actor1Name="SOMEBODY", SQLDATE="20240230"))
    (reject,) = desk.view.records("rejects").to_pyarrow().to_pylist()
    assert "SOMEBODY" not in repr(reject)
    assert reject["raw"].endswith(" bytes")


def test_file_under_two_names_counts_once_and_under_the_first(desk: Desk) -> None:
    lines = month(["AL", "AL", "US"])
    for name in ("20240106120000.export.CSV.zip", NAME, "20240107120000.export.CSV.zip"):
        take(desk, *lines, name=name)
    take(desk, *month(["AL"], first=70), name="20240108120000.export.CSV.zip")
    assert len(desk.view.latest()) == 4
    assert number(desk, "events.events", "ALB") == 3
    assert number(desk, "events.articles", WORLD) == 16
    rows = tallies(desk.view)
    assert rows is not None
    assert set(rows.resource.to_pyarrow().to_pylist()) == {
        "events.20240105120000",
        "events.20240108120000",
    }


def test_same_snapshot_in_two_feeds_counts_in_each(desk: Desk) -> None:
    data = packed(*(first_version(number) for number in (1, 2)))
    for name in ("1979.zip", "sample/gdelt_sample/events1.csv"):
        (desk.inbox / name).parent.mkdir(parents=True, exist_ok=True)
        gather(desk.view, FEED, desk.receive(name, data))
    assert len({one.snapshot for one in desk.view.latest()}) == 1
    assert number(desk, "events_1.events", "ALB") == 2
    assert number(desk, "sample_1.events", "ALB") == 2


def test_feed_that_is_cut_records_nothing(desk: Desk) -> None:
    take(desk, *month(["AL"]))
    whole = packed(*(line(number) for number in range(9000)))
    refused(desk, whole[:-400], "cut or damaged", name="20240107120000.export.CSV.zip")
    refused(desk, b"", "0 rows are fewer", name="20240107120000.export.CSV.zip")


def test_feed_is_derived_again_to_the_byte_and_traced(desk: Desk) -> None:
    receipt = take(desk, *month(["AL", "AL", "US"]), line(7, EventRootCode="14"))
    assert derive_again(desk.view) == ()
    row = Locator(desk.view).find_again(
        Citation("gdelt", receipt.snapshot, "events of 2024-01 in ALB")
    )
    assert (row["value"], row["events of kind 14"], row["articles"]) == ("3", "1", "12")
    (path,) = desk.workspace.root.glob("lake/events/*/*.parquet")
    assert pq.ParquetFile(path).schema_arrow.field("EventCode").type == "string"
    path.chmod(0o644)
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    with pytest.raises(SynopsisError, match="are not what their digest says"):
        desk.view.records("events")
    gather(desk.view, FEED, desk.inbox / NAME)
    assert desk.view.records("events").count().to_pyarrow().as_py() == 4


def test_feed_gives_the_same_bytes_in_another_workspace(tmp_path: Path) -> None:
    desks = [Desk(tmp_path / name) for name in ("one", "other")]
    for desk in desks:
        take(desk, *month(["AL", "RI", "US"]))
    assert desks[0].files() == desks[1].files()


def test_first_version_is_a_feed_of_its_own(desk: Desk) -> None:
    old = [first_version(at, with_url=False, SQLDATE="19790103") for at in (1, 2)]
    take(desk, *old, name="1979.zip")
    take(desk, *month(["AL"]))
    assert [one.resource for one in desk.view.latest()] == [
        "events.20240105120000",
        "events_1.years.1979",
    ]
    assert number(desk, "events_1.events", "ALB", "1979-01") == 2
    assert number(desk, "events.events", "ALB", "1979-01") == 0


def test_marked_feed_is_hidden_from_those_who_may_not_see_it(desk: Desk) -> None:
    settings = desk.workspace.root / "synopsis.toml"
    person = '\n[principals.chief]\nclearance = "RED"\nbody = "A"\n'
    settings.write_text(settings.read_text("utf-8") + person, "utf-8")
    folder = desk.workspace.root / "cards" / "sources"
    folder.mkdir(parents=True, exist_ok=True)
    card = {"id": "gdelt", "marking": {"level": "RED", "owner": "A"}}
    (folder / "gdelt.yml").write_text(yaml.safe_dump(card), "utf-8")
    desk.workspace = open_workspace(desk.workspace.root, desk.clock)
    path = desk.receive(NAME, packed(*month(["AL", "US"])))
    gather(desk.workspace.view("chief"), FEED, path)
    assert desk.workspace.view("chief").records("events").count().to_pyarrow().as_py() == 2
    assert tallies(desk.view) is None
    with pytest.raises(SynopsisError, match="no records of events"):
        desk.view.records("events")
    with pytest.raises(EvidenceError, match="there is no source 'gdelt'"):
        gather(desk.view, FEED, path)


KILLED = """
import sys
from datetime import datetime, UTC
from pathlib import Path
from synopsis.catalog import open_workspace
from synopsis.evidence import gather
import pyarrow.csv, pyarrow.parquet, pyarrow.compute, numpy
clock = lambda: datetime(2026, 3, 1, 12, tzinfo=UTC)
print("ready", flush=True)
gather(open_workspace(Path(sys.argv[1]), clock).view(), ("gdelt",), Path(sys.argv[2]))
"""


def test_feed_killed_at_any_moment_leaves_nothing_half_written(desk: Desk, tmp_path: Path) -> None:
    take(desk, *month(["AL"]))
    name = "20240107120000.export.CSV.zip"
    path = desk.receive(
        name, packed(*(line(at, Actor1Name="x" * 300) for at in range(100, 60_000)))
    )
    before = desk.view.digest
    for wait in (0.02, 0.1, 0.2, 0.35, 0.5):
        words = [sys.executable, "-c", KILLED, str(desk.workspace.root), str(path)]
        with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE) as running:
            assert running.stdout is not None
            running.stdout.readline()
            time.sleep(wait)
            running.send_signal(signal.SIGKILL)
        if desk.view.digest == before:
            assert len(desk.view.receipts()) == 1
            assert len([*desk.workspace.root.glob("lake/events/*/*")]) == 1
    gather(desk.view, FEED, path)
    other = Desk(tmp_path / "other")
    take(other, *month(["AL"]))
    gather(other.view, FEED, other.receive(name, path.read_bytes()))
    assert desk.files() - {"lake/.lock"} == other.files() - {"lake/.lock"}
    assert not [*desk.workspace.root.glob("lake/.staging/*")]
    assert OBSERVATIONS not in {table for one in desk.view.receipts() for table in one.files}
    assert os.access(path, os.R_OK)
