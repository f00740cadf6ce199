import pytest

from synopsis.report.content import Paragraph
from synopsis.report.html.address_book import AddressBook
from synopsis.report.html.words import Speaker, first_uses, foreign, marks_of
from synopsis.vocabulary import Likelihood, Scale, Span, Voice, number_at

BOOK = AddressBook({"n-F1": "origins/of-figures.html"})
SPEAKER = Speaker(BOOK, "index.html")
F1 = number_at("F1")


@pytest.mark.parametrize(
    ("span", "html"),
    [
        (Span("plain & <bare>"), "plain &amp; &lt;bare&gt;"),
        (Span("60 %", address=F1), '<a class="n" href="origins/of-figures.html#n-F1">60 %</a>'),
        (Span("said", Voice.QUOTE), "<q>said</q>"),
        (Span("A {title}", Voice.TITLE), "<cite>A {title}</cite>"),
    ],
)
def test_span_is_said_in_its_voice(span: Span, html: str) -> None:
    assert str(SPEAKER.say_span(span)) == html


def test_text_of_an_explanation_keeps_its_voice() -> None:
    title = SPEAKER.voiced("Border & 2 states", Voice.TITLE)
    assert str(title) == "<cite>Border &amp; 2 states</cite>"


def test_span_links_from_where_the_page_lies() -> None:
    inner = Speaker(BOOK, "origins/of-figures.html")
    assert 'href="#n-F1"' in inner.say((Span("1", address=F1),))
    assert 'href="../origins/' not in inner.say((Span("1", address=F1),))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Latin č ë", "Latin č ë"),
        ("Србија", '<span lang="sr-Cyrl">Србија</span>'),
        ("in Ќе одат now", 'in <span lang="mk">Ќе одат</span> now'),
        ("Да, не", '<span lang="sr-Cyrl">Да, не</span>'),
    ],
)
def test_foreign_marks_cyrillic_passages(text: str, html: str) -> None:
    assert str(foreign(text)) == html


def test_marks_count_each_address_once() -> None:
    two = number_at("F2")
    paragraphs = (Paragraph((), cites=(two, F1)), Paragraph((), cites=(F1,)))
    assert marks_of(paragraphs) == {two: 1, F1: 2}


def test_first_uses_are_told_by_scale() -> None:
    phia = Likelihood("likely", Scale.UK_PHIA)
    icd = Likelihood("likely", Scale.ICD_203)
    paragraphs = tuple(Paragraph((), likelihood=one) for one in (phia, phia, icd))
    assert first_uses(paragraphs) == {id(paragraphs[0]), id(paragraphs[2])}


def test_long_link_may_break_and_an_empty_one_is_none() -> None:
    long = "a note of many words that were read in 2023"
    assert '<a class="n long"' in SPEAKER.say((Span(long, address=F1),))
    assert str(SPEAKER.say((Span("", address=F1),))) == ""
