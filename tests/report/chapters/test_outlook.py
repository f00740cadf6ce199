from dataclasses import replace

import pytest

from synopsis.indicators import Concern
from synopsis.landscape import Trend, ahead
from synopsis.landscape.ahead import OutlookRecord, RecordLine
from synopsis.report.chapters.outlook import outlook, title_of
from synopsis.report.chapters.outlook_said import expected, finding
from synopsis.report.chapters.prospects import prospects_of
from synopsis.report.chapters.since import since
from synopsis.report.content import Block, Chart, Document, Grid, Page, Paragraph, Tone
from synopsis.report.material import Material
from synopsis.vocabulary import Confidence, Place, plain
from tests.landscape.ahead.foreseen import prospect

VALUES: list[float | None] = [float(at % 9) for at in range(60)]


def trend(material: Material, name: str) -> Trend:
    return next(one for one in material.picture.trends if one.id == name)


def text(blocks: tuple[Block, ...]) -> str:
    return " ".join(plain(sentence) for block in blocks for sentence in block.sentences)


def with_prospects(material: Material, *many: ahead.Prospect) -> Material:
    return replace(material, foresight=replace(material.foresight, prospects=many))


def page(document: Document, name: str) -> Page:
    return next(one for one in document.pages if one.id == name)


def test_trend_page_tells_what_moved_before_what_may_come(document: Document) -> None:
    said = text(page(document, "trend-migration").blocks)
    heads = ["What is measured", "What people perceive", "What moved, and since when",
             "What may come", "What drives it"]  # fmt: skip
    places = [said.index(head) for head in heads]
    assert places == sorted(places)


def test_trend_without_months_says_that_it_has_no_outlook(material: Material) -> None:
    blocks = outlook(material, trend(material, "extremism"))
    empty = [one for one in blocks if isinstance(one, Paragraph)]
    assert [one.tone for one in empty] == [Tone.EMPTY]
    assert "insufficient data" in plain(empty[0].text)


def test_outlook_is_worded_on_a_named_scale_with_probability_and_resolution(
    material: Material,
) -> None:
    said = text(outlook(material, trend(material, "migration")))
    assert "on the ICD 203 scale" in said
    assert "here " in said
    assert "Settled by the publisher's figure for that month" in said


def test_scale_is_named_once_in_a_sentence(material: Material) -> None:
    own = material.foresight.of_indicator("nationals_detected")
    assert plain(finding(material, own).text).count("ICD 203") == 1


def test_finding_is_low_where_its_months_are_past(material: Material) -> None:
    own = material.foresight.of_indicator("wb_route_detections")
    assert finding(material, own).confidence is Confidence.LOW
    assert "past" in plain(finding(material, own).margin)


def test_finding_of_a_current_series_with_a_good_record_is_moderate(material: Material) -> None:
    one = prospect(VALUES)
    line = RecordLine("made_up", "skill", "naive", 0.2, 0.1, 0.3)
    foresight = replace(material.foresight, prospects=(one,), record=OutlookRecord((line,)))
    now = replace(material, foresight=foresight, as_of=one.fan.steps[0].period.first)
    assert finding(now, (one,)).confidence is Confidence.MODERATE


def test_months_that_are_past_have_a_banner_and_others_have_none(material: Material) -> None:
    one = prospect(VALUES)
    own = trend(material, "migration")
    measured = replace(own, measured=("synthetic_detections",))
    cards = dict(material.cards)
    then = replace(with_prospects(material, one), cards=cards)
    late = text(outlook(then, measured))
    assert "The months drawn as coming are past" in late
    early = replace(then, as_of=one.fan.steps[0].period.first)
    assert "The months drawn as coming are past" not in text(outlook(early, measured))


def test_title_counts_the_economies_each_way() -> None:
    up = prospect([*VALUES[:-12], *[1.0] * 12])
    down = prospect([*VALUES[:-12], *[79.0] * 12], "SRB")
    assert up.statement is not None
    assert up.statement.chance > 0.9
    said = title_of([up, down])
    assert "likely in one economy" in said
    assert "unlikely in one economy" in said


@pytest.mark.parametrize(
    ("concern", "first"), [(Concern.HIGHER, "above"), (Concern.LOWER, "below")]
)
def test_unfavourable_path_shows_on_the_side_of_concern(
    material: Material, concern: Concern, first: str
) -> None:
    one = prospect(VALUES, concern=concern)
    grid = expected(material, [one])
    assert "unfavourable" in plain(grid.head[4])
    assert plain(grid.rows[0][4]).startswith(first)


def test_measure_without_a_side_has_an_upper_and_a_lower_path(material: Material) -> None:
    grid = expected(material, [prospect(VALUES, concern=Concern.NEITHER)])
    assert "upper" in plain(grid.head[4])


def test_nought_that_would_be_no_surprise_is_no_sign(material: Material) -> None:
    own = material.foresight.of_indicator("protests")
    rows = expected(material, own).rows
    assert any("would be no surprise" in plain(row[5]) for row in rows)


def test_place_without_an_outlook_keeps_its_row_with_the_reason(material: Material) -> None:
    row = expected(material, [prospect(VALUES, has_steps=False)]).rows[0]
    assert "insufficient data" in plain(row[4])


def test_charts_have_the_levels_behind_them(material: Material) -> None:
    charts = [one for one in outlook(material, trend(material, "migration"))
              if isinstance(one, Chart)]  # fmt: skip
    assert charts
    for chart in charts:
        assert len(chart.table.head) == 9
        assert len(chart.table.rows) % 12 == 0


def test_change_of_level_is_told_with_its_months(material: Material) -> None:
    said = text(since(material, trend(material, "migration")))
    assert "lower since" in said
    assert "(between " in said
    assert "the median month had" in said


def test_economy_shows_each_of_its_measures_and_the_region_none_of_them(
    material: Material,
) -> None:
    blocks = prospects_of(material, Place("SRB"))
    (chart,) = (one for one in blocks if isinstance(one, Chart))
    assert "Own nationals detected" in chart.specification["svg"]
    bare = prospects_of(with_prospects(material), Place("SRB"))
    assert "insufficient data" in text(bare)
    assert not [one for one in bare if isinstance(one, Chart | Grid)]


def test_expectation_of_the_report_is_held_beside_the_outlook(document: Document) -> None:
    assert "The outlooks above give all three" in text(page(document, "trend-migration").blocks)
    assert "no outlook stands in for them" in text(page(document, "trend-extremism").blocks)
