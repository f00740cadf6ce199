"""What PDF and DOCX set alike: marks, entries, widths."""

from dataclasses import replace

import pytest

from synopsis.report.content import Grid, Paragraph
from synopsis.report.errors import ReportError
from synopsis.report.paper import column_weights, lay_out, likelihood_in_words
from synopsis.vocabulary import Likelihood, Scale, Span, number_at, plain, source_at
from tests.report.sample import sample_document


def test_lay_out_numbers_marks_in_order_of_first_use() -> None:
    marks = lay_out(sample_document()).marks
    assert list(marks.values()) == list(range(1, len(marks) + 1))
    assert marks[number_at("F018")] == 1


def test_lay_out_takes_the_entries_that_the_pages_need_and_no_others() -> None:
    paper = lay_out(sample_document())
    taken = {entry.address for entry in paper.numbers}
    assert number_at("F093") in taken
    assert number_at("synthetic_unemployment", "ALB", 2014) not in taken
    assert paper.described == {source_at("synthetic_survey"), source_at("synthetic_report")}


def test_lay_out_refuses_an_address_without_an_entry() -> None:
    origins = dict(sample_document().origins)
    del origins[number_at("F019")]
    with pytest.raises(ReportError, match="'F019' has no entry"):
        lay_out(replace(sample_document(), origins=origins))


def test_column_weights_let_no_column_be_narrower_than_its_longest_word() -> None:
    words = ("a", "Herzegovina", "a very long sentence of many words that runs on and on and on")
    head = tuple((Span(word),) for word in words)
    grid = Grid("g", (Span("G"),), head, (head,), (False, True, False))
    weights = column_weights(grid)
    assert weights[1] > len("Herzegovina")
    assert weights[0] < weights[1] < weights[2]


def test_likelihood_in_words_shows_the_band_only_with_an_entry_for_the_scale() -> None:
    paragraph = Paragraph((Span("It may."),), likelihood=Likelihood("likely", Scale.ICD_203))
    document = sample_document()
    assert plain(likelihood_in_words(paragraph, document)) == "likely (ICD scale)"
    address = number_at("likelihood_scale", "ICD_203")
    entry = replace(document.origins[number_at("F018")], address=address)
    explained = replace(document, origins={**document.origins, address: entry})
    assert plain(likelihood_in_words(paragraph, explained)) == "likely (55\N{EN DASH}80 %, ICD 203)"
