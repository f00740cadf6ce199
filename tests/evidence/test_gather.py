from pathlib import Path

import pytest
import yaml

from synopsis.catalog import open_workspace
from synopsis.evidence import SHIPPED, gather, observations
from synopsis.evidence.errors import EvidenceError, GatherError
from synopsis.evidence.observation import TABLE
from synopsis.sources import SourceError, load_cards
from synopsis.vocabulary import SynopsisError
from tests.evidence.workspaces import HEADER, PLACES, Desk, listed
from tests.sources.publisher import Answer, Publisher
from tests.sources.snapshots import sample, zipped

POPULATION = ("un_population",)
WIDE = sample("frontex_detections", "monthly_detections.csv")
BULK = sample("world_bank", "bulk.csv")


def test_gather_takes_everything_that_the_region_ships(desk: Desk) -> None:
    done = gather(desk.view, origin=SHIPPED)
    taken = {item.source: item.taken for item in done}
    shipped = {
        card.id for card in load_cards(desk.view.profile) for one in card.resources if one.shipped
    }
    assert set(taken) == shipped
    assert len(shipped) >= 14
    assert all(item.was_new and item.rejected == 0 for item in done)
    assert {row["place_code"] for row in listed(observations(desk.view))} == {*PLACES, "WB6"}
    assert taken["published_figures"] == len(desk.view.profile.table("figures/stated_figures"))


def test_gather_twice_adds_nothing(desk: Desk) -> None:
    gather(desk.view, origin=SHIPPED)
    files, digest = desk.files(), desk.view.digest
    again = gather(desk.view, origin=SHIPPED)
    assert [item.was_new for item in again] == [False] * len(again)
    assert desk.files() == files
    assert desk.view.digest == digest
    assert all(desk.view.last_seen(item.receipt) == desk.clock() for item in again)


def test_gather_gives_the_same_bytes_in_another_workspace(tmp_path: Path) -> None:
    desks = [Desk(tmp_path / name) for name in ("one", "other")]
    for desk in desks:
        gather(desk.view, origin=SHIPPED)
    assert desks[0].files() - {"lake/.lock"} == desks[1].files() - {"lake/.lock"}
    assert desks[0].view.digest == desks[1].view.digest


def test_gather_records_origin_grade_and_digits(desk: Desk) -> None:
    gather(desk.view, POPULATION, desk.population())
    row = next(row for row in listed(desk.view.records(TABLE)) if row["locator"] == "row 2")
    assert (row["indicator"], row["place_code"], row["period"]) == (
        "total_population",
        "ALB",
        "2000",
    )
    assert (row["number"], row["words"], row["unit"]) == (3_000_000.0, "3000000", "count")
    assert (row["locator"], row["grade"], row["source_id"]) == ("row 2", "B2", "un_population")
    assert row["marking_level"] == 0


def test_gather_names_no_path_of_the_machine(desk: Desk) -> None:
    (done,) = gather(desk.view, POPULATION, desk.population())
    assert done.receipt.url == "file:un_population.csv"


def refused(desk: Desk, origin: Path, sources: tuple[str, ...] = POPULATION) -> str:
    """The sentence with which files are refused; nothing is recorded by them."""
    before = desk.view.digest
    with pytest.raises(SynopsisError) as caught:
        gather(desk.view, sources, origin)
    assert desk.view.digest == before
    assert "\n" not in caught.value.sentence
    return caught.value.sentence


def test_gather_refuses_a_source_that_shrank(desk: Desk) -> None:
    gather(desk.view, POPULATION, desk.population())
    sentence = refused(desk, desk.population(years=2))
    assert "the source shrank from 18 to 12 rows in un_population/compiled" in sentence


def test_gather_refuses_an_economy_turned_empty(desk: Desk) -> None:
    gather(desk.view, POPULATION, desk.population(years=2))
    sentence = refused(desk, desk.population(years=3, skip="XKX"))
    assert "XKX had 2 values and now has none" in sentence


def test_gather_tells_not_covered_from_a_value(desk: Desk) -> None:
    gather(desk.view, POPULATION, desk.population(years=1))
    path = desk.population(years=1)
    text = path.read_text().replace(
        "SRB,2000,total_population,3000000", "SRB,2000,total_population,"
    )
    assert "SRB had 1 values and now has none" in refused(desk, desk.receive(path.name, text))


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (HEADER + "NaN,2000,total_population,1\n", "its place is 'NaN'"),
        (HEADER + "ALB,2999,total_population,1\n", "'2999' is not a period"),
        (HEADER + "ALB,2000,other,7\n", "gives no unit for the indicator 'other'"),
        (HEADER + "ZZZ,2000,total_population,200000\n", "0 rows are fewer than the 6 expected"),
        ("place,place,period\n", "the column 'place' stands twice"),
        (",".join(map(str, range(100_000))), "the table has 100,000 columns"),
        ("<html></html>", "HTML page"),
        (b"\xff\xfea", "not text in utf-16"),
        (b"\x8a,1", "not text in utf-8"),
        (b"", "the table is empty"),
    ],
)
def test_gather_refuses_hostile_files_in_one_sentence(
    desk: Desk, data: str | bytes, what: str
) -> None:
    sentence = refused(desk, desk.receive("un_population.csv", data))
    assert what in sentence
    assert "un_population/compiled" in sentence


def test_gather_refuses_a_value_out_of_range(desk: Desk) -> None:
    assert "the value 7 of total_population (row 2) is outside" in refused(desk, desk.population(7))


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (zipped({"API_SP.POP.TOTL_x.csv": BULK})[:-20], "cut or damaged"),
        (zipped({"API_SP.POP.TOTL_x.csv": b"0" * 10_000_000}), "zip bomb"),
        (zipped({"../x": BULK}), "leads outside"),
    ],
)
def test_gather_refuses_hostile_archives_in_one_sentence(
    desk: Desk, data: bytes, what: str
) -> None:
    path = desk.receive("API_SP.POP.TOTL_DS2.zip", data)
    assert what in refused(desk, path, ("world_bank",))


def test_gather_keeps_the_refused_snapshot_on_the_shelf(desk: Desk) -> None:
    refused(desk, desk.receive("un_population.csv", "a,b\n"))
    assert len(list(desk.workspace.root.glob("shelf/*/*"))) == 1
    assert desk.view.receipts() == ()


def test_gather_goes_on_after_an_error_and_tells_all(desk: Desk) -> None:
    desk.receive("frontex_detections.csv", "a,b\n")
    desk.receive("world_bank.csv", "<html>")
    desk.population()
    with pytest.raises(GatherError) as caught:
        gather(desk.view, origin=desk.inbox)
    assert len(caught.value.errors) == 2
    assert "2 resources were not gathered" in caught.value.sentence
    assert [receipt.source for receipt in desk.view.receipts()] == ["un_population"]


def test_gather_keeps_rejects_with_their_reasons(desk: Desk) -> None:
    cards = desk.workspace.root / "cards" / "sources"
    cards.mkdir(parents=True)
    card = {"id": "un_population", "expect": {"may_reject": 1}}
    (cards / "un_population.yml").write_text(yaml.safe_dump(card))
    workspace = open_workspace(desk.workspace.root, desk.clock)
    text = desk.population().read_text() + "ALB,2020,total_population,many\n"
    (done,) = gather(workspace.view(), POPULATION, desk.receive("un_population.csv", text))
    assert (done.taken, done.rejected) == (18, 1)
    (row,) = listed(workspace.view().records("rejects"))
    assert (row["locator"], row["reason"]) == ("row 20", "its value 'many' is not a number")
    assert '"value": "many"' in row["raw"]


def test_gather_counts_places_outside_without_taking_them(desk: Desk) -> None:
    path = desk.receive("API_SP.POP.TOTL_DS2.zip", zipped({"API_SP.POP.TOTL_x.csv": BULK}))
    (done,) = gather(desk.view, ("world_bank",), path)
    assert (done.taken, done.receipt.note) == (6, "3 rows of places outside the region")
    assert done.receipt.published is not None
    assert {row["place_code"] for row in listed(desk.view.records(TABLE))} == {"ALB", "XKX"}


def test_gather_sums_the_cells_that_the_card_names(desk: Desk) -> None:
    gather(desk.view, ("frontex_detections",), desk.receive("Monthly_detections.csv", WIDE))
    found = {
        (row["indicator"], row["place_code"], row["period"]): row["number"]
        for row in listed(desk.view.records(TABLE))
    }
    assert found["wb_route_detections", "WB6", "2009-01"] == 16
    assert found["wb_route_detections", "WB6", "2009-02"] == 8
    assert found["nationals_detected", "ALB", "2009-01"] == 110
    assert found["nationals_detected", "XKX", "2009-03"] == 0
    assert found["nationals_detected", "BIH", "2009-01"] is None


def test_gather_refuses_an_unknown_source(desk: Desk) -> None:
    with pytest.raises(EvidenceError, match="there is no source 'nobody'; use one of accession"):
        gather(desk.view, ("nobody",))


@pytest.mark.parametrize("name", ["absent", "empty"])
def test_gather_tells_that_there_is_nothing_to_read(desk: Desk, name: str) -> None:
    (desk.inbox / "empty").mkdir()
    with pytest.raises(EvidenceError, match=r"no such file|no file there has a name"):
        gather(desk.view, POPULATION, desk.inbox / name)


def test_gather_shows_its_progress(desk: Desk) -> None:
    seen: list[tuple[int, int, str]] = []
    gather(
        desk.view,
        POPULATION,
        SHIPPED,
        progress=lambda done, total, name: seen.append((done, total, name)),
    )
    assert seen == [(0, 1, "un_population/compiled"), (1, 1, "")]


def live(desk: Desk, publisher: Publisher) -> None:
    """A card by which the publisher on the loopback gives the population of the economies."""
    cards = desk.workspace.root / "cards" / "sources"
    cards.mkdir(parents=True)
    resource = {
        "id": "api",
        "url": publisher.url + "/{economies}",
        "format": "json",
        "media": "application/json",
    }
    card = {"id": "world_bank", "resources": [resource], "expect": {"may_shrink_by": 0.0}}
    (cards / "world_bank.yml").write_text(yaml.safe_dump(card))
    desk.workspace = open_workspace(desk.workspace.root, desk.clock)


PATH = "/ALB;BIH;XKX;MNE;MKD;SRB"
ANSWER = sample("world_bank", "answer.json")


def test_gather_fetches_and_asks_again_only_for_news(desk: Desk, publisher: Publisher) -> None:
    live(desk, publisher)
    headers = {"ETag": '"one"', "Content-Type": "application/json; charset=UTF-8"}
    publisher.says(PATH, Answer(headers=headers, body=ANSWER), Answer(304))
    (first,) = gather(desk.view, ("world_bank",))
    assert first.receipt.media_type == "application/json; charset=utf-8"
    assert (first.was_new, first.taken, first.receipt.etag) == (True, 4, '"one"')
    desk.clock.move(3)
    (second,) = gather(desk.view, ("world_bank",))
    assert not second.was_new
    assert publisher.asked[1][1]["If-None-Match"] == '"one"'
    assert desk.view.last_seen(second.receipt) == desk.clock()


def test_gather_bundles_the_pages_of_one_answer(desk: Desk, publisher: Publisher) -> None:
    live(desk, publisher)
    rows = ANSWER.decode()
    first = rows.replace('"pages":1', '"pages":2').replace('"total":5', '"total":6')
    extra = first[: first.index(" [{")] + ' [{"indicator":{"id":"SP.POP.TOTL"},"country":{},'
    extra += '"countryiso3code":"SRB","date":"2023","value":6}]]'
    publisher.says(PATH, Answer(headers={"ETag": '"one"'}, body=first.encode()))
    publisher.says(PATH.replace(";", ";") + "?page=2", Answer(body=extra.encode()))
    (done,) = gather(desk.view, ("world_bank",))
    assert (done.taken, done.receipt.etag) == (5, "")
    locators = [row["locator"] for row in listed(desk.view.records(TABLE))]
    assert locators[-1] == "page-0002.json#/1/0"


def test_gather_tells_what_the_publisher_answers(desk: Desk, publisher: Publisher) -> None:
    live(desk, publisher)
    publisher.says(PATH, Answer(body=b'[{"message":[{"id":"120","value":"not valid"}]}]'))
    with pytest.raises(SourceError, match="the publisher answered with an error"):
        gather(desk.view, ("world_bank",))


def test_gather_puts_back_what_the_lake_lost(desk: Desk) -> None:
    gather(desk.view, origin=SHIPPED)
    files = desk.files()
    lake = desk.workspace.root / "lake" / "observations"
    gone, flipped = sorted(lake.rglob("*.parquet"))[:2]
    gone.unlink()
    data = bytearray(flipped.read_bytes())
    data[len(data) // 2] ^= 1
    flipped.chmod(0o644)
    flipped.write_bytes(bytes(data))
    gather(desk.view, origin=SHIPPED)
    assert desk.files() == files
