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


def point(desk: Desk, url: str) -> None:
    folder = desk.workspace.root / "cards" / "sources"
    folder.mkdir(parents=True, exist_ok=True)
    part = {"id": "events", "format": "events", "media": "application/zip", "each_file": True}
    card = {"id": "gdelt", "resources": [{**part, "url": url}]}
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
