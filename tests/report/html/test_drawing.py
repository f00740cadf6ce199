import re

import pytest

from synopsis.report.charts import drawn, series_chart
from synopsis.report.errors import ReportError
from synopsis.report.html.address_book import AddressBook
from synopsis.report.html.drawing import inlined, standalone
from synopsis.report.palette import LIGHT
from tests.report.sample_picture import REGION, sample_series

NAME = "synthetic_unemployment"
SERIES = sample_series(NAME)
ANCHORS = [one.address(point).anchor for one in SERIES for point in one.points]
BOOK = AddressBook(dict.fromkeys(ANCHORS, "origins/of-x.html"))


@pytest.fixture(scope="module")
def svg() -> bytes:
    return drawn(series_chart(SERIES, REGION), "svg")


@pytest.fixture(scope="module")
def inside(svg: bytes) -> str:
    return inlined(svg, 'A "label" of 2023', "wide", BOOK, "index.html")


def test_inlined_points_carry_words_and_way(inside: str) -> None:
    circles = re.findall(r'<circle data-origin="([^"]*)" data-words="([^"]*)"', inside)
    assert [way for way, _ in circles] == [f"origins/of-x.html#{one}" for one in ANCHORS]
    assert circles[0][1] == "Albania, 2014: 11.1 %, interval 9.10 to 13.6"
    assert "<a " not in inside


def test_inlined_colours_are_variables(inside: str) -> None:
    assert not [colour for colour in LIGHT.names.values() if colour in inside]
    assert "var(--economy-1)" in inside


def test_inlined_is_one_image_with_its_label(inside: str) -> None:
    assert inside.count('role="img"') == 1
    assert 'aria-label="A &#34;label&#34; of 2023"' in inside
    assert inside.count("aria-") == 1
    assert not re.search(r' style="|<style', inside)


def test_inlined_keeps_the_signs_of_ticks(inside: str) -> None:
    assert 'data-exempt="axis tick"' in inside


def test_inlined_point_without_an_explanation_is_refused(svg: bytes) -> None:
    with pytest.raises(ReportError, match="has no explanation"):
        inlined(svg, "label", "wide", AddressBook({}), "index.html")


def test_standalone_leads_nowhere_and_stands_on_paper(svg: bytes) -> None:
    alone = standalone(svg).decode()
    assert "href" not in alone
    assert f'fill="{LIGHT.paper}"' in alone
    assert alone.count("<g") == alone.count("</g>") + len(re.findall(r"<g[^>]*/>", alone))
