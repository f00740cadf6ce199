"""Plain text: what pages and extraction leave in it is taken out, and positions stay exact."""

# ruff: noqa: RUF001  # dashes, quotation marks and other letters are meant as they stand

import pytest

from synopsis.report.check.document import Document, Kind
from synopsis.report.check.texts.plain import read_plain
from synopsis.report.errors import ReportError


def _kinds(document: Document) -> list[tuple[str, str]]:
    return [(one.kind.value, one.text) for one in document.blocks]


def _texts(text: str) -> list[str]:
    return [one.text for one in read_plain(text, "a.txt").blocks]


JOINED = [
    ("The confer-\nence was held.", "The conference was held."),
    ("It is a long-\nterm aim. The long-term aim is new.",
     "It is a long-term aim. The long-term aim is new."),
    ("A multi-\nsectoral plan. The multi-sectoral plan.",
     "A multi-sectoral plan. The multi-sectoral plan."),
    ("The inter-\nnational and international law.", "The international and international law."),
    ("The Euro-\nAtlantic agenda.", "The Euro-Atlantic agenda."),
    ("The two- \nand three-year plans.", "The two- and three-year plans."),
    ("After COVID-\n19 it rose.", "After COVID-19 it rose."),
    ("The years 2019-\n2021 were hard.", "The years 2019-2021 were hard."),
    ("The border/\nboundary is long.", "The border/boundary is long."),
    ("The con\u00adference met.", "The conference met."),
    ("The con\u00ad\nference met.", "The conference met."),
    ("The \ufb01rst \ufb02ow.", "The first flow."),
    ("It rose -\nand fell again.", "It rose - and fell again."),
    ("Nul\x00 and\u200b bytes.", "Nul and bytes."),
    ("\ufeffIt begins.", "It begins."),
    ("It rose.\r\nIt fell.", "It rose. It fell."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), JOINED)
def test_read_plain_makes_lines_one_text(text: str, wanted: str) -> None:
    assert _texts(text) == [wanted]


def test_read_plain_tells_kinds_apart() -> None:
    text = (
        "REVIEW OF THE YEAR\n\n1. Introduction\n\nThe first paragraph has\ntwo lines.\n\n"
        "It has three aims:\n- to see;\n- to know\n  more of it;\n- to act.\n\n"
        "1.1. The field in the\nwhole region\n\nFigure 1: Cases by year\n\nMore text.\n"
    )
    document = read_plain(text, "a.txt")
    assert _kinds(document) == [
        ("heading", "REVIEW OF THE YEAR"),
        ("heading", "1. Introduction"),
        ("paragraph", "The first paragraph has two lines."),
        ("paragraph", "It has three aims:"),
        ("item", "to see;"),
        ("item", "to know more of it;"),
        ("item", "to act."),
        ("heading", "1.1. The field in the whole region"),
        ("caption", "Figure 1: Cases by year"),
        ("paragraph", "More text."),
    ]
    assert document.title == "REVIEW OF THE YEAR"
    assert document.blocks[-1].section == ("1. Introduction", "1.1. The field in the whole region")


def test_read_plain_keeps_numbered_lists_from_being_headings() -> None:
    text = "We ask for:\n\n1. Better data\n\n2. Trained staff\n\n3. More money\n\nThat is all.\n"
    found = read_plain(text, "a.txt").blocks
    assert [(one.kind, one.label) for one in found[1:4]] == [
        (Kind.ITEM, "1"),
        (Kind.ITEM, "2"),
        (Kind.ITEM, "3"),
    ]


NOTED = """The cases rose,1 and fell again.2 In 2023 the cost2 was 4.5 million.
The term “peace”3 is old. COVID-19 came in Nov2023; Chapter 23 and 9/11 stay, as
does 2030. The G20 met.

1  Office of Example, Report, 2021
https://example.org/report
2  Same, p. 3
3 Ibid

https://example.org/report
https://example.org/report
"""


def test_read_plain_takes_glued_numbers_as_marks_where_the_footnote_is() -> None:
    document = read_plain(NOTED.replace("cost2", "cost"), "a.txt")
    body = document.blocks[0]
    assert body.text == (
        "The cases rose, and fell again. In 2023 the cost was 4.5 million. The term “peace” is old."
        " COVID-19 came in Nov2023; Chapter 23 and 9/11 stay, as does 2030. The G20 met."
    )
    assert [one.label for one in body.marks] == ["1", "2", "3"]
    assert [one.text[one.marks[0].start - 1] for one in document.sentences[:1]] == [","]
    assert [[m.label for m in one.marks] for one in document.sentences[:3]] == [
        ["1", "2"],
        [],
        ["3"],
    ]
    assert sorted(document.footnotes) == ["1", "2", "3"]
    assert document.footnotes["3"][0].text == "Ibid"
    assert [one.kind for one in document.blocks] == [Kind.PARAGRAPH] + 3 * [Kind.FOOTNOTE]


def test_read_plain_takes_no_number_for_a_mark_where_no_footnote_is() -> None:
    text = "The item,1 and the WB6 met.2 It was 5.\n\nNext."
    assert _texts(text)[0] == "The item,1 and the WB6 met.2 It was 5."


def test_read_plain_keeps_a_mark_whose_footnote_is_missing() -> None:
    text = (
        "It rose [1]. It fell [2]. It stood [5].\n\nNotes\n\n[1] Office, 2020.\n[2] Office, 2021.\n"
    )
    document = read_plain(text, "a.txt")
    assert [one.label for one in document.blocks[0].marks] == ["1", "2", "5"]
    assert document.blocks[0].text == "It rose. It fell. It stood."


def test_read_plain_joins_a_paragraph_over_footnotes_and_pages() -> None:
    text = (
        "The long paragraph begins on this page here and it goes on to say more of re-\n\n"
        "1  Office of Example, Report, 2021.\n\nhttps://example.org/a\n"
        " integration of all, as said.1\nIt ends.\n"
    )
    document = read_plain(text, "a.txt")
    assert document.blocks[0].text == (
        "The long paragraph begins on this page here and it goes on to say more of"
        " reintegration of all, as said. It ends."
    )
    assert [one.position.line for one in document.sentences] == [1, 7, 3]


def test_read_plain_drops_heads_and_feet_of_pages_and_numbers_pages() -> None:
    pages = [
        f"Example Office\nReview of the year\n\nThis is page {word} and it goes on to\n\n{number}\n"
        for number, word in enumerate(["one", "two", "three"], 1)
    ]
    document = read_plain("\f".join(pages) + "\fExample Office\nthe very end.\n", "a.txt")
    words = " ".join(one.text for one in document.blocks)
    assert "Example Office" not in words
    assert "Review of the year" not in words
    assert document.sentences[0].position.page == 1
    assert document.sentences[-1].text.endswith("the very end.")


def test_read_plain_drops_running_heads_without_page_breaks() -> None:
    body = "\n\n".join(
        "".join(f"Line {x} of the text goes on and on and so\n" for x in range(20))
        + f"\n{number} Review of the whole example\n"
        for number in range(3, 9)
    )
    words = " ".join(_texts(body))
    assert "Review of the whole example" not in words


def test_read_plain_takes_wishes_out_and_keeps_their_reason() -> None:
    text = (
        "First.\n\n# synopsis: ignore some-rule because it is known\n\nSecond one\nhere.\n"
        "# synopsis: ignore other-rule\n\nThird.\n"
    )
    document = read_plain(text, "a.txt")
    assert [one.text for one in document.blocks] == ["First.", "Second one here.", "Third."]
    found = [(one.rule, one.reason, one.block) for one in document.ignored]
    assert found == [
        ("some-rule", "it is known", document.blocks[1]),
        ("other-rule", "", document.blocks[1]),
    ]


@pytest.mark.parametrize("text", ["", "\n\n", " ", "\f\f", "\x00", "12\n", "-\n", "\ud800"])
def test_read_plain_of_nearly_nothing_does_not_fail(text: str) -> None:
    assert read_plain(text, "a.txt").doubts == ()


def test_read_plain_refuses_what_no_report_has() -> None:
    with pytest.raises(ReportError, match="lines"):
        read_plain("a\n" * 600_000, "a.txt")


def test_read_plain_marks_quotations_and_addresses() -> None:
    text = "He said “we will act” and ‘wait’ on https://example.org/a today.\n"
    block = read_plain(text, "a.txt").blocks[0]
    assert [block.text[a:b] for a, b in block.quoted] == ["“we will act”", "https://example.org/a"]


def test_read_plain_reads_notes_below_a_rule() -> None:
    text = "It rose by 12 per cent.[1] It fell.\n\n--\n[1] Office, Report 2022, p. 14.\n"
    document = read_plain(text, "a.txt")
    assert document.blocks[0].text == "It rose by 12 per cent. It fell."
    assert [one.label for one in document.sentences[0].marks] == ["1"]
    assert [one.text for one in document.footnotes["1"]] == ["Office, Report 2022, p. 14."]


def test_numbered_heading_in_capitals_is_no_banner() -> None:
    text = "It rose.\n\n5 KEY FINDINGS OF THE YEAR 2023\n\nIt fell.\n"
    found = read_plain(text, "a.txt")
    assert [one.kind for one in found.blocks] == [Kind.PARAGRAPH, Kind.HEADING, Kind.PARAGRAPH]
    assert found.blocks[1].text == "5 KEY FINDINGS OF THE YEAR 2023"


def test_banner_that_comes_again_is_left_out() -> None:
    title = "KEY FINDINGS OF THE YEAR 2023"
    text = f"It rose.\n\n5 {title}\n\nIt fell.\n\n6 {title}\n"
    assert [one.text for one in read_plain(text, "a.txt").blocks] == [
        "It rose.",
        "It fell.",
    ]


NUMBERED = "1. The wards should be enlarged by May.\n\n2. The plan should be renewed by June.\n"


@pytest.mark.parametrize(
    "text",
    [
        f"The wards W1 and W2 are full.\n\n4.7 Recommendations\n\n{NUMBERED}",
        f"They are full, as told above.1 They leak.2\n\nWhat is to be done\n\n{NUMBERED}",
        f"Beds are short in ward1 and ward2, so that:\n\n{NUMBERED}",
    ],
)
def test_numbered_items_under_a_heading_or_lead_are_no_footnotes(text: str) -> None:
    kinds = [kind for kind, _ in _kinds(read_plain(f"A REVIEW\n\n{text}", "a.txt"))]
    assert kinds[-2:] == ["item", "item"]


@pytest.mark.parametrize("above", ["Notes", "Sources:", "It rained in the spring of 2023."])
def test_numbered_notes_are_footnotes_under_their_heading_or_behind_the_text(above: str) -> None:
    text = (
        f"A REVIEW\n\nRents rose.1 Wages fell.2\n\n{above}\n\n1. Bank, Rents, 2023.\n\n2. Office."
    )
    kinds = [kind for kind, _ in _kinds(read_plain(text, "a.txt"))]
    assert kinds[-2:] == ["footnote", "footnote"]
