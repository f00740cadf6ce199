"""What the pages show of a survey: perceived beside measured, never in its place."""

import re
from pathlib import Path

import pytest

from synopsis.catalog import open_workspace
from synopsis.evidence import freshness, gather
from synopsis.evidence.errors import UnknownSourceError
from synopsis.indicators import measure
from synopsis.landscape import Cell, assess
from synopsis.report.assemble import collect
from synopsis.report.chapters.citizens import citizens
from synopsis.report.chapters.headline import headline
from synopsis.report.chapters.overview import overview_page
from synopsis.report.chapters.perceived import dots_chart, perceived
from synopsis.report.chapters.trend import trend_page
from synopsis.report.charts import drawn
from synopsis.report.content import Chart, Grid, Page, Paragraph
from synopsis.report.html.takeaway import takeaways
from synopsis.report.material import Material
from synopsis.report.tabulate import tabulate
from synopsis.report.voiced import perceived_share
from synopsis.survey.release import release_cards
from synopsis.vocabulary import Confidence, Place, plain
from tests.conftest import NOON, make_demo
from tests.report.surveyed import CONCEPT, SERIES, SOURCE, surveyed
from tests.survey.codebooks import codebook

GROWN = f"{SOURCE}_corruption_has_increased"


@pytest.fixture(scope="module")
def surveyed_material(tmp_path_factory: pytest.TempPathFactory) -> Material:
    workspace = surveyed(tmp_path_factory.mktemp("surveyed") / "demo")
    return collect(workspace.view(), "draft", None)


def cell(material: Material, trend: str, place: str) -> Cell:
    return material.picture.cells[trend, Place(place)]


def test_survey_judges_no_level_and_leads_nothing(
    material: Material, surveyed_material: Material
) -> None:
    for key, own in surveyed_material.picture.cells.items():
        before = material.picture.cells[key]
        assert (own.level, own.direction, own.lead, own.spark, own.leaning) == (
            before.level, before.direction, before.lead, before.spark, before.leaning
        )  # fmt: skip


def test_survey_is_heard_where_it_has_a_share(surveyed_material: Material) -> None:
    heard = [
        voice.series.indicator.id for voice in cell(surveyed_material, "tensions", "ALB").voices
    ]
    assert heard == [f"{SOURCE}_insecurity_factors_arms", f"{SOURCE}_insecurity_factors_news"]
    assert cell(surveyed_material, "tensions", "MNE").voices == ()


def test_dot_of_an_economy_is_the_share_of_the_concept_that_the_trend_names(
    tmp_path: Path,
) -> None:
    workspace = surveyed(tmp_path / "demo", synthetic=False)
    view = workspace.view()
    cells = assess(view, measure(view)).cells
    share = perceived_share(cells["rule_of_law", Place("ALB")])
    assert share is not None
    assert (share.share, share.level, share.span.text) == (31.0, 31.0, "31 %")
    assert perceived_share(cells["tensions", Place("ALB")]) is None


def test_synthetic_share_is_never_a_dot_and_closes_no_gap(surveyed_material: Material) -> None:
    own = cell(surveyed_material, "rule_of_law", "ALB")
    assert own.voices[0].series.indicator.series == CONCEPT
    assert perceived_share(own) is None
    gaps = [(gap.trend, gap.place.code, gap.indicator) for gap in surveyed_material.picture.gaps]
    assert ("rule_of_law", "ALB", "perceived") in gaps


def test_edition_says_at_its_head_that_it_holds_synthetic_shares(
    material: Material, surveyed_material: Material
) -> None:
    heads = [
        " ".join(plain(one.text) for one in overview_page(it).blocks if isinstance(one, Paragraph))
        for it in (material, surveyed_material)
    ]
    assert ["SYNTHETIC" in head for head in heads] == [False, True]


def test_dot_of_the_region_stays_the_published_share(
    material: Material, surveyed_material: Material
) -> None:
    assert perceived_share(cell(surveyed_material, "rule_of_law", "WB6")) == perceived_share(
        cell(material, "rule_of_law", "WB6")
    )


def test_headline_does_not_speak_of_a_survey(surveyed_material: Material) -> None:
    trend = next(one for one in surveyed_material.picture.trends if one.id == "tensions")
    found = headline(surveyed_material, trend)
    assert found is not None
    assert "SYNTHETIC" not in plain(found.text)


def test_perceived_part_has_a_picture_of_each_share(
    surveyed_material: Material,
) -> None:
    trend = next(one for one in surveyed_material.picture.trends if one.id == "tensions")
    blocks = perceived(surveyed_material, trend)
    charts = [block.id for block in blocks if isinstance(block, Chart)]
    assert charts == [f"chart-{SOURCE}_insecurity_factors_{it}" for it in ("arms", "news")]
    (chart,) = (block for block in blocks if isinstance(block, Chart) and "arms" in block.id)
    assert plain(chart.subtitle).startswith(
        "Western Balkans: 48 % (interval 44.8 to 51.5) of respondents in 2023. Share of citizens"
    )


def test_share_of_the_region_is_a_finding_with_its_interval(surveyed_material: Material) -> None:
    found = {one.id: one for one in surveyed_material.picture.findings}
    finding = found[f"voiced/{SOURCE}_insecurity_factors_arms"]
    assert plain(finding.sentence) == (
        "SYNTHETIC: What worsens your feeling of security: Firearms: 48 % (interval 44.8 to 51.5) "
        "of respondents in 2023."
    )
    assert (finding.confidence, finding.weight) == (Confidence.LOW, 0.0)
    assert "voiced/migration_plan_backing" not in found


def test_survey_is_no_row_of_what_is_measured(surveyed_material: Material) -> None:
    trend = next(one for one in surveyed_material.picture.trends if one.id == "tensions")
    page = trend_page(surveyed_material, trend)
    board = next(block for block in page.blocks if isinstance(block, Grid))
    assert "SYNTHETIC" not in " ".join(plain(row[0]) for row in board.rows)


def test_picture_of_a_share_draws_intervals_waves_and_gaps(surveyed_material: Material) -> None:
    (indicator,) = surveyed_material.indicators([GROWN])
    svg = dots_chart(surveyed_material, indicator).specification["svg"]
    assert svg.count("not covered") == 1
    assert svg.count("data-origin=") == 12
    assert 'data-words="Albania, 2023: 31 %, interval 27.8 to 34.5"' in svg
    outside = re.sub(r'<g data-exempt="axis tick".*?</g>', "", svg)
    assert not re.search(r"\d", " ".join(re.findall(r">([^<]+)<", outside)))


def test_economy_page_sets_its_shares_beside_the_regions(surveyed_material: Material) -> None:
    grid = next(
        block for block in citizens(surveyed_material, Place("ALB")) if isinstance(block, Grid)
    )
    rows = {plain(row[0]): [plain(cell) for cell in row[1:]] for row in grid.rows}
    assert rows["SYNTHETIC: Has corruption changed: Grown"] == [
        "31 % (27.8 to 34.5)",
        "43 % (39.8 to 46.5)",
        "2023",
    ]


def test_synthetic_rows_say_so_in_the_data_and_in_what_is_taken_along(
    surveyed_material: Material,
) -> None:
    tables = {table.name: table for table in tabulate(surveyed_material).tables}
    for name in ("series", "coverage"):
        marked = {row[0] for row in tables[name].rows if row[-1]}
        assert marked == {f"{SOURCE}_{one}" for one in SERIES}
    chart = dots_chart(surveyed_material, *surveyed_material.indicators([GROWN]))
    page = Page("p", (), (chart,))
    files = takeaways(page, drawn, surveyed_material.region)
    assert len(files) == 2
    assert all(b"SYNTHETIC" in data for data in files.values())


def test_released_cards_that_are_marked_are_not_told_to_the_public(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    workspace = make_demo(folder)
    before = {one.indicator.id for one in measure(workspace.view())}
    settings = folder / "synopsis.toml"
    person = '\n[principals.chief]\nclearance = "AMBER"\nbody = "A"\n'
    settings.write_text(settings.read_text("utf-8") + person, "utf-8")
    marked = {"level": "AMBER", "owner": "A"}
    workspace.save_cards(release_cards([codebook(marking=marked, released=marked)], ["ALB"]))
    opened = open_workspace(folder, lambda: NOON)
    assert {one.indicator.id for one in measure(opened.view())} == before
    assert SOURCE not in {one.card.id for one in freshness(opened.view())}
    with pytest.raises(UnknownSourceError) as told:
        gather(opened.view(), (SOURCE,))
    assert "synthetic" not in told.value.sentence.removeprefix(f"there is no source '{SOURCE}'")
    seen = {one.indicator.id for one in measure(opened.view("chief"))} - before
    assert seen == {f"{SOURCE}_{one}" for one in ("corruption_grown", *SERIES[1:])}


def test_economy_without_shares_says_so(surveyed_material: Material) -> None:
    said = " ".join(
        plain(sentence)
        for block in citizens(surveyed_material, Place("MNE"))
        for sentence in block.sentences
    )
    assert "Not covered: the sources give no survey share for this economy alone" in said
