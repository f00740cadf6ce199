import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from synopsis.catalog.durable import (
    STAGING,
    locked,
    put_in_place,
    read,
    save,
    staging,
    write_part,
)
from synopsis.catalog.errors import StoreError


def test_save_puts_a_whole_read_only_file(tmp_path: Path) -> None:
    save(tmp_path / "a" / "b", b"data", tmp_path)
    assert (tmp_path / "a" / "b").read_bytes() == b"data"
    assert (tmp_path / "a" / "b").stat().st_mode & 0o777 == 0o444
    assert list((tmp_path / STAGING).iterdir()) == []


def test_save_replaces_a_read_only_file(tmp_path: Path) -> None:
    save(tmp_path / "a", b"one", tmp_path)
    save(tmp_path / "a", b"two", tmp_path)
    assert (tmp_path / "a").read_bytes() == b"two"


def test_write_that_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    def chunks() -> Iterator[bytes]:
        yield b"half"
        raise KeyboardInterrupt

    with staging(tmp_path) as folder, pytest.raises(KeyboardInterrupt):
        write_part(folder, chunks(), tmp_path / "x")
    assert list((tmp_path / STAGING).iterdir()) == []


def test_staging_sweeps_what_a_dead_writer_left(tmp_path: Path) -> None:
    (tmp_path / STAGING / "folder").mkdir(parents=True)
    (tmp_path / STAGING / "folder" / "page").write_text("half")
    (tmp_path / STAGING / "file").write_text("half")
    with staging(tmp_path) as folder:
        assert list(folder.iterdir()) == []


def test_staging_leaves_what_a_living_writer_makes(tmp_path: Path) -> None:
    with staging(tmp_path) as folder:
        (folder / "mine").write_text("half")
        with staging(tmp_path):
            assert (folder / "mine").exists()


def test_lock_is_held_alone(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with locked(path):
        other = os.open(path, os.O_RDWR)
        with pytest.raises(BlockingIOError):
            fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.close(other)
    with locked(path):
        pass


def test_read_tells_what_is_missing_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as told:
        read(tmp_path / "nothing")
    path = tmp_path / "nothing"
    expected = f"cannot read {path}: no such file or directory; see to the disk and run it again."
    assert str(told.value) == expected


def test_file_of_the_users_own_is_put_in_place_whole_and_may_be_changed(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    put_in_place(path, b"one")
    put_in_place(path, b"two")
    assert path.read_bytes() == b"two"
    assert path.stat().st_mode & 0o200
    assert list(tmp_path.iterdir()) == [path]
    with pytest.raises(StoreError, match="cannot write"):
        put_in_place(tmp_path / "none" / "own.csv", b"one")
