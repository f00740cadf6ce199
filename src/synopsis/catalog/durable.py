"""Durable writing: a file or folder is wholly there, or not there at all, whatever happens.

Everything is made in the store's `.staging` folder, synced, then renamed into its place.
"""

import errno
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from synopsis.catalog.errors import StoreError

STAGING = ".staging"
_REMEDIES = {
    errno.ENOSPC: "free some space on the disk and run it again",
    errno.EDQUOT: "free some space in your quota and run it again",
    errno.EROFS: "make the disk writable and run it again",
    errno.EACCES: "allow this user to use it and run it again",
    errno.EPERM: "allow this user to use it and run it again",
}


@contextmanager
def told(path: Path, act: str) -> Iterator[None]:
    """Tell what the system refuses in one sentence with the file and the remedy."""
    try:
        yield
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise StoreError(
            f"cannot {act} {path}: {reason}",
            remedy=_REMEDIES.get(error.errno or 0, "see to the disk and run it again"),
        ) from error


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it durably; no harm where it exists."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    with told(folder, "make the folder"):
        folder.mkdir(exist_ok=True)
        sync_folder(folder.parent)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a file's lock alone; others wait."""
    make_folder(path.parent)
    with told(path, "lock"):
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


@contextmanager
def staging(store: Path) -> Iterator[Path]:
    """The folder of unfinished things; what a dead writer left there is swept by the next.

    Writers share a lock; whoever gets it alone knows that nobody is at work, and sweeps.
    """
    folder = store / STAGING
    make_folder(folder)
    with told(folder, "write to"):
        handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(BlockingIOError):
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            _sweep(folder)
        fcntl.flock(handle, fcntl.LOCK_SH)
        yield folder
    finally:
        os.close(handle)


def _sweep(folder: Path) -> None:
    for left in folder.iterdir():
        with suppress(OSError):
            shutil.rmtree(left) if left.is_dir() else left.unlink()


def write_part(folder: Path, chunks: Iterable[bytes], target: Path) -> Path:
    """Write bytes durably under a passing name in a folder; nothing is left if it fails."""
    with told(target, "write"):
        handle, name = tempfile.mkstemp(dir=folder)
        part = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                for chunk in chunks:
                    file.write(chunk)
                file.flush()
                os.fchmod(file.fileno(), 0o444)
                os.fsync(file.fileno())
        except BaseException:
            with suppress(OSError):
                part.unlink()
            raise
    return part


def place(part: Path, target: Path) -> None:
    """Rename what is whole into its place, durably."""
    make_folder(target.parent)
    try:
        with told(target, "write"):
            part.replace(target)
            sync_folder(target.parent)
    finally:
        if part.is_file():
            part.unlink()


def save(path: Path, data: bytes, store: Path) -> None:
    """Save a file of a store: wholly there or not at all, durable when this returns."""
    with staging(store) as folder:
        place(write_part(folder, [data], path), path)


def put_in_place(path: Path, data: bytes) -> None:
    """Put a file of the user's own in place whole: a reader sees the one before or this one.

    It may be written to afterwards, as files of a store may not.
    """
    part = write_part(path.parent, [data], path)
    with told(path, "write"):
        part.chmod(0o666 & ~_umask())
    place(part, path)


def _umask() -> int:
    """The mask that the system takes off the rights of new files."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def read(path: Path) -> bytes:
    """Read a file, or tell in one sentence why not."""
    with told(path, "read"):
        return path.read_bytes()
