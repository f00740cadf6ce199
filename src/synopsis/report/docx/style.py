"""The styles of the document, set once; nothing in it is formatted by hand."""

from collections.abc import Callable
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

INK = RGBColor(0x1C, 0x1B, 0x1A)
SOFT = RGBColor(0x5C, 0x58, 0x54)
ACCENT = RGBColor(0x1D, 0x4F, 0x7C)
SERIF = "Cambria"

# name: size in points, colour, space before and after in points
_PARAGRAPHS: dict[str, tuple[float, RGBColor, float, float]] = {
    "Normal": (11, INK, 0, 7),
    "Title": (28, INK, 60, 8),
    "Subtitle": (13, SOFT, 0, 4),
    "Heading 1": (20, INK, 0, 12),
    "Heading 2": (14, INK, 18, 6),
    "Heading 3": (12, INK, 12, 4),
    "Heading 4": (11, INK, 10, 4),
    "Caption": (10.5, INK, 16, 2),
    "Subcaption": (9.5, SOFT, 0, 6),
    "Picture": (11, INK, 0, 0),
    "Lead": (13, INK, 0, 8),
    "Finding": (12, INK, 4, 6),
    "Caveat": (10, INK, 0, 6),
    "Empty": (10, SOFT, 0, 6),
    "Note": (9.5, SOFT, 0, 6),
    "Margin Note": (9, SOFT, 0, 8),
    "Source Line": (8.5, SOFT, 4, 14),
    "Contents Line": (10.5, INK, 0, 3),
    "Origin Entry": (8.5, INK, 0, 5),
    "Table Text": (9, INK, 2, 2),
    "Header": (8.5, SOFT, 0, 0),
    "Footer": (8.5, SOFT, 0, 2),
}
_KEPT_WITH_NEXT = ("Caption", "Subcaption", "Picture")
_TABLE = """
<w:style {ns} w:type="table" w:customStyle="1" w:styleId="EditionTable">
  <w:name w:val="Edition Table"/><w:basedOn w:val="TableNormal"/>
  <w:tblPr>
    <w:tblBorders>
      <w:top w:val="single" w:sz="6" w:color="1C1B1A"/>
      <w:bottom w:val="single" w:sz="6" w:color="1C1B1A"/>
      <w:insideH w:val="single" w:sz="2" w:color="C9C4BC"/>
    </w:tblBorders>
    <w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar>
  </w:tblPr>
  <w:tblStylePr w:type="firstRow">
    <w:rPr><w:b/></w:rPr>
    <w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="6" w:color="1C1B1A"/></w:tcBorders></w:tcPr>
  </w:tblStylePr>
</w:style>
"""


def set_styles(word: WordDocument) -> None:
    """Give the document its styles and its language."""
    for name in _PARAGRAPHS:
        _set_paragraph_style(word, name)
    for name, set_font in _CHARACTERS.items():
        style = _style(word, name, WD_STYLE_TYPE.CHARACTER)
        _set_faces(style)
        set_font(style.font)
    word.styles.element.append(parse_xml(_TABLE.format(ns=nsdecls("w"))))
    for language in word.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")


def _set_paragraph_style(word: WordDocument, name: str) -> None:
    size, colour, before, after = _PARAGRAPHS[name]
    style = _style(word, name, WD_STYLE_TYPE.PARAGRAPH)
    if name == "Title":
        _drop_borders(style)
    _set_faces(style)
    style.font.size, style.font.color.rgb = Pt(size), colour
    style.font.italic = False
    style.font.bold = name.startswith(("Title", "Caption", "Heading"))
    layout = style.paragraph_format
    layout.space_before, layout.space_after = Pt(before), Pt(after)
    layout.keep_with_next = name in _KEPT_WITH_NEXT or name.startswith("Heading")
    layout.page_break_before = False
    if name == "Caveat":
        layout.left_indent = Cm(0.6)


def _style(word: WordDocument, name: str, kind: WD_STYLE_TYPE) -> Any:  # noqa: ANN401
    if name in [style.name for style in word.styles]:
        return word.styles[name]
    return word.styles.add_style(name, kind)


def _set_faces(style: Any) -> None:  # noqa: ANN401  python-docx gives each kind of style a class
    style.font.name = SERIF
    faces = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        faces.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        faces.set(qn(f"w:{script}"), SERIF)


def _drop_borders(style: Any) -> None:  # noqa: ANN401  as above
    for borders in tuple(style.element.iter(qn("w:pBdr"))):
        borders.getparent().remove(borders)


def _quote(font: Any) -> None:  # noqa: ANN401  as above
    font.italic, font.color.rgb = False, INK


def _title(font: Any) -> None:  # noqa: ANN401  as above
    font.italic = True


def _confidence(font: Any) -> None:  # noqa: ANN401  as above
    font.small_caps, font.color.rgb = True, ACCENT


def _mark(font: Any) -> None:  # noqa: ANN401  as above
    font.superscript, font.color.rgb = True, ACCENT


def _label(font: Any) -> None:  # noqa: ANN401  as above
    font.bold, font.size = True, Pt(8.5)


def _step(font: Any) -> None:  # noqa: ANN401  as above
    font.small_caps = True


def _uncovered(font: Any) -> None:  # noqa: ANN401  as above
    font.size, font.color.rgb = Pt(7), SOFT


_CHARACTERS: dict[str, Callable[[Any], None]] = {
    "Quote Char": _quote,
    "Title of work": _title,
    "Confidence Word": _confidence,
    "Citation Mark": _mark,
    "Entry Label": _label,
    "Step Word": _step,
    "Not Covered": _uncovered,
}
