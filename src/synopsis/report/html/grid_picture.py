"""The signature picture as a table of small drawings, each a link to its page."""

from dataclasses import dataclass

from markupsafe import Markup

from synopsis.landscape import Cell, Trend
from synopsis.report.content import Chart, Document, Grid, Heading, Page, Signature
from synopsis.report.glyph import HEIGHT, WIDTH, cell_marks
from synopsis.report.html.address_book import path_between
from synopsis.report.palette import VARIABLES
from synopsis.report.signature import cell_of, cell_words, key_entries
from synopsis.vocabulary import Place


@dataclass(frozen=True, slots=True)
class PictureCell:
    """One drawn cell: its words, its drawing, the page it opens, and how its column is named."""

    words: str
    drawing: Markup
    href: str
    code: str
    is_region: bool


@dataclass(frozen=True, slots=True)
class GridPicture:
    """The picture by rows: a trend with the way to its page, and its cells; and the key."""

    columns: tuple[tuple[str, str, bool], ...]
    rows: tuple[tuple[str, str, tuple[PictureCell, ...]], ...]
    key: tuple[tuple[Markup, str], ...]


def grid_picture(signature: Signature, document: Document, here: str) -> GridPicture:
    """The signature picture laid out for a page of the folder."""
    picture, region = signature.picture, signature.region
    pages = {page.id: page for page in document.pages}
    rows = tuple(
        (
            trend.name,
            _way(_page_of(signature, trend, pages), None, here),
            tuple(_cell(signature, trend, place, pages, here) for place in picture.places),
        )
        for trend in picture.trends
    )
    return GridPicture(
        tuple((region.name(one), one.code, one == region.place) for one in picture.places),
        rows,
        tuple((_svg(marks, top, 44), words) for marks, words, top in key_entries(VARIABLES)),
    )


def _cell(
    signature: Signature, trend: Trend, place: Place, pages: dict[str, Page], here: str
) -> PictureCell:
    cell: Cell = cell_of(signature, trend, place)
    return PictureCell(
        cell_words(signature, trend, cell),
        _svg(cell_marks(cell, signature.picture.as_of, VARIABLES)),
        _way(_page_of(signature, trend, pages), place, here),
        place.code,
        place == signature.region.place,
    )


def _page_of(signature: Signature, trend: Trend, pages: dict[str, Page]) -> Page | None:
    """The page of a trend: the one that the picture names, or else one of the trend's own id."""
    named = signature.pages.get(trend.id, trend.id)
    return pages.get(named) or pages.get(f"trend-{named}")


def _way(page: Page | None, place: Place | None, here: str) -> str:
    """The way to a page, at the part on a place where it has one; empty where no page is."""
    if page is None:
        return ""
    path = path_between(here, f"{page.id}.html")
    anchors = {block.id for block in page.blocks if isinstance(block, Heading | Grid | Chart)}
    return f"{path}#{place}" if place and place.code in anchors else path


def _svg(marks: str, top: int = 0, height: int = HEIGHT) -> Markup:
    box = f'viewBox="0 {top} {WIDTH} {height}" aria-hidden="true" focusable="false"'
    return Markup(f"<svg {box}>{marks}</svg>")  # noqa: S704 our own drawing
