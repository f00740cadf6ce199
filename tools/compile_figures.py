"""Compile the region profile's tables of figures from re-packaged publications.

Each table is long: economy (code; WB6 is the region as a whole), period (YYYY or YYYY-MM),
indicator (the publisher's code, or ours where it has none), value.
A row that is not in the publication stays out: not covered is not zero.
Run it as `python tools/compile_figures.py --shared DIR --out DIR`; the same input gives the
same bytes.
"""

from __future__ import annotations

import argparse
import csv
import math
from dataclasses import dataclass
from pathlib import Path

import duckdb

ECONOMIES = ("ALB", "BIH", "XKX", "MNE", "MKD", "SRB")
REGION = "WB6"
PACKAGE = Path("data/statistics/gdidata")

# The World Bank's code of each re-packaged variable, as the re-packager documents it.
WORLD_BANK_CODES = {
    "birth": "SP.DYN.CBRT.IN",
    "depend": "SP.POP.DPND",
    "fdiin": "BX.KLT.DINV.CD.WD",
    "fdiout": "BM.KLT.DINV.CD.WD",
    "gdp": "NY.GDP.MKTP.CD",
    "income": "NY.GDP.PCAP.PP.KD",
    "inf": "FP.CPI.TOTL.ZG",
    "nmig": "SM.POP.NETM",
    "polstb": "PV.EST",
    "remin": "BX.TRF.PWKR.CD.DT",
    "remout": "BM.TRF.PWKR.CD.DT",
    "unem": "SL.UEM.TOTL.ZS",
}
# The population variable starts in 1950, ten years before the World Bank's own series, and
# agrees with the United Nations' 2024 revision: it is published under that name.
POPULATION_CODES = {"pop": "total_population"}

FRONTEX_ROUTE = "Western Balkan Route"


@dataclass(frozen=True, slots=True, order=True)
class Figure:
    """One published value at a place and a period."""

    indicator: str
    place: str
    period: str
    value: float

    def __post_init__(self) -> None:
        """Refuse a value that is no number."""
        if not math.isfinite(self.value):
            message = f"{self.indicator}/{self.place}/{self.period} is not a finite number"
            raise ValueError(message)


def frontex_figures(source: Path) -> list[Figure]:
    """Sum monthly detections on the region's route, and of each economy's nationals on all routes.

    Unit: detections of illegal crossings of the Union's external boundary/border, not persons.
    """
    route = _figures(
        "select 'wb_route_detections', ?, month, sum(n) from read_csv(?) "
        "where route = ? group by month",
        [REGION, str(source), FRONTEX_ROUTE],
    )
    nationals = _figures(
        "select 'nationals_detected', nat, month, sum(n) from read_csv(?) "
        "where nat in (select unnest(?)) group by nat, month",
        [str(source), list(ECONOMIES)],
    )
    return sorted(route + nationals)


def world_bank_figures(source: Path) -> list[Figure]:
    """Take the World Bank's yearly indicators of the six economies, under its own codes."""
    return _yearly_figures(source, WORLD_BANK_CODES)


def population_figures(source: Path) -> list[Figure]:
    """Take mid-year population of the six economies, in whole persons.

    The publisher counts thousands with three decimals; the re-packaging multiplied them, which
    leaves fractions of a person below 1e-6.
    """
    return [
        Figure(figure.indicator, figure.place, figure.period, float(round(figure.value)))
        for figure in _yearly_figures(source, POPULATION_CODES)
    ]


def write_figures(figures: list[Figure], path: Path) -> None:
    """Write the figures as CSV, one row a value, in the order given."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("economy", "period", "indicator", "value"))
        for figure in figures:
            row = (figure.place, figure.period, figure.indicator, _decimal(figure.value))
            writer.writerow(row)


def compile_figures(shared: Path, out: Path) -> list[Path]:
    """Compile every table into the folder `out` and return the paths written."""
    package = shared / PACKAGE
    tables = {
        "frontex_detections.csv": frontex_figures(package / "frontex_2009_2023.csv"),
        "un_population.csv": population_figures(package / "wdi.parquet"),
        "world_bank.csv": world_bank_figures(package / "wdi.parquet"),
    }
    for name, figures in tables.items():
        write_figures(figures, out / name)
    return [out / name for name in tables]


def main() -> None:
    """Read the two folders from the command line and compile."""
    parser = argparse.ArgumentParser(description="Compile the profile's tables of figures.")
    parser.add_argument("--shared", type=Path, required=True, help="folder that holds data/")
    parser.add_argument("--out", type=Path, required=True, help="folder the tables go to")
    arguments = parser.parse_args()
    compile_figures(arguments.shared, arguments.out)


def _yearly_figures(source: Path, codes: dict[str, str]) -> list[Figure]:
    figures = _figures(
        "select var, geo, cast(t as varchar), v from read_parquet(?) "
        "where v is not null and geo in (select unnest(?)) and var in (select unnest(?))",
        [str(source), list(ECONOMIES), list(codes)],
    )
    return sorted(
        Figure(codes[figure.indicator], figure.place, figure.period, figure.value)
        for figure in figures
    )


def _figures(query: str, values: list[object]) -> list[Figure]:
    with duckdb.connect() as engine:
        rows = engine.execute(query, values).fetchall()
    return [Figure(str(i), str(place), str(period), float(v)) for i, place, period, v in rows]


def _decimal(value: float) -> str:
    """Write a whole number without a point, any other in its shortest exact form."""
    return str(int(value)) if value.is_integer() else repr(value)


if __name__ == "__main__":
    main()
