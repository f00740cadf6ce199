"""The draft: the newest outputs of a view, replaced as a whole and free to be thrown away."""

import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from synopsis.catalog.canonical import canonical, digest
from synopsis.catalog.durable import locked, staging, sync_folder, told
from synopsis.catalog.view import View
from synopsis.vocabulary import CLEAR

RECORD = "draft.json"


@dataclass(frozen=True, slots=True)
class Draft:
    """Where the outputs are, the digest of what they were made from, and their own digests."""

    folder: Path
    rests_on: str
    outputs: Mapping[str, str]
    is_whole: bool = True


def draft_folder(view: View) -> Path:
    """The folder of the drafts for a view's audience; the public's has the plain name."""
    if view.marking == CLEAR:
        return view.root / "draft"
    return view.root / f"draft~{digest(view.marking.label.encode())[:12]}"


def read_draft(view: View) -> Draft | None:
    """The draft that stands for the view's audience, whole or not; none where there is none."""
    folder = draft_folder(view)
    try:
        value = json.loads((folder / RECORD).read_bytes())
        outputs = dict(value["outputs"])
        return Draft(folder, str(value["rests_on"]), outputs, _is_whole(folder, outputs))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _is_whole(folder: Path, outputs: Mapping[str, str]) -> bool:
    """Whether every output is there, byte for byte."""
    try:
        return all(digest((folder / path).read_bytes()) == sha for path, sha in outputs.items())
    except OSError:
        return False


def save_draft(view: View, rests_on: str, files: Mapping[str, bytes]) -> Draft:
    """Put outputs in the place of the draft before, all at once."""
    folder = draft_folder(view)
    draft = Draft(folder, rests_on, {path: digest(data) for path, data in files.items()})
    record = (canonical({"rests_on": rests_on, "outputs": draft.outputs}) + "\n").encode()
    with staging(view.root / "cache") as place, told(folder, "write"):
        part = Path(tempfile.mkdtemp(dir=place))
        try:
            for path, data in {**files, RECORD: record}.items():
                _write(part / path, data)
            part.chmod(0o755)
            with locked(view.root / "lake" / ".lock"):
                _swap(part, folder, place)
        finally:
            shutil.rmtree(part, ignore_errors=True)
    return draft


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _swap(part: Path, folder: Path, place: Path) -> None:
    """Move the old draft out of the way and the new one in; a cut between leaves none, not half."""
    gone = place / f"{part.name}.gone"
    with suppress(FileNotFoundError):
        folder.rename(gone)
    part.rename(folder)
    sync_folder(folder.parent)
    shutil.rmtree(gone, ignore_errors=True)
