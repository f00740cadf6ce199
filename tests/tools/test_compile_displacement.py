"""The shipped figures of displaced people, against the re-packagings that they were summed from."""

import io
from collections.abc import Iterator
from functools import reduce
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from tools.compile_displacement import TABLES, Query, compile_displacement, figures_of

from synopsis.catalog.profile import load_profile
from synopsis.evidence.records import Origin, make_records
from synopsis.sources import Resource, format_of, load_cards
from tests.regions.profile import ECONOMIES, FIGURES, shared, table

CARDS = {card.id: card for card in load_cards(load_profile("western-balkans"))}
NAMES = tuple(name.removesuffix(".csv") for name in TABLES)
FOLDED = {"unhcr", "undesa_stocks"}
Key = tuple[str, str, str]


def values(name: str) -> dict[Key, float]:
    return {
        (row["indicator"], row["economy"], row["period"]): float(row["value"])
        for row in table(name)
    }


def laid_out(name: str) -> Iterator[Resource]:
    """The re-packaged files of a source that hold one of its shipped series."""
    shipped = {key[0] for key in values(name)}
    for resource in CARDS[name].resources:
        named = {*resource.layout.get("values", {}).values(), resource.layout.get("indicator_is")}
        if resource.media.endswith("parquet") and named & shipped:
            yield resource


def near_rows(path: Path) -> bytes:
    """The rows of a file that name one of the economies at all, which is soon read."""
    rows = pq.read_table(path)
    wanted = pa.array(ECONOMIES, pa.large_string())
    kept = [
        pc.is_in(rows[field.name], value_set=wanted)
        for field in rows.schema
        if pa.types.is_large_string(field.type)
    ]
    into = io.BytesIO()
    pq.write_table(rows.filter(reduce(pc.or_, kept)), into)
    return into.getvalue()


def by_the_card(name: str) -> dict[Key, float]:
    """The figures of a source as its card lays the re-packaged files out."""
    card, region = CARDS[name], load_profile("western-balkans").region
    found: dict[Key, float] = {}
    for resource in laid_out(name):
        data = near_rows(shared() / "data" / "statistics" / resource.file)
        reading = format_of(card, resource).parse(data, card)
        assert reading.rejects == ()
        for record in make_records(Origin(card, resource, region, "0" * 64), reading).made:
            row = record.record
            if row["number"] is not None:
                found[row["indicator"], row["place_code"], row["period"]] = row["number"]
    return found


def test_shipped_tables_are_compiled_byte_for_byte(tmp_path: Path) -> None:
    paths = compile_displacement(shared(), tmp_path)
    assert [path.stem for path in paths] == list(NAMES)
    for path in paths:
        assert path.read_bytes() == (FIGURES / path.name).read_bytes(), path.name


@pytest.mark.parametrize("name", NAMES)
def test_shipped_figures_are_those_of_the_cards_layout(name: str) -> None:
    read = by_the_card(name)
    shipped = values(name)
    assert {key: read.get(key) for key in shipped} == shipped
    # The card reads more series and more years; of those that are shipped, none is left out.
    series = {key[0] for key in shipped}
    assert {key for key in read if key[0] in series and key[2] >= "1990"} == set(shipped)


@pytest.mark.parametrize("name", NAMES)
def test_table_has_one_value_a_key_and_no_folded_place(name: str) -> None:
    listed = table(name)
    assert len(values(name)) == len(listed)
    places = {row["economy"] for row in listed}
    assert places == set(ECONOMIES) - ({"XKX"} if name in FOLDED else set())
    assert all(float(row["value"]).is_integer() for row in listed)


def test_known_sums() -> None:
    found = values("unhcr")
    assert found["refugees_by_origin", "SRB", "2023"] == 29_807
    assert found["internally_displaced", "BIH", "2023"] == 91_223
    assert found["refugees_hosted", "MNE", "2023"] == 64_733
    assert found["decisions_total", "ALB", "2023"] == 33_813
    assert values("undesa_stocks")["migrant_stock_by_origin", "BIH", "2020"] == 1_687_639
    assert values("idmc_displacement")["disaster_displacements", "ALB", "2019"] == 32_745


def test_the_union_is_summed_from_its_members() -> None:
    """The re-packaging's own total has 3,750 men and no women for this economy and year."""
    assert values("eurostat_asylum")["asylum_applicants", "BIH", "2013"] == 7_045
    assert min(key[2] for key in values("eurostat_asylum")) == "2011"


def test_conflict_that_may_not_have_been_reported_is_passed_over() -> None:
    found = values("idmc_displacement")
    assert ("disaster_displacements", "BIH", "2009") not in found
    assert min(found.values()) > 0


def test_a_query_without_its_file_is_told(tmp_path: Path) -> None:
    query = Query("nowhere.parquet", ("x",), "select 1, 2, 3 from read_parquet(?) where 'a' in ?")
    with pytest.raises(Exception, match=r"nowhere\.parquet"):
        figures_of([query], tmp_path)
