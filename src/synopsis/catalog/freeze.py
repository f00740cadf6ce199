"""Freeze a view and its outputs as a named, immutable edition."""

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from synopsis.catalog.canonical import digest
from synopsis.catalog.codebase import code_digest, code_version
from synopsis.catalog.contribution import EDITION, voices
from synopsis.catalog.durable import make_folder, read, staging, sync_folder, told, write_part
from synopsis.catalog.edition import RECORD, Edition, read_edition
from synopsis.catalog.errors import CatalogError, ConflictError
from synopsis.catalog.lake import Lake
from synopsis.catalog.view import View

Outputs = Mapping[str, bytes]


def freeze_edition(view: View, name: str, outputs: Outputs) -> Edition:
    """Freeze outputs made from a view under a name, once; a broken-off freeze is completed.

    Raises ConflictError where the name stands for another edition.
    """
    if RECORD in outputs:
        raise CatalogError(f"an output is named {RECORD}", where=name, remedy="name it otherwise")
    made = _edition(view, name, outputs)
    _unclaimed(made, view)
    folder = view.root / "editions" / made.key
    if not folder.exists():
        _write(made, outputs, folder)
    edition = read_edition(folder)
    if edition.substance != made.substance:
        _complete(view, edition, folder)
        raise _taken(name)
    payload = {"name": name, "record": edition.digest, "view": edition.view}
    view.append(EDITION, payload, id=name, marking=view.marking)
    return edition


def _complete(view: View, edition: Edition, folder: Path) -> None:
    """Enter an edition whose freezing was broken off before the ledger took it, if it is whole."""
    known = {entry.id for entry in view.contributions(EDITION)}
    whole = all(digest(read(folder / path)) == sha for path, sha in edition.outputs.items())
    if edition.name not in known and whole:
        payload = {"name": edition.name, "record": edition.digest, "view": edition.view}
        view.append(EDITION, payload, id=edition.name, marking=edition.marking)


def _unclaimed(made: Edition, view: View) -> None:
    """Refuse a name under which the ledger knows other evidence, whatever became of its folder."""
    for entry in view.contributions(EDITION):
        if entry.id == made.name and entry.payload["view"] != made.view:
            raise _taken(made.name)


def _taken(name: str) -> ConflictError:
    return ConflictError(
        f"the edition {name} stands already and does not change", remedy="choose another name"
    )


def _edition(view: View, name: str, outputs: Outputs) -> Edition:
    """The record of an edition from its view and outputs."""
    entries = view.contributions()
    return Edition(
        name=name,
        frozen_at=view.now(),
        as_of=view.as_of,
        marking=view.marking,
        view=view.digest,
        inputs=view.inputs,
        evidence=dict(_evidence(view)),
        receipts=tuple(receipt.id for receipt in view.receipts()),
        upto=entries[-1].ordinal if entries else 0,
        contributions=voices(entries),
        code_version=code_version(),
        code=code_digest(),
        profile=view.profile.digest,
        outputs={path: digest(data) for path, data in sorted(outputs.items())},
    )


def _evidence(view: View) -> Iterator[tuple[str, str]]:
    """Each file that the visible evidence lies in, with its digest."""
    lake = Lake(view.root / "lake")
    for receipt in view.receipts():
        path = lake.receipt_path(receipt)
        yield path.relative_to(view.root).as_posix(), digest(read(path))
        yield f"shelf/{receipt.snapshot[:2]}/{receipt.snapshot}", receipt.snapshot
        for file in lake.paths(receipt):
            yield file.relative_to(view.root).as_posix(), file.stem


def _write(edition: Edition, outputs: Outputs, folder: Path) -> None:
    """Write the edition's folder durably under a passing name, then give it its own."""
    with staging(folder.parent) as place, told(folder, "write"):
        part = Path(tempfile.mkdtemp(dir=place))
        try:
            for path, data in outputs.items():
                _write_file(part / path, data)
            _write_file(part / RECORD, edition.record)
            _sync(part)
            part.chmod(0o755)
            _rename(part, folder, edition.name)
        finally:
            with suppress(OSError):
                shutil.rmtree(part)


def _write_file(path: Path, data: bytes) -> None:
    make_folder(path.parent)
    write_part(path.parent, [data], path).rename(path)


def _sync(folder: Path) -> None:
    """Make every name below a folder durable."""
    for place, _, _ in os.walk(folder, topdown=False):
        sync_folder(Path(place))


def _rename(part: Path, folder: Path, name: str) -> None:
    """The one step in which an edition comes to be; somebody else's of that name stays."""
    try:
        part.rename(folder)
    except OSError as error:
        if folder.exists():
            raise _taken(name) from error
        raise
    sync_folder(folder.parent)
