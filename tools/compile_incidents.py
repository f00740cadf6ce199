"""Compile the region profile's tables of incidents and counts from re-packaged publications.

The files are read by the package's own connectors, so that what is shipped is what would be
gathered. Only facts are taken: days, places, kinds, classes of response, deaths. Cases of
disinformation go in as monthly counts, since their addresses may name persons.
Run it as `python tools/compile_incidents.py --shared DIR --out DIR`; the same input gives the
same bytes.
"""

from __future__ import annotations

import argparse
import csv
from dataclasses import dataclass
from pathlib import Path

from synopsis.catalog.profile import load_profile
from synopsis.evidence.records import Origin
from synopsis.sources import Card, format_of, load_cards

REGION = "western-balkans"
COUNTS = ("economy", "period", "indicator", "value")


@dataclass(frozen=True, slots=True)
class Plan:
    """One table that ships: the resource it is read from, its file, and its columns."""

    source: str
    resource: str
    path: str
    columns: tuple[str, ...]


PLANS = (
    Plan("euvsdisinfo", "cases", "data/documents/euvsdisinfo/posts.csv", COUNTS),
    Plan(
        "gtd_attacks",
        "tabled",
        "data/statistics/owid/Terrorist attacks by type - Global Terrorism Database (2018).csv",
        COUNTS,
    ),
    Plan(
        "mass_mobilization",
        "master",
        "data/events/mass_mobilization/mm_master.csv",
        (
            "incident", "economy", "kind", "first", "last", "place_name", "place_precision",
            "actors", "features", "size",
        ),
    ),
    Plan(
        "missing_migrants",
        "packed",
        "data/statistics/gdidata/iom_mmp.parquet",
        (
            "incident", "economy", "kind", "words", "first", "lat", "lon", "place_precision",
            "actors", "deaths",
        ),
    ),
)  # fmt: skip


def rows_of(plan: Plan, card: Card, shared: Path) -> list[dict[str, str]]:
    """The rows of one table: incidents, or counts, of the region's economies alone."""
    profile = load_profile(REGION)
    resource = card.resource(plan.resource)
    reading = format_of(card, resource).parse((shared / plan.path).read_bytes(), card)
    origin = Origin(card, resource, profile.region, "")
    wants_counts = plan.columns is COUNTS
    found = [
        {**row, "economy": origin.place(row["place"])}
        for row in reading.rows
        if not row.get("outside") and ("incident" not in row) is wants_counts
    ]
    inside = [row for row in found if row["economy"]]
    return sorted(inside, key=lambda row: [row[name] for name in _order(plan)])


def _order(plan: Plan) -> tuple[str, ...]:
    """The columns by which the rows of a table stand in order."""
    return (
        ("indicator", "economy", "period")
        if plan.columns is COUNTS
        else ("economy", "first", "incident")
    )


def write_rows(rows: list[dict[str, str]], columns: tuple[str, ...], path: Path) -> None:
    """Write rows as CSV in the order given."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        for row in rows:
            writer.writerow([row[name] for name in columns])


def compile_incidents(shared: Path, out: Path) -> list[Path]:
    """Compile every table into the folder `out` and return the paths written."""
    cards = {card.id: card for card in load_cards(load_profile(REGION))}
    paths = []
    for plan in PLANS:
        path = out / f"{plan.source}.csv"
        write_rows(rows_of(plan, cards[plan.source], shared), plan.columns, path)
        paths.append(path)
    return paths


def main() -> None:
    """Read the two folders from the command line and compile."""
    parser = argparse.ArgumentParser(description="Compile the profile's tables of incidents.")
    parser.add_argument("--shared", type=Path, required=True, help="folder that holds data/")
    parser.add_argument("--out", type=Path, required=True, help="folder the tables go to")
    arguments = parser.parse_args()
    compile_incidents(arguments.shared, arguments.out)


if __name__ == "__main__":
    main()
