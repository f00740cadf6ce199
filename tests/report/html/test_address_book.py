from dataclasses import replace

import pytest

from synopsis.report.content import Document, OriginEntry
from synopsis.report.errors import ReportError
from synopsis.report.html.address_book import AddressBook, open_book, origin_files, path_between
from synopsis.vocabulary import EDITION_RECORD, Address, number_at, source_at
from tests.report.sample import sample_document


def entry(address: Address, source: str = "") -> OriginEntry:
    return OriginEntry(address, "label", "shown", (), source)


def document_with(*entries: OriginEntry) -> Document:
    return replace(sample_document(), origins={one.address: one for one in entries})


@pytest.mark.parametrize(
    ("here", "there", "path"),
    [
        ("index.html", "a.html", "a.html"),
        ("origins/a.html", "index.html", "../index.html"),
        ("origins/a.html", "origins/b.html", "b.html"),
        ("index.html", ".", "."),
    ],
)
def test_path_between_files(here: str, there: str, path: str) -> None:
    assert path_between(here, there) == path


def test_book_refuses_an_address_that_nothing_explains() -> None:
    with pytest.raises(ReportError, match="add its entry to the origins"):
        AddressBook({}).href(number_at("F1"), "index.html")


def test_origins_are_filed_by_indicator_and_source() -> None:
    document = document_with(
        entry(number_at("gdp", "ALB", 2022)),
        entry(number_at("F018"), "report"),
        entry(source_at("world_bank"), "world_bank"),
    )
    assert [file.path for file in origin_files(document)] == [
        "origins/of-gdp.html",
        "origins/of-publishers.html",
        "origins/of-report.html",
    ]


def test_origins_of_a_long_series_are_split() -> None:
    document = document_with(*(entry(number_at("gdp", "ALB", year)) for year in range(600)))
    files = origin_files(document)
    assert [(file.path, len(file.entries)) for file in files] == [
        ("origins/of-gdp.html", 250),
        ("origins/of-gdp-part-2.html", 250),
        ("origins/of-gdp-part-3.html", 100),
    ]
    assert len(open_book(document, files).files) > 600


def test_book_knows_headings_and_the_record() -> None:
    document = sample_document()
    book = open_book(document, origin_files(document))
    assert book.href(EDITION_RECORD, "index.html") == "origins/index.html#e-record"
    assert book.href(source_at("synthetic_survey"), "index.html").startswith("sources.html#s-")
