from pathlib import Path

import pytest

from synopsis.catalog.cache import Cache


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache", "TLP:CLEAR")


def entry(cache: Cache) -> Path:
    return next(path for path in cache.root.glob("*/*") if path.is_file())


def test_bytes_come_back_and_are_replaced(cache: Cache) -> None:
    assert cache.read("key") is None
    cache.save("key", b"one")
    assert cache.read("key") == b"one"
    cache.save("key", b"")
    assert cache.read("key") == b""


@pytest.mark.parametrize("damage", [b"", b"x", b"0" * 64 + b"\none"])
def test_damaged_entry_counts_as_missing(cache: Cache, damage: bytes) -> None:
    cache.save("key", b"one")
    entry(cache).chmod(0o644)
    entry(cache).write_bytes(damage)
    assert cache.read("key") is None
    cache.save("key", b"one")
    assert cache.read("key") == b"one"


def test_other_audience_finds_nothing(cache: Cache) -> None:
    cache.save("key", b"one")
    assert Cache(cache.root, "TLP:RED for A").read("key") is None
