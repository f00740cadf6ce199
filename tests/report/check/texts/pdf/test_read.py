"""PDF: columns, paragraphs, hyphens, footnotes, tables and edges, as a reader sees them."""

from pathlib import Path

import pytest

from synopsis.report.check.document import Document, Kind
from synopsis.report.check.texts import read_document
from tests.report.check.texts.pdf.made import PAGE, PROSE, drawn_pdf, set_pdf, words_at

TWO = '#set page(paper: "a4", columns: 2, margin: 2cm)\n#set text(size: 10pt, lang: "en")\n'


def read(path: Path) -> Document:
    return read_document(path, "en")


def prose(document: Document) -> list[str]:
    return [one.text for one in document.blocks if one.kind is Kind.PARAGRAPH]


@pytest.mark.parametrize("head", [PAGE, TWO])
@pytest.mark.parametrize("indent", ["", "first-line-indent: 1em, "])
def test_paragraphs_are_whole_over_lines_columns_and_pages(
    tmp_path: Path, head: str, indent: str
) -> None:
    paragraphs = [f"Part {number} begins. {PROSE} It ends with {number}." for number in range(40)]
    source = f"#set par({indent}justify: true)\n#set text(hyphenate: true)\n" + "\n\n".join(
        paragraphs
    )
    found = read(set_pdf(tmp_path / "text.pdf", source, head))
    assert prose(found) == paragraphs
    assert found.doubts == ()
    assert found.sentences[-1].position.page is not None
    assert found.sentences[-1].position.page > 1


def test_sentence_stands_on_the_page_and_line_of_its_first_word(tmp_path: Path) -> None:
    source = "One fell. #linebreak()Two rose.\n\n#pagebreak()\nThree. Four."
    found = read(set_pdf(tmp_path / "text.pdf", source))
    assert [(one.text, one.position.page, one.position.line) for one in found.sentences] == [
        ("One fell.", 1, 1), ("Two rose.", 1, 2), ("Three.", 2, 1), ("Four.", 2, 1),
    ]  # fmt: skip


def test_title_over_two_columns_is_read_first_and_the_left_column_next(tmp_path: Path) -> None:
    source = (
        '#place(top, scope: "parent", float: true)[#text(18pt, weight: "bold")[A title over all]]\n'
        + "\n\n".join(f"Number {number}. {PROSE}" for number in range(14))
    )
    found = read(set_pdf(tmp_path / "text.pdf", source, TWO))
    assert found.blocks[0].text == "A title over all"
    assert [one.split(".")[0] for one in prose(found)] == [f"Number {n}" for n in range(14)]


def test_compound_keeps_its_hyphen_and_a_parted_word_loses_it(tmp_path: Path) -> None:
    rows = (
        (50, 700, "The long and the term are words here and so on for the width, a long-"),
        (50, 688, "term view of the administration, and many words in a line so full, adminis-"),
        (50, 676, "tration."),
    )  # fmt: skip
    found = read(drawn_pdf(tmp_path / "text.pdf", words_at(*rows)))
    assert "a long-term view" in found.sentences[0].text
    assert found.sentences[0].text.endswith("full, administration.")


def test_footnotes_are_marks_in_the_text_and_blocks_with_their_label(tmp_path: Path) -> None:
    source = "\n\n".join(
        f"It rose by {number} in the year.#footnote[Agency, Report {number}, page 4.] {PROSE}"
        for number in range(1, 13)
    )
    found = read(set_pdf(tmp_path / "text.pdf", source))
    notes = [one for one in found.blocks if one.kind is Kind.FOOTNOTE]
    assert [(one.label, one.text) for one in notes] == [
        (str(number), f"Agency, Report {number}, page 4.") for number in range(1, 13)
    ]
    marked = [one for one in found.sentences if one.marks]
    assert [(one.text, one.marks[0].label) for one in marked] == [
        (f"It rose by {number} in the year.", str(number)) for number in range(1, 13)
    ]
    for sentence, note in zip(marked, notes, strict=True):
        assert note.position().page == sentence.position.page


def test_running_heads_and_page_numbers_are_no_prose(tmp_path: Path) -> None:
    head = '#set page(paper: "a5", header: [Review of the year], numbering: "1 / 1")\n'
    found = read(set_pdf(tmp_path / "text.pdf", "\n\n".join([PROSE] * 12), head))
    assert {one.text for one in found.blocks} == {PROSE}


def test_repeated_footnotes_at_the_foot_are_kept(tmp_path: Path) -> None:
    pages = "\n#pagebreak()\n".join(f"{PROSE}#footnote[Ibid.]" for _ in range(4))
    found = read(set_pdf(tmp_path / "text.pdf", pages))
    notes = [one for one in found.blocks if one.kind is Kind.FOOTNOTE]
    assert [(one.label, one.text) for one in notes] == [(str(n), "Ibid.") for n in range(1, 5)]


def test_headings_have_the_level_of_their_size(tmp_path: Path) -> None:
    source = f"= Trust\n{PROSE}\n== Courts\n{PROSE}\n== Police\n{PROSE}"
    found = read(set_pdf(tmp_path / "text.pdf", source))
    assert [(one.text, one.level) for one in found.blocks if one.kind is Kind.HEADING] == [
        ("Trust", 1), ("Courts", 2), ("Police", 2),
    ]  # fmt: skip
    assert found.blocks[-1].section == ("Trust", "Police")


def test_items_are_parted_and_keep_their_number(tmp_path: Path) -> None:
    source = f"Three follow.\n+ {PROSE}\n+ Short one.\n+ {PROSE}\n"
    found = read(set_pdf(tmp_path / "text.pdf", source))
    items = [(one.label, one.text) for one in found.blocks if one.kind is Kind.ITEM]
    assert items == [("1.", PROSE), ("2.", "Short one."), ("3.", PROSE)]


@pytest.mark.parametrize("stroke", ["1pt", "none"])
def test_cells_know_the_heads_of_their_column_and_row(tmp_path: Path, stroke: str) -> None:
    source = (
        f"{PROSE}\n#table(columns: 3, stroke: {stroke}, inset: 8pt, [Economy], [2021], [2022],"
        f" [Albania], [12], [14], [North Macedonia], [5], [6])\n{PROSE}"
    )
    found = read(set_pdf(tmp_path / "text.pdf", source))
    cells = [(one.text, one.slot.head, one.slot.stub) for one in found.blocks if one.slot]
    assert cells[:3] == [("Economy", "", ""), ("2021", "", ""), ("2022", "", "")]
    assert cells[3:] == [
        ("Albania", "Economy", ""), ("12", "2021", "Albania"), ("14", "2022", "Albania"),
        ("North Macedonia", "Economy", ""), ("5", "2021", "North Macedonia"),
        ("6", "2022", "North Macedonia"),
    ]  # fmt: skip
    assert prose(found) == [PROSE, PROSE]
    assert found.doubts == ()


@pytest.mark.parametrize("stroke", ["1pt", "none"])
def test_table_of_two_columns_of_prose_is_doubted(tmp_path: Path, stroke: str) -> None:
    cells = ", ".join(f"[{word} {PROSE}]" for word in ("One.", "Two.", "Three.", "Four."))
    source = f"{PROSE}\n#table(columns: 2, stroke: {stroke}, inset: 9pt, {cells})\n{PROSE}"
    found = read(set_pdf(tmp_path / "text.pdf", source))
    assert found.doubts


def test_page_turned_by_a_quarter_is_read_as_it_is_shown(tmp_path: Path) -> None:
    content = "BT /F1 10 Tf 0 1 -1 0 100 100 Tm (It rose on a turned page.) Tj ET"
    found = read(drawn_pdf(tmp_path / "text.pdf", content, 90))
    assert [one.text for one in found.sentences] == ["It rose on a turned page."]


def test_writing_across_the_page_is_no_prose(tmp_path: Path) -> None:
    content = (
        words_at((50, 700, "It rose.")) + " BT /F1 40 Tf 0.7 0.7 -0.7 0.7 100 100 Tm (DRAFT) Tj ET"
    )
    found = read(drawn_pdf(tmp_path / "text.pdf", content))
    assert [one.text for one in found.sentences] == ["It rose."]


def test_page_without_text_among_others_is_told(tmp_path: Path) -> None:
    picture = "#rect(width: 9cm, height: 9cm)"
    source = f"{PROSE}\n#pagebreak()\n{picture}\n#pagebreak()\nThe end came."
    found = read(set_pdf(tmp_path / "text.pdf", source))
    assert [(one.sentence.text, "page" in one.what) for one in found.doubts] == [
        ("The end came.", True)
    ]


def test_other_scripts_are_read_in_the_order_of_their_reading(tmp_path: Path) -> None:
    source = "Довербата порасна на 47 проценти. Потоа падна на 40.\n"
    found = read_document(set_pdf(tmp_path / "text.pdf", source))
    assert found.language == "mk"
    assert found.sentences[0].text == "Довербата порасна на 47 проценти."


def test_captions_are_known_and_wishes_taken_out(tmp_path: Path) -> None:
    source = (
        f"{PROSE}\n\nTable 1: Trust by economy\n\n"
        f"\\# synopsis: ignore rule-one because agreed\n\n{PROSE}"
    )
    found = read(set_pdf(tmp_path / "text.pdf", source))
    assert [one.kind for one in found.blocks] == [Kind.PARAGRAPH, Kind.CAPTION, Kind.PARAGRAPH]
    assert [(one.rule, one.block and one.block.text) for one in found.ignored] == [
        ("rule-one", PROSE)
    ]


def test_notes_in_brackets_under_their_heading_are_footnotes(tmp_path: Path) -> None:
    source = (
        "Rents rose in 2023 \\[1\\]. Wages fell in the same year \\[2\\].\n\n= Notes\n\n"
        "\\[1\\] Bank, Rents, 2023; Office, Log, 2024.\n\n\\[2\\] Ibid., p. 12.\n"
    )
    found = read_document(set_pdf(tmp_path / "text.pdf", source))
    notes = [(one.label, one.text) for one in found.blocks if one.kind is Kind.FOOTNOTE]
    assert notes == [("1", "Bank, Rents, 2023; Office, Log, 2024."), ("2", "Ibid., p. 12.")]
    assert [mark.label for one in found.sentences for mark in one.marks] == ["1", "2"]
