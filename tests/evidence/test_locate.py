from dataclasses import replace

import pytest

from synopsis.evidence import SHIPPED, Locator, gather, observations, stated_figures
from synopsis.evidence.errors import LostRowError
from synopsis.vocabulary import Citation
from tests.evidence.workspaces import Desk, listed
from tests.sources.snapshots import sample, zipped


def cited(row: dict[str, str]) -> Citation:
    return Citation(row["source_id"], row["snapshot"], row["locator"])


def test_every_observation_is_found_again_in_its_snapshot(desk: Desk) -> None:
    wide = sample("frontex_detections", "monthly_detections.csv")
    bulk = zipped({"API_SP.POP.TOTL_x.csv": sample("world_bank", "bulk.csv")})
    gather(desk.view, ("frontex_detections",), desk.receive("Monthly_detections.csv", wide))
    gather(desk.view, ("world_bank",), desk.receive("API_SP.POP.TOTL_DS2.zip", bulk))
    gather(desk.view, origin=SHIPPED)
    locator = Locator(desk.view)
    rows = listed(observations(desk.view))
    assert len(rows) > 3000
    assert {float(locator.find_again(cited(row))["value"]) == row["number"] for row in rows} == {
        True
    }


def test_every_stated_figure_is_found_again(desk: Desk) -> None:
    gather(desk.view, ("published_figures",), SHIPPED)
    locator = Locator(desk.view)
    rows = listed(stated_figures(desk.view))
    assert len(rows) > 100
    for row in rows:
        found = locator.find_again(cited(row))
        assert (found["id"], found["value"]) == (row["id"], row["text"])


def test_a_sum_is_found_again_from_its_cells(desk: Desk) -> None:
    wide = sample("frontex_detections", "monthly_detections.csv")
    gather(desk.view, ("frontex_detections",), desk.receive("Monthly_detections.csv", wide))
    (receipt,) = desk.view.receipts()
    locator = "sum of the cells with period = 2009-01; route = Western Balkan Route"
    citation = Citation("frontex_detections", receipt.snapshot, locator)
    assert Locator(desk.view).find_again(citation)["value"] == "16"
    cell = replace(citation, locator="row 2, column JAN2009")
    assert Locator(desk.view).find_again(cell)["value"] == "10"


def test_what_stands_nowhere_is_not_found(desk: Desk) -> None:
    gather(desk.view, ("un_population",), desk.population())
    (receipt,) = desk.view.receipts()
    good = Citation("un_population", receipt.snapshot, "row 2")
    assert Locator(desk.view).find_again(good)["value"] == "3000000"
    with pytest.raises(LostRowError, match="nothing stands at 'row 99'"):
        Locator(desk.view).find_again(replace(good, locator="row 99"))
    with pytest.raises(LostRowError, match="there is no source card nobody"):
        Locator(desk.view).find_again(replace(good, source="nobody"))
    with pytest.raises(Exception, match="there is no snapshot"):
        Locator(desk.view).find_again(replace(good, snapshot="0" * 64))
