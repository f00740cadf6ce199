"""Word documents: every paragraph by its number, with what Word shows and nothing that it hides."""

from pathlib import Path

import pytest

from synopsis.report.check.document import Document, Kind, Mark
from synopsis.report.check.texts import read_document
from tests.report.check.texts.word.made import mark, note, paragraph, run, table, write_word


def read(folder: Path, body: str, **parts: str) -> Document:
    return read_document(write_word(folder / "text.docx", body, **parts), "en")


def texts(document: Document) -> list[str]:
    return [one.text for one in document.blocks]


def test_paragraphs_stand_at_their_number_among_all_paragraphs(tmp_path: Path) -> None:
    body = paragraph("") + paragraph("One fell. Two rose.") + paragraph("") + paragraph("Three.")
    found = read(tmp_path, body)
    assert [(one.text, one.position.line) for one in found.sentences] == [
        ("One fell.", 2), ("Two rose.", 2), ("Three.", 4),
    ]  # fmt: skip


def test_headings_are_known_by_outline_whatever_the_style_is_called(tmp_path: Path) -> None:
    body = (
        paragraph("Trust", "berschrift1") + paragraph("Courts", "Kapitel")
        + paragraph("It rose.") + paragraph("Deep", more='<w:outlineLvl w:val="2"/>')
    )  # fmt: skip
    found = read(tmp_path, body)
    assert [(one.text, one.level) for one in found.blocks if one.kind is Kind.HEADING] == [
        ("Trust", 1), ("Courts", 2), ("Deep", 3),
    ]  # fmt: skip
    assert found.blocks[2].section == ("Trust", "Courts")
    assert found.title == "Trust"


def test_short_bold_paragraph_is_a_heading_and_a_bold_sentence_is_none(tmp_path: Path) -> None:
    body = paragraph(run("What was found", "<w:b/>")) + paragraph(run("It rose at last.", "<w:b/>"))
    assert [one.kind for one in read(tmp_path, body).blocks] == [Kind.HEADING, Kind.PARAGRAPH]


def test_footnotes_and_endnotes_are_marks_and_stand_where_their_marks_do(tmp_path: Path) -> None:
    body = paragraph("Before.") + paragraph(
        run("It rose") + mark(7) + run(" in 2023.") + mark(3, "endnote")
    )
    found = read(
        tmp_path, body,
        footnotes=note(-1, "x") + note(7, "Agency, Report. Page 4."),
        endnotes=note(3, "Office, Yearbook.", "endnote"),
    )  # fmt: skip
    told = found.sentences[1]
    assert (told.text, told.marks) == ("It rose in 2023.", (Mark(7, "1"), Mark(16, "i")))
    assert [(one.kind, one.label, one.position().line) for one in found.blocks[2:]] == [
        (Kind.FOOTNOTE, "1", 2), (Kind.FOOTNOTE, "i", 2),
    ]  # fmt: skip
    assert [one.text for one in found.footnotes["1"]] == ["Agency, Report.", "Page 4."]


def test_own_sign_of_a_footnote_stays_in_the_text(tmp_path: Path) -> None:
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>'
    body = paragraph(run("Kosovo") + own + run(" joined.") + mark(3))
    found = read(tmp_path, body, footnotes=note(2, "On status.") + note(3, "Agency."))
    assert found.sentences[0].text == "Kosovo* joined."
    assert [one.label for one in found.sentences[0].marks] == ["*", "1"]


def test_raised_digits_are_marks_and_squares_are_not(tmp_path: Path) -> None:
    up = '<w:vertAlign w:val="superscript"/>'
    body = paragraph(run("It rose") + run("4", up) + run(" over 30 km") + run("2", up) + run("."))
    found = read(tmp_path, body)
    assert found.sentences[0].text == "It rose over 30 km²."
    assert found.sentences[0].marks == (Mark(7, "4"),)


def test_raised_numbers_lead_to_a_typed_list(tmp_path: Path) -> None:
    up = '<w:vertAlign w:val="superscript"/>'
    body = paragraph(run("It rose.") + run("1,3", up)) + paragraph(run("It fell.") + run("2", up))
    body += paragraph(run("The end."))
    body += "".join(
        paragraph(run(str(number), up) + run(words))
        for number, words in ((1, " Agency A."), (2, "Agency B."), (3, " Agency C."))
    )
    found = read(tmp_path, body)
    marks = [[mark.label for mark in one.marks] for one in found.sentences if one.marks]
    assert marks == [["1", "3"], ["2"]]
    notes = {label: told[0].text for label, told in found.footnotes.items()}
    assert notes == {"1": "Agency A.", "2": "Agency B.", "3": "Agency C."}


def test_tracked_changes_read_as_if_accepted_and_hidden_words_not_at_all(tmp_path: Path) -> None:
    body = paragraph(
        run("It ") + "<w:del><w:r><w:delText>fell</w:delText></w:r></w:del>"
        + f"<w:ins>{run('rose')}</w:ins>" + run(" nowhere", "<w:vanish/>")
        + f'<w:hyperlink w:anchor="a">{run(" today")}</w:hyperlink>'
        + run(".")
    )  # fmt: skip
    assert texts(read(tmp_path, body)) == ["It rose today."]


def test_fields_show_their_result_and_not_their_instruction(tmp_path: Path) -> None:
    def sign(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    body = paragraph(
        run("See table ") + sign("begin") + "<w:r><w:instrText> REF t1 </w:instrText></w:r>"
        + sign("separate") + run("4") + sign("end") + run(".")
    )  # fmt: skip
    assert texts(read(tmp_path, body)) == ["See table 4."]


def test_text_box_is_read_once_though_it_has_a_fallback(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{paragraph('Boxed words.')}</w:txbxContent>"
    hung = (
        f"<w:r><mc:AlternateContent><mc:Choice><wps:txbx>{box}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    found = read(tmp_path, paragraph(run("It rose.") + hung) + paragraph("It fell."))
    assert [(one.text, one.position.line) for one in found.sentences] == [
        ("It rose.", 1), ("Boxed words.", 2), ("It fell.", 4),
    ]  # fmt: skip


def test_cells_know_the_heads_of_their_column_and_row(tmp_path: Path) -> None:
    merged = '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + paragraph("All 9") + "</w:tc>"
    body = table(("Economy", "2021", "2022"), ("Albania", "4", "5")).replace(
        "</w:tbl>", f"<w:tr>{merged}<w:tc>{paragraph('7')}</w:tc></w:tr></w:tbl>"
    )
    found = read(tmp_path, paragraph("Before it.") + body)
    slots = [one.slot for one in found.blocks if one.slot]
    assert [(one.row, one.column, one.head, one.stub) for one in slots] == [
        (0, 0, "", ""), (0, 1, "", ""), (0, 2, "", ""),
        (1, 0, "Economy", ""), (1, 1, "2021", "Albania"), (1, 2, "2022", "Albania"),
        (2, 0, "Economy", ""), (2, 2, "2022", "All 9"),
    ]  # fmt: skip


def test_table_in_a_table_is_a_table_of_its_own_and_a_frame_is_none(tmp_path: Path) -> None:
    inner = table(("a", "b"), ("c", "d"))
    found = read(tmp_path, table(("Head", "Body"), ("Side", paragraph("Text.") + inner)))
    assert [(one.text, one.slot.table) for one in found.blocks if one.slot] == [
        ("Head", 0), ("Body", 0), ("Side", 0), ("Text.", 0), ("a", 1), ("b", 1), ("c", 1), ("d", 1),
    ]  # fmt: skip
    framed = read(tmp_path, table((paragraph("In a frame."),)))
    assert [(one.kind, one.slot) for one in framed.blocks] == [(Kind.PARAGRAPH, None)]


def test_items_have_the_number_that_word_shows(tmp_path: Path) -> None:
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = "".join(paragraph(words, more=listed) for words in ("First.", "Second."))
    found = read(tmp_path, body)
    assert [(one.kind, one.label) for one in found.blocks] == [(Kind.ITEM, "1"), (Kind.ITEM, "2")]


def test_contents_are_not_read_and_captions_are_known(tmp_path: Path) -> None:
    body = paragraph("Trust 4", "TOC1") + paragraph("Table 1: Trust", "Caption")
    found = read(tmp_path, body)
    assert [(one.text, one.kind) for one in found.blocks] == [("Table 1: Trust", Kind.CAPTION)]


@pytest.mark.parametrize(
    ("turn", "pages"),
    [("<w:lastRenderedPageBreak/>", [1, 2]), ('<w:br w:type="page"/>', [1, 2]), ("", [None, None])],
)
def test_pages_are_counted_where_breaks_are_kept(
    tmp_path: Path, turn: str, pages: list[int | None]
) -> None:
    body = paragraph(run("One fell.") + f"<w:r>{turn}</w:r>" + run(" Two rose."))
    assert [one.position.page for one in read(tmp_path, body).sentences] == pages


def test_wishes_stand_in_a_paragraph_of_their_own_or_in_a_comment(tmp_path: Path) -> None:
    wish = run("# synopsis: ignore rule-two because known")
    said = f'<w:comment w:id="5"><w:p>{wish}</w:p></w:comment>'
    body = (
        paragraph("# synopsis: ignore rule-one because agreed") + paragraph("It rose.")
        + paragraph('<w:commentRangeStart w:id="5"/>' + run("It fell."))
    )  # fmt: skip
    found = read(tmp_path, body, comments=said)
    assert texts(found) == ["It rose.", "It fell."]
    assert [(one.rule, one.reason, one.block and one.block.text) for one in found.ignored] == [
        ("rule-one", "agreed", "It rose."), ("rule-two", "known", "It fell."),
    ]  # fmt: skip


def test_library_made_document_is_read(tmp_path: Path) -> None:
    import docx

    made = docx.Document()
    made.add_heading("Trust", 1)
    made.add_paragraph("It rose to 47 per cent. It fell.")
    made.add_paragraph("An item.", style="List Bullet")
    made.add_paragraph("A step.", style="List Number")
    made.save(str(tmp_path / "made.docx"))
    found = read_document(tmp_path / "made.docx")
    assert [(one.kind, one.text) for one in found.blocks] == [
        (Kind.HEADING, "Trust"), (Kind.PARAGRAPH, "It rose to 47 per cent. It fell."),
        (Kind.ITEM, "An item."), (Kind.ITEM, "A step."),
    ]  # fmt: skip
