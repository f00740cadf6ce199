"""Boards, tables behind pictures, the map beside its chart, and holes that are told."""

from collections.abc import Iterator
from dataclasses import replace

from synopsis.report.chapters.board import board
from synopsis.report.chapters.gaps import gaps_page
from synopsis.report.chapters.tables import tables_page
from synopsis.report.chapters.trend import leading
from synopsis.report.content import Block, Chart, Document, Grid, Look, Page
from synopsis.report.html.page import beside
from synopsis.report.html.rows import narrow_look
from synopsis.report.material import Material
from synopsis.report.origins import NEWEST
from synopsis.report.paper import lay_out
from synopsis.vocabulary import plain


def page(document: Document, name: str) -> Page:
    return next(one for one in document.pages if one.id == name)


def grids(blocks: tuple[Block, ...]) -> Iterator[Grid]:
    return (block for block in blocks if isinstance(block, Grid))


def test_board_has_a_row_for_every_measure(material: Material) -> None:
    trend = next(one for one in material.picture.trends if one.id == "economy_demography")
    found = board(material, trend.id, material.indicators(trend.measured))
    assert len(found.rows) == len(trend.measured)
    row = next(row for row in found.rows if plain(row[0]).startswith("Unemployment"))
    heads = [plain(cell) for cell in found.head]
    assert row[heads.index("Kosovo*")] == ()
    assert "2023" in plain(row[heads.index("Albania")])


def test_board_tells_a_gap_from_what_is_no_measure_of_the_place(material: Material) -> None:
    trend = next(one for one in material.picture.trends if one.id == "migration")
    found = board(material, trend.id, material.indicators(trend.measured))
    row = next(row for row in found.rows if plain(row[0]).startswith("Detections"))
    assert plain(row[1]) == "for the region only"


def test_table_in_print_has_the_newest_values_and_leads_to_their_entry(
    document: Document, material: Material
) -> None:
    trend = next(one for one in material.picture.trends if one.id == "economy_demography")
    lead = leading(material, trend)
    assert lead is not None
    found = next(grid for grid in grids(tables_page(material).blocks)
                 if grid.id == f"printed-{lead.id}")  # fmt: skip
    assert len(found.rows) == NEWEST
    led = {span.address for row in found.rows for cell in row for span in cell}
    assert {address.id for address in led if address} >= {f"{lead.id}/ALB/newest"}
    entries = {address.id: entry for address, entry in document.origins.items()}
    shown = entries[f"{lead.id}/ALB/newest"].shown
    for row in found.rows:
        assert plain(row[0]) in shown
        assert plain(row[1]) in shown


def test_tables_are_for_paper_and_folded_ones_for_the_folder(document: Document) -> None:
    assert page(document, "tables").in_folder is False
    printed = [block for one in lay_out(document).pages for block in one.blocks]
    assert not [grid for grid in grids(tuple(printed)) if grid.is_folded]
    assert [grid for one in document.pages for grid in grids(one.blocks) if grid.is_folded]


def test_head_of_folded_tables_alone_is_not_printed(document: Document) -> None:
    printed = next(one for one in lay_out(document).pages if one.id == "economy-ALB")
    said = [plain(text) for block in printed.blocks for text in block.sentences]
    assert "Measure by measure" not in said
    assert "What is not known" in said


def test_map_stands_beside_the_chart_that_follows(document: Document) -> None:
    groups = beside(page(document, "trend-tensions").blocks)
    pairs = [group for group in groups if len(group) > 1]
    looks = [[block.look for block in pair if isinstance(block, Chart)] for pair in pairs]
    assert looks == [[Look.MAP, Look.LEAD]]


def test_tables_of_numbers_shrink_and_others_stack(document: Document) -> None:
    chart = next(block for block in page(document, "trend-tensions").blocks
                 if isinstance(block, Chart) and block.look is Look.LEAD)  # fmt: skip
    assert narrow_look(chart.table) == "tight"
    assert narrow_look(next(grids(page(document, "trend-tensions").blocks))) == "stack"


def test_holes_inside_a_series_are_told_between_the_values_around_them(
    document: Document, material: Material
) -> None:
    found = next(grid for grid in grids(page(document, "gaps").blocks)
                 if grid.id == "gaps-inside-table")  # fmt: skip
    row = next(row for row in found.rows if plain(row[0]) == "Political stability")
    assert "1996 and 1998" in plain(row[2])
    whole = tuple(
        replace(one, coverage=replace(one.coverage, missing=())) for one in material.series
    )
    blocks = gaps_page(replace(material, series=whole)).blocks
    assert not [grid for grid in grids(blocks) if grid.id == "gaps-inside-table"]


def test_economy_page_says_what_is_not_deliberated_and_not_rated(document: Document) -> None:
    blocks = page(document, "economy-SRB").blocks
    said = " ".join(plain(text) for block in blocks for text in block.sentences)
    assert "Not yet deliberated" in said
    assert "negotiations opened since 2014" in said
    chapters = next(grid for grid in grids(blocks) if grid.id.startswith("chapters-"))
    assert [plain(row[0]) for row in chapters.rows] == [
        "Judiciary and fundamental rights",
        "Justice, freedom and security",
    ]
    assert {row[1] for row in chapters.rows} == {()}


def test_profile_of_an_economy_has_a_row_for_every_trend(
    document: Document, material: Material
) -> None:
    chart = next(block for block in page(document, "economy-MKD").blocks
                 if isinstance(block, Chart))  # fmt: skip
    assert chart.look is Look.PROFILE
    assert len(chart.table.rows) == len(material.picture.trends)
    assert "Serbia" not in chart.alternative
