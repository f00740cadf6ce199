"""Assemble the document of an edition: its pages, and the origin of every number on them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from synopsis.evidence import freshness, references_in_force
from synopsis.indicators import load_scales, measure
from synopsis.landscape import ahead, assess, framework, futures
from synopsis.report.chapters import write_pages
from synopsis.report.composed import compose_all
from synopsis.report.content import (
    Block,
    Chart,
    Document,
    Items,
    Page,
    Paragraph,
    Signature,
)
from synopsis.report.errors import ReportError
from synopsis.report.material import Material
from synopsis.report.origins import Origins
from synopsis.report.prose import words
from synopsis.sources import visible_cards
from synopsis.vocabulary import EDITION_RECORD, Address, Span, number_at, source_at

if TYPE_CHECKING:
    from synopsis.catalog import View


def collect(
    view: View,
    name: str,
    previous: tuple[str, Mapping[str, str]] | None,
    *,
    is_anew: bool = False,
) -> Material:
    """Measure and assess a view, and lay everything ready that its pages are written from.

    What is verified is foreseen anew, past the cache.
    """
    if not view.receipts():
        raise ReportError(
            "nothing was gathered by that day",
            where=str(view.as_of),
            remedy="run `synopsis gather --from shipped`, or name a later day",
        )
    series = measure(view)
    picture = assess(view, series)
    return Material(
        name=name,
        as_of=view.as_of,
        marking=view.marking.label,
        profile=view.profile,
        picture=picture,
        series=series,
        cards={card.id: card for card in visible_cards(view) if _is_read(view, card.id)},
        receipts={receipt.snapshot: receipt for receipt in view.latest()},
        freshness=freshness(view),
        references=references_in_force(view),
        scales={scale.id: scale for scale in load_scales(view.profile)},
        previous_name=previous[0] if previous else "",
        previous=previous[1] if previous else None,
        cooperation=framework.load_framework(view.profile),
        foresight=ahead.foresee_all(view, picture, is_anew=is_anew),
        composed=compose_all(view, series),
        model=_model(view, is_anew=is_anew),
    )


def _model(view: View, *, is_anew: bool) -> futures.Futures | None:
    """The landscape as a model, where the region has a card of one."""
    landscape = futures.load_landscape(view.profile)
    return futures.explore(view, landscape, is_anew=is_anew) if landscape else None


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
    said = [page.title, *(sentence for block in page.blocks for sentence in block.sentences)]
    for block in page.blocks:
        yield from _cited(block)
        said += block.table.sentences if isinstance(block, Chart) else ()
    yield from (span.address for sentence in said for span in sentence if span.address)


def _cited(block: Block) -> Iterator[Address]:
    """The addresses behind a block's citation marks, and behind its picture."""
    if isinstance(block, Paragraph):
        yield from block.cites
    elif isinstance(block, Items):
        yield from (address for item in block.items for address in item.cites)
    elif isinstance(block, Signature):
        for cell in block.picture.cells.values():
            yield from (part.address for part in (cell.level, cell.direction) if part)
            yield from (number_at(figure.id) for figure in cell.perceived)
            yield from (voice.series.address(voice.series.points[-1]) for voice in cell.voices)
