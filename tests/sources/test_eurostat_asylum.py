from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopsis.sources import Card
from synopsis.sources.errors import UnreadableError
from tests.sources.snapshots import attempt, is_sentence, read, sample, splice

SDMX = sample("eurostat_asylum", "migr_asyappctza.csv")
JSON = sample("eurostat_asylum", "migr_asyappctza.json")
FORMS = [("yearly_sdmx", SDMX), ("yearly", JSON)]


def values(card: Card, resource: str, data: bytes) -> dict[tuple[str, str, str], str]:
    rows = read(card, resource, data).rows
    return {(row["indicator"], row["place"], row["period"]): row["value"] for row in rows}


@pytest.mark.parametrize(("resource", "data"), FORMS)
def test_both_forms_give_the_same_key_the_same_value(
    cards: Mapping[str, Card], resource: str, data: bytes
) -> None:
    found = values(cards["eurostat_asylum"], resource, data)
    assert found["asylum_applicants", "AL", "2022"] == "1230"
    assert found["first_time_applicants", "AL", "2022"] == "1100"
    assert found["asylum_applicants", "XK", "2022"] == "0"
    assert found["asylum_applicants", "UNK", "2022"] == "75"


def test_parts_of_a_total_are_passed_over(cards: Mapping[str, Card]) -> None:
    """Women alone, and one member alone, are no figures of the Union."""
    found = values(cards["eurostat_asylum"], "yearly_sdmx", SDMX)
    assert not {"400", "900"} & set(found.values())
    assert len(found) == 5


def test_an_empty_value_is_not_covered(cards: Mapping[str, Card]) -> None:
    found = values(cards["eurostat_asylum"], "yearly_sdmx", SDMX)
    assert found["asylum_applicants", "XK", "2023"] == ""
    missing = values(cards["eurostat_asylum"], "yearly", JSON)
    assert ("asylum_applicants", "XK", "2023") not in missing


@pytest.mark.parametrize(("resource", "data"), FORMS)
def test_the_publishers_flag_is_kept(cards: Mapping[str, Card], resource: str, data: bytes) -> None:
    rows = read(cards["eurostat_asylum"], resource, data).rows
    flags = {(row["place"], row["period"]): row["status"] for row in rows}
    assert flags["XK", "2022"] == "e"
    assert flags["AL", "2022"] == ""


def test_months_are_series_of_their_own(cards: Mapping[str, Card]) -> None:
    months = SDMX.replace(b",A,PER,", b",M,PER,").replace(b",2022,", b",2022-03,")
    found = values(cards["eurostat_asylum"], "monthly_sdmx", months)
    assert found["asylum_applicants_monthly", "AL", "2022-03"] == "1230"


@pytest.mark.parametrize(
    ("resource", "data", "what"),
    [
        ("yearly_sdmx", SDMX.replace(b"citizen", b"country"), "'citizen' is missing"),
        ("yearly_sdmx", SDMX.replace(b"OBS_VALUE", b"VALUE"), "OBS_VALUE"),
        ("yearly", JSON.replace(b'"size": [1', b'"size": [2'), "freq"),
        ("yearly", JSON[:-60], "not whole JSON"),
        ("yearly", SDMX, "not whole JSON"),
        ("repackaged", SDMX, "Parquet"),
    ],
)
def test_tables_are_refused_in_one_sentence(
    cards: Mapping[str, Card], resource: str, data: bytes, what: str
) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(cards["eurostat_asylum"], resource, data)
    assert what in caught.value.sentence


def test_twin_rows_are_not_chosen_between(cards: Mapping[str, Card]) -> None:
    line = SDMX.splitlines(keepends=True)[1]
    reading = read(cards["eurostat_asylum"], "yearly_sdmx", SDMX + line.replace(b"1230", b"1240"))
    assert len(reading.rejects) == 1
    assert "stands already" in reading.rejects[0].reason


@given(st.integers(0, len(SDMX)), st.binary(max_size=6))
def test_sdmx_fails_only_with_a_source_error(
    cards: Mapping[str, Card], place: int, piece: bytes
) -> None:
    found = attempt(cards["eurostat_asylum"], "yearly_sdmx", splice(SDMX, place, piece))
    assert not isinstance(found, str) or is_sentence(found)


@given(st.integers(0, len(JSON)), st.binary(max_size=6))
def test_json_fails_only_with_a_source_error(
    cards: Mapping[str, Card], place: int, piece: bytes
) -> None:
    found = attempt(cards["eurostat_asylum"], "yearly", splice(JSON, place, piece))
    assert not isinstance(found, str) or is_sentence(found)
