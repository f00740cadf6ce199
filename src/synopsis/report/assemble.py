"""Assemble the document of an edition: its pages, and the origin of every number on them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from synopsis.evidence import freshness
from synopsis.indicators import load_scales, measure
from synopsis.landscape import assess
from synopsis.report.chapters import write_pages
from synopsis.report.content import (
    Block,
    Chart,
    Document,
    Grid,
    Heading,
    Items,
    Page,
    Paragraph,
    Signature,
)
from synopsis.report.material import Material
from synopsis.report.origins import Origins
from synopsis.report.prose import words
from synopsis.sources import load_cards
from synopsis.vocabulary import EDITION_RECORD, Address, Sentence, Span, number_at, source_at

if TYPE_CHECKING:
    from synopsis.catalog import View


def collect(view: View, name: str, previous: tuple[str, Mapping[str, str]] | None) -> Material:
    """Measure and assess a view, and lay everything ready that its pages are written from."""
    series = measure(view)
    return Material(
        name=name,
        as_of=view.as_of,
        marking=view.marking.label,
        profile=view.profile,
        picture=assess(view, series),
        series=series,
        cards={card.id: card for card in load_cards(view.profile) if _is_read(view, card.id)},
        receipts={receipt.snapshot: receipt for receipt in view.latest()},
        freshness=freshness(view),
        scales={scale.id: scale for scale in load_scales(view.profile)},
        previous_name=previous[0] if previous else "",
        previous=previous[1] if previous else None,
    )


def _is_read(view: View, source: str) -> bool:
    return any(receipt.source == source for receipt in view.latest())


def assemble(material: Material) -> Document:
    """The document that every face is drawn from."""
    pages = write_pages(material)
    region = material.region
    owed = [number_at(one.rests_on) for one in region.designations.values() if one.rests_on]
    shown = dict.fromkeys([address for page in pages for address in addresses_of(page)])
    sources = [source_at(card) for card in material.cards]
    explained = Origins(material).explain([*sources, *shown, *owed])
    explained.pop(EDITION_RECORD, None)
    return Document(
        title=words(f"{region.name(region.place)} security synopsis"),
        name=material.name,
        as_of=material.as_of,
        marking=material.marking,
        region=region,
        pages=pages,
        origins=explained,
        record=_record(material),
    )


def _record(material: Material) -> tuple[tuple[str, Span], ...]:
    """What the edition says of itself; the digests stand in its `edition.json`."""
    return tuple(
        (what, Span(text, address=EDITION_RECORD))
        for what, text in (
            ("Edition", material.name),
            ("As of", material.as_of.isoformat()),
            ("Marking", material.marking),
            ("Region profile", material.profile.id),
            ("Compared with", material.previous_name or "no earlier edition"),
        )
    )


def addresses_of(page: Page) -> Iterator[Address]:
    """Every address that a page shows or cites."""
    for block in page.blocks:
        for sentence, cites in _sentences(block):
            yield from cites
            yield from (span.address for span in sentence if span.address)
    yield from (span.address for span in page.title if span.address)


def _sentences(block: Block) -> Iterator[tuple[Sentence, tuple[Address, ...]]]:
    """Every sentence of a block, with what it cites."""
    if isinstance(block, Heading):
        yield block.text, ()
    elif isinstance(block, Paragraph):
        yield (*block.text, *block.margin), block.cites
    elif isinstance(block, Items):
        for item in block.items:
            yield from _sentences(item)
    elif isinstance(block, Grid):
        cells = (cell for row in (block.head, *block.rows) for cell in row)
        for sentence in (block.title, *cells, block.note, block.source):
            yield sentence, ()
    elif isinstance(block, Chart):
        for sentence in (block.title, block.subtitle, block.source):
            yield sentence, ()
        yield from _sentences(block.table)
    elif isinstance(block, Signature):
        for sentence in (block.title, block.subtitle, block.source):
            yield sentence, ()
        yield from _signature(block)


def _signature(block: Signature) -> Iterator[tuple[Sentence, tuple[Address, ...]]]:
    """The addresses that the table behind the signature picture shows."""
    for cell in block.picture.cells.values():
        levels = (cell.level.address,) if cell.level else ()
        slopes = (cell.direction.address,) if cell.direction else ()
        stated = tuple(number_at(figure.id) for figure in cell.perceived)
        yield (), (*levels, *slopes, *stated)
