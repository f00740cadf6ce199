"""Shares against the counts beside them: which two numbers are a ratio, and how they are read."""

from synopsis.report.check.rules.amounts.shares import share_against_counts
from tests.report.check.rules.amounts.reading import hits_of


def test_row_of_a_table_read_as_prose_is_no_ratio() -> None:
    assert not hits_of(share_against_counts, "North 412,000 430,000 19.9 %\n")


def test_ratio_with_a_decimal_comma_is_read() -> None:
    text = "Prosječno 7,5 od 10 (60 %) osoba je odgovorilo na pitanja iz ankete.\n"
    (hit,) = hits_of(share_against_counts, text, "bs")
    assert "of 10 is 75.0 per cent" in hit.why
