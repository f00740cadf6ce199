"""Every text of the rendered demo edition keeps the region's words and its footnotes."""

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from synopsis.catalog import View
from synopsis.report import DOCX, PDF
from synopsis.report.walk import Passage, words_docx, words_html, words_pdf
from synopsis.vocabulary import Region, Voice, check_words
from tests.edition.planting import plant_docx, plant_html, plant_pdf
from tests.edition.stages import Stage, copy

FACES = ("HTML", "PDF", "DOCX")
NAME = "Kosovo*"
# Columns and members of the data that hold publishers' words: titles, addresses, quotations.
THEIRS = {"title", "publisher", "words", "instrument", "url", "sources", "licenses"}
BREACHES = {
    "economy-not-country": "the six countries of it",
    "economy-not-national": "the national budget",
    "boundary-border": "the border between them",
    "kosovo-asterisk": "a visit to Kosovo in spring",
    "north-macedonia": "and in Macedonia too",
}

Words = Mapping[str, tuple[Passage, ...]]


def words_of(draft: Path, face: str, pages: str = "*.html") -> tuple[Passage, ...]:
    if face == "HTML":
        found = sorted((draft / "html").rglob(pages))
        root = draft / "html"
        return tuple(
            words_html({one.relative_to(root).as_posix(): one.read_bytes() for one in found})
        )
    if face == "PDF":
        return tuple(words_pdf((draft / PDF).read_bytes()))
    return tuple(words_docx((draft / DOCX).read_bytes()))


@pytest.fixture(scope="module")
def draft(built: Stage) -> Path:
    return built.folder / "draft"


@pytest.fixture(scope="module")
def words(draft: Path) -> Words:
    return {face: words_of(draft, face) for face in FACES}


@pytest.fixture(scope="module")
def region(built_view: View) -> Region:
    return built_view.profile.region


def breaches(passages: Iterable[Passage], region: Region) -> list[str]:
    return [
        f"{passage.where}: {breach.rule.id}: ...{breach.passage}..."
        for passage in passages
        for breach in check_words(region.rules, passage.text, passage.voice)
    ]


@pytest.fixture(scope="module")
def found(words: Words, region: Region) -> Mapping[str, list[str]]:
    """The breaches of each face of the demo as it is."""
    return {face: breaches(passages, region) for face, passages in words.items()}


def squeezed(text: str) -> str:
    """A text without the spaces and line breaks that a face sets as it likes."""
    return re.sub(r"\s+", "", text)


def owing(texts: Mapping[str, str], region: Region) -> list[str]:
    """Where a footnote is owed and does not stand."""
    return [
        where
        for where, text in texts.items()
        for footnote in region.footnotes(text)
        if squeezed(footnote.lstrip("* ")) not in squeezed(text)
    ]


def by_page(passages: Iterable[Passage]) -> dict[str, str]:
    """All the words of each page, whatever their voice."""
    found: dict[str, str] = defaultdict(str)
    for passage in passages:
        found[re.split(r"#| \(", passage.where)[0]] += f"{passage.text}\n"
    return dict(found)


def sections(content: bytes) -> dict[str, str]:
    """The words of each section of a Word document with its head and foot."""
    word = Document(BytesIO(content))
    texts = [""]
    for child in word.element.body:
        texts[-1] += "".join(node.text or "" for node in child.iter(qn("w:t"))) + "\n"
        texts[-1] += "\n".join(node.get("descr") or "" for node in child.iter(qn("wp:docPr")))
        if child.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
            texts.append("")
    furniture = [(*one.header.paragraphs, *one.footer.paragraphs) for one in word.sections]
    return {
        f"section {number}": "\n".join([text, *(paragraph.text for paragraph in edges)])
        for number, (text, edges) in enumerate(zip(texts, furniture, strict=True), start=1)
    }


def taken_away(draft: Path) -> dict[str, str]:
    """The texts that a reader takes away one by one: drawings and tables beside the pages."""
    return {
        path.relative_to(draft).as_posix(): " ".join(
            re.sub(r"<[^>]*>", " ", path.read_text("utf-8")).split()
        )
        for path in sorted((draft / "html").rglob("*"))
        if path.suffix in {".csv", ".svg"}
    }


def own_members(value: Any) -> Iterator[str]:
    """The texts of a JSON value, but for those of publishers."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from own_members(item)
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from own_members(item) if name not in THEIRS else ()


def own_words_of_data(folder: Path) -> Iterator[Passage]:
    """Our own words in the data package; in its read-me, titles stand between underscores."""
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows = [
                "\n".join(str(cell) for name, cell in row.items() if name not in THEIRS)
                for row in csv.DictReader(file)
            ]
        yield from (Passage(path.name, text, Voice.OWN) for text in rows)
    read_me = (folder / "README.md").read_text("utf-8")
    yield Passage("README.md", re.sub(r"\b_[^_\n]+_\b", "", read_me), Voice.OWN)
    described = json.loads((folder / "datapackage.json").read_text("utf-8"))
    yield from (Passage("datapackage.json", text, Voice.OWN) for text in own_members(described))


@pytest.mark.parametrize("face", FACES)
def test_every_text_keeps_the_regions_words(
    words: Words, found: Mapping[str, list[str]], face: str
) -> None:
    assert {passage.voice for passage in words[face]} >= {Voice.OWN, Voice.TITLE}
    assert len(words[face]) > 100
    assert found[face] == []


def test_drawings_and_tables_keep_the_regions_words(draft: Path, region: Region) -> None:
    passages = [Passage(name, text, Voice.OWN) for name, text in taken_away(draft).items()]
    assert len(passages) > 10
    assert breaches(passages, region) == []


def test_data_package_keeps_the_regions_words(draft: Path, region: Region) -> None:
    passages = tuple(own_words_of_data(draft / "data"))
    assert len(passages) > 500
    assert breaches(passages, region) == []


@pytest.mark.parametrize("face", ["HTML", "PDF"])
def test_every_page_with_the_name_holds_its_footnote(
    words: Words, region: Region, face: str
) -> None:
    pages = by_page(words[face])
    assert sum(NAME in text for text in pages.values()) > 10
    assert owing(pages, region) == []


def test_every_section_with_the_name_holds_its_footnote(draft: Path, region: Region) -> None:
    found = sections((draft / DOCX).read_bytes())
    assert sum(NAME in text for text in found.values()) > 5
    assert owing(found, region) == []


def test_every_drawing_and_table_with_the_name_holds_its_footnote(
    draft: Path, region: Region
) -> None:
    texts = taken_away(draft)
    assert any(NAME in text for text in texts.values())
    assert owing(texts, region) == []


@pytest.mark.parametrize("name", ["README.md", "datapackage.json"])
def test_data_with_the_name_comes_with_its_footnote(draft: Path, region: Region, name: str) -> None:
    tables = "".join(path.read_text("utf-8") for path in (draft / "data").glob("*.csv"))
    assert NAME in tables
    assert owing({name: tables + (draft / "data" / name).read_text("utf-8")}, region) == []


def test_page_without_its_footnote_is_caught(words: Words, region: Region) -> None:
    pages = by_page(words["HTML"])
    footnote = region.footnotes(NAME)[0].lstrip("* ")
    cut = {name: text.replace(footnote, "") for name, text in pages.items()}
    assert len(owing(cut, region)) == sum(NAME in text for text in pages.values())


def test_breach_planted_in_a_rendered_file_is_caught(
    draft: Path, found: Mapping[str, list[str]], region: Region, tmp_path: Path
) -> None:
    folder = copy(draft, tmp_path / "draft")
    planted = ", ".join(BREACHES.values())
    plant_html(folder / "html" / "index.html", naked=planted, wrong="1")
    plant_docx(folder / DOCX, naked=planted, wrong="1")
    plant_pdf(folder / PDF, naked=planted)
    for face in FACES:
        new = set(breaches(words_of(folder, face, "index.html"), region)) - set(found[face])
        assert {breach.split(": ")[1] for breach in new} == set(BREACHES)


def test_breach_planted_in_the_data_is_caught(draft: Path, region: Region, tmp_path: Path) -> None:
    folder = copy(draft / "data", tmp_path / "data")
    for name, words in zip(
        ("README.md", "gaps.csv", "findings.csv"), BREACHES.values(), strict=False
    ):
        with (folder / name).open("a", encoding="utf-8") as file:
            file.write(f"{words}\r\n")
    before, after = (
        set(breaches(own_words_of_data(one), region)) for one in (draft / "data", folder)
    )
    assert {breach.split(": ")[0] for breach in after - before} == {
        "README.md", "gaps.csv", "findings.csv",
    }  # fmt: skip


def test_breach_inside_a_quotation_is_none(
    draft: Path, found: Mapping[str, list[str]], region: Region, tmp_path: Path
) -> None:
    folder = copy(draft, tmp_path / "draft")
    plant_html(folder / "html" / "index.html", naked="<q>the six countries</q>", wrong="1")
    told = set(breaches(words_of(folder, "HTML", "index.html"), region))
    assert told <= set(found["HTML"])
