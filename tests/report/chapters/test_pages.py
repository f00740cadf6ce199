"""What a reader must find on the pages, from the demo's own material."""

from dataclasses import replace

from synopsis.report import trail
from synopsis.report.chapters import write_pages
from synopsis.report.chapters.overview import few, overview_page
from synopsis.report.chapters.trend import trend_page
from synopsis.report.content import Block, Chart, Document, Grid, Items, Page, Paragraph, Tone
from synopsis.report.material import Material
from synopsis.vocabulary import plain


def page(document: Document, name: str) -> Page:
    return next(one for one in document.pages if one.id == name)


def text(blocks: tuple[Block, ...]) -> str:
    return " ".join(plain(sentence) for block in blocks for sentence in block.sentences)


def test_trend_without_a_series_says_so_and_shows_what_people_perceive(
    material: Material,
) -> None:
    trend = next(one for one in material.picture.trends if one.id == "organised_crime")
    bare = replace(trend, measured=(), no_measured_series="No open series is comparable.")
    cells = {
        key: replace(cell, readings=(), level=None, direction=None, spark=(), lead="")
        if key[0] == trend.id
        else cell
        for key, cell in material.picture.cells.items()
    }
    picture = replace(material.picture, trends=(bare,), cells=cells)
    found = trend_page(replace(material, picture=picture, model=None), bare)
    assert not [block for block in found.blocks if isinstance(block, Chart)]
    empty = [
        block for block in found.blocks if isinstance(block, Paragraph) and block.tone is Tone.EMPTY
    ]
    assert plain(empty[0].text).startswith("Not covered.")
    assert "What people perceive" in text(found.blocks)


def test_trend_page_keeps_its_order(document: Document) -> None:
    said = text(page(document, "trend-migration").blocks)
    heads = ["moved", "What is measured", "What people perceive", "The series behind it",
             "What the region's report says of it", "What drives it",
             "What the region's report expects", "What it may bring", "What is said to help",
             "What is not known"]  # fmt: skip
    places = [said.index(head) for head in heads]
    assert places == sorted(places)


def test_forecast_without_a_date_is_said_to_have_none(document: Document) -> None:
    said = text(page(document, "trend-migration").blocks)
    assert "no horizon, no probability and no test was given" in said


def test_uncovered_measure_is_said_on_the_economy_page(document: Document) -> None:
    found = page(document, "economy-XKX")
    grids = [block for block in found.blocks if isinstance(block, Grid)]
    rows = [row for grid in grids for row in grid.rows]
    row = next(row for row in rows if plain(row[0]) == "Unemployment, percent")
    assert row[1] == ()
    assert plain(row[-1]).startswith("Not covered")


def test_regional_share_does_not_stand_on_an_economy_page(document: Document) -> None:
    assert "organised crime as their top" not in text(page(document, "economy-SRB").blocks)


def test_contradiction_shows_both_figures(document: Document) -> None:
    said = text(page(document, "index").blocks)
    assert "about 60 %" in said
    assert "more than 60 %" in said


def test_first_edition_has_nothing_to_compare_with(material: Material) -> None:
    assert "This is the first edition" in text(overview_page(material).blocks)


def test_changed_finding_is_told(material: Material) -> None:
    before = {one.id: trail.told(one) for one in material.picture.findings}
    same = overview_page(replace(material, previous_name="a", previous=before))
    assert "No finding differs" in text(same.blocks)
    before["unemployment/ALB"] = "another sentence"
    told = overview_page(replace(material, previous_name="a", previous=before))
    assert "No finding differs" not in text(told.blocks)


def test_overview_shows_few_findings_and_no_trend_too_often(material: Material) -> None:
    chosen = few(material.picture.findings)
    assert len(chosen) == 6
    trends = [one.trend for one in chosen]
    assert max(trends.count(trend) for trend in trends) <= 2


def test_every_finding_carries_confidence_and_citation(material: Material) -> None:
    for one in write_pages(material):
        for block in one.blocks:
            for item in block.items if isinstance(block, Items) else ():
                if item.tone is Tone.FINDING:
                    assert item.confidence is not None
                    assert item.cites


def test_gaps_page_names_every_trend(document: Document, material: Material) -> None:
    said = text(page(document, "gaps").blocks)
    assert all(trend.name in said for trend in material.picture.trends)


def test_sources_page_says_that_connectors_never_met_their_publishers(document: Document) -> None:
    grid = next(block for block in page(document, "sources").blocks if isinstance(block, Grid))
    assert {plain(row[-1]) for row in grid.rows} == {"never"}
