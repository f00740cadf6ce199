"""The shipped tables of governance: whole, bounded, covering what they say, and derivable again."""

from pathlib import Path

import pytest
from tools.compile_governance import compile_governance

from synopsis.catalog.profile import load_profile
from synopsis.sources import load_cards
from tests.regions.profile import ECONOMIES, FIGURES, origins, shared, table
from tests.sources.spans import shared_file, spans

TABLES = ("bertelsmann", "freedom_house", "transparency_cpi", "vdem")
RANGES = {
    "B4": (0, 4), "C2": (0, 4), "F": (0, 16), "cpi_score": (0, 100),
    "v2x_libdem": (0, 1), "v2x_polyarchy": (0, 1),
}  # fmt: skip
CPI = "owid/Corruption Perception Index - Transparency International (2018).csv"
SPANS = {
    ("bertelsmann", "Q3"): {"XKX": ("2008", "2022"), "MNE": ("2006", "2022")}
    | dict.fromkeys(("ALB", "BIH", "MKD", "SRB"), ("2004", "2022")),
    ("freedom_house", "F"): dict.fromkeys(ECONOMIES, ("2012", "2024")),
    ("transparency_cpi", "cpi_score"): dict.fromkeys(ECONOMIES, ("2012", "2018")),
    ("vdem", "v2x_libdem"): {
        "ALB": ("1990", "2024"),
        "BIH": ("1992", "2024"),
        "XKX": ("1999", "2024"),
        "MNE": ("1998", "2024"),
        "MKD": ("1991", "2024"),
        "SRB": ("1990", "2024"),
    },
}


def years(name: str, indicator: str, economy: str) -> list[int]:
    return [
        int(row["period"])
        for row in table(name)
        if (row["indicator"], row["economy"]) == (indicator, economy)
    ]


def test_tables_are_compiled_byte_for_byte(tmp_path: Path) -> None:
    for path in compile_governance(shared(), tmp_path):
        assert path.read_bytes() == (FIGURES / path.name).read_bytes(), path.name


@pytest.mark.parametrize("name", TABLES)
def test_table_has_one_value_a_key(name: str) -> None:
    rows = table(name)
    keys = {(row["indicator"], row["economy"], row["period"]) for row in rows}
    assert len(keys) == len(rows)
    assert {row["economy"] for row in rows} == set(ECONOMIES)
    assert {row["indicator"] for row in rows} == set(origins()[name]["indicators"])


@pytest.mark.parametrize("name", TABLES)
def test_values_keep_to_their_scale(name: str) -> None:
    for row in table(name):
        low, high = RANGES.get(row["indicator"], (1, 10))
        assert low <= float(row["value"]) <= high


@pytest.mark.parametrize(("name", "indicator"), SPANS)
def test_table_covers_what_the_publication_does(name: str, indicator: str) -> None:
    found = {economy: years(name, indicator, economy) for economy in ECONOMIES}
    assert {economy: (str(min(own)), str(max(own))) for economy, own in found.items()} == SPANS[
        name, indicator
    ]


@pytest.mark.parametrize("name", TABLES)
def test_table_covers_the_years_of_its_origin(name: str) -> None:
    covers = origins()[name]["covers"]
    found = {int(row["period"]) for row in table(name)}
    assert (min(found), max(found)) == (covers["from"], covers["to"])


def test_index_of_every_other_year_has_no_years_between() -> None:
    for indicator in origins()["bertelsmann"]["indicators"]:
        for economy in ECONOMIES:
            found = years("bertelsmann", indicator, economy)
            assert found == list(range(min(found), max(found) + 1, 2))


def test_every_estimate_of_democracy_lies_within_its_bounds() -> None:
    for row in table("vdem"):
        assert float(row["low"]) < float(row["value"]) < float(row["high"])


def test_licences_that_bind_what_is_passed_on_are_stated() -> None:
    assert origins()["vdem"]["licence"] == "CC BY-SA 4.0"
    assert any("CC BY-SA 4.0" in note for note in origins()["vdem"]["notes"])
    assert origins()["transparency_cpi"]["licence"] == "CC BY-ND 4.0"


def test_perceptions_are_read_by_card_under_the_names_of_their_time() -> None:
    (card,) = (
        card
        for card in load_cards(load_profile("western-balkans"))
        if card.id == "transparency_cpi"
    )
    found = spans(card, "repackaged", shared_file(CPI), "cpi_score")
    assert found == dict.fromkeys(ECONOMIES, ("2012", "2018"))


def test_shipped_tables_agree_with_the_repackagings_read_by_card() -> None:
    cards = {card.id: card for card in load_cards(load_profile("western-balkans"))}
    sources = {
        ("bertelsmann", "repackaged"): "democracyData/bti.parquet",
        ("freedom_house", "repackaged_scores"): "democracyData/fh_full.parquet",
        ("vdem", "repackaged"): "democracyData/vdem_simple.parquet",
    }
    for (name, resource), file in sources.items():
        data = (FIGURES / f"{name}.csv").read_bytes()
        for indicator in origins()[name]["indicators"]:
            shipped = spans(cards[name], "compiled", data, indicator)
            assert shipped == spans(cards[name], resource, shared_file(file), indicator)
