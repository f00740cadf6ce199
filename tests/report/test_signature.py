import re
from dataclasses import replace

import pytest
from lxml import etree

from synopsis.indicators import Reach
from synopsis.landscape import Cell
from synopsis.report.content import Signature
from synopsis.report.glyph import cell_marks, has_ended, is_covered
from synopsis.report.palette import DARK, LIGHT
from synopsis.report.signature import (
    cell_of,
    cell_words,
    key_entries,
    signature_grid,
    signature_svg,
)
from synopsis.report.voiced import perceived_share
from synopsis.vocabulary import Place, plain
from tests.report.sample import sample_signature
from tests.report.sample_picture import REGION, TRENDS


def texts(svg: str) -> list[str]:
    tree = etree.fromstring(svg.encode())
    return [text for node in tree.iter("{*}text") for text in node.itertext()]


@pytest.fixture(scope="module")
def signature() -> Signature:
    return sample_signature()


def cell(signature: Signature, order: int, code: str) -> Cell:
    return cell_of(signature, TRENDS[order - 1], Place(code))


def test_signature_svg_holds_no_digit_in_its_text(signature: Signature) -> None:
    assert not [text for text in texts(signature_svg(signature)) if re.search(r"\d", text)]


def test_signature_svg_names_every_trend_and_place(signature: Signature) -> None:
    shown = " ".join(texts(signature_svg(signature)))
    names = [trend.name for trend in TRENDS] + [REGION.name(place) for place in REGION.places]
    assert [name for name in (*names, "Western Balkans") if name not in shown] == []


def test_signature_svg_keeps_to_one_palette(signature: Signature) -> None:
    svg = signature_svg(signature, DARK)
    assert not [colour for colour in LIGHT.names.values() if colour in svg]
    assert "var(" not in svg


def test_signature_svg_links_every_cell_where_asked(signature: Signature) -> None:
    linked = signature_svg(signature, links=lambda one: f"{one.trend}.html?a&b")
    assert linked.count("<a href=") == 63
    assert 'href="tensions.html?a&amp;b"' in linked
    assert "<a " not in signature_svg(signature)


def test_signature_svg_is_the_same_each_time(signature: Signature) -> None:
    assert signature_svg(signature) == signature_svg(sample_signature())


def test_signature_svg_scales_to_its_width(signature: Signature) -> None:
    root = etree.fromstring(signature_svg(signature, width=400).encode())
    box = [float(part) for part in str(root.get("viewBox")).split()]
    assert root.get("width") == "400"
    assert float(str(root.get("height"))) == pytest.approx(400 * box[3] / box[2], abs=1)


def test_signature_svg_escapes_names(signature: Signature) -> None:
    trend = replace(TRENDS[0], name="<b>bold & co</b>")
    picture = replace(signature.picture, trends=(trend,))
    assert "<b>" not in signature_svg(replace(signature, picture=picture))


def test_cell_marks_hatch_what_is_not_covered(signature: Signature) -> None:
    as_of = signature.picture.as_of
    bare, covered = cell(signature, 1, "SRB"), cell(signature, 1, "ALB")
    assert (is_covered(bare), is_covered(covered)) == (False, True)
    assert LIGHT.hatch in cell_marks(bare, as_of, LIGHT)
    assert LIGHT.hatch not in cell_marks(covered, as_of, LIGHT)


def test_cell_marks_keep_the_perceived_dot_without_a_measure(signature: Signature) -> None:
    one = cell(signature, 2, "ALB")
    marks = cell_marks(one, signature.picture.as_of, LIGHT)
    assert perceived_share(one) is not None
    assert f'fill="{LIGHT.paper}" stroke="{LIGHT.ink}"' in marks
    assert LIGHT.hatch in marks


def test_cell_marks_folded_is_not_drawn_as_covered(signature: Signature) -> None:
    assert cell(signature, 5, "XKX").reach is Reach.FOLDED
    assert not is_covered(cell(signature, 5, "XKX"))


def test_cell_marks_fade_and_stop_a_series_that_ended(signature: Signature) -> None:
    as_of = signature.picture.as_of
    ended, running = cell(signature, 3, "SRB"), cell(signature, 3, "ALB")
    assert (has_ended(ended, as_of), has_ended(running, as_of)) == (True, False)
    assert 'opacity="0.55"' in cell_marks(ended, as_of, LIGHT)
    assert 'opacity="0.55"' not in cell_marks(running, as_of, LIGHT)


def test_cell_marks_spark_is_lifted_over_a_missing_year(signature: Signature) -> None:
    as_of = signature.picture.as_of
    whole, broken = cell(signature, 1, "ALB"), cell(signature, 1, "MNE")
    assert None in broken.spark
    lines = [
        next(path for path in re.findall(r'd="(M[^"]+)" fill="none"', marks) if "L" in path[1:])
        for marks in (
            cell_marks(replace(one, direction=None), as_of, LIGHT) for one in (whole, broken)
        )
    ]
    assert [line.count("M") for line in lines] == [1, 2]


def test_cell_marks_arrow_opens_with_its_interval(signature: Signature) -> None:
    one = cell(signature, 1, "ALB")
    assert one.direction is not None
    wide = replace(one.direction, angle_low=-80.0, angle_high=85.0)
    as_of = signature.picture.as_of
    assert cell_marks(one, as_of, LIGHT) != cell_marks(replace(one, direction=wide), as_of, LIGHT)


def test_cell_words_say_what_is_drawn(signature: Signature) -> None:
    said = cell_words(signature, TRENDS[0], cell(signature, 1, "ALB"))
    assert said.startswith("Geopolitics and foreign authoritarian influence, Albania; level ")
    assert "perceived: about 27 %" in said
    assert "not covered" in cell_words(signature, TRENDS[0], cell(signature, 1, "SRB"))


def test_cell_of_absent_pair_is_not_covered(signature: Signature) -> None:
    bare = replace(signature, picture=replace(signature.picture, cells={}))
    assert cell_of(bare, TRENDS[0], Place("ALB")).reach is Reach.NOT_COVERED


def test_key_explains_every_sign() -> None:
    words = [entry[1].split()[0].strip(":,") for entry in key_entries(LIGHT)]
    assert words == ["Level", "Perceived", "Direction", "Interval", "The", "No", "No", "Not"]


def test_signature_grid_has_a_row_for_every_cell(signature: Signature) -> None:
    grid = signature_grid(signature)
    assert len(grid.rows) == 63
    assert {len(row) for row in grid.rows} == {len(grid.head)} == {len(grid.is_number)}


def test_signature_grid_leaves_uncovered_cells_empty(signature: Signature) -> None:
    row = next(
        row
        for row in signature_grid(signature).rows
        if plain(row[0]).startswith("Geopolitics") and plain(row[1]) == "Serbia"
    )
    assert row[2] == row[3] == row[4] == ()
    assert plain(row[6]) == "Not covered: no open series is known"


def test_signature_grid_reason_with_a_numeral_points_to_the_gaps(signature: Signature) -> None:
    old = cell(signature, 1, "SRB")
    key = (TRENDS[0].id, Place("SRB"))
    cells = {**signature.picture.cells, key: replace(old, why_not="no row since 2009")}
    grid = signature_grid(replace(signature, picture=replace(signature.picture, cells=cells)))
    assert "Not covered: see the list of gaps" in {plain(row[6]) for row in grid.rows}
