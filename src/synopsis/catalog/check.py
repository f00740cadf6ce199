"""Check that everything an edition names is still there, byte for byte."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from synopsis.catalog.canonical import digest_file
from synopsis.catalog.contribution import EDITION, voices
from synopsis.catalog.edition import RECORD, Edition, find_edition
from synopsis.catalog.ledger import Ledger
from synopsis.catalog.view import View
from synopsis.catalog.workspace import Workspace


def check_edition(workspace: Workspace, name: str, handle: str | None = None) -> tuple[str, ...]:
    """The faults of an edition, each naming the file or entry; none where it is whole."""
    view = workspace.view(handle)
    edition = find_edition(workspace.root / "editions", name, view.principal)
    own = Path("editions") / edition.key
    outputs = {(own / path).as_posix(): sha for path, sha in edition.outputs.items()}
    pinned = workspace.view_of(name, handle)
    return (
        *_files(workspace.root, {**edition.evidence, **outputs}),
        *_strays(workspace.root, own, edition),
        *_ledger(Ledger(workspace.settings.ledger), pinned),
        *_entry(edition, view),
    )


def _files(root: Path, named: Mapping[str, str]) -> Iterator[str]:
    """Files that are missing or hold other bytes than named."""
    for path, sha in sorted(named.items()):
        try:
            with (root / path).open("rb") as file:
                found = digest_file(file)
        except FileNotFoundError:
            yield f"{path} is missing"
        except OSError as error:
            yield f"{path} cannot be read: {error.strerror}"
        else:
            if found != sha:
                yield f"{path} has changed"


def _strays(root: Path, own: Path, edition: Edition) -> Iterator[str]:
    """Files in the edition's folder that its record does not name."""
    for path in sorted((root / own).rglob("*")):
        name = path.relative_to(root / own).as_posix()
        if path.is_file() and name != RECORD and name not in edition.outputs:
            yield f"{(own / name).as_posix()} is not part of the edition"


def _ledger(ledger: Ledger, pinned: View) -> Iterator[str]:
    """Whether the chain holds, and the contributions that the edition rests on are the same."""
    if ledger.check():
        yield "the ledger's chain of hashes is broken"
    edition = pinned.edition
    if edition and voices(pinned.contributions()) != edition.contributions:
        yield "the ledger no longer holds the contributions that the edition rests on"


def _entry(edition: Edition, view: View) -> Iterator[str]:
    """Whether the ledger vouches for the edition's record."""
    vouched = {
        entry.payload.get("record")
        for entry in view.contributions(EDITION)
        if entry.id == edition.name
    }
    if edition.digest not in vouched:
        path = f"editions/{edition.key}/{RECORD}"
        yield f"{path} has changed, or its freezing was broken off before the ledger took it"
