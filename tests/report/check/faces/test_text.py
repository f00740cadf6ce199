"""The list in the terminal: order, shortened sentences, folded hints, wishes, width."""

from dataclasses import replace

import pytest

from synopsis.report.check import Checked, Severity
from synopsis.report.check.faces.text import Sheet, render_text, summary
from synopsis.report.check.faces.wording import formats_of, parts_of, place_of, shortened
from tests.report.check.faces.made import make_checked, make_document, make_note


def test_text_tells_the_gravest_first() -> None:
    said = render_text(make_checked())
    heads = [line for line in said.splitlines() if line.isupper()]
    assert heads == [
        "1 ERROR", "1 CAUTION", "1 HINT", "IGNORED ON REQUEST",
        "IGNORE REQUESTS WITHOUT EFFECT",
    ]  # fmt: skip


def test_text_tells_words_reason_remedy_and_the_other_place() -> None:
    lines = render_text(make_checked()).splitlines()
    start = lines.index("  line 2  contradicting-figures")
    assert lines[start + 1 : start + 5] == [
        "             About [60 %] of citizens in the six economies fear corruption.",
        "    why      Two figures stand for one quantity.",
        "    fix      Keep one of them.",
        "    other    line 3: Above 60 % of them fear it <most>, & they say so.",
    ]


def test_text_folds_hints_unless_all_are_asked_for() -> None:
    folded, told = (render_text(make_checked(), Sheet(is_all=one)) for one in (False, True))
    assert ("1 contradicting-figures (--all shows them)" in folded, "[probably]" in folded) == (
        True, False,
    )  # fmt: skip
    assert "[probably]" in told


def test_text_tells_what_was_left_and_why() -> None:
    said = render_text(make_checked())
    assert "    because  both are quoted" in said
    assert "it gives no reason, and is not followed" in said


@pytest.mark.parametrize("width", [60, 80, 100])
def test_text_keeps_to_its_width(width: int) -> None:
    sheet = Sheet(width, is_all=True)
    lines = render_text(make_checked(), sheet).splitlines()[:-1]
    assert max(map(len, lines)) <= width


def test_text_is_plain_unless_styled() -> None:
    assert "\x1b" not in render_text(make_checked())
    styled = render_text(make_checked(), Sheet(60, is_styled=True))
    assert "\x1b[1;4m60 %\x1b[0m" in styled
    assert styled.count("\x1b[1") == styled.count("\x1b[0m")


def test_text_closes_and_opens_bold_words_at_each_line() -> None:
    document = make_document("a.md", ("Title",), (f"It is {'very ' * 30}long.",))
    note = make_note(document.sentences[1], "very " * 20)
    styled = render_text(Checked((document,), (note,)), Sheet(40, is_styled=True))
    lines = [line for line in styled.splitlines() if "very" in line]
    assert len(lines) > 2
    assert all(line.count("\x1b[1;4m") == line.count("\x1b[0m") for line in lines)


def test_summary_counts_notes_and_sentences() -> None:
    assert summary(make_checked()) == (
        "1 error, 1 caution, 1 hint in 1 document (5 sentences); 1 ignored on request"
    )
    assert summary(Checked((), ())) == "nothing was checked"


@pytest.mark.parametrize(
    ("file", "page", "said"),
    [
        ("a.md", None, "line 2"),
        ("a.pdf", 3, "page 3, line 2"),
        ("a.DOCX", None, "paragraph 2"),
        ("a.docx", 3, "page 3, paragraph 2"),
    ],
)
def test_place_speaks_as_the_format_does(file: str, page: int | None, said: str) -> None:
    document = make_document(file, ("Title",), ("One.",), page=page)
    forms = formats_of(Checked((document,), ()))
    assert place_of(document.sentences[1].position, forms) == said


def test_parts_are_cut_around_the_words() -> None:
    text = f"{'before ' * 40}KEY{' after' * 40}"
    document = make_document("a.md", ("Title",), (text,))
    before, words, after = parts_of(make_note(document.sentences[1], "KEY"), 60)
    assert (before[0], words, after[-1]) == ("\N{HORIZONTAL ELLIPSIS}", "KEY", before[0])
    assert len(before + words + after) < 70


def test_parts_of_a_short_sentence_are_whole() -> None:
    note = make_checked().notes[0]
    assert "".join(parts_of(note)) == note.excerpt
    assert "".join(parts_of(replace(note, hit=None))) == note.excerpt


def test_shortened_cuts_at_a_word() -> None:
    assert shortened("one two three", 8) == "one two \N{HORIZONTAL ELLIPSIS}"
    assert shortened("one", 8) == "one"
    assert Severity.ERROR.rank == 0
