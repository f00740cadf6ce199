"""Type in pictures: ticks in their own face, nothing in semibold, nothing fetched."""

import pytest
from lxml import etree

from synopsis.report.picture_type import TEXT_FACE, TICK_FACE, set_type

SVG = '<svg xmlns="http://www.w3.org/2000/svg">{}</svg>'


def _text(inside: str) -> etree._Element:
    return next(etree.fromstring(set_type(SVG.format(inside)).encode()).iter("{*}text"))


@pytest.mark.parametrize(
    ("inside", "face"),
    [
        ("<text>word</text>", TEXT_FACE),
        ('<text font-family="Arial" style="font: x">word</text>', TEXT_FACE),
        ('<g data-exempt="axis tick"><text>2022</text></g>', TICK_FACE),
        ('<g class="mark-text role-axis-label"><text>2022</text></g>', TICK_FACE),
        ('<g class="mark-text role-axis-title"><text>percent</text></g>', TEXT_FACE),
    ],
)
def test_set_type_gives_ticks_alone_the_face_of_ticks(inside: str, face: str) -> None:
    text = _text(inside)
    assert text.get("font-family") == face
    assert text.get("style") is None


def test_set_type_keeps_semibold_for_labels_of_entries() -> None:
    assert _text('<text font-weight="600">Albania</text>').get("font-weight") == "bold"


def test_set_type_reads_no_entity_from_outside() -> None:
    hostile = '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + SVG.format(
        "<text>&x;</text>"
    )
    assert ">&x;</text>" in set_type(hostile)
