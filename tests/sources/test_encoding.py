import codecs

import pytest

from synopsis.sources.encoding import read_text
from synopsis.sources.errors import UnreadableError


@pytest.mark.parametrize(
    ("data", "declared"),
    [
        ("Šar,1".encode(), "utf-8"),
        ("Šar,1".encode("utf-8-sig"), "utf-8"),
        ("Šar,1".encode("utf-16"), "utf-8"),
        (codecs.BOM_UTF16_BE + "Šar,1".encode("utf-16-be"), "utf-8"),
        ("Šar,1".encode("windows-1250"), "windows-1250"),
        ("Šar,1".encode(), "windows-1250"),
    ],
)
def test_read_text_finds_the_encoding(data: bytes, declared: str) -> None:
    assert read_text(data, declared) == "Šar,1"


@pytest.mark.parametrize(
    ("data", "declared", "what"),
    [
        ("Šar".encode("windows-1250"), "utf-8", "not text in utf-8"),
        ("Šar".encode("windows-1250"), "no-such-encoding", "not text in no-such-encoding"),
        (codecs.BOM_UTF16_LE + b"x", "utf-8", "not text in utf-16"),
        ("Šar".encode("utf-32"), "utf-8", "not text in utf-32"),
        ("a,b".encode("utf-16-le"), "utf-8", "NUL byte at sign 1"),
        (b"a,b\n1,\x002\n", "utf-8", "NUL byte at sign 6"),
        (b"\n <!DOCTYPE html><html>", "utf-8", "HTML page"),
        (b"<HTML lang=en>", "utf-8", "HTML page"),
        (b"PK\x03\x04 workbook", "utf-8", "workbook (XLSX)"),
    ],
)
def test_read_text_refuses_rather_than_guesses(data: bytes, declared: str, what: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_text(data, declared)
    assert what in caught.value.sentence
