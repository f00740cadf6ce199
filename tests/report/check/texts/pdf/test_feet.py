"""Running feet of several lines, entries of a register, and notes in a margin."""

from pathlib import Path

from synopsis.report.check.document import Document, Kind
from synopsis.report.check.texts.read import read_document
from tests.report.check.texts.pdf.made import PROSE, drawn_pdf, set_pdf, words_at

NOTE = (
    "This designation is without prejudice to positions on status, and is in line with "
    "UNSCR 1244/1999 and the ICJ Opinion on the Kosovo declaration of independence."
)
FOOT = f"""#set page(paper: "a4", margin: (x: 2.2cm, bottom: 4cm), footer: [
  #set text(size: 7.5pt)
  #par[\\* {NOTE}]
  #v(6pt)
  OPEN TO ALL #h(1fr) #context counter(page).display()
])
#set text(size: 10.5pt, lang: "en")
"""


def read(path: Path) -> Document:
    return read_document(path)


def footnotes(document: Document) -> list[tuple[str, str, int | None]]:
    return [
        (one.label, one.text, one.position().page)
        for one in document.blocks
        if one.kind is Kind.FOOTNOTE
    ]


def test_a_note_in_the_foot_of_every_page_is_kept_once_and_whole(tmp_path: Path) -> None:
    pages = "\n#pagebreak()\n".join(f"{PROSE}\n\n{PROSE}" for _ in range(4))
    found = read(set_pdf(tmp_path / "text.pdf", pages, FOOT))
    assert footnotes(found) == [("*", NOTE, 1)]
    assert {one.text for one in found.blocks} == {PROSE, NOTE}


def test_a_foot_that_the_text_comes_close_to_is_known_by_other_pages(tmp_path: Path) -> None:
    head = FOOT.replace("bottom: 4cm", "bottom: 2.4cm, top: 2cm")
    full = "\n\n".join([PROSE] * 14)
    found = read(set_pdf(tmp_path / "text.pdf", f"{full}\n#pagebreak()\n{full}\n{full}", head))
    assert [label for label, *_ in footnotes(found)] == ["*"]
    assert not any("OPEN TO ALL" in one.text for one in found.blocks)


def test_a_last_line_that_only_two_of_many_pages_share_is_prose(tmp_path: Path) -> None:
    pages = "\n#pagebreak()\n".join(
        f"{PROSE}#place(bottom)[{'It was so.' if n < 2 else f'It was page {n} of all.'}]"
        for n in range(4)
    )
    found = read(set_pdf(tmp_path / "text.pdf", pages))
    assert sum(one.text == "It was so." for one in found.blocks) == 2


def test_entries_of_a_register_are_notes_also_within_a_paragraph(tmp_path: Path) -> None:
    said = "\n\n".join(f"The year {word} was good.#super[{n}]" for n, word in enumerate("abc", 1))
    entries = " \\\n".join(f"T{n}#super[ {n}] the office, table {n}" for n in (2, 1, 3))
    found = read(set_pdf(tmp_path / "text.pdf", f"{said}\n\n= Numbers\n{entries}"))
    assert [(label, text) for label, text, _ in footnotes(found)] == [
        (str(n), f"T{n} the office, table {n}") for n in (2, 1, 3)
    ]


def test_two_raised_numbers_with_a_comma_are_two_marks(tmp_path: Path) -> None:
    source = f"{PROSE}#super[1, 2] It rose.#footnote[A.] It fell.#footnote[B.]"
    found = read(set_pdf(tmp_path / "text.pdf", source))
    first = next(one for one in found.blocks if one.marks)
    assert [mark.label for mark in first.marks] == ["1", "2", "1", "2"]
    assert "," not in first.text.removeprefix(PROSE)


def columns(size: int) -> str:
    """Four paragraphs of text, and beside the beginning of each a note of some size."""
    line = "The agency counted many crossings in the spring of one year"
    text = [(50, 700 - 60 * n - 12 * k, line) for n in range(5) for k in range(4)]
    notes = [
        (380, 700 - 60 * n - 12 * k, "rows that were counted again by it"[: 34 - k])
        for n in range(5)
        for k in range(3)
    ]
    return f"{words_at(*text)}\n{words_at(*notes, size=size)}"


def test_notes_in_a_margin_leave_no_doubt_of_the_order(tmp_path: Path) -> None:
    doubted = read(drawn_pdf(tmp_path / "rows.pdf", columns(10)))
    sure = read(drawn_pdf(tmp_path / "margin.pdf", columns(8)))
    assert [one.is_order for one in doubted.doubts] == [True]
    assert sure.doubts == ()


def test_two_words_that_a_slash_joins_are_one_over_a_line_end(tmp_path: Path) -> None:
    text = words_at((50, 700, "Smugglers cross the long boundary/"), (50, 688, "border by night."))
    found = read(drawn_pdf(tmp_path / "text.pdf", text))
    assert [one.text for one in found.sentences] == [
        "Smugglers cross the long boundary/border by night."
    ]
