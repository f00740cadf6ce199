"""The desk: the workspace and view that a command works on, and how it shows what it found."""

import json
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import click

from synopsis.catalog import View, Workspace, open_workspace


def now() -> datetime:
    """The machine's clock, in UTC; the only place that reads it."""
    return datetime.now(UTC)


@dataclass(slots=True)
class Desk:
    """Where a command works, as whom, and as known on which day."""

    folder: Path
    handle: str | None = None
    as_of: date | None = None
    _begun: float = field(default_factory=time.monotonic)

    def workspace(self) -> Workspace:
        """The workspace."""
        return open_workspace(self.folder, now)

    def view(self) -> View:
        """The view of the chosen principal on the chosen day."""
        return self.workspace().view(self.handle, self.as_of)

    def progress(self, step: str) -> None:
        """Say what is being done, on the error channel, with the seconds gone."""
        seconds = time.monotonic() - self._begun
        click.echo(f"{seconds:5.1f} s  {step} ...", err=True)

    def counted(self, done: int, total: int, name: str) -> None:
        """Say how far a counted work has come."""
        self.progress(f"{name} ({done} of {total})")


def show_json(value: object) -> None:
    """Write a value as JSON to the standard output."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2, default=str)
    sys.stdout.write("\n")


def show_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a table of aligned columns to the standard output."""
    lines = [list(head), *(list(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    for line in lines:
        cells = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        click.echo("  ".join(cells).rstrip())
