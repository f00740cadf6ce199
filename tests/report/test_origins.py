import re

import pytest

from synopsis.report.content import Document, OriginEntry
from synopsis.vocabulary import Address, number_at, source_at


def entry(document: Document, address: Address) -> OriginEntry:
    return document.origins[address]


def step(found: OriginEntry, what: str) -> str:
    return next(one.text for one in found.steps if one.what == what)


def test_stated_figure_goes_down_to_its_lines(document: Document) -> None:
    found = entry(document, number_at("F001"))
    assert found.shown == "about 60 %"
    assert "Approximately 60%" in step(found, "Stated figure")
    assert step(found, "Base") == "not stated"
    assert len(found.citations) == 1


def test_point_goes_down_to_its_row(document: Document) -> None:
    found = entry(document, number_at("unemployment", "ALB", "2023"))
    assert found.label == "Unemployment, Albania, 2023"
    assert found.shown == "10.1 %"
    assert found.citations[0].source == "world_bank"
    assert step(found, "Row").startswith("world_bank: row ")


def test_yearly_sum_names_its_twelve_months(document: Document) -> None:
    found = entry(document, number_at("wb_route_detections", "WB6", "2023"))
    assert len(found.citations) == 12
    assert step(found, "Rows").startswith("and 9 more")


def test_ratio_names_both_sources(document: Document) -> None:
    found = entry(document, number_at("net_migration", "SRB", "2023"))
    assert {cited.source for cited in found.citations} == {"world_bank", "un_population"}


@pytest.mark.parametrize("what", ["slope", "percentile"])
def test_derived_number_names_its_inputs(document: Document, what: str) -> None:
    found = entry(document, number_at("unemployment", "ALB", what))
    assert number_at("unemployment", "ALB", "2023") in found.inputs


def test_level_of_a_trend_is_derived_from_its_indicators(document: Document) -> None:
    found = entry(document, number_at("level", "economy_demography", "ALB"))
    assert number_at("unemployment", "ALB", "percentile") in found.inputs


def test_source_says_whether_it_met_its_publisher(document: Document) -> None:
    found = entry(document, source_at("world_bank"))
    assert step(found, "Connector") == "never run against its publisher"
    assert step(found, "Licence") == "CC BY 4.0"


@pytest.mark.parametrize(
    ("address", "title"),
    [
        (number_at("reference", "R060a"), r"“Rethinking .democratic backsliding. in [^“”]+”"),
        (source_at("freedom_house"), "“Freedom in the World[^“”]*”"),
        (source_at("world_bank"), "“World Development Indicators”; “Worldwide [^“”]+”"),
    ],
)
def test_title_of_a_work_is_quoted(document: Document, address: Address, title: str) -> None:
    found = entry(document, address)
    assert any(re.fullmatch(title, one) for one in (found.label, found.shown))


def test_reference_goes_down_to_its_row(document: Document) -> None:
    found = entry(document, number_at("reference", "R001a"))
    assert found.citations[0].source == "report_references"


def test_method_says_why(document: Document) -> None:
    assert step(entry(document, number_at("method", "direction")), "Why")
