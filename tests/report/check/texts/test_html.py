"""HTML: blocks, tables, footnotes, wishes and lines, also where the page is broken."""

# dashes, quotation marks and other letters are meant as they stand

import pytest

from synopsis.report.check.document import Kind
from synopsis.report.check.texts.html import read_html

TEXT = """<!doctype html>
<html lang="en"><head><title>The page</title>
<style>p { color: red }</style></head>
<body>
<nav>Home Contact</nav>
<h1>The report</h1>
<p>Some text
goes <q>over there</q> on.<sup><a href="#fn1" id="r1">1</a></sup> Another one.
Third <cite>View of the town</cite>.</p>
<ul><li>One<li>Two <b>bold</b></ul>
<ol start="4"><li>Four</li><li><p>Five</p><p>More.</p></li></ol>
<table><caption>Table 1. Shares</caption>
<thead><tr><th>Place</th><th>Share</th></tr></thead>
<tr><th>Town A</th><td>5 %</td></tr>
<tr><th rowspan="2">Town B</th><td>6 %</td></tr>
<tr><td>7 %</td></tr></table>
<!-- synopsis: ignore some-rule because it is known -->
<blockquote><p>Quoted words.</p></blockquote>
<p>It has none.<a role="doc-noteref" href="#fn9">9</a></p>
<p style="display: none">Hidden.</p>
<script>var words = "hidden";</script>
<div>Loose words<br>on two lines</div>
<section class="footnotes"><ol>
<li id="fn1">The note. <a href="#r1">&#8617;</a></li>
<li id="fn2"><p>The idle note.</p></li>
</ol></section>
</body></html>
"""


def test_read_html_reads_blocks_in_order() -> None:
    document = read_html(TEXT, "a.html")
    assert [(one.kind.value, one.label, one.text) for one in document.blocks] == [
        ("heading", "", "The report"),
        ("paragraph", "", "Some text goes over there on. Another one. Third View of the town."),
        ("item", "", "One"),
        ("item", "", "Two bold"),
        ("item", "4", "Four"),
        ("item", "5", "Five"),
        ("paragraph", "", "More."),
        ("caption", "", "Table 1. Shares"),
        ("cell", "", "Place"), ("cell", "", "Share"),
        ("cell", "", "Town A"), ("cell", "", "5 %"),
        ("cell", "", "Town B"), ("cell", "", "6 %"), ("cell", "", "7 %"),
        ("quotation", "", "Quoted words."),
        ("paragraph", "", "It has none."),
        ("paragraph", "", "Loose words on two lines"),
        ("footnote", "1", "The note."),
        ("footnote", "2", "The idle note."),
    ]  # fmt: skip
    assert (document.title, document.language) == ("The page", "en")


def test_read_html_keeps_lines_exact() -> None:
    found = {one.text: one.position.line for one in read_html(TEXT, "a.html").sentences}
    assert found["Some text goes over there on."] == 7
    assert found["Another one."] == 8
    assert found["Third View of the town."] == 9
    assert found["7 %"] == 16
    assert found["The idle note."] == 25


def test_read_html_reads_marks_cells_quotations_and_wishes() -> None:
    document = read_html(TEXT, "a.html")
    paragraph = document.blocks[1]
    assert [(one.start, one.label) for one in paragraph.marks] == [(29, "1")]
    assert [paragraph.text[a:b] for a, b in paragraph.quoted] == ["over there", "View of the town"]
    slots = [one.slot for one in document.blocks if one.text in {"6 %", "7 %"}]
    assert [(one.head, one.column) for one in slots if one] == [("Share", 1), ("Share", 1)]
    assert [one.label for one in document.blocks[-4].marks] == ["9"]
    assert [(one.rule, one.block and one.block.kind) for one in document.ignored] == [
        ("some-rule", Kind.QUOTATION)
    ]


@pytest.mark.parametrize(
    "text",
    ["", "<", "<p>", "</p></p>", "<table><td>x", "<!--", "<p>a<p>b</div></table>", "&#0;",
     "<html><body></body></html>", "<p>\x00</p>", "<?xml version='1.0' encoding='x'?><p>a</p>",
     "<div>" * 5000 + "deep"],
)  # fmt: skip
def test_read_html_bears_what_is_broken(text: str) -> None:
    assert read_html(text, "a.html").language == "en"


def test_read_html_reads_notes_that_a_list_holds_beside_others() -> None:
    text = (
        '<p>It rose.<sup><a href="#f1">1</a></sup></p><h2>Notes</h2>\n'
        '<ol>\n<li id="f1">Office, 2020.</li>\n<li id="f2">Office, 2021.</li>\n</ol>'
    )
    assert sorted(read_html(text, "a.html").footnotes) == ["1", "2"]


def test_read_html_leaves_powers_alone() -> None:
    document = read_html("<p>It has 5 km<sup>2</sup> and 10<sup>6</sup> trees.</p>", "a.html")
    assert document.blocks[0].text == "It has 5 km² and 10⁶ trees."
    assert document.blocks[0].marks == ()
