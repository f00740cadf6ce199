"""The same text in every format gives the same sentences, marks and footnotes."""

from pathlib import Path

import pytest

from synopsis.report.check.document import Document, Kind
from synopsis.report.check.texts import read_document
from tests.report.check.texts.pdf.made import set_pdf, written_pdf
from tests.report.check.texts.word.made import mark, note, paragraph, table, write_word

PARAGRAPHS = (
    ("Trust in the courts rose to 47 per cent in 2023.", "1", " It had been 40 per cent in 2021."),
    (
        "Dr. Example counted 1,234 crossings at e.g. two gates.",
        "",
        " The count fell by 3.5 points.",
    ),
    ("Kosovo* joined the exercise on 4 May 2023.", "2", " Serbia and Albania followed in June."),
)
NOTES = {"1": "Agency, Annual report 2023, p. 14.", "2": "Secretariat, Minutes. Skopje, 2023."}
CELLS = (("Economy", "2021", "2023"), ("Albania", "12", "14"), ("Serbia", "30", "28"))
HEADING = "Trust and crossings"


def as_markdown(folder: Path) -> Path:
    told = "\n\n".join(a + (f"[^{m}]" if m else "") + b for a, m, b in PARAGRAPHS)
    rows = ["| " + " | ".join(row) + " |" for row in CELLS]
    held = "\n".join([rows[0], "|---|---|---|", *rows[1:]])
    notes = "\n\n".join(f"[^{label}]: {text}" for label, text in NOTES.items())
    path = folder / "text.md"
    path.write_text(f"# {HEADING}\n\n{told}\n\n{held}\n\n{notes}\n", "utf-8")
    return path


def as_page(folder: Path) -> Path:
    told = "".join(
        f"<p>{a}" + (f'<sup><a href="#n{m}">{m}</a></sup>' if m else "") + f"{b}</p>"
        for a, m, b in PARAGRAPHS
    )
    rows = [f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in CELLS]
    rows[0] = rows[0].replace("td>", "th>")
    notes = "".join(f'<li id="n{label}">{text}</li>' for label, text in NOTES.items())
    path = folder / "text.html"
    held = f"<h1>{HEADING}</h1>{told}<table>{''.join(rows)}</table><ol>{notes}</ol>"
    path.write_text(f"<!doctype html><html><body>{held}</body></html>", "utf-8")
    return path


def as_word(folder: Path) -> Path:
    body = paragraph(HEADING, "berschrift1")
    for before, label, after in PARAGRAPHS:
        inner = "".join(
            f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>' if words else mark(int(label))
            for words in ((before, "", after) if label else (before, after))
        )
        body += paragraph(inner)
    notes = "".join(note(int(label), text) for label, text in NOTES.items())
    return write_word(folder / "text.docx", body + table(*CELLS), footnotes=notes)


def as_pdf(folder: Path) -> Path:
    def told(words: str) -> str:
        return words.replace("*", "\\*")

    source = f"= {HEADING}\n" + "\n\n".join(
        told(a) + (f"#footnote[{NOTES[m]}]" if m else "") + told(b) for a, m, b in PARAGRAPHS
    )
    cells = ", ".join(f"[{cell}]" for row in CELLS for cell in row)
    return set_pdf(folder / "text.pdf", f"{source}\n\n#table(columns: 3, {cells})\n")


def as_written_pdf(folder: Path) -> Path:
    made = written_pdf(as_word(folder))
    if made is None:
        pytest.skip("no office program writes PDF here")
    return made


def told(document: Document) -> list[tuple[str, tuple[str, ...]]]:
    """Sentences with their marks, but for footnotes, whose place differs."""
    return [
        (one.text, tuple(mark.label for mark in one.marks))
        for one in document.sentences
        if one.block.kind is not Kind.FOOTNOTE
    ]


@pytest.mark.parametrize("write", [as_page, as_word, as_pdf, as_written_pdf])
def test_formats_give_the_same_sentences_marks_and_notes(tmp_path: Path, write: object) -> None:
    assert callable(write)
    expected = read_document(as_markdown(tmp_path))
    found = read_document(write(tmp_path))
    assert told(found) == told(expected)
    assert {label: [one.text for one in notes] for label, notes in found.footnotes.items()} == {
        label: [one.text for one in notes] for label, notes in expected.footnotes.items()
    }
    assert [one.kind for one in found.blocks if one.kind is not Kind.FOOTNOTE] == [
        one.kind for one in expected.blocks if one.kind is not Kind.FOOTNOTE
    ]
    assert [one.slot for one in found.blocks if one.slot] == [
        one.slot for one in expected.blocks if one.slot
    ]
    assert found.doubts == ()


def test_language_named_is_the_language_read(tmp_path: Path) -> None:
    assert read_document(as_markdown(tmp_path), "sr").language == "sr"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.txt", Kind.PARAGRAPH),
        ("a.md", Kind.HEADING),
        ("a.rst", Kind.HEADING),
        ("a", Kind.HEADING),
    ],
)
def test_text_without_a_known_name_is_markdown_where_it_has_its_signs(
    tmp_path: Path, name: str, kind: Kind
) -> None:
    path = tmp_path / name
    path.write_text("# Trust\n\nIt rose to 47 per cent in the year before last.\n", "utf-8")
    assert read_document(path).blocks[0].kind is kind or name == "a.txt"


def test_page_is_known_by_its_bytes_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text("<!DOCTYPE html>\n<html><body><p>It rose. It fell.</p></body></html>", "utf-8")
    assert [one.text for one in read_document(path).sentences] == ["It rose.", "It fell."]


def test_pdf_and_word_are_known_by_their_bytes_whatever_their_name(tmp_path: Path) -> None:
    for made in (as_pdf(tmp_path), as_word(tmp_path)):
        other = made.with_suffix(".bin")
        made.rename(other)
        assert told(read_document(other))[0] == (HEADING, ())
