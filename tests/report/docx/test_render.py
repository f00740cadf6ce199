"""The Word document: real styles and links, stable bytes, and one that Writer can read."""

import os
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from synopsis.report.walk.pdf_page import read_pages
from tests.report.walk.rendered import sample_docx

ROOT = Path(__file__).parents[3]
FOOTNOTE = "This designation is without prejudice"


def _body() -> etree._Element:
    with ZipFile(BytesIO(sample_docx())) as package:
        return etree.fromstring(package.read("word/document.xml"))


def test_render_docx_gives_the_same_bytes_in_another_process() -> None:
    code = (
        "import hashlib; from tests.report.walk.rendered import sample_docx;"
        "print(hashlib.sha256(sample_docx()).hexdigest())"
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


def test_render_docx_names_neither_its_maker_nor_the_machines_time() -> None:
    properties = docx.Document(BytesIO(sample_docx())).core_properties
    assert properties.author == "Western Balkans"
    assert "python" not in f"{properties.comments} {properties.last_modified_by}".lower()
    assert properties.title == "Security synopsis, a sample of 2026"
    assert str(properties.created).startswith("2026-11-01")
    with ZipFile(BytesIO(sample_docx())) as package:
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in package.namelist() if "thumbnail" in name]


def test_render_docx_links_lead_to_bookmarks_that_word_accepts() -> None:
    body = _body()
    names = [node.get(qn("w:name")) or "" for node in body.iter(qn("w:bookmarkStart"))]
    anchors = {node.get(qn("w:anchor")) for node in body.iter(qn("w:hyperlink"))}
    assert len(names) == len(set(names))
    assert anchors <= set(names)
    assert all(len(name) <= 40 and name.replace("_", "").isalnum() for name in names)
    numbers = [node.get(qn("w:id")) for node in body.iter(qn("w:bookmarkStart"))]
    assert len(numbers) == len(set(numbers))


def test_render_docx_uses_real_styles() -> None:
    styles = {
        paragraph.style.name
        for paragraph in docx.Document(BytesIO(sample_docx())).paragraphs
        if paragraph.style
    }
    assert {"Title", "Heading 1", "Heading 2", "Heading 3", "Caption", "Finding"} <= styles
    runs = {node.get(qn("w:val")) for node in _body().iter(qn("w:rStyle"))}
    assert {"QuoteChar", "Titleofwork", "CitationMark", "EntryLabel"} <= runs


def test_render_docx_tables_repeat_their_head_and_hatch_what_is_not_covered() -> None:
    tables = list(_body().iter(qn("w:tbl")))
    assert tables
    for table in tables:
        assert len(list(table.iter(qn("w:tblHeader")))) == 1
    cells = [
        "".join(cell.itertext())
        for cell in tables[0].iter(qn("w:tc"))
        if cell.find(f".//{qn('w:shd')}") is not None
    ]
    assert cells == ["not covered"] * 3


def test_render_docx_pictures_carry_their_alternative() -> None:
    shapes = docx.Document(BytesIO(sample_docx())).inline_shapes
    assert len(shapes) == 3
    assert all(shape._inline.docPr.get("descr") for shape in shapes)


def test_render_docx_footnotes_each_chapter_that_names_a_designation() -> None:
    word = docx.Document(BytesIO(sample_docx()))
    feet = [FOOTNOTE in "".join(section.footer._element.itertext()) for section in word.sections]
    assert feet[1]
    assert not feet[2]


def test_render_docx_is_read_by_a_word_processor(tmp_path: Path) -> None:
    writer = shutil.which("soffice") or shutil.which("libreoffice")
    if writer is None:
        assert os.environ.get("CI") != "true", "CI must have LibreOffice Writer"
        pytest.skip("LibreOffice is not here: the document was not opened in a word processor")
    (tmp_path / "sample.docx").write_bytes(sample_docx())
    subprocess.run(
        [
            writer,
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(tmp_path),
            str(tmp_path / "sample.docx"),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    pages = read_pages((tmp_path / "sample.pdf").read_bytes())
    texts = [" ".join(page.text.split()) for page in pages]
    assert len(texts) > 12
    assert all(FOOTNOTE in text for text in texts if "Kosovo*" in text)
    assert "Министарство унутрашњих послова" in texts[1]
    assert all(text.rstrip().endswith(str(number)) for number, text in enumerate(texts, start=1))
