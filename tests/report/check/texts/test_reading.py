"""Any text in any format: a document or one sentence, nothing lost, and every line exact."""

# ruff: noqa: RUF001  # dashes, quotation marks and other letters are meant as they stand

import re
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synopsis.report.check.document import Document
from synopsis.report.check.texts import read_text
from synopsis.report.check.texts.clean import clean_text
from synopsis.report.errors import ReportError

FILES = ("a.md", "a.html", "a.txt")
_ANY = st.text(alphabet=st.characters(), max_size=300)
_SIGNS = st.lists(
    st.sampled_from(
        [
            *"*_`#>|-=[]()!\"'“”<>&^:~\\/.,;?0123456789 \n\t\f\r",
            "word",
            "Word ",
            "\n\n",
            "[^1]",
            "[^1]: ",
            "1  ",
            ".1 ",
            "---\n",
            "<!-- ",
            " -->",
            "synopsis: ignore a-b",
            "<p>",
            "</p>",
            "<td>",
            "<table>",
            "<tr>",
            "<li>",
            '<a href="#f1">1</a>',
            '<p id="f1">',
            "<sup>",
            "</sup>",
            "http://a.b/c ",
            "e.g. ",
            "¹",
            "Т",
            "ש",
            "\u00ad",
            "\ufeff",
            "\ud800",
            "| a | b |\n",
            "|---|---|\n",
            "- ",
            "1. ",
            "    ",
            "```\n",
        ]
    ),
    max_size=60,
).map("".join)
_GAPS = {
    "a.txt": [
        " ",
        " ",
        "\n",
        "\n",
        "\n\n",
        ". ",
        ".\n",
        "\n- ",
        "\n\n1. ",
        " (",
        ") ",
        ", ",
        "\f",
        "\t",
    ],
    "a.md": [
        " ",
        " ",
        "\n",
        "\n",
        "\n\n",
        ". ",
        ".\n",
        "\n\n- ",
        "\n\n1. ",
        "\n\n> ",
        "\n\n## ",
        " *",
        "[^1] ",
        " `",
        "\n\n    ",
        "\n\n[^2]: ",
    ],
    "a.html": [
        " ",
        " ",
        "\n",
        "\n",
        "<p>",
        "</p>\n",
        ". ",
        ".\n",
        "<li>",
        "<br>\n",
        "<b>",
        "</b>",
        "<td>",
        "</table>",
        "<table><tr><td>\n",
        "<blockquote>",
        "<h2>",
        "</h2>",
        "<!--\n-->",
        "<p\nclass='a'>",
        "<sup>1</sup>",
    ],
}


def _read(text: str, file: str) -> Document | None:
    said = ""
    try:
        return read_text(text, file)
    except ReportError as error:
        said = str(error)
    assert said.endswith(".")
    assert "\n" not in said
    return None


def _check(document: Document, text: str) -> None:
    lines = clean_text(text).count("\n") + 1
    for number, sentence in enumerate(document.sentences):
        block = sentence.block
        assert sentence.number == number
        assert sentence.text == block.text[sentence.start : sentence.start + len(sentence.text)]
        assert sentence.text == sentence.text.strip() != ""
        assert 1 <= sentence.position.line <= lines
        assert all(0 <= mark.start <= len(sentence.text) for mark in sentence.marks)
    for block in document.blocks:
        assert "  " not in block.text
        assert sum(len(s.marks) for s in document.of(block)) == len(block.marks)
        assert all(0 <= a < b <= len(block.text) for a, b in block.quoted)
        starts = [one.start for one in block.anchors]
        assert starts == sorted(starts)


@pytest.mark.parametrize("file", FILES)
@settings(max_examples=60, deadline=None)
@given(text=st.one_of(_ANY, _SIGNS))
def test_read_text_reads_any_text(file: str, text: str) -> None:
    document = _read(text, file)
    if document is not None:
        _check(document, text)


@pytest.mark.parametrize("file", FILES)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_read_text_loses_no_word_and_keeps_its_line(file: str, data: st.DataObject) -> None:
    gaps = data.draw(st.lists(st.sampled_from(_GAPS[file]), min_size=1, max_size=40))
    words = [f"{string.ascii_uppercase[n % 26]}w{'x' * (n // 26)}q" for n in range(len(gaps) + 1)]
    text = words[0] + "".join(gap + word for gap, word in zip(gaps, words[1:], strict=True))
    document = read_text(text, file)
    _check(document, text)
    lines = clean_text(text).split("\n")
    for sentence in document.sentences:
        first = re.search(r"[A-Z]wx*q", sentence.text)
        assert first is None or re.search(rf"\b{first[0]}\b", lines[sentence.position.line - 1])
    read = " ".join(one.text for one in document.blocks)
    code = file == "a.md" and "\n\n    " in gaps
    assert code or [word for word in words if word not in read] == []


@pytest.mark.parametrize(
    ("file", "text", "kind"),
    [
        ("a.md", "# A", "heading"),
        ("a.markdown", "# A", "heading"),
        ("a.HTM", "<h1>A</h1>", "heading"),
        ("a.xhtml", "<h1>A</h1>", "heading"),
        ("a.txt", "# A b.", "paragraph"),
        ("a", "A b.", "paragraph"),
    ],
)
def test_read_text_tells_the_format_by_the_ending(file: str, text: str, kind: str) -> None:
    assert [one.kind.value for one in read_text(text, file).blocks] == [kind]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The report is of the year and it was read by many.", "en"),
        ("Raporti është për vitin dhe një pjesë e tij që u lexua nga të gjithë.", "sq"),
        ("Izvještaj je za godinu i pročitan je od svih koji su bili na sastanku.", "bs"),
        ("Nijesu svi bili tu, a izvještaj je za godinu koju su śutra svi čitali.", "cnr"),
        ("Izveštaj je pročitan pre sastanka, a vreme je bilo lepo na mestu gde su bili.", "sr"),
        ("Извештај је за годину и прочитан је од свих који су били ту, ћутећи.", "sr"),
        ("Извештајот е за годината и го прочитаа сите кои беа таму, ќе има уште.", "mk"),
        ("12 13 14", "en"),
        ("", "en"),
        ("مرحبا بكم في هذا التقرير.", "en"),
    ],
)
def test_read_text_guesses_the_language(text: str, language: str) -> None:
    assert read_text(text, "a.txt").language == language


def test_read_text_believes_a_language_that_is_named() -> None:
    assert read_text("The report.", "a.txt", "sq").language == "sq"
    with pytest.raises(ReportError, match="no words"):
        read_text("The report.", "a.txt", "xx")
