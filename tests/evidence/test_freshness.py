import yaml

from synopsis.catalog import open_workspace
from synopsis.evidence import SHIPPED, Freshness, freshness, gather
from tests.evidence.workspaces import Desk


def of(desk: Desk, source: str) -> Freshness:
    return next(item for item in freshness(desk.view) if item.card.id == source)


def test_a_source_that_was_never_gathered_has_no_age(desk: Desk) -> None:
    found = of(desk, "world_bank")
    assert (found.seen, found.age_days, found.is_stale, found.taken) == (None, None, False, 0)


def test_a_source_ages_until_it_is_met_again(desk: Desk) -> None:
    gather(desk.view, ("frontex_detections",), SHIPPED)
    assert (of(desk, "frontex_detections").age_days, of(desk, "frontex_detections").taken) == (
        0,
        1037,
    )
    desk.clock.move(63)
    assert of(desk, "frontex_detections").age_days == 63
    assert of(desk, "frontex_detections").is_stale
    gather(desk.view, ("frontex_detections",), SHIPPED)
    assert not of(desk, "frontex_detections").is_stale


def test_reasons_of_rejected_rows_are_counted(desk: Desk) -> None:
    cards = desk.workspace.root / "cards" / "sources"
    cards.mkdir(parents=True)
    card = {"id": "un_population", "expect": {"may_reject": 5}}
    (cards / "un_population.yml").write_text(yaml.safe_dump(card))
    desk.workspace = open_workspace(desk.workspace.root, desk.clock)
    odd = "ALB,2020,total_population,many\nSRB,2020,total_population,many\n"
    path = desk.receive("un_population.csv", desk.population().read_text() + odd)
    gather(desk.view, ("un_population",), path)
    found = of(desk, "un_population")
    assert (found.taken, found.rejected) == (18, 2)
    assert found.reasons == (("its value 'many' is not a number", 2),)
