from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopsis.sources.incident import CELLS, fault_of_incident, incident_row, joined, untold
from synopsis.sources.reading import Reject

GIVEN = {"incident": "1", "kind": "protest", "first": "2020-02-29", "place": "Albania"}


def test_row_fills_what_is_not_said() -> None:
    row = incident_row("row 2", GIVEN)
    assert set(row) == {"locator", *CELLS}
    said = {name: text for name, text in row.items() if text}
    assert said == {
        **GIVEN,
        "locator": "row 2",
        "last": "2020-02-29",
        "precision": "day",
        "place_precision": "economy",
    }
    assert fault_of_incident(row) == ""


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"incident": "nan"}, "its incident is 'nan', which names nothing"),
        ({"place": " "}, "its place is ' ', which names nothing"),
        ({"kind": "Protest!"}, "its kind 'Protest!' is not one"),
        ({"kind": ""}, "its kind '' is not one"),
        ({"words": "x" * 301}, "its words has more than 300 signs"),
        ({"precision": "hour"}, "its precision 'hour' is not one of day, month, year"),
        ({"place_precision": "cell"}, "its place_precision 'cell' is not one of"),
        ({"actors": "protesters|a name"}, "'a name' is not a class of its actors"),
        ({"features": "loud"}, "'loud' is not a class of its features"),
        ({"first": "2021-02-29"}, "its first day '2021-02-29' is not a date"),
        ({"last": "2020-02-28"}, "it ends before it begins"),
        ({"lat": "41.3"}, "it has half of its coordinates"),
        ({"lat": "41.3", "lon": "inf"}, "its lon 'inf' is not on the globe"),
        ({"lat": "41.3", "lon": "-181"}, "its lon '-181' is not on the globe"),
        ({"deaths": "-1"}, "its deaths '-1' is not a whole number"),
        ({"deaths": "1.0"}, "its deaths '1.0' is not a whole number"),
        ({"size": "٣"}, "its size '٣' is not a whole number"),
        ({"deaths_low": "1"}, "it has bounds of deaths and no best figure"),
        ({"deaths": "1", "deaths_low": "2"}, "the interval of its deaths misses the best figure"),
    ],
)
def test_row_that_cannot_be_is_told_why(change: Mapping[str, str], reason: str) -> None:
    assert reason in fault_of_incident({**incident_row("row 2", GIVEN), **change})


@given(st.dictionaries(st.sampled_from(CELLS), st.text(max_size=12)))
def test_no_cell_makes_the_check_fail(change: Mapping[str, str]) -> None:
    assert isinstance(fault_of_incident({**incident_row("row 2", GIVEN), **change}), str)


def test_words_are_joined_in_order() -> None:
    assert joined({"b": True, "a": True, "c": False}) == "a|b"


def test_row_that_fits_no_header_is_kept_without_its_text() -> None:
    lost = Reject("row 7", "it has 2 cells where the header has 3", "a name,a place")
    assert untold([lost]) == (Reject("row 7", lost.reason, ""),)
