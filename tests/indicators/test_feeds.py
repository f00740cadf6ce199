"""Methods of event feeds against values worked out by hand."""

from collections.abc import Sequence
from typing import Any

import ibis
import pytest

from synopsis.catalog.profile import load_profile
from synopsis.indicators import Indicator, IndicatorError, method_of
from synopsis.indicators.fold import load_folds
from synopsis.indicators.method import Ingredient

CARD = {
    "id": "x", "name": "X", "trend": "tensions", "unit": "percent", "concern": "higher",
    "kind": "perceived", "source": "gdelt", "series": {"indicator": "events.events"},
}  # fmt: skip
SCHEMA = ibis.schema(
    {
        "source_id": "string", "indicator": "string", "place_code": "string",
        "period": "string", "number": "float64",
    }
)  # fmt: skip
# Two files, of which the first has a month that the other adds to.
ROWS = (
    ("gdelt", "events.events", "ALB", "2024-01", 10.0),
    ("gdelt", "events.events", "ALB", "2024-01", 30.0),
    ("gdelt", "events.events.14", "ALB", "2024-01", 1.0),
    ("gdelt", "events.events.14", "ALB", "2024-01", 2.0),
    ("gdelt", "events.events.18", "ALB", "2024-01", 1.0),
    ("gdelt", "events.events.04", "ALB", "2024-01", 36.0),
    ("gdelt", "events.events", "SRB", "2024-01", 50.0),
    ("gdelt", "events.events.04", "SRB", "2024-01", 50.0),
    ("gdelt", "events.events", "WLD", "2024-01", 1000.0),
    ("gdelt", "events.events.14", "WLD", "2024-01", 60.0),
    ("gdelt", "events.events.18", "WLD", "2024-01", 20.0),
    ("gdelt", "events.events", "ALB", "2023-01", 1.0),
    ("gdelt", "events.events.14", "ALB", "2023-01", 1.0),
    ("gdelt", "events.events", "WLD", "2023-01", 3.0),
    ("gdelt", "events.events.14", "WLD", "2023-01", 1.0),
    ("gdelt", "events.tone_sum", "ALB", "2024-01", -20.0),
    ("gdelt", "events.tone_sum", "ALB", "2024-01", -40.0),
    ("gdelt", "events.toned", "ALB", "2024-01", 10.0),
    ("gdelt", "events.toned", "ALB", "2024-01", 20.0),
    ("gdelt", "events.toned", "SRB", "2024-01", 0.0),
    ("gdelt", "events.tone_sum", "SRB", "2024-01", 0.0),
    ("gdelt", "events_1.events", "ALB", "2024-01", 999.0),
    ("other", "events.events", "ALB", "2024-01", 999.0),
)


def card(name: str, series: str = "events.events", **arguments: Any) -> Indicator:
    method = {"name": name, **arguments}
    return Indicator.parse({**CARD, "series": {"indicator": series}, "method": method})


def found(indicator: Indicator, rows: Sequence[tuple[Any, ...]] = ROWS) -> dict[Any, Any]:
    table = ibis.memtable(
        [dict(zip(SCHEMA.names, row, strict=True)) for row in rows], schema=SCHEMA
    )
    folds = load_folds(load_profile("western-balkans"))
    made = method_of(indicator).expression(table, indicator, folds).to_pyarrow().to_pylist()
    return {(row["place_code"], row["period"]): (row["number"], row["n"]) for row in made}


def test_share_of_a_places_events_adds_files_and_knows_nought() -> None:
    shares = found(card("event_share", codes=["14", "18"], volume_min=100))
    assert shares == {("ALB", "2024-01"): (10.0, 2), ("SRB", "2024-01"): (0.0, 1)}


def test_month_that_the_feed_hardly_holds_is_left_out() -> None:
    shares = found(card("event_share", codes=["14"]))
    assert shares["ALB", "2023-01"] == (100.0, 1)
    assert ("ALB", "2023-01") not in found(card("event_share", codes=["14"], volume_min=4))


def test_share_of_the_worlds_events_has_the_worlds_volume_below() -> None:
    shares = found(card("event_share", codes=["14", "18"], of="world", volume_min=100))
    assert shares == {("ALB", "2024-01"): (5.0, 2), ("SRB", "2024-01"): (0.0, 1)}


def test_tone_is_the_mean_over_the_events_that_have_one() -> None:
    tones = found(card("mean_tone", series="events.tone_sum"))
    assert tones == {("ALB", "2024-01"): (-2.0, 2)}


def test_a_point_rests_on_the_rows_of_all_events_of_its_place() -> None:
    indicator = card("event_share", codes=["14"])
    assert method_of(indicator).ingredients(indicator) == (Ingredient("gdelt", "events.events"),)


@pytest.mark.parametrize(
    ("arguments", "what"),
    [({}, "the method needs 'codes'"), ({"codes": [14]}, "the method needs 'codes'"),
     ({"codes": ["14"], "of": "moon"}, "'moon' is not what a share of events can be of")],
)  # fmt: skip
def test_card_that_names_no_codes_is_refused(arguments: dict[str, Any], what: str) -> None:
    with pytest.raises(IndicatorError, match=what):
        found(card("event_share", **arguments))
