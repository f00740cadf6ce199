import csv
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.regions.profile import ECONOMIES, FIGURES, ROOT, shared, table

TABLES = ("euvsdisinfo", "gtd_attacks", "mass_mobilization", "missing_migrants")


def compiler() -> ModuleType:
    path = ROOT / "tools" / "compile_incidents.py"
    spec = importlib.util.spec_from_file_location("compile_incidents", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_shipped_tables_are_compiled_byte_for_byte(tmp_path: Path) -> None:
    paths = compiler().compile_incidents(shared(), tmp_path)
    assert [path.stem for path in paths] == list(TABLES)
    for path in paths:
        assert path.read_bytes() == (FIGURES / path.name).read_bytes(), path.name


@pytest.mark.parametrize(
    ("name", "rows", "missing"),
    [
        ("euvsdisinfo", 840, set()),
        ("gtd_attacks", 756, set()),
        ("mass_mobilization", 269, set()),
        ("missing_migrants", 129, {"XKX"}),
    ],
)
def test_tables_hold_the_region_alone(name: str, rows: int, missing: set[str]) -> None:
    listed = table(name)
    assert len(listed) == rows
    assert {row["economy"] for row in listed} == set(ECONOMIES) - missing


@pytest.mark.parametrize("name", ["mass_mobilization", "missing_migrants"])
def test_tables_of_incidents_hold_facts_alone(name: str) -> None:
    columns = set(table(name)[0])
    assert columns & {"link", "protesteridentity", "location", "nat", "title"} == set()
    assert len({row["incident"] for row in table(name)}) == len(table(name))


def test_cases_are_shipped_as_counts_without_an_address() -> None:
    text = (FIGURES / "euvsdisinfo.csv").read_text("utf-8")
    assert "http" not in text
    of_a_month = {
        row["value"]
        for row in table("euvsdisinfo")
        if (row["period"], row["indicator"]) == ("2019-03", "all_cases")
    }
    # Every economy is set against the same 207 cases of that month.
    assert of_a_month == {"207"}


def test_cases_of_the_region_are_those_of_the_publisher() -> None:
    path = shared() / "data" / "documents" / "euvsdisinfo" / "posts.csv"
    with path.open(encoding="utf-8", newline="") as file:
        cases = list(csv.DictReader(file))
    assert len(cases) == 10_892
    serbia = sum("Serbia" in case["countries"].split("+") for case in cases)
    shipped = [
        int(row["value"])
        for row in table("euvsdisinfo")
        if (row["economy"], row["indicator"]) == ("SRB", "cases_naming")
    ]
    assert sum(shipped) == serbia == 76
