"""What fuzzing found, kept as cases: each was once met by something else than one sentence."""

import io
import zipfile

import pytest

from synopsis.sources.archive import open_archive
from synopsis.sources.errors import UnreadableError
from synopsis.sources.table.xlsx import read_sheet
from tests.sources.snapshots import zipped


def nameless() -> bytes:
    """An archive whose directory has an entry with no name (found in zipfile, IndexError)."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        archive.writestr(zipfile.ZipInfo("a"), "x")  # undated, else the clock may write an "a"
    whole = into.getvalue()
    directory = whole.index(b"PK\x01\x02")
    return whole[:directory] + whole[directory:].replace(b"a", b"\x00", 1)


def test_archive_with_a_nameless_entry_is_refused() -> None:
    with pytest.raises(UnreadableError, match="the zip archive is cut or damaged"):
        open_archive(nameless())


def test_workbook_in_an_encoding_that_is_none_is_refused() -> None:
    """Found in expat, LookupError."""
    parts = {"xl/workbook.xml": b'<?xml version="1.0" encoding="UTF-T"?><workbook/>'}
    with pytest.raises(UnreadableError, match="UTF-T"):
        read_sheet(zipped(parts))
