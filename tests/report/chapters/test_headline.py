"""The first screen of a trend answers: what changed here, and how sure is that?"""

from dataclasses import replace

import pytest

from synopsis.landscape import Cell, Trend
from synopsis.report.bearing import ENDED, bearing, lead_of, number_word
from synopsis.report.chapters.headline import headline, others_moved
from synopsis.report.content import Document, Paragraph, Tone
from synopsis.report.material import Material
from synopsis.vocabulary import Place, plain


def trend_of(material: Material, name: str) -> Trend:
    return next(one for one in material.picture.trends if one.id == name)


def said(material: Material, name: str) -> Paragraph:
    found = headline(material, trend_of(material, name))
    assert found is not None
    return found


def changed(material: Material, key: tuple[str, Place], cell: Cell) -> Material:
    cells = {**material.picture.cells, key: cell}
    return replace(material, picture=replace(material.picture, cells=cells))


def test_headline_names_every_economy_with_its_confidence(material: Material) -> None:
    found = said(material, "tensions")
    names = [material.region.name(place) for place in material.region.places]
    assert [name for name in names if name not in plain(found.text)] == []
    assert found.confidence is not None
    assert found.cites


def test_headline_is_as_sure_as_its_least_sure_mover(material: Material) -> None:
    readings = [
        lead
        for place in material.region.places
        if (lead := lead_of(material.picture.cells["tensions", place]))
    ]
    ids = {
        f"{one.series.indicator.id}/{one.series.place}"
        for one in readings
        if bearing(one) not in ("", ENDED, "no clear direction")
    }
    sure = [one.confidence for one in material.picture.findings if one.id in ids]
    assert said(material, "tensions").confidence == min(sure, key=int)


def test_region_leads_where_it_has_a_measure_of_its_own(material: Material) -> None:
    text = plain(said(material, "migration").text)
    assert text.startswith("Detections on the Western Balkan Route")
    assert "Nationals detected" in text


def test_step_against_the_direction_is_said(material: Material) -> None:
    assert "its newest step went the other way" in plain(said(material, "migration").text)


def test_steps_are_told_with_their_year(material: Material) -> None:
    text = plain(said(material, "euro_atlantic").text)
    assert "Kosovo* application made since 2022" in text


def test_measure_that_ended_says_nothing_of_today(material: Material) -> None:
    for place in (*material.region.places, material.region.place):
        cell = material.picture.cells["tensions", place]
        old = tuple(replace(one, is_current=False) for one in cell.readings)
        material = changed(material, ("tensions", place), replace(cell, readings=old))
    found = said(material, "tensions")
    assert "no current figure, so nothing is said of today" in plain(found.text)
    assert found.confidence is None


def test_measure_without_a_side_of_concern_only_rises_or_falls(material: Material) -> None:
    cell = material.picture.cells["tensions", Place("SRB")]
    lead = lead_of(cell)
    assert lead is not None
    assert bearing(lead) == "towards concern"
    card = replace(lead.series.indicator, concern=type(lead.series.indicator.concern)("neither"))
    neither = replace(lead, series=replace(lead.series, indicator=card))
    assert bearing(neither) == "falling"


def test_trend_without_a_series_has_no_headline(material: Material) -> None:
    trend = trend_of(material, "tensions")
    for place in material.picture.places:
        cell = material.picture.cells["tensions", place]
        material = changed(material, ("tensions", place), replace(cell, readings=()))
    assert headline(material, trend) is None
    assert others_moved(material, trend) is None


def test_other_measures_are_counted_in_words(material: Material) -> None:
    found = others_moved(material, trend_of(material, "economy_demography"))
    assert found is not None
    assert "population in" in plain(found.text)
    assert (number_word(2), number_word(40)) == ("two", "many")


@pytest.mark.parametrize("page", ["economy-ALB", "economy-XKX", "trend-migration"])
def test_finding_stands_before_every_picture(document: Document, page: str) -> None:
    blocks = next(one for one in document.pages if one.id == page).blocks
    assert [type(block) for block in blocks[:2]] == [Paragraph, Paragraph]
    second = blocks[1]
    assert isinstance(second, Paragraph)
    assert second.tone is Tone.FINDING
