"""DOCX with comments: on the very words, with nothing else changed, whatever was there before."""

import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pypdf
import pytest
from docx.document import Document as WordDocument
from lxml import etree

from synopsis.report.check import Checked, Note, render_docx
from synopsis.report.check.document import (
    Anchor,
    Block,
    Document,
    Format,
    Kind,
    Position,
    Sentence,
    Slot,
)
from synopsis.report.check.faces.margin.package import Package
from synopsis.report.check.faces.margin.span import find, part
from synopsis.report.errors import ReportError
from tests.report.check.faces.made import ONE, make_checked, make_document, make_note

_NOTES = '{"ExportNotes":{"type":"boolean","value":"true"}}'
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def bytes_of(word: WordDocument) -> bytes:
    data = BytesIO()
    word.save(data)
    return data.getvalue()


def word_of(*paragraphs: tuple[str, ...]) -> bytes:
    """A DOCX of paragraphs, each of runs; every second run is bold."""
    word = docx.Document()
    for runs in paragraphs:
        paragraph = word.add_paragraph()
        for number, text in enumerate(runs):
            paragraph.add_run(text).bold = bool(number % 2)
    return bytes_of(word)


def commented(data: bytes) -> dict[str, str]:
    """The words that each comment spans, by the comment's text."""
    root = etree.fromstring(ZipFile(BytesIO(data)).read("word/document.xml"))
    comments = {
        str(one.comment_id): "\n".join(part.text for part in one.paragraphs)
        for one in docx.Document(BytesIO(data)).comments
    }
    return {comments[number]: words for number, words in spanned(root)}


def spanned(root: "etree._Element") -> Iterator[tuple[str, str]]:
    open_: dict[str, list[str]] = {}
    for one in root.iter():
        number = one.get(f"{W}id", "")
        if one.tag == f"{W}commentRangeStart":
            open_[number] = []
        elif one.tag == f"{W}commentRangeEnd":
            yield number, "".join(open_.pop(number))
        elif one.tag == f"{W}t":
            for words in open_.values():
                words.append(one.text or "")


def note_on(text: str, words: str, paragraph: int = 1, ahead: str = "") -> tuple[Checked, Document]:
    """A check of a DOCX with one note, its sentence behind the text ahead of it."""
    position = Position("a.docx", paragraph)
    block = Block(Kind.PARAGRAPH, f"{ahead}{text}", (Anchor(0, position),))
    sentence = Sentence(text, position, block, len(ahead), 0)
    document = Document("a.docx", "", "en", (block,), (sentence,), format=Format.WORD)
    return Checked((document,), (make_note(sentence, words),)), document


def written(source: bytes, checked: Checked, document: Document) -> bytes:
    return render_docx(checked, document, source)


@pytest.mark.parametrize(
    ("runs", "words", "ahead"),
    [
        (("About 60 % of citizens.",), "60 %", ""),
        (("About 6", "0 %", " of citizens."), "60 %", ""),
        (("About ", "60 %", " of citizens."), "60 %", ""),
        (("60 % first. ", "About 6", "0", " % of citizens."), "60 %", "60 % first. "),
        (("About  60\u00a0% of citi\u00adzens.",), "60 % of citizens", ""),
        (("About 60 % of citizens.",), "About 60 % of citizens.", ""),
    ],
)
def test_comment_spans_the_very_words(runs: tuple[str, ...], words: str, ahead: str) -> None:
    checked, document = note_on("About 60 % of citizens.", words, ahead=ahead)
    source = word_of(runs)
    found = commented(made := written(source, checked, document))
    assert [" ".join(one.replace("\u00ad", "").split()) for one in found.values()] == [words]
    assert _texts(made) == _texts(source)


def _texts(data: bytes) -> list[list[tuple[str, bool | None]]]:
    """Paragraphs as letters with their look, however runs are parted."""
    return [
        [(sign, run.bold) for run in one.runs for sign in run.text]
        for one in docx.Document(BytesIO(data)).paragraphs
    ]


def test_comment_says_what_why_and_what_mends_it() -> None:
    checked, document = note_on("About 60 % of citizens.", "60 %")
    at = datetime(2026, 3, 1, 12, tzinfo=UTC)
    made = render_docx(checked, document, word_of(("About 60 % of citizens.",)), at=at)
    comment = next(iter(docx.Document(BytesIO(made)).comments))
    assert (comment.author, comment.initials) == ("synopsis check", "sc")
    assert comment.timestamp == at
    assert [one.text for one in comment.paragraphs] == [
        "ERROR: contradicting-figures", "Two figures stand for one quantity.",
        "To fix it: Keep one of them.",
    ]  # fmt: skip


def test_other_parts_stay_byte_for_byte() -> None:
    checked, document = note_on("About 60 % of citizens.", "60 %")
    source = word_of(("About 60 % of citizens.",))
    made = written(source, checked, document)
    before, after = (
        {name: ZipFile(BytesIO(data)).read(name) for name in ZipFile(BytesIO(data)).namelist()}
        for data in (source, made)
    )
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {
        "word/document.xml", "word/comments.xml", "[Content_Types].xml",
        "word/_rels/document.xml.rels",
    }  # fmt: skip


def test_comments_that_were_there_stay() -> None:
    word = docx.Document()
    paragraph = word.add_paragraph("About 60 % of citizens.")
    word.add_comment(paragraph.runs, text="Mine", author="A. Example", initials="AE")
    checked, document = note_on("About 60 % of citizens.", "60 %")
    made = written(bytes_of(word), checked, document)
    comments = list(docx.Document(BytesIO(made)).comments)
    assert [one.author for one in comments] == ["A. Example", "synopsis check"]
    assert len({one.comment_id for one in comments}) == 2
    assert commented(made)["Mine"] == "About 60 % of citizens."


def test_second_check_adds_to_the_first() -> None:
    checked, document = note_on("About 60 % of citizens.", "60 %")
    once = written(word_of(("About 60 % of citizens.",)), checked, document)
    twice = written(once, checked, document)
    assert len(list(docx.Document(BytesIO(twice)).comments)) == 2
    assert _texts(once) == _texts(twice)


def test_comment_reaches_words_in_a_link_and_in_a_table() -> None:
    word = docx.Document()
    word.add_paragraph("First.")
    cell = word.add_table(1, 2).cell(0, 1).paragraphs[0]
    cell.add_run("About ")
    link = etree.SubElement(cell._p, f"{W}hyperlink")
    link.append(cell.add_run("60 %")._r)
    cell.add_run(" of citizens.")
    checked, document = note_on("About 60 % of citizens.", "60 % of", paragraph=3)
    assert [*commented(written(bytes_of(word), checked, document)).values()] == ["60 % of"]


def test_comment_covers_the_paragraph_where_its_words_are_not_found() -> None:
    checked, document = note_on("Quite another sentence.", "another")
    made = written(word_of(("About 60 % of citizens.",)), checked, document)
    assert [*commented(made).values()] == ["About 60 % of citizens."]


def test_note_on_a_paragraph_that_is_not_there_is_no_comment() -> None:
    checked, document = note_on("About 60 %.", "60 %", paragraph=40)
    assert commented(written(word_of(("About 60 %.",)), checked, document)) == {}


def test_hints_are_left_out_unless_all_are_asked_for() -> None:
    checked = make_checked()
    few, all_ = (
        len(commented(render_docx(checked, checked.documents[0], is_all=one)))
        for one in (False, True)
    )
    assert (few, all_) == (2, 3)


def test_text_of_another_format_becomes_a_document_with_comments() -> None:
    checked = make_checked("report.pdf", page=2)
    made = render_docx(checked, checked.documents[0], b"%PDF-1.7")
    texts = [one.text for one in docx.Document(BytesIO(made)).paragraphs]
    assert texts[:2] == ["Title", f"{ONE} Nothing here."]
    assert [*commented(made).values()] == ["60 %", "<most>"]


def test_tables_and_footnotes_of_another_format_are_written() -> None:
    position = Position("a.md", 1)
    cells = [
        Block(Kind.CELL, text, (Anchor(0, position),), slot=Slot(0, row, column))
        for row, column, text in ((0, 0, "Head"), (1, 0, "About 60 %"), (1, 1, "\x0cnext"))
    ]
    note = Block(Kind.FOOTNOTE, "About 60 % too.", (Anchor(0, position),), label="2")
    sentence = Sentence("About 60 %", position, cells[1], 0, 0)
    footnote = Sentence("About 60 % too.", position, note, 0, 1)
    document = Document("a.md", "", "en", (*cells, note), (sentence, footnote))
    notes: tuple[Note, ...] = (make_note(sentence, "60 %"), make_note(footnote, "60 %"))
    made = render_docx(Checked((document,), notes), document)
    table = docx.Document(BytesIO(made)).tables[0]
    assert [cell.text for cell in table.rows[1].cells] == ["About 60 %", " next"]
    root = etree.fromstring(ZipFile(BytesIO(made)).read("word/document.xml"))
    assert [words for _, words in spanned(root)] == ["60 %", "60 %"]


def test_package_that_is_none_is_told() -> None:
    for data in (b"no zip", bytes_of(docx.Document())[:200]):
        with pytest.raises(ReportError, match="not a DOCX"):
            Package(data)


def test_words_in_deleted_text_and_text_boxes_are_not_the_paragraphs() -> None:
    paragraph = etree.fromstring(
        f'<p xmlns="{W[1:-1]}"><del><r><t>60 %</t></r></del><r><t>then 60 %</t></r>'
        "<r><pict><p><r><t>60 %</t></r></p></pict></r></p>"
    )
    found = find(paragraph, "60 %", "")
    assert found is not None
    assert found[0].index == 5
    first, last = part(*found) or (None, None)
    assert first is last
    assert first is not None
    assert "".join(first.itertext()) == "60 %"


def test_file_name_is_no_matter_of_case(tmp_path: Path) -> None:
    checked, document = note_on("About 60 %.", "60 %")
    path = tmp_path / "A.docx"
    path.write_bytes(written(word_of(("About 60 %.",)), checked, document))
    assert len(list(docx.Document(str(path)).comments)) == 1
    assert make_document("A.DOCX", ("Title",)).file == "A.DOCX"


def test_words_in_a_text_box_are_commented_where_the_box_hangs() -> None:
    word = docx.Document()
    paragraph = word.add_paragraph("The box says.")
    box = etree.SubElement(etree.SubElement(paragraph.runs[0]._r, f"{W}pict"), f"{W}txbxContent")
    inner = etree.SubElement(etree.SubElement(box, f"{W}p"), f"{W}r")
    etree.SubElement(inner, f"{W}t").text = "About 60 %."
    checked, document = note_on("About 60 %.", "60 %", paragraph=2)
    made = written(bytes_of(word), checked, document)
    root = etree.fromstring(ZipFile(BytesIO(made)).read("word/document.xml"))
    (mark,) = root.iter(f"{W}commentRangeStart")
    assert mark.getparent().getparent().tag == f"{W}body"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_comments(tmp_path: Path) -> None:
    checked, document = note_on("About 60 % of citizens.", "60 %")
    (tmp_path / "a.docx").write_bytes(
        written(word_of(("About 6", "0 % of citizens.")), checked, document)
    )
    subprocess.run(
        [
            "soffice", f"-env:UserInstallation={(tmp_path / 'office').as_uri()}", "--headless",
            "--convert-to", f"pdf:writer_pdf_Export:{_NOTES}",
            "--outdir", str(tmp_path), str(tmp_path / "a.docx"),
        ],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    page = pypdf.PdfReader(tmp_path / "a.pdf").pages[0]
    notes = [one.get_object() for one in page.get("/Annots", [])]
    said = [str(one["/Contents"]) for one in notes if "/Contents" in one]
    assert ["contradicting-figures" in one for one in said] == [True]
    assert "About 60 % of citizens." in page.extract_text()
