import io
from pathlib import Path

import pytest

from synopsis.catalog.canonical import digest
from synopsis.catalog.errors import DamageError
from synopsis.catalog.shelf import Shelf


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "shelf")


def flip(path: Path) -> None:
    path.chmod(0o644)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))


def test_file_stands_under_its_digest_read_only(shelf: Shelf) -> None:
    name = shelf.put(b"data")
    assert name == digest(b"data")
    assert shelf.path(name) == shelf.root / name[:2] / name
    assert shelf.path(name).stat().st_mode & 0o222 == 0
    assert shelf.read(name) == b"data"


def test_stream_and_bytes_give_the_same_file(shelf: Shelf) -> None:
    data = bytes(range(256)) * 10_000
    assert shelf.put(io.BytesIO(data)) == shelf.put(data) == digest(data)


def test_empty_file_has_its_place(shelf: Shelf) -> None:
    assert shelf.read(shelf.put(b"")) == b""


def test_file_put_again_is_kept_as_it_stands(shelf: Shelf) -> None:
    name = shelf.put(b"data")
    before = shelf.path(name).stat().st_ino
    shelf.put(b"data")
    assert shelf.path(name).stat().st_ino == before


def test_broken_file_put_again_is_made_whole(shelf: Shelf) -> None:
    name = shelf.put(b"data")
    flip(shelf.path(name))
    shelf.put(b"data")
    assert shelf.read(name) == b"data"


def test_flipped_byte_is_named(shelf: Shelf) -> None:
    whole, broken = shelf.put(b"one"), shelf.put(b"two")
    assert shelf.check() == ()
    flip(shelf.path(broken))
    assert shelf.check() == (broken,)
    assert shelf.read(whole) == b"one"
    with pytest.raises(DamageError, match=str(shelf.path(broken))):
        shelf.read(broken)
