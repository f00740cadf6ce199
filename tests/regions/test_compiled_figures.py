import csv
import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.regions.profile import ECONOMIES, FIGURES, REGION, ROOT, origins, shared, table

TABLES = ("frontex_detections", "un_population", "world_bank")
PERIODS = {
    "frontex_detections": re.compile(r"\d{4}-(?:0[1-9]|1[0-2])"),
    "un_population": re.compile(r"\d{4}"),
    "world_bank": re.compile(r"\d{4}"),
}
SIZE_LIMIT = 500_000
STEPS = ("application", "candidate_status", "first_intergovernmental_conference")


def compiler() -> ModuleType:
    path = ROOT / "tools" / "compile_figures.py"
    spec = importlib.util.spec_from_file_location("compile_figures", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def values(name: str) -> dict[tuple[str, str, str], float]:
    return {
        (row["indicator"], row["economy"], row["period"]): float(row["value"])
        for row in table(name)
    }


def economies_of(name: str, indicator: str) -> set[str]:
    return {row["economy"] for row in table(name) if row["indicator"] == indicator}


def out_of_order(milestones: list[dict[str, str]]) -> list[str]:
    """Economies whose milestones do not come one after another in time."""
    found = []
    for economy in ECONOMIES:
        own = [row for row in milestones if row["economy"] == economy]
        steps = [row["milestone"] for row in own]
        dates = [row["date"] for row in own]
        if steps != list(STEPS[: len(steps)]) or dates != sorted(dates):
            found.append(economy)
    return found


def test_shipped_tables_are_compiled_byte_for_byte(tmp_path: Path) -> None:
    for path in compiler().compile_figures(shared(), tmp_path):
        assert path.read_bytes() == (FIGURES / path.name).read_bytes(), path.name


@pytest.mark.parametrize("name", TABLES)
def test_table_has_one_value_a_key(name: str) -> None:
    listed = table(name)
    assert list(listed[0]) == ["economy", "period", "indicator", "value"]
    assert len(values(name)) == len(listed)
    assert {row["economy"] for row in listed} - {REGION} == set(ECONOMIES)
    assert [row for row in listed if not PERIODS[name].fullmatch(row["period"])] == []


def test_compiler_refuses_what_is_no_number() -> None:
    with pytest.raises(ValueError, match="not a finite number"):
        compiler().Figure("total_population", "ALB", "2020", float("nan"))


def test_compiler_writes_numbers_exactly(tmp_path: Path) -> None:
    tool = compiler()
    tool.write_figures([tool.Figure("PV.EST", "ALB", "2020", 0.1)], tmp_path / "one.csv")
    with (tmp_path / "one.csv").open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file))[1] == ["ALB", "2020", "PV.EST", "0.1"]


def test_months_without_a_row_stay_missing() -> None:
    detections = values("frontex_detections")
    assert min(detections.values()) > 0
    months = {key[2] for key in detections if key[0] == "wb_route_detections"}
    assert len(months) == 180
    montenegro = [key for key in detections if key[1] == "MNE"]
    assert len(montenegro) < len(months)


def test_route_sum_of_a_known_year() -> None:
    detections = values("frontex_detections")
    year = sum(
        value
        for (indicator, _, period), value in detections.items()
        if indicator == "wb_route_detections" and period.startswith("2022")
    )
    assert year == 144_118


def test_kosovo_has_no_unemployment_series() -> None:
    assert economies_of("world_bank", "SL.UEM.TOTL.ZS") == set(ECONOMIES) - {"XKX"}
    assert economies_of("world_bank", "NY.GDP.MKTP.CD") == set(ECONOMIES)


@pytest.mark.parametrize(
    ("indicator", "low", "high"),
    [
        ("SP.DYN.CBRT.IN", 5, 40),
        ("SP.POP.DPND", 30, 100),
        ("SL.UEM.TOTL.ZS", 3, 60),
        ("PV.EST", -2.6, 1.1),
        ("NY.GDP.PCAP.PP.KD", 1_000, 40_000),
    ],
)
def test_codes_fit_their_magnitudes(indicator: str, low: float, high: float) -> None:
    found = [value for key, value in values("world_bank").items() if key[0] == indicator]
    assert low < min(found) < max(found) < high


def test_population_is_of_whole_persons() -> None:
    found = values("un_population").values()
    assert all(value.is_integer() and 300_000 < value < 12_000_000 for value in found)


def test_every_table_has_its_origin() -> None:
    shipped = {path.stem for path in FIGURES.glob("*.csv")}
    assert set(origins()) == shipped
    for name, origin in origins().items():
        assert origin["id"] == name
        assert origin["verified"] == "never"
        assert all(origin[key] for key in ("producer", "title", "licence", "acknowledgement"))
        assert origin["absence"]["meaning"] in {"not_published", "not_stated", "not_reached"}


def test_world_bank_origin_names_every_indicator() -> None:
    named = set(origins()["world_bank"]["indicators"])
    assert named == {row["indicator"] for row in table("world_bank")}


def test_figures_stay_small() -> None:
    assert sum(path.stat().st_size for path in FIGURES.iterdir()) < SIZE_LIMIT


def test_milestones_follow_one_another() -> None:
    assert out_of_order(table("accession_status")) == []


def test_swapped_milestones_are_noticed() -> None:
    rows = table("accession_status")
    rows[0], rows[1] = rows[1], rows[0]
    assert out_of_order(rows) == ["ALB"]
