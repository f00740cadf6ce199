import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopsis.sources import bundle
from synopsis.sources.archive import ArchiveLimits, is_archive, open_archive
from synopsis.sources.errors import UnreadableError
from tests.sources.snapshots import is_sentence, zipped

WHOLE = zipped({"a.csv": b"1,2\n" * 100, "folder/b.csv": b"3"})
SMALL = ArchiveLimits(entries=3, size=10_000, ratio=50)


def encrypted() -> bytes:
    """An archive whose entry is flagged as encrypted."""
    data = bytearray(zipped({"a.csv": b"1"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def test_open_archive_gives_files_by_name() -> None:
    assert open_archive(WHOLE) == {"a.csv": b"1,2\n" * 100, "folder/b.csv": b"3"}
    assert is_archive(WHOLE)
    assert not is_archive(b"a,b\n")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (WHOLE[:-30], "cut or damaged"),
        (WHOLE[: len(WHOLE) // 2], "cut or damaged"),
        (b"PK\x03\x04nothing", "cut or damaged"),
        (WHOLE[:40] + b"\xff" + WHOLE[41:], "cut or damaged"),
        (encrypted(), "cut or damaged"),
        (zipped({"a.csv": b"0" * 9_000}), "zip bomb"),
        (zipped({"a": b"1" * 6000, "b": b"2" * 6000}, zipfile.ZIP_STORED), "zip bomb"),
        (zipped({str(n): b"" for n in range(4)}), "has 4 entries"),
        (zipped({"../a.csv": b""}), "leads outside"),
        (zipped({"/etc/a.csv": b""}), "leads outside"),
        (zipped({"c:\\a.csv": b""}), "leads outside"),
        (zipped({"inner.zip": WHOLE}), "is an archive itself"),
    ],
)
def test_open_archive_refuses_in_one_sentence(data: bytes, what: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        open_archive(data, SMALL)
    assert what in caught.value.sentence


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_open_archive_refuses_twins() -> None:
    data = zipped({"a.csv": b"1", "b.csv": b"2"}).replace(b"b.csv", b"a.csv")
    with pytest.raises(UnreadableError, match="stands twice"):
        open_archive(data)


@given(st.integers(0, len(WHOLE) - 1), st.integers(0, 255), st.integers(1, len(WHOLE)))
def test_open_archive_fails_only_with_its_own_error(place: int, byte: int, length: int) -> None:
    data = (WHOLE[:place] + bytes([byte]) + WHOLE[place + 1 :])[:length]
    try:
        open_archive(data, SMALL)
    except UnreadableError as error:
        told = error.sentence
    else:
        told = "It is whole."
    assert is_sentence(told)


def test_bundle_has_the_same_bytes_for_the_same_pages() -> None:
    pages = {"page-2.json": b"[2]", "page-1.json": b"[1]"}
    assert bundle(pages) == bundle(dict(reversed(pages.items())))
    assert open_archive(bundle(pages)) == pages
