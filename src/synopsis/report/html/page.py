"""The parts of one page, ready for its template."""

from collections.abc import Mapping
from typing import Any

from synopsis.report.charts import Draw, narrow_layout
from synopsis.report.content import (
    Block,
    Chart,
    Document,
    Grid,
    Heading,
    Items,
    Look,
    Page,
    Paragraph,
    Signature,
)
from synopsis.report.html.address_book import path_between
from synopsis.report.html.drawing import inlined
from synopsis.report.html.grid_picture import GridPicture, grid_picture
from synopsis.report.html.rows import has_gap, narrow_look, rows_of
from synopsis.report.html.scale import band, paragraphs_of, scale_at
from synopsis.report.html.words import Speaker, first_uses, marks_of
from synopsis.report.signature import signature_grid
from synopsis.vocabulary import plain

_KINDS: Mapping[type, str] = {
    Heading: "heading",
    Paragraph: "paragraph",
    Items: "items",
    Grid: "grid",
    Chart: "chart",
    Signature: "signature",
}


def page_parts(document: Document, page: Page, speaker: Speaker, draw: Draw) -> dict[str, Any]:
    """What the template of a page needs: the page, and functions that say and draw its parts."""
    paragraphs = paragraphs_of(page)
    marks, firsts = marks_of(paragraphs), first_uses(paragraphs)

    def pictures(chart: Chart) -> list[Any]:
        return _pictures(chart, speaker, draw)

    def picture(signature: Signature) -> GridPicture:
        return grid_picture(signature, document, speaker.here)

    return {
        "page": page,
        "say": speaker.say,
        "plain": plain,
        "href": lambda address: speaker.book.href(address, speaker.here),
        "numeral": speaker.link,
        "mark": marks.__getitem__,
        "is_first": lambda paragraph: id(paragraph) in firsts,
        "band": band,
        "scale_at": scale_at,
        "kind": kind,
        "beside": beside,
        "narrow_look": narrow_look,
        "has_gap": has_gap,
        "rows": lambda grid: rows_of(grid, speaker),
        "pictures": pictures,
        "picture": picture,
        "table_behind": signature_grid,
        "to_page": lambda id_: path_between(speaker.here, f"{id_}.html"),
        "name_of": lambda id_: _name(document, id_),
        "to_file": lambda path: path_between(speaker.here, path),
    }


def kind(block: Block) -> str:
    """The word for a block, by which its macro is found."""
    return _KINDS[type(block)]


def beside(blocks: tuple[Block, ...]) -> list[tuple[Block, ...]]:
    """The blocks of a page in groups: a map stands beside the chart that follows it."""
    groups: list[tuple[Block, ...]] = []
    for block in blocks:
        before = groups[-1][-1] if groups else None
        is_map = isinstance(before, Chart) and before.look is Look.MAP
        if is_map and isinstance(block, Chart):
            groups[-1] = (*groups[-1], block)
        else:
            groups.append((block,))
    return groups


def _name(document: Document, id_: str) -> str:
    """The name of the page that a paragraph points to."""
    for page in document.pages:
        if page.id == id_:
            return page.short or plain(page.title)
    return ""


def _pictures(chart: Chart, speaker: Speaker, draw: Draw) -> list[Any]:
    """A chart's drawings: one for wide screens and print, one for narrow screens if it has one."""
    label = f"{plain(chart.title)}. {chart.alternative}"
    narrow = narrow_layout(chart.specification)
    looks = [("wide" if narrow else "only", chart.specification)]
    looks += [("narrow", narrow)] if narrow else []
    return [
        inlined(draw(layout, "svg"), label, look, speaker.book, speaker.here)
        for look, layout in looks
    ]
