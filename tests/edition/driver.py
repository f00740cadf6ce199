"""The command line by a clock that stands: every command as it is, at a given time.

`python driver.py TIME FOLDER COMMAND [WORD ...]` runs one command in a workspace. Two more acts:
`init [REGION]` makes the workspace; `append COUNT` appends contributions and names each one
acknowledged.
"""

import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import click

from synopsis.catalog import View, Workspace, init_workspace, open_workspace
from synopsis.cli.desk import Desk
from synopsis.cli.main import cli
from synopsis.vocabulary import CLEAR, SynopsisError

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@dataclass(slots=True)
class StandingDesk(Desk):
    """A desk whose workspace goes by a time that is given."""

    at: datetime = NOON

    def workspace(self) -> Workspace:
        """The workspace, by the given time."""
        return open_workspace(self.folder, lambda: self.at)


def append(view: View, count: int) -> None:
    for number in range(1, count + 1):
        entry = view.append("vote", {"say": number}, id=f"v{number}", marking=CLEAR)
        sys.stdout.write(f"{entry.id}\n")
        sys.stdout.flush()


def act(desk: StandingDesk, command: str, words: list[str]) -> None:
    if command == "init":
        init_workspace(desk.folder, words[0] if words else "western-balkans", desk.at)
    elif command == "append":
        append(desk.view(), int(words[0]))
    else:
        cli.commands[command].main(words, prog_name=command, obj=desk, standalone_mode=False)


def main(time: str, folder: str, command: str, *words: str) -> None:
    try:
        act(StandingDesk(Path(folder), at=datetime.fromisoformat(time)), command, list(words))
    except SynopsisError as error:
        click.echo(f"synopsis: {error.sentence}", err=True)
        sys.exit(error.exit_code)


if __name__ == "__main__":
    main(*sys.argv[1:])
