"""Workspaces of the Western Balkans in passing folders, with a clock that tests set."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import ibis

from synopsis.catalog import View, init_workspace, open_workspace

HEADER = "place,period,indicator,value\n"
PLACES = ("ALB", "BIH", "XKX", "MNE", "MKD", "SRB")


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.time = datetime(2026, 3, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def move(self, days: int) -> None:
        self.time += timedelta(days=days)


class Desk:
    """A workspace, its clock, and a folder in which files from publishers arrive."""

    def __init__(self, root: Path) -> None:
        self.clock = Clock()
        root.mkdir(exist_ok=True)
        init_workspace(root / "work", "western-balkans", self.clock())
        self.workspace = open_workspace(root / "work", self.clock)
        self.inbox = root / "inbox"
        self.inbox.mkdir()

    @property
    def view(self) -> View:
        """What the public sees, looked at anew."""
        return self.workspace.view()

    def receive(self, name: str, data: str | bytes) -> Path:
        """A file arrives."""
        path = self.inbox / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path

    def population(self, value: int = 3_000_000, skip: str = "", years: int = 3) -> Path:
        """A table of population arrives."""
        rows = [
            f"{place},{2000 + year},total_population,{value + year}\n"
            for place in PLACES
            if place != skip
            for year in range(years)
        ]
        return self.receive("un_population.csv", HEADER + "".join(rows))

    def files(self) -> set[str]:
        """Every file of shelf and lake, but for what is not evidence."""
        root = self.workspace.root
        found = [*root.glob("shelf/*/*"), *root.glob("lake/**/*")]
        return {
            str(path.relative_to(root))
            for path in found
            if path.is_file() and "seen" not in str(path)
        }


def listed(table: ibis.Table) -> list[dict[str, Any]]:
    """The rows of a table, in a settled order."""
    rows: list[dict[str, Any]] = table.to_pyarrow().to_pylist()
    return sorted(rows, key=lambda row: (row["source_id"], row["resource"], row["locator"]))
