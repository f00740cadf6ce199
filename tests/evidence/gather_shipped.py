"""Gathers the shipped tables into the workspace that is named: run to be killed."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from synopsis.catalog import init_workspace, open_workspace
from synopsis.evidence import SHIPPED, gather

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def run(folder: Path) -> str:
    """Gather, and give the digest of the view."""
    if not (folder / "synopsis.toml").exists():
        init_workspace(folder, "western-balkans", NOON)
    workspace = open_workspace(folder, lambda: NOON)
    gather(workspace.view(), origin=SHIPPED)
    return workspace.view().digest


if __name__ == "__main__":
    sys.stdout.write(run(Path(sys.argv[1])))
