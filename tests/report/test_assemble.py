from dataclasses import replace

import pytest

from synopsis.report.assemble import addresses_of, assemble
from synopsis.report.content import Document
from synopsis.report.material import Material
from synopsis.report.origins import Origins
from synopsis.vocabulary import Leads, SynopsisError, number_at


def test_every_address_shown_is_explained(document: Document) -> None:
    shown = {address for page in document.pages for address in addresses_of(page)}
    assert len(shown) > 1000
    assert {one for one in shown if one.leads is not Leads.EDITION} <= set(document.origins)


def test_every_input_is_explained_too(document: Document) -> None:
    for entry in document.origins.values():
        assert set(entry.inputs) <= set(document.origins)


def test_pages_come_in_reading_order(document: Document) -> None:
    groups = [page.group for page in document.pages]
    assert groups == [
        "",
        *["Trends"] * 9,
        *["Economies"] * 6,
        *["Landscape"] * 4,
        *["Cooperation"] * 2,
        *["Behind the picture"] * 6,
    ]
    names = [page.short for page in document.pages if page.group == "Economies"]
    assert names == sorted(names)


def test_footnote_of_a_designation_has_an_origin(document: Document) -> None:
    assert number_at("F093") in document.origins


def test_address_that_nothing_explains_is_an_error(material: Material) -> None:
    with pytest.raises(SynopsisError, match="nothing explains the address gdp_per_head/ALB/1066"):
        Origins(material).explain([number_at("gdp_per_head", "ALB", "1066")])


def test_edition_says_what_it_was_compared_with(material: Material) -> None:
    compared = assemble(replace(material, previous_name="spring", previous={}))
    record = {what: span.text for what, span in compared.record}
    assert record["Compared with"] == "spring"
