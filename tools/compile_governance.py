"""Compile the region profile's tables of governance from re-packaged publications.

Each table is long: economy, period, indicator (the publisher's code), value, and for V-Dem the
bounds that its publisher gives. A row that is not in the publication stays out: not covered is
not zero. A period is the year that a value speaks of, never the year of an edition.
Run it as `python tools/compile_governance.py --shared DIR --out DIR`; the same input gives the
same bytes.
"""

from __future__ import annotations

import argparse
import csv
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

PACKAGE = Path("data/statistics/democracyData")
PERCEPTIONS = Path(
    "data/statistics/owid/Corruption Perception Index - Transparency International (2018).csv"
)
# Names as the re-packagings write them; the oldest has the former name of North Macedonia, and
# none has the asterisk of Kosovo*.
NAMES = {
    "Albania": "ALB",
    "Bosnia and Herzegovina": "BIH",
    "Kosovo": "XKX",
    "Montenegro": "MNE",
    "North Macedonia": "MKD",
    "Macedonia": "MKD",
    "Serbia": "SRB",
}
DEMOCRACY = ("v2x_libdem", "v2x_polyarchy")
FREEDOM = {"B4": "B4", "C2": "C2", "F": "F"}
TRANSFORMATION = {
    "Q1.2_State_identity": "Q1.2",
    "Q3_Rule_of_Law": "Q3",
    "Q3.2_Independent_judiciary": "Q3.2",
    "Q3.3_Prosecution_of_office_abuse": "Q3.3",
    "Q10_Welfare_Regime": "Q10",
    "Q13.3_Conflict_intensity": "Q13.3",
    "Q17.2_Credibility": "Q17.2",
    "Q17.3_Regional_cooperation": "Q17.3",
}
SCORE = "Corruption Perception Index (Transparency International (2016))"


@dataclass(frozen=True, slots=True, order=True)
class Score:
    """One published value at an economy and a year, with the bounds that its publisher gives."""

    indicator: str
    economy: str
    year: int
    value: float
    low: float | None = None
    high: float | None = None

    def __post_init__(self) -> None:
        """Refuse what is no number, and bounds that do not hold the value."""
        parts = [part for part in (self.low, self.value, self.high) if part is not None]
        if not all(map(math.isfinite, parts)) or parts != sorted(parts):
            message = f"{self.indicator}/{self.economy}/{self.year} is no number within its bounds"
            raise ValueError(message)


def democracy_scores(source: Path) -> list[Score]:
    """Take the point estimates of V-Dem with the bounds of its measurement model."""
    query = (
        "select country_text_id, year, {column}, {column}_codelow, {column}_codehigh "
        "from read_parquet(?) where year >= 1990"
    )
    return _scores(query, source, {column: column for column in DEMOCRACY})


def freedom_scores(source: Path) -> list[Score]:
    """Take scores of Freedom in the World under the year covered, the one before its edition."""
    return _scores(
        'select fh_full_country, edition - 1, "{column}" from read_parquet(?)', source, FREEDOM
    )


def transformation_scores(source: Path) -> list[Score]:
    """Take scores of the Transformation Index under the last full year that an edition judges."""
    return _scores(
        'select bti_country, report_year - 2, "{column}" from read_parquet(?)',
        source,
        TRANSFORMATION,
    )


def perception_scores(source: Path) -> list[Score]:
    """Take the scores of the Corruption Perceptions Index."""
    return _scores('select Entity, Year, "{column}" from read_csv(?)', source, {SCORE: "cpi_score"})


def write_scores(scores: Iterable[Score], path: Path, *, is_bounded: bool = False) -> None:
    """Write the scores as CSV, one row a value, in the order given."""
    bounds = ("low", "high") if is_bounded else ()
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("economy", "period", "indicator", "value", *bounds))
        for score in scores:
            numbers = [_decimal(getattr(score, name)) for name in ("value", *bounds)]
            writer.writerow((score.economy, score.year, score.indicator, *numbers))


def compile_governance(shared: Path, out: Path) -> list[Path]:
    """Compile every table into the folder `out` and return the paths written."""
    package = shared / PACKAGE
    democracy = democracy_scores(package / "vdem_simple.parquet")
    write_scores(democracy, out / "vdem.csv", is_bounded=True)
    tables = {
        "bertelsmann.csv": transformation_scores(package / "bti.parquet"),
        "freedom_house.csv": freedom_scores(package / "fh_full.parquet"),
        "transparency_cpi.csv": perception_scores(shared / PERCEPTIONS),
    }
    for name, scores in tables.items():
        write_scores(scores, out / name)
    return [out / name for name in (*tables, "vdem.csv")]


def main() -> None:
    """Read the two folders from the command line and compile."""
    parser = argparse.ArgumentParser(description="Compile the profile's tables of governance.")
    parser.add_argument("--shared", type=Path, required=True, help="folder that holds data/")
    parser.add_argument("--out", type=Path, required=True, help="folder the tables go to")
    arguments = parser.parse_args()
    compile_governance(arguments.shared, arguments.out)


def _scores(query: str, source: Path, columns: Mapping[str, str]) -> list[Score]:
    """The values of the six economies, one query a column."""
    places = NAMES | {code: code for code in NAMES.values()}
    with duckdb.connect() as engine:
        found = [
            Score(indicator, places[row[0]], int(row[1]), float(row[2]), *map(_number, row[3:]))
            for column, indicator in columns.items()
            for row in engine.execute(query.format(column=column), [str(source)]).fetchall()
            if row[0] in places and row[2] is not None
        ]
    return sorted(found)


def _number(value: float | None) -> float | None:
    """A value as a float, whatever type of number the column has."""
    return None if value is None else float(value)


def _decimal(value: float | None) -> str:
    """Write a whole number without a point, any other in its shortest exact form."""
    if value is None:
        return ""
    return str(int(value)) if float(value).is_integer() else repr(value)


if __name__ == "__main__":
    main()
