"""Sightings and the labels and anchors that they are resolved by."""

import pytest

from synopsis.report.errors import ReportError
from synopsis.report.walk import Exempt, Sighting
from synopsis.report.walk.sighting import (
    Lead,
    address_of_anchor,
    address_of_label,
    runs_of_digits,
    sighting_of,
)
from synopsis.vocabulary import EDITION_RECORD, Address, Leads, number_at, source_at


@pytest.mark.parametrize(
    ("label", "address"),
    [
        ("gdp/ALB/2022", number_at("gdp", "ALB", "2022")),
        ("§ frontex", source_at("frontex")),
        ("¶ record", EDITION_RECORD),
        ("not an address", None),
        ("§ two words", None),
        ("", None),
    ],
)
def test_address_of_label_reads_what_an_entry_prints(label: str, address: Address | None) -> None:
    assert address_of_label(label) == address


@pytest.mark.parametrize(
    ("anchor", "address"),
    [
        ("n-F018", Address(Leads.NUMBER, "F018")),
        ("s-frontex", source_at("frontex")),
        ("e-record", EDITION_RECORD),
        ("x-F018", None),
        ("n", None),
        ("n-", None),
        ("contents", None),
    ],
)
def test_address_of_anchor_refuses_what_is_no_entry(anchor: str, address: Address | None) -> None:
    assert address_of_anchor(anchor) == address


def test_runs_of_digits_finds_each_run_in_any_script() -> None:
    assert [run for _, run, _ in runs_of_digits("1,234 in 2022 and \u0663")] == [
        "1",
        "234",
        "2022",
        "\u0663",
    ]


def test_sighting_refuses_what_is_not_digits() -> None:
    with pytest.raises(ReportError, match="not a run of digits"):
        Sighting("1,2", "here", "")


def test_sighting_of_a_link_to_the_record_is_a_date_of_the_edition() -> None:
    assert sighting_of("1", "x", "", Lead(EDITION_RECORD)).exempt is Exempt.EDITION_DATE
    assert sighting_of("1", "x", "", Lead()).is_broken
