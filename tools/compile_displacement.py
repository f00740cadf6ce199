"""Compile the region profile's tables of displaced people and of people abroad.

Each table is long, as those of `compile_figures`: economy, period, indicator, value. The figures
are summed by queries of their own, and not by the layouts of the source cards: a test holds the
two against each other. Serbia and Kosovo* stand together in two of the tables, under SRB.
A row that is not in the publication stays out: not covered is not zero.
Run it as `python -m tools.compile_displacement --shared DIR --out DIR`; the same input gives
the same bytes.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
from tools.compile_figures import ECONOMIES, Figure, write_figures

STATISTICS = Path("data/statistics")
# Earlier rows under the code of Serbia speak of all of Yugoslavia, a place that is no more.
FIRST_YEAR = 1990
# Members of the Union as they are today. The re-packaging's own total of them lacks, for one
# economy and year, the half that is female.
MEMBERS = (
    "AUT", "BEL", "BGR", "CYP", "CZE", "DEU", "DNK", "ESP", "EST", "FIN", "FRA", "GRC", "HRV",
    "HUN", "IRL", "ITA", "LTU", "LUX", "LVA", "MLT", "NLD", "POL", "PRT", "ROU", "SVK", "SVN",
    "SWE",
)  # fmt: skip

POPULATION = "unhcr_refugees/population.parquet"
DECISIONS = "unhcr_refugees/asylum_decisions.parquet"


@dataclass(frozen=True, slots=True)
class Query:
    """A query over one file: place, year, and one sum for each indicator.

    It takes the file, the economies, and what further values it has.
    """

    file: str
    indicators: tuple[str, ...]
    text: str
    values: tuple[object, ...] = ()


TABLES: Mapping[str, tuple[Query, ...]] = {
    "eurostat_asylum.csv": (
        Query(
            "gdidata/eu_asyapp.parquet",
            ("asylum_applicants",),
            """select nat, t, sum(n) from read_parquet(?)
               where nat in (select unnest(?)) and geo in (select unnest(?)) group by nat, t""",
            (list(MEMBERS),),
        ),
    ),
    # The re-packaging writes nought for conflict where the publisher may have had no figure.
    "idmc_displacement.csv": (
        Query(
            "gdidata/idmc_flows.parquet",
            ("disaster_displacements",),
            """select geo, t, sum(n) from read_parquet(?)
               where geo in (select unnest(?)) and cause <> 'conflict' group by geo, t""",
        ),
    ),
    "undesa_stocks.csv": (
        Query(
            "gdidata/undesa_stocks_2020.parquet",
            ("migrant_stock_by_origin",),
            """select "from", t, sum(n) from read_parquet(?)
               where "from" in (select unnest(?)) group by "from", t""",
        ),
    ),
    "unhcr.csv": (
        Query(
            POPULATION,
            ("refugees_by_origin", "internally_displaced", "refugees_returned"),
            """select coo_iso, year, sum(refugees), sum(idps), sum(returned_refugees)
               from read_parquet(?)
               where coo_iso in (select unnest(?)) and year >= ? group by coo_iso, year""",
            (FIRST_YEAR,),
        ),
        Query(
            POPULATION,
            ("refugees_hosted", "asylum_seekers_hosted"),
            """select coa_iso, year, sum(refugees), sum(asylum_seekers) from read_parquet(?)
               where coa_iso in (select unnest(?)) and year >= ? group by coa_iso, year""",
            (FIRST_YEAR,),
        ),
        Query(
            DECISIONS,
            ("decisions_recognized", "decisions_total"),
            """select coo_iso, year, sum(dec_recognized), sum(dec_total) from read_parquet(?)
               where coo_iso in (select unnest(?)) and year >= ? group by coo_iso, year""",
            (FIRST_YEAR,),
        ),
    ),
}


def figures_of(queries: Sequence[Query], statistics: Path) -> list[Figure]:
    """The figures of one table for the six economies, in order."""
    with duckdb.connect() as engine:
        return sorted(
            Figure(indicator, str(place), str(int(year)), float(value))
            for query in queries
            for place, year, *sums in engine.execute(
                query.text, [str(statistics / query.file), list(ECONOMIES), *query.values]
            ).fetchall()
            for indicator, value in zip(query.indicators, sums, strict=True)
            if value is not None
        )


def compile_displacement(shared: Path, out: Path) -> list[Path]:
    """Compile every table into the folder `out` and return the paths written."""
    for name, queries in TABLES.items():
        write_figures(figures_of(queries, shared / STATISTICS), out / name)
    return [out / name for name in TABLES]


def main() -> None:
    """Read the two folders from the command line and compile."""
    parser = argparse.ArgumentParser(description="Compile the tables of displaced people.")
    parser.add_argument("--shared", type=Path, required=True, help="folder that holds data/")
    parser.add_argument("--out", type=Path, required=True, help="folder the tables go to")
    arguments = parser.parse_args()
    compile_displacement(arguments.shared, arguments.out)


if __name__ == "__main__":
    main()
