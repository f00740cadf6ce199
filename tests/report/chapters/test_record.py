from dataclasses import replace

from synopsis.landscape import ahead
from synopsis.landscape.ahead import OutlookRecord, RecordLine
from synopsis.report.chapters.record import record_page
from synopsis.report.content import Block, Chart, Page, Paragraph, Tone
from synopsis.report.material import Material
from synopsis.vocabulary import plain


def text(blocks: tuple[Block, ...]) -> str:
    return " ".join(plain(sentence) for block in blocks for sentence in block.sentences)


def of_lines(material: Material, *lines: RecordLine) -> Page:
    foresight = replace(material.foresight, record=OutlookRecord(lines))
    return record_page(replace(material, foresight=foresight))


def charts(page: Page) -> dict[str, str]:
    return {block.id: plain(block.title) for block in page.blocks if isinstance(block, Chart)}


def test_record_page_has_calibration_skill_coverage_and_warnings(material: Material) -> None:
    ids = set(charts(record_page(material)))
    assert {"record-skill-detections", "record-coverage-detections", "record-tenths-detections",
            "record-horizon-detections", "record-warned-found",
            "record-warned-came-true"} <= ids  # fmt: skip


def test_without_records_the_page_says_so_twice(material: Material) -> None:
    page = record_page(replace(material, foresight=ahead.Foresight()))
    empty = [one for one in page.blocks if isinstance(one, Paragraph) and one.tone is Tone.EMPTY]
    assert len(empty) == 2
    assert not charts(page)


def test_title_claims_no_skill_that_the_interval_does_not_bear(material: Material) -> None:
    good = charts(of_lines(material, RecordLine("made up", "skill", "naive", 0.2, 0.1, 0.3)))
    bad = charts(of_lines(material, RecordLine("made up", "skill", "naive", 0.2, -0.1, 0.3)))
    assert "the error is lower" in good["record-skill-made-up"]
    assert "not shown to be lower" in bad["record-skill-made-up"]


def test_bands_that_hold_too_few_months_are_named_so(material: Material) -> None:
    near = charts(of_lines(material, RecordLine("a", "held_active", "0.8", 0.79)))
    far = charts(of_lines(material, RecordLine("a", "held_active", "0.8", 0.6)))
    assert "hold about as many" in near["record-coverage-a"]
    assert "do not hold what they say" in far["record-coverage-a"]


def test_figures_that_are_not_there_make_no_picture(material: Material) -> None:
    page = of_lines(material, RecordLine("a", "crps", "mixture", 2.0))
    assert not [name for name in charts(page) if not name.startswith("record-warned")]
    assert "mean error of each method" in text(page.blocks)
