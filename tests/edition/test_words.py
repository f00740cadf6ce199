"""Every text of the rendered demo edition keeps the region's words and its footnotes."""

import re
from collections import defaultdict
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from synopsis.catalog import View
from synopsis.report import DOCX, PDF
from synopsis.report.walk import Passage, words_docx, words_html, words_pdf
from synopsis.vocabulary import Region, Voice, check_words
from tests.edition.planting import plant_docx, plant_html
from tests.edition.stages import Stage, copy

FACES = ("HTML", "PDF", "DOCX")
TEXTS = {".csv", ".md", ".svg", ".txt"}
NAME = "Kosovo*"


@pytest.fixture(scope="module")
def draft(built: Stage) -> Path:
    return built.folder / "draft"


@pytest.fixture(scope="module")
def region(built_view: View) -> Region:
    return built_view.profile.region


def html_words(draft: Path) -> tuple[Passage, ...]:
    pages = draft / "html"
    found = {
        path.relative_to(pages).as_posix(): path.read_bytes() for path in pages.rglob("*.html")
    }
    return tuple(words_html(found))


def words_of(draft: Path, face: str) -> tuple[Passage, ...]:
    if face == "HTML":
        return html_words(draft)
    if face == "PDF":
        return tuple(words_pdf((draft / PDF).read_bytes()))
    return tuple(words_docx((draft / DOCX).read_bytes()))


def breaches(passages: Iterable[Passage], region: Region) -> list[str]:
    return [
        f"{passage.where}: {breach.rule.id}: ...{breach.passage}..."
        for passage in passages
        for breach in check_words(region.rules, passage.text, passage.voice)
    ]


def squeezed(text: str) -> str:
    """A text without the spaces and line breaks that a face sets as it likes."""
    return re.sub(r"\s+", "", text)


def owing(texts: dict[str, str], region: Region) -> list[str]:
    """Where a footnote is owed and does not stand."""
    return [
        where
        for where, text in texts.items()
        for footnote in region.footnotes(text)
        if squeezed(footnote.lstrip("* ")) not in squeezed(text)
    ]


def by_file(passages: Iterable[Passage]) -> dict[str, str]:
    """All the words of each page or file, whatever their voice."""
    found: dict[str, str] = defaultdict(str)
    for passage in passages:
        found[re.split(r"#| \(", passage.where)[0]] += f"{passage.text}\n"
    return dict(found)


def sections(content: bytes) -> dict[str, str]:
    """The words of each section of a Word document with its head and foot."""
    word = Document(BytesIO(content))
    bodies = [""]
    for child in word.element.body:
        words = [node.text or "" for node in child.iter(qn("w:t"))]
        shapes = [node.get("descr") or "" for node in child.iter(qn("wp:docPr"))]
        bodies[-1] += "".join(words) + "\n" + "\n".join(shapes)
        if child.tag == qn("w:p") and child.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
            bodies.append("")
    assert len(bodies) == len(word.sections)
    return {
        f"section {number}": "\n".join(
            [
                body,
                *(one.text for part in (section.header, section.footer) for one in part.paragraphs),
            ]
        )
        for number, (body, section) in enumerate(zip(bodies, word.sections, strict=True), start=1)
    }


def files_of_text(draft: Path) -> dict[str, str]:
    """The texts that a reader takes away one by one, each an export of its own."""
    return {
        path.relative_to(draft).as_posix(): path.read_text("utf-8")
        for path in sorted((draft / "html").rglob("*"))
        if path.suffix in TEXTS
    }


@pytest.mark.parametrize("face", FACES)
def test_every_text_keeps_the_regions_words(draft: Path, region: Region, face: str) -> None:
    passages = words_of(draft, face)
    assert {passage.voice for passage in passages} == set(Voice)
    assert len(passages) > 100
    assert breaches(passages, region) == []


def test_files_beside_the_pages_keep_the_regions_words(draft: Path, region: Region) -> None:
    texts = files_of_text(draft)
    assert texts
    passages = [Passage(name, text, Voice.OWN) for name, text in texts.items()]
    assert breaches(passages, region) == []


def test_read_me_of_the_data_keeps_the_regions_words(draft: Path, region: Region) -> None:
    path = draft / "data" / "README.md"
    assert breaches([Passage(path.name, path.read_text("utf-8"), Voice.OWN)], region) == []


@pytest.mark.parametrize("face", ["HTML", "PDF"])
def test_every_page_with_the_name_holds_its_footnote(
    draft: Path, region: Region, face: str
) -> None:
    pages = by_file(words_of(draft, face))
    assert sum(NAME in text for text in pages.values()) > 10
    assert owing(pages, region) == []


def test_every_section_with_the_name_holds_its_footnote(draft: Path, region: Region) -> None:
    found = sections((draft / DOCX).read_bytes())
    assert sum(NAME in text for text in found.values()) > 5
    assert owing(found, region) == []


def test_every_file_with_the_name_holds_its_footnote(draft: Path, region: Region) -> None:
    texts = files_of_text(draft)
    assert any(NAME in text for text in texts.values())
    assert owing(texts, region) == []


def test_data_with_the_name_comes_with_its_footnote(draft: Path, region: Region) -> None:
    tables = "".join(path.read_text("utf-8") for path in (draft / "data").glob("*.csv"))
    for name in ("README.md", "datapackage.json"):
        text = (draft / "data" / name).read_text("utf-8")
        assert owing({name: f"{tables}\n{text}"}, region) == []


def test_page_without_its_footnote_is_caught(draft: Path, region: Region) -> None:
    pages = by_file(html_words(draft))
    footnote = region.footnotes(NAME)[0]
    cut = {name: text.replace(footnote[2:], "") for name, text in pages.items()}
    assert len(owing(cut, region)) == sum(NAME in text for text in pages.values())


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("the six countries of it", "economy-not-country"),
        ("a visit to Kosovo in spring", "kosovo-asterisk"),
        ("the border between them", "boundary-border"),
        ("the national budget", "economy-not-national"),
        ("in Macedonia too", "north-macedonia"),
    ],
)
def test_breach_planted_in_a_rendered_file_is_caught(
    draft: Path, region: Region, tmp_path: Path, words: str, rule: str
) -> None:
    folder = copy(draft, tmp_path / "draft")
    plant_html(folder / "html" / "index.html", naked=words, wrong="1")
    plant_docx(folder / DOCX, naked=words, wrong="1")
    for face in ("HTML", "DOCX"):
        before, after = (set(breaches(words_of(one, face), region)) for one in (draft, folder))
        assert [rule in one for one in after - before] == [True]


def test_breach_inside_a_quotation_is_none(draft: Path, region: Region, tmp_path: Path) -> None:
    folder = copy(draft, tmp_path / "draft")
    plant_html(folder / "html" / "index.html", naked="<q>the six countries</q>", wrong="1")
    assert set(breaches(html_words(folder), region)) == set(breaches(html_words(draft), region))
