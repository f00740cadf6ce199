import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from synopsis.indicators import Reach
from synopsis.landscape import Cell
from synopsis.report.charts import drawn
from synopsis.report.errors import ReportError
from synopsis.report.map_picture import level_words, map_svg
from synopsis.report.map_shapes import Shapes, load_shapes
from synopsis.report.material import Material
from synopsis.report.palette import LIGHT
from synopsis.vocabulary import Place


@pytest.fixture(scope="module")
def shapes(material: Material) -> Shapes:
    found = load_shapes(material.profile)
    assert found is not None
    return found


def cells_of(material: Material, trend: str) -> dict[Place, Cell]:
    return {place: material.picture.cells[trend, place] for place in material.region.places}


def drawing(shapes: Shapes, cells: dict[Place, Cell]) -> str:
    words = {place: f"{place}, told" for place in cells}
    return map_svg(shapes, cells, words, LIGHT)


def test_map_has_every_economy_and_its_name(material: Material, shapes: Shapes) -> None:
    svg = drawing(shapes, cells_of(material, "tensions"))
    assert sorted(shapes.economies) == sorted(material.region.places)
    said = " ".join("".join(node.itertext()) for node in etree.fromstring(svg).iter("{*}text"))
    for place in material.region.places:
        assert material.region.name(place).replace(" ", "") in said.replace(" ", "")
        assert f'data-words="{place}, told"' in svg


def test_map_names_are_those_of_the_region(material: Material, shapes: Shapes) -> None:
    named = {sign.place: " ".join(sign.name) for sign in shapes.signs}
    assert named == {place: material.region.name(place) for place in material.region.places}


def test_map_holds_no_digits(material: Material, shapes: Shapes) -> None:
    svg = drawing(shapes, cells_of(material, "tensions"))
    texts = ["".join(node.itertext()) for node in etree.fromstring(svg).iter("{*}text")]
    assert not [text for text in texts if re.search(r"\d", text)]


def test_one_line_is_dashed_and_the_others_are_not(shapes: Shapes) -> None:
    assert [line.is_dashed for line in shapes.lines].count(True) == 1
    assert "Kosovo* and Serbia" in shapes.words


def test_not_covered_is_hatched_and_folded_is_dotted(material: Material, shapes: Shapes) -> None:
    cells = cells_of(material, "tensions")
    gap = replace(cells[Place("XKX")], reach=Reach.NOT_COVERED)
    folded = replace(cells[Place("XKX")], reach=Reach.FOLDED)
    for cell, look in ((gap, "hatch"), (folded, "dots")):
        svg = drawing(shapes, {**cells, Place("XKX"): cell})
        kosovo = re.search(r'<path [^>]*data-words="XKX, told"', svg)  # Kosovo*
        assert kosovo is not None
        assert f'fill="url(#map-tensions-{look})"' in kosovo.group()
    plain = drawing(shapes, cells)
    assert "counted inside another" not in plain
    assert "counted inside another" in drawing(shapes, {**cells, Place("XKX"): folded})


def test_colours_of_the_map_are_the_palette(material: Material, shapes: Shapes) -> None:
    svg = drawing(shapes, cells_of(material, "tensions"))
    found = set(re.findall(r'(?:fill|stroke)="(#[0-9a-f]{3,8})"', svg))
    assert found <= set(LIGHT.names.values())


def test_map_is_drawn_as_a_picture(material: Material, shapes: Shapes) -> None:
    svg = drawing(shapes, cells_of(material, "tensions"))
    assert drawn({"svg": svg}, "svg").decode() == svg
    assert drawn({"svg": svg, "scale": 1}, "png").startswith(b"\x89PNG")
    assert len(svg) < 24_000


def test_levels_have_words_for_each_step() -> None:
    assert level_words(0) == "lowest concern"
    assert level_words(50) == "middling concern"
    assert level_words(100) == "highest concern"


def test_region_without_a_map_has_none(material: Material) -> None:
    found = {name: path for name, path in material.profile.found.items() if "maps/" not in name}
    assert load_shapes(replace(material.profile, found=found)) is None


@pytest.mark.parametrize("outlines", [b"{", b"{}", b"[]", b'{"objects": {"economies": 1}}'])
def test_broken_outlines_are_told(material: Material, tmp_path: Path, outlines: bytes) -> None:
    broken = tmp_path / "outlines.json"
    broken.write_bytes(outlines)
    found = {**material.profile.found, "outlines.json": broken}
    with pytest.raises(ReportError, match="the outlines of the map cannot be read"):
        load_shapes(replace(material.profile, found=found))


def test_outline_of_an_unknown_kind_is_told(material: Material, tmp_path: Path) -> None:
    path = material.profile.path("outlines.json")
    read = json.loads(path.read_bytes())
    read["arcs"] = []
    broken = tmp_path / "outlines.json"
    broken.write_text(json.dumps(read))
    found = {**material.profile.found, "outlines.json": broken}
    with pytest.raises(ReportError, match="the outlines of the map cannot be read"):
        load_shapes(replace(material.profile, found=found))
