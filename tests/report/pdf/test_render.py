"""The PDF: the same everywhere, accessible, and hard to break with words."""

import os
import re
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from synopsis.report.content import Document, Page, Paragraph
from synopsis.report.errors import ReportError
from synopsis.report.pdf import render_pdf
from synopsis.report.walk.pdf_page import read_pages
from synopsis.vocabulary import Span, number_at
from tests.report.sample import sample_document
from tests.report.walk.rendered import draw, sample_pdf

ROOT = Path(__file__).parents[3]
FOOTNOTE = "This designation is without prejudice"
# ruff: noqa: RUF001  letters that look alike are what is tested
LETTERS = "č ć đ š ž ë ç ќ ѓ џ љ њ ј Č Ć Đ Š Ž Ë Ç Ќ Ѓ Џ Љ Њ Косово* — – − % ≥"
HOSTILE = (
    '#panic("x") *bold* _it_ $x$ <label> @ref `raw` = head // gone',
    '<script>alert("x")</script>',
    "\\u{1F4A3} \\ # [ ] { } \" ' ~ https://example.org",
)


def _with(*texts: str) -> Document:
    blocks = tuple(Paragraph((Span(re.sub(r"\d", "", text)),)) for text in texts)
    return replace(sample_document(), pages=(Page("index", (Span("Words"),), blocks),))


def _text(content: bytes) -> str:
    return " ".join("".join(page.text for page in read_pages(content)).split())


def _reader() -> pypdf.PdfReader:
    return pypdf.PdfReader(BytesIO(sample_pdf()))


def test_render_pdf_gives_the_same_bytes_in_another_process() -> None:
    code = (
        "import hashlib; from tests.report.walk.rendered import sample_pdf;"
        "print(hashlib.sha256(sample_pdf()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            check=True,
            capture_output=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Pacific/Auckland"))
    }
    assert len(digests) == 1


def test_render_pdf_conforms_to_pdf_ua_and_names_title_language_and_date() -> None:
    reader = _reader()
    root: dict[str, object] = dict(reader.root_object)
    assert b"pdfuaid" in sample_pdf()
    assert root["/Lang"] == "en"
    assert "/StructTreeRoot" in root
    assert reader.metadata is not None
    assert reader.metadata.title == "Security synopsis, a sample of 2026"
    assert str(reader.metadata["/CreationDate"]).startswith("D:20261101000000")


def test_render_pdf_embeds_the_renderers_faces_alone() -> None:
    faces = {
        letter.face.partition("+")[2].partition("-")[0]
        for page in read_pages(sample_pdf())
        for letter in page.letters
        if letter.face
    }
    assert faces == {"LibertinusSerif", "DejaVuSansMono"}


def test_render_pdf_has_an_outline_of_its_chapters() -> None:
    titles = [
        item.title for item in _reader().outline if isinstance(item, pypdf.generic.Destination)
    ]
    assert titles[0] == "One page to act on"
    assert titles[-1] == "Where the numbers come from"
    assert len(titles) == 12


def test_render_pdf_footnotes_a_designated_name_on_each_page_where_it_stands() -> None:
    pages = {page.number: " ".join(page.text.split()) for page in read_pages(sample_pdf())}
    named = {number for number, text in pages.items() if "Kosovo*" in text}
    noted = {number for number, text in pages.items() if FOOTNOTE in text}
    assert named == noted
    assert 0 < len(named) < len(pages)
    assert all(text.count(FOOTNOTE) <= 1 for text in pages.values())


def test_render_pdf_footnotes_pages_that_a_paragraph_runs_on_to() -> None:
    long = " ".join(["Kosovo* and the economies around it"] * 900)
    pages = [" ".join(page.text.split()) for page in read_pages(render_pdf(_with(long), draw))]
    assert sum("Kosovo*" in text for text in pages) > 3
    assert all((FOOTNOTE in text) == ("Kosovo*" in text) for text in pages)


def test_render_pdf_draws_every_letter_of_the_six_languages() -> None:
    text = _text(render_pdf(_with(LETTERS), draw))
    assert all(letter in text for letter in LETTERS.split())
    assert "\ufffd" not in text


@pytest.mark.parametrize("words", HOSTILE)
def test_render_pdf_sets_hostile_words_as_words(words: str) -> None:
    words = re.sub(r"\d", "", words)
    assert " ".join(words.split()) in _text(render_pdf(_with(words), draw))


def test_render_pdf_refuses_a_numeral_whose_origin_is_missing() -> None:
    block = Paragraph((Span("41", address=number_at("gone")),))
    document = replace(sample_document(), pages=(Page("index", (Span("Words"),), (block,)),))
    with pytest.raises(ReportError, match="'gone' has no entry among the origins"):
        render_pdf(document, draw)


def test_render_pdf_leaves_out_what_is_not_for_print() -> None:
    pages = sample_document().pages
    kept = tuple(replace(page, in_print=page.id in {"index", "sources"}) for page in pages)
    text = _text(render_pdf(replace(sample_document(), pages=kept), draw))
    assert "One page to act on" in text
    assert "Regional cooperation What do people feel" not in text


def test_render_pdf_shortens_digests_to_twelve_digits() -> None:
    text = _text(sample_pdf())
    assert f"snapshot {'0' * 12};" in text
    assert "0" * 13 not in text
