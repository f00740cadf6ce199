"""Bad files: one sentence each that says what, where and what to do; never a crash."""

import io
import os
import zipfile
from pathlib import Path

import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from synopsis.report.check.texts import read_document
from synopsis.report.errors import ReportError
from tests.report.check.texts.pdf.made import drawn_pdf, set_pdf, words_at
from tests.report.check.texts.word.made import mark, note, paragraph, run, table, write_word

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def refusal(path: Path) -> str:
    with pytest.raises(ReportError) as told:
        read_document(path)
    assert told.value.what
    assert told.value.what.startswith(f"{path} ")
    assert told.value.remedy
    assert "\n" not in str(told.value)
    return str(told.value)


def word(folder: Path) -> Path:
    return write_word(folder / "text.docx", paragraph("It rose to 47 per cent."))


def with_part(path: Path, name: str, content: bytes | None) -> Path:
    """A Word document with one part changed, or taken out."""
    held = zipfile.ZipFile(io.BytesIO(path.read_bytes()))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for one in held.namelist():
            if one != name:
                package.writestr(one, held.read(one))
        if content is not None:
            package.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.txt", b"", "a.txt is empty"),
        ("a.md", b" \n\t ", "holds only white space"),
        ("a.txt", b"123 456\n\n--- 7 ***\n", "holds no sentence"),
        ("a.docx", b"Only words.", "is not a DOCX although its name says so"),
        ("a.pdf", b"Only words.", "is not a PDF although its name says so"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Office format"),
        ("a.rtf", rb"{\rtf1 It rose.}", "rich text"),
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(90), "picture"),
        ("a.csv", b"a,b\n1,2\n", "table of values"),
        ("a.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 9 + b"\n%%EOF\n", "pages cannot be found"),
        ("a.pdf", b"%PDF-1.7\n1 0 obj<<>>endobj", "cut off"),
        ("a.docx", b"PK\x03\x04" + bytes(200), "cannot be opened"),
    ],
)
def test_file_that_is_no_document_is_refused(
    tmp_path: Path, name: str, content: bytes, why: str
) -> None:
    (tmp_path / name).write_bytes(content)
    assert why in refusal(tmp_path / name)


def test_encrypted_package_is_told_from_an_old_document(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    kind = "EncryptedPackage".encode("utf-16-le")
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + kind)
    assert "encrypted" in refusal(path)


def test_folder_and_missing_file_and_pipe_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "folder" in refusal(tmp_path)
    assert "does not exist" in refusal(tmp_path / "none.md")
    assert "no ordinary file" in refusal(tmp_path / "pipe")


@pytest.mark.parametrize(
    ("member", "why"),
    [
        ("content.xml", "no document"),
        ("xl/workbook.xml", "workbook"),
        ("ppt/a.xml", "presentation"),
    ],
)
def test_other_packages_are_refused(tmp_path: Path, member: str, why: str) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as package:
        package.writestr(member, "x")
    assert why in refusal(tmp_path / "a.zip")


def test_open_document_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.odt", "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    assert "save it as DOCX" in refusal(tmp_path / "a.odt")


ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
)
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY b SYSTEM "file:///etc/hostname">]>'
BODY = (
    b'<w:document xmlns:w="%b"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>'
)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (None, "is missing"),
        (b"<w:document", "is not whole"),
        (b'<w:document xmlns:w="%b"/>' % SPACE.encode(), "has no body"),
        (ENTITIES + BODY % SPACE.encode(), "declares entities"),
        (OUTSIDE + BODY % SPACE.encode(), "declares entities"),
        (b"<a>" + b" " * 30_000_000 + b"</a>", "unpacks to far more"),
    ],
)
def test_broken_part_of_a_word_document_is_refused(
    tmp_path: Path, content: bytes | None, why: str
) -> None:
    assert why in refusal(with_part(word(tmp_path), "word/document.xml", content))


def test_word_document_that_asks_for_more_memory_than_it_may_is_refused(tmp_path: Path) -> None:
    noise = b"".join(b"<w:p><w:r><w:t>%d</w:t></w:r></w:p>" % one for one in range(40_000))
    body = b'<w:document xmlns:w="%b"><w:body>' % SPACE.encode() + noise * 80
    path = with_part(word(tmp_path), "word/document.xml", body + b"</w:body></w:document>")
    assert "memory" in refusal(path) or "unpacks" in refusal(path)


def test_tables_in_tables_without_end_are_refused(tmp_path: Path) -> None:
    deep = "<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc>" * 70 + "</w:tc></w:tr></w:tbl>" * 70
    assert "without end" in refusal(write_word(tmp_path / "deep.docx", deep))


def test_pdf_without_text_is_refused_by_what_it_holds(tmp_path: Path) -> None:
    assert "run it through text recognition" in refusal(
        drawn_pdf(tmp_path / "a.pdf", "0 0 300 300 re f")
    )
    assert "empty pages, or one that is damaged" in refusal(drawn_pdf(tmp_path / "b.pdf", ""))


def test_pdf_opens_without_a_password_or_is_refused(tmp_path: Path) -> None:
    drawn_pdf(tmp_path / "a.pdf", words_at((50, 700, "It rose.")))
    for name, words in (("user.pdf", ("secret",)), ("owner.pdf", ("", "owner"))):
        writer = pypdf.PdfWriter(clone_from=str(tmp_path / "a.pdf"))
        writer.encrypt(*words, algorithm="RC4-128")
        writer.write(str(tmp_path / name))
    assert "password" in refusal(tmp_path / "user.pdf")
    assert [one.text for one in read_document(tmp_path / "owner.pdf").sentences] == ["It rose."]


def test_pdf_of_too_many_pages_is_refused_with_the_limit(tmp_path: Path) -> None:
    writer = pypdf.PdfWriter()
    for _ in range(1501):
        writer.add_blank_page(100, 100)
    writer.write(str(tmp_path / "a.pdf"))
    assert "1501 pages, and at most 1500" in refusal(tmp_path / "a.pdf")


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_line_of_ten_megabytes_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"It rose. " * 1_100_000 + b"It fell.")
    assert "characters, and at most 1,000,000 are read" in refusal(tmp_path / name)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_line_of_half_a_megabyte_is_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"a" * 500_000 + b" rose. It fell.")
    assert read_document(path).sentences[-1].text == "It fell."


WORD = paragraph(run("It rose.") + mark(1)) + table(("a", "b"), ("c", "d"))
QUICK = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
CHANGES = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=8)


def mutated(content: bytes, changes: list[tuple[float, int]], cut: float) -> bytes:
    made = bytearray(content)
    for place, byte in changes:
        made[min(int(place * len(made)), len(made) - 1)] = byte
    return bytes(made[: max(1, int(cut * len(made)))])


def sentences_or_refusal(path: Path) -> None:
    """Read a file; whatever else than a refusal in one sentence it ends in is a failure."""
    told = ""
    try:
        assert read_document(path).sentences
    except ReportError as error:
        told = str(error)
    assert "\n" not in told


@given(changes=CHANGES, cut=st.sampled_from([1.0, 1.0, 0.7]))
@QUICK
def test_changed_pdf_is_read_or_refused(
    tmp_path: Path, changes: list[tuple[float, int]], cut: float
) -> None:
    source = tmp_path / "source.pdf"
    if not source.exists():
        set_pdf(source, "It rose.#footnote[Agency.] It fell. #table(columns: 2)[a][b][c][d]")
    path = tmp_path / "a.pdf"
    path.write_bytes(mutated(source.read_bytes(), changes, cut))
    sentences_or_refusal(path)


@given(changes=CHANGES, cut=st.sampled_from([1.0, 1.0, 0.7]))
@QUICK
def test_changed_word_package_is_read_or_refused(
    tmp_path: Path, changes: list[tuple[float, int]], cut: float
) -> None:
    path = write_word(tmp_path / "a.docx", WORD, footnotes=note(1, "Agency."))
    path.write_bytes(mutated(path.read_bytes(), changes, cut))
    sentences_or_refusal(path)


@given(changes=CHANGES)
@QUICK
def test_changed_word_text_is_read_or_refused(
    tmp_path: Path, changes: list[tuple[float, int]]
) -> None:
    path = write_word(tmp_path / "a.docx", WORD, footnotes=note(1, "Agency."))
    content = zipfile.ZipFile(path).read("word/document.xml")
    sentences_or_refusal(with_part(path, "word/document.xml", mutated(content, changes, 1.0)))


@given(
    content=st.binary(min_size=1, max_size=400),
    name=st.sampled_from(["a.txt", "a.md", "a.html", "a"]),
)
@QUICK
def test_any_bytes_are_read_or_refused(tmp_path: Path, content: bytes, name: str) -> None:
    (tmp_path / name).write_bytes(content)
    sentences_or_refusal(tmp_path / name)
