"""Markdown: blocks, tables, footnotes, wishes and lines."""

# ruff: noqa: RUF001  # dashes, quotation marks and other letters are meant as they stand

import pytest

from synopsis.report.check.document import Kind
from synopsis.report.check.texts.markdown import read_markdown

TEXT = """---
title: none of this
---

# The report

Some text with *Public opinion survey* and
a second line of **bold** 45 %.[^1] Another `code
here` sentence. A [link
text](https://example.org) too. Third
one.

- item one
- item two[^b]

  its second paragraph.

3. third
4. fourth

> Quoted words. More of them.

| Place | Share |
|-------|------:|
| Town A | 5 % |
| Town B | 6 %[^1] |

<!-- synopsis: ignore some-rule because it is known -->
The next paragraph.

Its wish stands below.
<!-- synopsis: ignore other-rule -->

```
code is not prose
```

## Notes

[^1]: A note that
    goes on.
[^b]: Another.

    Its second paragraph.
"""


PARAGRAPH = (
    "Some text with Public opinion survey and a second line of bold 45 %."
    " Another code here sentence. A link text too. Third one."
)


def test_read_markdown_reads_blocks_in_order() -> None:
    document = read_markdown(TEXT, "a.md")
    assert [(one.kind.value, one.label, one.text) for one in document.blocks] == [
        ("heading", "", "The report"),
        ("paragraph", "", PARAGRAPH),
        ("item", "", "item one"),
        ("item", "", "item two"),
        ("paragraph", "", "its second paragraph."),
        ("item", "3", "third"),
        ("item", "4", "fourth"),
        ("quotation", "", "Quoted words. More of them."),
        ("cell", "", "Place"), ("cell", "", "Share"),
        ("cell", "", "Town A"), ("cell", "", "5 %"),
        ("cell", "", "Town B"), ("cell", "", "6 %"),
        ("paragraph", "", "The next paragraph."),
        ("paragraph", "", "Its wish stands below."),
        ("heading", "", "Notes"),
        ("footnote", "1", "A note that goes on."),
        ("footnote", "b", "Another."),
        ("footnote", "b", "Its second paragraph."),
    ]  # fmt: skip
    assert document.title == "The report"
    assert document.blocks[-4].section == ("The report",)


def test_read_markdown_keeps_lines_exact() -> None:
    document = read_markdown(TEXT, "a.md")
    lines = TEXT.split("\n")
    for sentence in document.sentences:
        first = sentence.text.split()[0].rstrip(".")
        assert first in lines[sentence.position.line - 1]
    starts = {one.text: one.position.line for one in document.sentences}
    assert starts["Another code here sentence."] == 8
    assert starts["A link text too."] == 9
    assert starts["Third one."] == 10
    assert starts["Its second paragraph."] == 44


def test_read_markdown_reads_marks_cells_and_titles() -> None:
    document = read_markdown(TEXT, "a.md")
    paragraph = document.blocks[1]
    assert [(one.start, one.label) for one in paragraph.marks] == [(68, "1")]
    assert [one.label for one in document.sentences[1].marks] == ["1"]
    assert paragraph.text[: paragraph.quoted[0][1]].endswith("Public opinion survey")
    last = [one for one in document.blocks if one.kind is Kind.CELL][-1]
    assert last.slot is not None
    assert (last.slot.head, last.slot.stub, last.slot.row, last.slot.column) == (
        "Share",
        "Town B",
        2,
        1,
    )
    assert [one.label for one in last.marks] == ["1"]


def test_read_markdown_reads_wishes() -> None:
    document = read_markdown(TEXT, "a.md")
    found = [(one.rule, one.reason, one.block and one.block.text) for one in document.ignored]
    assert found == [
        ("some-rule", "it is known", "The next paragraph."),
        ("other-rule", "", "Its wish stands below."),
    ]


def test_read_markdown_reads_a_wish_within_a_line() -> None:
    text = (
        "First.\n\nIt rose. <!-- synopsis: ignore a-rule because so -->\n\n"
        "# synopsis: ignore b-rule because no\n\nLast.\n"
    )
    found = read_markdown(text, "a.md").ignored
    assert [(one.rule, one.block and one.block.text) for one in found] == [
        ("a-rule", "It rose."),
        ("b-rule", "Last."),
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It was *not* so.", []),
        ("*More than half of the people came to the town.*", []),
        ("The book *A view of the town* is old.", ["A view of the town"]),
        ('He said "it is so" here.', ['"it is so"']),
        ("She said „tako je rečeno“ here.", ["„tako je rečeno“"]),
        ("She said «tako je rečeno» here.", ["«tako je rečeno»"]),
        ("The dogs’ tails and the cats’ ears.", []),
        ("It's 5' or 6' long.", []),
    ],
)
def test_read_markdown_knows_what_is_quoted(text: str, wanted: list[str]) -> None:
    block = read_markdown(text, "a.md").blocks[0]
    assert [block.text[a:b] for a, b in block.quoted] == wanted


def test_read_markdown_reads_html_within_it() -> None:
    text = "One.\n\n<table><tr><th>A</th></tr>\n<tr><td>5 %</td></tr></table>\n\nTwo.\n"
    document = read_markdown(text, "a.md")
    assert [(one.text, one.position().line) for one in document.blocks] == [
        ("One.", 1), ("A", 3), ("5 %", 4), ("Two.", 6),
    ]  # fmt: skip


def test_read_markdown_takes_a_bold_line_for_a_heading() -> None:
    document = read_markdown("**The aims**\n\nText.\n", "a.md")
    assert [one.kind for one in document.blocks] == [Kind.HEADING, Kind.PARAGRAPH]


@pytest.mark.parametrize(
    "text",
    [
        "It rose [1]. It fell.[2]\n\n## Notes\n\n1. Office, 2020.\n2. Office, 2021.\n",
        "It rose [1]. It fell.[2]\n\n[1] Office, 2020.\n\n[2] Office, 2021.\n",
        "It rose.¹ It fell.²\n\n---\n\n¹ Office, 2020.\n\n² Office, 2021.\n",
    ],
)
def test_read_markdown_tells_notes_by_their_shape(text: str) -> None:
    document = read_markdown(text, "a.md")
    assert document.blocks[0].text == "It rose. It fell."
    assert [[mark.label for mark in one.marks] for one in document.sentences[:2]] == [["1"], ["2"]]
    assert {label: told[0].text for label, told in document.footnotes.items()} == {
        "1": "Office, 2020.",
        "2": "Office, 2021.",
    }


@pytest.mark.parametrize("text", ["It has 5 km² and CO2.\n\n1. One.\n2. Two.\n", "See [1] there."])
def test_read_markdown_tells_no_notes_where_none_are(text: str) -> None:
    assert read_markdown(text, "a.md").footnotes == {}


def test_read_markdown_counts_lines_within_code() -> None:
    document = read_markdown("One `two.\nThree` four.\nFive six. `a\nb` Seven.\nEight.\n", "a.md")
    found = [(one.text.split()[0], one.position.line) for one in document.sentences]
    assert found == [("One", 1), ("Three", 2), ("Five", 3), ("Eight.", 5)]
