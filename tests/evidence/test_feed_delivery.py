from collections.abc import Iterable
from hashlib import md5

import pytest
import yaml

from synopsis.catalog import open_workspace
from synopsis.evidence import gather
from synopsis.evidence.errors import EvidenceError
from synopsis.sources import SourceError
from tests.evidence.workspaces import Desk
from tests.sources.event_feed import month, packed
from tests.sources.publisher import Answer, Publisher

FEED = ("gdelt",)
NAME = "20240105120000.export.CSV.zip"


def offered(publisher: Publisher, files: dict[str, bytes], wrong: str = "") -> str:
    """A publisher's list of files, and the files."""
    lines = []
    for name, data in files.items():
        state = md5(data + (b"x" if name == wrong else b""), usedforsecurity=False).hexdigest()
        lines.append(f"{len(data)} {state} {publisher.url}/{name}")
        publisher.answers[f"/{name}"] = [Answer(200, {"Content-Type": "application/zip"}, data)]
    body = "\n".join([*lines, f"9 {'0' * 32} {publisher.url}/20240105120000.gkg.csv.zip"])
    answer = Answer(200, {"Content-Type": "text/plain"}, body.encode())
    publisher.answers["/lastupdate.txt"] = [answer]
    return f"{publisher.url}/lastupdate.txt"


def point(desk: Desk, url: str, **others: object) -> None:
    folder = desk.workspace.root / "cards" / "sources"
    folder.mkdir(parents=True, exist_ok=True)
    part = {"id": "events", "format": "events", "media": "application/zip", "each_file": True}
    card = {"id": "gdelt", "resources": [{**part, "url": url}], **others}
    (folder / "gdelt.yml").write_text(yaml.safe_dump(card), "utf-8")
    desk.workspace = open_workspace(desk.workspace.root, desk.clock)


def asked(publisher: Publisher) -> Iterable[str]:
    return [path for path, _ in publisher.asked]


def test_feed_is_fetched_by_the_publishers_list_and_each_file_once(
    desk: Desk, publisher: Publisher
) -> None:
    point(desk, offered(publisher, {NAME: packed(*month(["AL"]))}))
    (done,) = gather(desk.view, FEED)
    assert (done.resource, done.was_new) == ("events.20240105120000", True)
    assert done.receipt.url == f"{publisher.url}/{NAME}"
    other = "20240105121500.export.CSV.zip"
    files = {NAME: packed(*month(["AL"])), other: packed(*month(["RI"], first=9))}
    offered(publisher, files)
    publisher.asked.clear()
    assert [item.was_new for item in gather(desk.view, FEED)] == [False, True]
    assert asked(publisher) == ["/lastupdate.txt", f"/{other}"]


def test_file_that_is_not_what_the_list_says_is_refused(desk: Desk, publisher: Publisher) -> None:
    point(desk, offered(publisher, {NAME: packed(*month(["AL"]))}, wrong=NAME))
    with pytest.raises(EvidenceError, match="not the one that the publisher's list describes"):
        gather(desk.view, FEED)
    assert desk.view.receipts() == ()
    publisher.answers["/lastupdate.txt"] = [Answer(200, {}, b"<html>")]
    with pytest.raises(SourceError, match="names no table of events"):
        gather(desk.view, FEED)


def fetched(desk: Desk, publisher: Publisher, *places: str) -> str:
    """A list of one file, gathered once; the address of the list."""
    url = offered(publisher, {NAME: packed(*month(places))})
    point(desk, url)
    gather(desk.view, FEED)
    desk.clock.move(1)
    publisher.asked.clear()
    return url


def test_known_file_is_read_anew_from_the_shelf_by_another_reader(
    desk: Desk, publisher: Publisher
) -> None:
    url = fetched(desk, publisher, "AL", "RI")
    (first,) = desk.view.latest()
    point(desk, url, grade="D4")
    (again,) = gather(desk.view, FEED)
    assert again.was_new
    assert again.receipt.reader != first.reader
    assert (again.receipt.snapshot, again.receipt.url) == (first.snapshot, first.url)
    assert again.receipt.media_type == first.media_type
    assert set(tallied(desk, "grade")) == {"D4"}
    (settled,) = gather(desk.view, FEED)
    assert (settled.was_new, settled.receipt) == (False, again.receipt)
    assert asked(publisher) == ["/lastupdate.txt"] * 2


def tallied(desk: Desk, column: str) -> list[str]:
    rows: list[str] = desk.view.records("event_tallies")[column].to_pyarrow().to_pylist()
    return rows


def test_known_file_is_read_anew_under_another_marking(desk: Desk, publisher: Publisher) -> None:
    settings = desk.workspace.root / "synopsis.toml"
    person = '\n[principals.chief]\nclearance = "RED"\nbody = "A"\n'
    settings.write_text(settings.read_text("utf-8") + person, "utf-8")
    url = fetched(desk, publisher, "AL")
    point(desk, url, marking={"level": "RED", "owner": "A"})
    (again,) = gather(desk.workspace.view("chief"), FEED)
    assert (again.was_new, again.receipt.marking.level.name) == (True, "RED")
    assert asked(publisher) == ["/lastupdate.txt"]


def test_known_file_whose_records_were_lost_is_read_anew_from_the_shelf(
    desk: Desk, publisher: Publisher
) -> None:
    fetched(desk, publisher, "AL")
    files = desk.files()
    (lost,) = desk.workspace.root.glob("lake/event_tallies/*/*.parquet")
    lost.unlink()
    gather(desk.view, FEED)
    assert desk.files() == files
    assert asked(publisher) == ["/lastupdate.txt"]


@pytest.mark.parametrize("damage", [None, b"PK"])
def test_known_file_that_the_shelf_lost_is_fetched_again(
    desk: Desk, publisher: Publisher, damage: bytes | None
) -> None:
    fetched(desk, publisher, "AL")
    files, (receipt,) = desk.files(), desk.view.latest()
    kept = desk.view.snapshot_path(receipt.snapshot)
    kept.unlink()
    if damage:
        kept.write_bytes(damage)
    (done,) = gather(desk.view, FEED)
    assert (done.was_new, done.receipt, desk.files()) == (False, receipt, files)
    assert desk.view.snapshot_path(receipt.snapshot) == kept
    assert asked(publisher) == ["/lastupdate.txt", f"/{NAME}"]


@pytest.mark.parametrize(
    "there",
    ["http://elsewhere.invalid", "http://{host}@elsewhere.invalid", "http://{name}:1", "http://[x"],
)
def test_list_that_names_another_host_is_refused_before_anything_is_fetched(
    desk: Desk, publisher: Publisher, there: str
) -> None:
    point(desk, offered(publisher, {NAME: packed(*month(["AL"]))}))
    host = publisher.url.removeprefix("http://")
    there = there.format(host=host, name=host.partition(":")[0])
    answer = publisher.answers["/lastupdate.txt"][0]
    other = f"\n9 {'0' * 32} {there}/20240105121500.export.CSV.zip"
    answer.body += other.encode()
    with pytest.raises(EvidenceError, match="names an address of another host") as caught:
        gather(desk.view, FEED)
    assert "gdelt/events" in caught.value.sentence
    assert "\n" not in caught.value.sentence
    assert desk.view.receipts() == ()
    assert asked(publisher) == ["/lastupdate.txt"]
