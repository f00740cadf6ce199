"""Blocks of a page as paragraphs, tables and pictures of the document."""

from collections.abc import Iterator
from io import BytesIO

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm

from synopsis.report.charts import Draw
from synopsis.report.content import (
    Block,
    Chart,
    Grid,
    Heading,
    Items,
    Look,
    Paragraph,
    Signature,
    Tone,
)
from synopsis.report.docx.element import bookmarked, element, paragraph, run
from synopsis.report.docx.text import entry_label, marks, runs
from synopsis.report.paper import (
    Paper,
    column_weights,
    described_by,
    likelihood_in_words,
    picture_of,
)
from synopsis.vocabulary import Sentence

PICTURE_WIDTH, MAP_WIDTH = Cm(16.5), Cm(9.5)
PICTURE_SCALE = 2
# The width of the text in twentieths of a point, as Word counts it.
TEXT_WIDTH = 9355
_STYLES = {
    Tone.PLAIN: "Normal",
    Tone.LEAD: "Lead",
    Tone.FINDING: "Finding",
    Tone.CAVEAT: "Caveat",
    Tone.EMPTY: "Empty",
    Tone.NOTE: "Note",
}


def add_block(word: WordDocument, block: Block, paper: Paper, draw: Draw) -> None:
    """Append one block to the document."""
    if isinstance(block, Chart | Signature):
        _add_picture(word, block, paper, draw)
        return
    for made in _elements(block, paper):
        append(word, made)


def append(word: WordDocument, made: BaseOxmlElement) -> None:
    """Append an element to the body, before the properties of its last section."""
    word.element.body.insert_element_before(made, "w:sectPr")


def _elements(block: Heading | Paragraph | Items | Grid, paper: Paper) -> Iterator[BaseOxmlElement]:
    match block:
        case Heading():
            yield from _heading(block, paper)
        case Paragraph():
            yield from _paragraph(block, paper, _STYLES[block.tone])
        case Items():
            for item in block.items:
                yield from _paragraph(item, paper, "ListBullet")
        case Grid():
            yield paragraph("Caption", *runs(block.title, paper))
            yield _table(block, paper)
            yield _source_line((block.note, block.source), paper)


def _heading(block: Heading, paper: Paper) -> Iterator[BaseOxmlElement]:
    level = min(4, max(2, block.level))
    address = described_by(block)
    marked = runs(block.text, paper)
    yield paragraph(f"Heading{level}", *(marked if address else bookmarked(block.id, *marked)))
    if address:
        yield paragraph("OriginEntry", *entry_label(address))


def _paragraph(block: Paragraph, paper: Paper, style: str) -> Iterator[BaseOxmlElement]:
    words = [*runs(block.text, paper), *marks(block.cites, paper)]
    likelihood = likelihood_in_words(block, paper.document)
    if block.confidence:
        words.append(run(f"  {block.confidence.word} confidence", "ConfidenceWord"))
    if likelihood:
        words += [run("  "), *runs(likelihood, paper)]
    yield paragraph(style, *words)
    if block.margin:
        yield paragraph("MarginNote", *runs(block.margin, paper))


def _source_line(parts: tuple[Sentence, ...], paper: Paper) -> BaseOxmlElement:
    words: list[BaseOxmlElement] = []
    for part in parts:
        words += [run(" ")] if words and part else []
        words += runs(part, paper)
    return paragraph("SourceLine", *words)


def _table(block: Grid, paper: Paper) -> BaseOxmlElement:
    weights = column_weights(block)
    widths = [round(TEXT_WIDTH * weight / sum(weights)) for weight in weights]
    look = element("tblLook", val="0020", firstRow="1", lastRow="0", firstColumn="0", noVBand="1")
    properties = element(
        "tblPr",
        element("tblStyle", val="EditionTable"),
        element("tblW", w=TEXT_WIDTH, type="dxa"),
        element("tblLayout", type="fixed"),
        look,
    )
    columns = element("tblGrid", *(element("gridCol", w=width) for width in widths))
    rows = [_row(block.head, block, paper, is_head=True)]
    rows += [_row(row, block, paper, is_head=False) for row in block.rows]
    for row in rows:
        for cell, width in zip(row.iterchildren(qn("w:tc")), widths, strict=True):
            cell.find(qn("w:tcPr")).insert(0, element("tcW", w=width, type="dxa"))
    return element("tbl", properties, columns, *rows)


def _row(
    cells: tuple[Sentence, ...], block: Grid, paper: Paper, *, is_head: bool
) -> BaseOxmlElement:
    properties = element("trPr", element("cantSplit"))
    if is_head:
        properties.append(element("tblHeader"))
    return element(
        "tr",
        properties,
        *(
            _cell(cell, paper, is_number=is_number, is_head=is_head)
            for cell, is_number in zip(cells, block.is_number, strict=True)
        ),
    )


def _cell(cell: Sentence, paper: Paper, *, is_number: bool, is_head: bool) -> BaseOxmlElement:
    """A cell; an empty one below the head is hatched and says that it is not covered."""
    words = paragraph("TableText", *runs(cell, paper))
    properties = element("tcPr")
    if not cell and not is_head:
        words = paragraph("TableText", run("not covered", "NotCovered"))
        properties.append(element("shd", val="thinDiagStripe", color="DDD8D0", fill="FFFFFF"))
    if is_number:
        words.pPr.append(element("jc", val="right"))
    return element("tc", properties, words)


def _add_picture(word: WordDocument, block: Chart | Signature, paper: Paper, draw: Draw) -> None:
    append(word, paragraph("Caption", *runs(block.title, paper)))
    if block.subtitle:
        append(word, paragraph("Subcaption", *runs(block.subtitle, paper)))
    points = draw({"svg": picture_of(block, draw), "scale": PICTURE_SCALE}, "png")
    is_map = isinstance(block, Chart) and block.look is Look.MAP
    shape = word.add_picture(BytesIO(points), width=MAP_WIDTH if is_map else PICTURE_WIDTH)
    word.paragraphs[-1].style = "Picture"
    properties = shape._inline.docPr  # noqa: SLF001  python-docx has no door to the alternative
    properties.set("descr", block.alternative)
    properties.set("name", block.id)
    append(word, _source_line((block.source,), paper))
