from datetime import date

from synopsis.evidence import SHIPPED, gather, observations, stated_figures
from tests.evidence.workspaces import Desk, listed
from tests.sources.snapshots import sample, zipped

POPULATION = ("un_population",)


def test_observations_are_read_as_they_were_known(desk: Desk) -> None:
    gather(desk.view, POPULATION, desk.population(3_000_000))
    first = desk.clock().date()
    desk.clock.move(30)
    gather(desk.view, POPULATION, desk.population(3_500_000))
    now = listed(observations(desk.view))
    then = listed(observations(desk.workspace.view(as_of=first)))
    assert (len(now), len(then)) == (18, 18)
    assert (now[0]["number"], then[0]["number"]) == (3_500_002, 3_000_002)
    assert listed(observations(desk.workspace.view(as_of=date(2020, 1, 1)))) == []


def test_what_is_read_wins_over_what_is_shipped_and_no_key_stands_twice(desk: Desk) -> None:
    table = "API_SP.POP.TOTL_x.csv"
    bulk = sample("world_bank", "bulk.csv").replace(b"SP.POP.TOTL", b"SP.POP.DPND")
    bulk = bulk.replace(b"1234567", b"77").replace(b"1234500", b"66").replace(b"1234000", b"55")
    bulk = bulk[: bulk.index(b'"World"')].replace(b"765432.5", b"44")
    desk.receive("API_SP.POP.DPND_DS2.zip", zipped({table: bulk}))
    gather(desk.view, ("world_bank",), desk.inbox)
    desk.clock.move(1)
    gather(desk.view, ("world_bank",), SHIPPED)
    rows = listed(observations(desk.view))
    keys = [(row["source_id"], row["indicator"], row["place_code"], row["period"]) for row in rows]
    assert len(keys) == len(set(keys))
    found = {key[1:]: row["number"] for key, row in zip(keys, rows, strict=True)}
    assert found["SP.POP.DPND", "ALB", "2023"] == 77
    assert found["SP.POP.DPND", "XKX", "2022"] == 44
    assert found["SP.POP.DPND", "SRB", "2023"] > 0


def test_not_covered_is_listed_and_is_no_observation(desk: Desk) -> None:
    wide = sample("frontex_detections", "monthly_detections.csv")
    gather(desk.view, ("frontex_detections",), desk.receive("Monthly_detections.csv", wide))
    rows = listed(desk.view.records("observations"))
    missing = {(row["place_code"], row["period"]) for row in rows if row["number"] is None}
    assert missing == {("BIH", "2009-01"), ("BIH", "2009-02"), ("BIH", "2009-03")}
    assert "BIH" not in {row["place_code"] for row in listed(observations(desk.view))}


def test_tables_without_sources_are_empty(desk: Desk) -> None:
    assert listed(observations(desk.view)) == []
    assert listed(stated_figures(desk.view)) == []
