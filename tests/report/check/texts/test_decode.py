"""Decoding: what a text says of its letters is believed, what it hides is guessed and told."""

from pathlib import Path

import pytest

from synopsis.report.check.texts import read_document
from synopsis.report.check.texts.decode import decode
from synopsis.report.errors import ReportError

MACEDONIAN = "Довербата порасна на 47 проценти во 2023 година. Пред тоа изнесуваше 40 проценти."
BOSNIAN = "Povjerenje građana u sudove iznosilo je 47 posto. To je više nego lani, čuje se često."
FRENCH = "Trust rose to 47 per cent \u2013 “a record”. The café said so, à la carte, très bien."


@pytest.mark.parametrize(
    "code", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_unicode_is_read_with_its_mark_or_without(code: str) -> None:
    text = "Trust rose to 47 per cent. " + BOSNIAN
    assert decode(text.encode(code), Path("a.txt")) == (text, "")


@pytest.mark.parametrize(
    ("text", "code", "told"),
    [
        (MACEDONIAN, "cp1251", "Windows-1251"),
        (BOSNIAN, "cp1250", "Windows-1250"),
        (BOSNIAN, "iso8859-2", "ISO 8859-2"),
        (FRENCH, "cp1252", "Windows-1252"),
    ],
)
def test_older_codes_are_guessed_and_named(text: str, code: str, told: str) -> None:
    assert decode(text.encode(code), Path("a.txt")) == (text, told)


def test_guess_is_told_as_a_doubt(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes(BOSNIAN.encode("cp1250"))
    assert ["Windows-1250" in one.what for one in read_document(path).doubts] == [True]
    path.write_bytes(BOSNIAN.encode("utf-8"))
    assert read_document(path).doubts == ()


def test_code_that_a_page_states_is_believed() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body>Ќе расте.</body></html>'
    assert decode(page.encode("cp1251"), Path("a.html")) == (page, "")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"It rose.\0 It fell.", "NUL bytes"),
        ("čćž šđ rose ".encode() + b"\xff\xfe fell", "is no part of a character"),
        (b"\xff\xfeA", "is no part of a character"),
        (b"\x01\x02\x03\x04It rose.", "control characters"),
    ],
)
def test_bytes_that_are_no_text_are_refused_in_a_sentence(content: bytes, why: str) -> None:
    with pytest.raises(ReportError, match=why):
        decode(content, Path("a.txt"))
