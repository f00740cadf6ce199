"""Spans: periods as publishers write them, in ISO 8601."""

import pytest

from synopsis.sources.fields import Fields
from synopsis.sources.table.span import Span
from synopsis.vocabulary import Period


@pytest.mark.parametrize(
    ("cell", "period"),
    [
        ("2011", "2011"),
        ("2011.0", "2011"),
        (" 2011 ", "2011"),
        ("2011-A1", "2011"),
        ("2011M07", "2011-07"),
        ("2011-M07", "2011-07"),
        ("2011-M7", "2011-07"),
        ("2011Q2", "2011-Q2"),
        ("2011-Q2", "2011-Q2"),
        ("2011-S1", "2011-01/2011-06"),
        ("2011S2", "2011-07/2011-12"),
        ("2011-07", "2011-07"),
        ("2011-07-31", "2011-07-31"),
        ("2011-07-31T00:00:00", "2011-07-31"),
        ("2011-07-31 00:00:00", "2011-07-31"),
        ("2011/2013", "2011/2013"),
    ],
)
def test_period_is_read_as_publishers_write_it(cell: str, period: str) -> None:
    assert Span(period="t").read({"t": cell}) == period
    assert Period.parse(period).text == period


@pytest.mark.parametrize("cell", ["", "2011.5", "2011-S3", "2011-W07", "11", "soon", "2011M123"])
def test_period_that_is_none_stays_as_it_stands(cell: str) -> None:
    assert Span(period="t").read({"t": cell}) == cell


@pytest.mark.parametrize(
    ("span", "period"),
    [
        (Span(year="y"), "2011"),
        (Span(year="y", month="m"), "2011-07"),
        (Span(year="y", quarter="q"), "2011-Q3"),
        (Span(date="d"), "2011-07-31"),
        (Span(date="d", rounded="month"), "2011-07"),
        (Span(date="d", rounded="quarter"), "2011-Q3"),
        (Span(date="d", rounded="year"), "2011"),
    ],
)
def test_period_is_joined_of_its_parts(span: Span, period: str) -> None:
    line = {"y": "2011.0", "m": "7.0", "q": "3", "d": "2011-07-31 10:20:30.5"}
    assert span.read(line) == period


def test_part_that_is_no_number_is_left_to_be_rejected() -> None:
    assert Span(year="y", month="m").read({"y": "2011", "m": "July"}) == "2011-July"
    assert Span(date="d", rounded="month").read({"d": "July"}) == "July"


def test_title_says_what_a_period_is_made_of() -> None:
    fields = Fields({}, "a card")
    assert Span.parse("year", fields).title == "year"
    assert Span.parse({"year": "y", "month": "m"}, fields).title == "y and m"
    assert Span.parse({"date": "d", "as": "month"}, fields).title == "month of d"
    assert Span.parse({"date": "d"}, fields).title == "day of d"
