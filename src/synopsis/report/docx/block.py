"""Blocks of a page as paragraphs, tables and pictures of the document."""

from collections.abc import Iterator
from io import BytesIO

from docx.document import Document as WordDocument
from docx.oxml.shape import CT_Inline
from docx.shared import Cm
from lxml import etree

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
from synopsis.report.docx.element import Markup, bookmarked, element, paragraph, run
from synopsis.report.docx.text import entry_label, marks, runs
from synopsis.report.paper import (
    Paper,
    column_weights,
    described_by,
    likelihood_in_words,
    picture_of,
)
from synopsis.report.picture_type import set_type
from synopsis.vocabulary import Sentence

PICTURE_WIDTH, MAP_WIDTH = Cm(16.5), Cm(9.5)
PICTURE_SCALE = 2
# The width of the text in twentieths of a point, as Word counts it.
TEXT_WIDTH = 9355
# The size of a cell, and what its paragraph sets beside its style.
_Look = tuple[Markup, Markup]
_RIGHT = element("jc", val="right")
_HATCH = element("shd", val="thinDiagStripe", color="DDD8D0", fill="FFFFFF")
_NOT_COVERED = run("not covered", "NotCovered")
_STYLES = {
    Tone.PLAIN: "Normal",
    Tone.LEAD: "Lead",
    Tone.FINDING: "Finding",
    Tone.CAVEAT: "Caveat",
    Tone.EMPTY: "Empty",
    Tone.NOTE: "Note",
}


def written_block(word: WordDocument, block: Block, paper: Paper, draw: Draw) -> Iterator[Markup]:
    """The markup of one block; a picture goes into the package of the document."""
    match block:
        case Chart() | Signature():
            yield from _picture(word, block, paper, draw)
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


def _heading(block: Heading, paper: Paper) -> Iterator[Markup]:
    level = min(4, max(2, block.level))
    address = described_by(block)
    marked = runs(block.text, paper)
    yield paragraph(f"Heading{level}", *(marked if address else bookmarked(block.id, *marked)))
    if address:
        yield paragraph("OriginEntry", *entry_label(address))


def _paragraph(block: Paragraph, paper: Paper, style: str) -> Iterator[Markup]:
    words = [*runs(block.text, paper), *marks(block.cites, paper)]
    likelihood = likelihood_in_words(block, paper.document)
    if block.confidence:
        words.append(run(f"  {block.confidence.word} confidence", "ConfidenceWord"))
    if likelihood:
        words += [run("  "), *runs(likelihood, paper)]
    yield paragraph(style, *words)
    if block.margin:
        yield paragraph("MarginNote", *runs(block.margin, paper))


def _source_line(parts: tuple[Sentence, ...], paper: Paper) -> Markup:
    words: list[Markup] = []
    for part in parts:
        words += [run(" ")] if words and part else []
        words += runs(part, paper)
    return paragraph("SourceLine", *words)


def _table(block: Grid, paper: Paper) -> Markup:
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
    layouts = [_RIGHT if is_number else "" for is_number in block.is_number]
    sizes = [element("tcW", w=width, type="dxa") for width in widths]
    looks = tuple(zip(sizes, layouts, strict=True))
    head = element("trPr", element("cantSplit"), element("tblHeader"))
    pairs = zip(block.head, looks, strict=True)
    first = element("tr", head, *(_cell(runs(cell, paper), look) for cell, look in pairs))
    rows = (_row(row, looks, paper) for row in block.rows)
    return element("tbl", properties, columns, first, *rows)


def _row(cells: tuple[Sentence, ...], looks: tuple[_Look, ...], paper: Paper) -> Markup:
    """A row below the head; its empty cells are hatched and say that they are not covered."""
    return element(
        "tr",
        element("trPr", element("cantSplit")),
        *(
            _cell(runs(cell, paper) if cell else (_NOT_COVERED,), look, "" if cell else _HATCH)
            for cell, look in zip(cells, looks, strict=True)
        ),
    )


def _cell(words: tuple[Markup, ...], look: _Look, shade: Markup = "") -> Markup:
    size, layout = look
    text = paragraph("TableText", *words, layout=layout)
    return element("tc", element("tcPr", size, shade), text)


def _picture(
    word: WordDocument, block: Chart | Signature, paper: Paper, draw: Draw
) -> Iterator[Markup]:
    yield paragraph("Caption", *runs(block.title, paper))
    if block.subtitle:
        yield paragraph("Subcaption", *runs(block.subtitle, paper))
    points = draw({"svg": set_type(picture_of(block, draw)), "scale": PICTURE_SCALE}, "png")
    is_map = isinstance(block, Chart) and block.look is Look.MAP
    relation, image = word.part.get_or_add_image(BytesIO(points))
    size = image.scaled_dimensions(MAP_WIDTH if is_map else PICTURE_WIDTH, None)
    number = int(relation.removeprefix("rId"))
    shape = CT_Inline.new_pic_inline(number, relation, image.filename, *size)
    shape.docPr.set("descr", block.alternative)
    shape.docPr.set("name", block.id)
    drawing = etree.tostring(shape, encoding="unicode")
    yield paragraph("Picture", element("r", element("drawing", drawing)))
    yield _source_line((block.source,), paper)
