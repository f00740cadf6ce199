"""What the command `check` writes: notes and documents, to files or the standard output."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from synopsis.catalog import put_in_place
from synopsis.cli.desk import now
from synopsis.vocabulary import SynopsisError

if TYPE_CHECKING:
    from synopsis.report import check

_STDOUT = "-"
_UNWRITTEN = 3


class UnwrittenError(SynopsisError):
    """Notes that cannot be written."""

    exit_code = _UNWRITTEN


def is_terminal() -> bool:
    """Whether the standard output is there and somebody looks at it."""
    return sys.stdout is not None and sys.stdout.isatty()


def write_text(text: str, out: str | None, read: check.Read, ending: str) -> None:
    """Notes to a file, into a folder, or to the standard output."""
    data = text.encode("utf-8", "backslashreplace")
    if out is None or out == _STDOUT:
        _send(data)
        return
    path = Path(out)
    if _is_folder(out):
        _make(path)
        path /= f"check.{ending}"
    _put(path, data, read)


def write_documents(read: check.Read, out: str | None, *, is_all: bool, is_several: bool) -> None:
    """Each document with its comments: to a file, into a folder, or through a pipe."""
    from synopsis.report import check  # heavy: only when used

    documents = read.checked.documents
    if not documents:
        return
    paths = _paths([Path(one.file) for one in documents], out, is_several=is_several)
    for document, path in zip(documents, paths, strict=True):
        source = read.sources[document.file]
        is_word = document.format is check.Format.WORD
        data = source.read_bytes() if is_word else None
        made = check.render_docx(read.checked, document, data, is_all=is_all, at=now())
        if path is None:
            _send(made)
        else:
            _put(path, made, read)


def _paths(files: list[Path], out: str | None, *, is_several: bool) -> list[Path | None]:
    """A file for each document; none where a single one goes through a pipe."""
    if out == _STDOUT or (out is None and not is_several and not is_terminal()):
        if is_several:
            message = "several documents do not go through one pipe; name a folder"
            raise click.BadParameter(message, param_hint="--out")
        return [None]
    if out is not None and not is_several and not _is_folder(out):
        return [Path(out)]
    folder = Path(out or "")
    if is_several and folder.suffix.lower() == ".docx" and not folder.is_dir():
        message = f"several documents need a folder, and {out} is named as a file"
        raise click.BadParameter(message, param_hint="--out")
    _make(folder)
    names: list[str] = []
    for file in files:
        stem = file.stem if file.suffix.lower() == ".docx" else file.name
        again = sum(name.startswith(f"{stem}.") for name in names)
        names.append(f"{stem}.{again + 1}.checked.docx" if again else f"{stem}.checked.docx")
    return [folder / name for name in names]


def _is_folder(out: str) -> bool:
    """Whether a folder is meant: one that is there, or any name with a slash at its end."""
    return out.endswith(("/", os.sep)) or Path(out).is_dir()


def _make(folder: Path) -> None:
    from synopsis.report import check  # heavy: only when used

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        why = "a file has its name" if isinstance(error, FileExistsError) else error.strerror
        what = f"the folder {check.visible(folder)} cannot be made ({why})"
        raise UnwrittenError(what, remedy="name another folder") from error


def _put(path: Path, data: bytes, read: check.Read) -> None:
    """Write a file, unless it is one that was given to be checked or its folder is not there."""
    from synopsis.report import check  # heavy: only when used

    given = {source.resolve() for source in read.sources.values()}
    shown = check.visible(path)
    if path.resolve() in given:
        message = f"{shown} is a file that was checked; name another one"
        raise click.BadParameter(message, param_hint="--out")
    if not path.parent.is_dir():
        what = f"{shown} cannot be written: its folder is not there"
        raise UnwrittenError(what, remedy="make the folder first")
    put_in_place(path, data)
    _send(f"written to {shown}\n".encode())


def _send(data: bytes) -> None:
    """Write to the standard output; nothing where it is closed."""
    if sys.stdout is None:
        return
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _turn_away()
        sys.exit(_UNWRITTEN)
    except OSError as error:
        _turn_away()
        what = f"the notes cannot be written to the standard output ({error.strerror})"
        raise UnwrittenError(what, remedy="make room, or name another place with --out") from error


def _turn_away() -> None:
    """Let nothing more go to an output that takes nothing, so that the end is a quiet one."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
