"""Tables behind the pictures: for paper, on which nothing can be unfolded."""

from dataclasses import replace

from synopsis.landscape import Trend
from synopsis.report.chapters.figure import printed_table
from synopsis.report.chapters.overview import signature
from synopsis.report.chapters.trend import leading
from synopsis.report.content import Block, Grid, Heading, Page, Paragraph, Tone
from synopsis.report.material import Material
from synopsis.report.origins import NEWEST
from synopsis.report.prose import words
from synopsis.report.signature import signature_grid


def tables_page(material: Material) -> Page:
    """The table of the whole picture, then the newest values of the leading measures."""
    return Page(
        "tables",
        words("Tables behind the pictures"),
        (
            Paragraph(
                words(
                    "The first table holds the levels and directions that the pictures of trends, "
                    "the maps and the profiles of economies draw. Then come the newest periods of "
                    "each trend's leading measure; the boards of the trends have the newest value "
                    "of every other, and the data package has every value."
                ),
                Tone.NOTE,
            ),
            Heading(words("The picture"), 2, "tables-picture"),
            _picture(material),
            *(block for trend in material.picture.trends for block in _of_trend(material, trend)),
        ),
        short="Tables",
        group="Behind the picture",
        in_folder=False,
    )


def _picture(material: Material) -> Grid:
    """The table of the picture without the rows in which nothing is covered."""
    full = signature_grid(signature(material))
    rows = tuple(row for row in full.rows if any(row[2:6]))
    note = words("Where no row stands, nothing is covered; the chapter on gaps says why.")
    return replace(full, rows=rows, note=(*full.note, *words(" "), *note))


def _of_trend(material: Material, trend: Trend) -> tuple[Block, ...]:
    lead = leading(material, trend)
    if lead is None:
        return ()
    heading = Heading(words(trend.name), 2, f"tables-{trend.id}")
    return heading, printed_table(material, lead, NEWEST)
