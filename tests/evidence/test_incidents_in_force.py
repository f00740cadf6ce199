from hashlib import sha256
from pathlib import Path

import pytest

from synopsis.catalog import open_workspace
from synopsis.evidence import SHIPPED, Locator, gather, incidents
from synopsis.evidence.errors import EvidenceError
from synopsis.evidence.incidents_in_force import incidents_in_force
from synopsis.vocabulary import Citation, SynopsisError
from tests.evidence.listing import listed as table
from tests.evidence.workspaces import Desk, listed
from tests.regions.profile import shared
from tests.sources.snapshots import sample

PROTEST = "1,ALB,protest,2019-02-16,Tirana,settlement,2000"
AGAIN = "2,ALB,protest,2019-02-16,Tirana,settlement,2000"
EXPORT = sample("acled", "export.csv")
NONE = "a predecessor that is given to no successor"


def allow_few(desk: Desk, source: str) -> None:
    """Let a source be as short as a test's list; its own card refuses a part of a list."""
    folder = desk.workspace.root / "cards" / "sources"
    folder.mkdir(parents=True, exist_ok=True)
    card = f"id: {source}\nexpect: {{rows_min: 1, may_shrink_by: 1}}\n"
    (folder / f"{source}.yml").write_text(card, "utf-8")
    desk.workspace = open_workspace(desk.workspace.root, desk.clock)


def send(desk: Desk, source: str, name: str, data: str | bytes) -> None:
    if source != "euvsdisinfo":
        allow_few(desk, source)
    (desk.inbox / name).parent.mkdir(exist_ok=True)
    gather(desk.view, (source,), desk.receive(name, data))


def counted(desk: Desk) -> list[tuple[str, str, str]]:
    return [(row["id"], row["place_code"], row["kind"]) for row in listed(incidents(desk.view))]


def test_shipped_incidents_are_in_force_and_have_no_twins(desk: Desk) -> None:
    gather(desk.view, ("mass_mobilization", "missing_migrants"), SHIPPED)
    clusters = incidents_in_force(desk.view)
    assert [cluster for cluster in clusters if cluster.twins] == []
    assert len(clusters) == len(counted(desk)) == 269 + 129


def test_nothing_gathered_is_no_incident(desk: Desk) -> None:
    assert incidents_in_force(desk.view) == ()
    assert counted(desk) == []


def test_every_incident_is_found_again_in_its_snapshot(desk: Desk) -> None:
    send(desk, "euvsdisinfo", "euvsdisinfo/posts.csv", sample("euvsdisinfo", "cases.csv"))
    send(desk, "mass_mobilization", "mm_master.csv", sample("mass_mobilization", "master.csv"))
    send(desk, "missing_migrants", "Missing_Migrants_Global_Figures_x.csv",
         sample("missing_migrants", "published.csv"))  # fmt: skip
    send(desk, "ucdp_ged", "GEDEvent_v25_1.csv", sample("ucdp_ged", "events.csv"))
    send(desk, "acled", "acled_export.csv", EXPORT)
    locator = Locator(desk.view)
    rows = listed(incidents(desk.view))
    assert {row["source_id"] for row in rows} == {
        "acled", "euvsdisinfo", "mass_mobilization", "missing_migrants", "ucdp_ged",
    }  # fmt: skip
    for row in rows:
        found = locator.find_again(Citation(row["source_id"], row["snapshot"], row["locator"]))
        assert row["id"] == f"{row['source_id']}:{found['incident']}"
        assert (row["kind"], str(row["period_first"])) == (found["kind"], found["first"])


def test_rows_of_predecessors_are_told_and_folded_into_none(desk: Desk) -> None:
    allow_few(desk, "mass_mobilization")
    path = desk.receive("mm_master.csv", sample("mass_mobilization", "master.csv"))
    (done,) = gather(desk.view, ("mass_mobilization",), path)
    assert (done.taken, done.receipt.note) == (
        3,
        (
            f"3 rows of places outside the region (1 of Serbia and Montenegro, {NONE}; "
            f"1 of Yugoslavia, {NONE})"
        ),
    )
    assert {place for _, place, _ in counted(desk)} == {"ALB", "XKX", "MKD"}


def test_case_of_several_economies_is_one_incident_in_each(desk: Desk) -> None:
    send(desk, "euvsdisinfo", "euvsdisinfo/posts.csv", sample("euvsdisinfo", "cases.csv"))
    address = sha256(b"https://example.org/report/one/").hexdigest()[:16]
    one = f"euvsdisinfo:{address}"
    assert [(id_, place) for id_, place, _ in counted(desk) if id_ == one] == [
        (one, "XKX"), (one, "SRB"),
    ]  # fmt: skip


def test_twins_of_two_sources_count_once_in_the_list_of_all(desk: Desk) -> None:
    send(desk, "mass_mobilization", "mass_mobilization.csv",
         table("9,SRB,protest,2022-03-12,Београд,settlement,"))  # fmt: skip
    send(desk, "acled", "acled_export.csv", EXPORT)
    (pair,) = (cluster for cluster in incidents_in_force(desk.view) if cluster.twins)
    assert {one.id for one in pair.members} == {"acled:SRB1001", "mass_mobilization:9"}
    # A count of one source would lack its own row otherwise.
    assert {id_ for id_, _, _ in counted(desk)} >= {"acled:SRB1001", "mass_mobilization:9"}


def test_row_that_a_source_repeats_counts_once(desk: Desk) -> None:
    rows = EXPORT.decode().splitlines()
    again = rows[1].replace("SRB1001", "SRB1009")
    send(desk, "acled", "acled_export.csv", "\n".join([*rows, again]) + "\n")
    assert [id_ for id_, place, _ in counted(desk) if place == "SRB"] == ["acled:SRB1001"]
    (pair,) = (cluster for cluster in incidents_in_force(desk.view) if cluster.twins)
    assert pair.twins[0].why.endswith("one publisher lists both alike in every fact")


def test_two_lists_of_one_publisher_are_not_laid_together(desk: Desk) -> None:
    gather(desk.view, ("mass_mobilization",), SHIPPED)
    desk.clock.move(1)
    send(desk, "mass_mobilization", "mm_master.csv", sample("mass_mobilization", "master.csv"))
    assert len(counted(desk)) == 3
    desk.clock.move(1)
    gather(desk.view, ("mass_mobilization",), SHIPPED)
    assert len(counted(desk)) == 3, "what was read wins over what the region ships"


def test_a_list_of_a_part_is_refused_since_the_rest_would_be_nought(desk: Desk) -> None:
    gather(desk.view, ("mass_mobilization",), SHIPPED)
    path = desk.receive("mm_master.csv", sample("mass_mobilization", "master.csv"))
    with pytest.raises(SynopsisError, match="fewer than the 200 expected"):
        gather(desk.view, ("mass_mobilization",), path)
    assert len(counted(desk)) == 269


def test_protests_that_a_publisher_tells_apart_stay_apart(desk: Desk) -> None:
    send(desk, "mass_mobilization", "mass_mobilization.csv", table(PROTEST, AGAIN))
    assert len(counted(desk)) == 2


def test_kind_outside_the_typology_is_refused(desk: Desk) -> None:
    send(desk, "mass_mobilization", "mass_mobilization.csv",
         table(PROTEST.replace("protest", "picnic")))  # fmt: skip
    with pytest.raises(EvidenceError, match="'picnic' is not in the region's typology"):
        incidents_in_force(desk.view)


def test_real_lists_give_what_is_shipped(desk: Desk) -> None:
    data = shared() / "data"
    paths: tuple[tuple[str, Path], ...] = (
        ("mass_mobilization", data / "events" / "mass_mobilization" / "mm_master.csv"),
        ("missing_migrants", data / "statistics" / "gdidata" / "iom_mmp.parquet"),
    )
    for source, path in paths:
        gather(desk.view, (source,), SHIPPED)
        shipped = {row["id"] for row in listed(incidents(desk.view)) if row["source_id"] == source}
        desk.clock.move(1)
        gather(desk.view, (source,), path)
        read = {row["id"] for row in listed(incidents(desk.view)) if row["source_id"] == source}
        assert read == shipped
