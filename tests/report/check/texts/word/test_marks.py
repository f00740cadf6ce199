"""Marks and notes of Word documents that a style, a running foot or a register holds."""

from pathlib import Path

import pytest

from synopsis.report.check.document import Document, Kind
from synopsis.report.check.texts.read import read_document
from tests.report.check.texts.word.made import STYLES, paragraph, run, write_word

UP = '<w:rStyle w:val="Deep"/>'
RAISED = (
    '<w:style w:type="character" w:styleId="Raised"><w:name w:val="Raised"/>'
    '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Deep"><w:name w:val="Deep"/>'
    '<w:basedOn w:val="Raised"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/>'
    "<w:rPr><w:vanish/></w:rPr></w:style>"
)
NOTE = "This designation is without prejudice to positions on status."


def read(folder: Path, body: str, **parts: str) -> Document:
    return read_document(write_word(folder / "text.docx", body, styles=STYLES + RAISED, **parts))


def labels(document: Document) -> list[list[str]]:
    return [[mark.label for mark in one.marks] for one in document.sentences if one.marks]


def test_a_style_that_raises_makes_marks_as_a_direct_look_does(tmp_path: Path) -> None:
    found = read(tmp_path, paragraph(run("The agenda") + run("77", UP) + run(" holds.")))
    assert found.sentences[0].text == "The agenda holds."
    assert labels(found) == [["77"]]


def test_a_run_that_sets_its_style_back_holds_words(tmp_path: Path) -> None:
    flat = UP + '<w:vertAlign w:val="baseline"/>'
    found = read(tmp_path, paragraph(run("It sold ") + run("77", flat) + run(" copies.")))
    assert found.sentences[0].text == "It sold 77 copies."
    assert labels(found) == []


def test_words_that_a_style_hides_are_not_read(tmp_path: Path) -> None:
    hidden = run(" nowhere", '<w:rStyle w:val="Secret"/>')
    found = read(tmp_path, paragraph(run("It rose") + hidden + run(".")))
    assert found.sentences[0].text == "It rose."


@pytest.mark.parametrize("sign", ["<w:br/>", "<w:tab/>", "<w:cr/>"])
def test_line_ends_and_tabs_part_words(tmp_path: Path, sign: str) -> None:
    found = read(tmp_path, paragraph(run("It rose") + f"<w:r>{sign}</w:r>" + run("again.")))
    assert found.sentences[0].text == "It rose again."


def test_a_mark_that_a_space_parts_from_a_digit_is_no_power(tmp_path: Path) -> None:
    body = paragraph(run("Row T12") + run(" 9", UP) + run(" is new; 10") + run("3", UP) + run("."))
    found = read(tmp_path, body)
    assert found.sentences[0].text == "Row T12 is new; 10³."
    assert labels(found) == [["9"]]


def test_a_note_in_the_running_foot_is_a_footnote_once(tmp_path: Path) -> None:
    foot = paragraph("Open") + paragraph(run("* ") + run(NOTE))
    found = read(tmp_path, paragraph("Kosovo* joined."), footer=foot, header=foot)
    notes = [(one.label, one.text) for one in found.blocks if one.kind is Kind.FOOTNOTE]
    assert notes == [("*", NOTE)]
    assert "Open" not in {one.text for one in found.blocks}


def entry(name: str, number: int, words: str) -> str:
    return paragraph(run(name) + run(f" {number}", UP) + run(f" {words}"))


def test_entries_of_a_register_are_the_notes_to_which_marks_lead(tmp_path: Path) -> None:
    said = [run(words) + run(str(n), UP) for n, words in ((2, "It rose."), (1, "It fell."))]
    body = "".join(map(paragraph, [*said, run("It stood.") + run("3", UP)]))
    body += paragraph("Numbers", "berschrift1")
    body += "".join(entry(f"T{n}", n, f"the office, table {n}.") for n in (1, 2, 3))
    body += paragraph("Row of the table.") + paragraph("The end", "berschrift1")
    found = read(tmp_path, body + paragraph("We are many."), footer=paragraph(f"* {NOTE}"))
    assert labels(found) == [["2"], ["1"], ["3"]]
    notes = {label: told[0].text for label, told in found.footnotes.items()}
    told = {str(n): f"T{n} the office, table {n}." for n in (1, 2, 3)}
    assert notes == {**told, "*": NOTE}
    kinds = {one.text: one.kind for one in found.blocks}
    assert kinds["Row of the table."] is Kind.RECORD
    assert kinds["We are many."] is Kind.PARAGRAPH


def test_marks_behind_a_first_word_are_no_entries_where_nothing_refers_to_them(
    tmp_path: Path,
) -> None:
    body = "".join(entry(name, n, "said so.") for n, name in enumerate(("Anna", "Ben", "Eva"), 1))
    found = read(tmp_path, body)
    assert not found.footnotes
    assert labels(found) == [["1"], ["2"], ["3"]]
