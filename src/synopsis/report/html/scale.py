"""The explanations of likelihood scales, so that the bands of their words have an origin too."""

from dataclasses import replace

from synopsis.report.content import Document, Items, Page, Paragraph
from synopsis.report.likelihood_origin import band, scale_at, scale_entry

__all__ = ["band", "paragraphs_of", "scale_at", "with_scales"]


def with_scales(document: Document) -> Document:
    """The document with an explanation for each scale that its paragraphs use."""
    used = {
        paragraph.likelihood.scale
        for page in document.pages
        for paragraph in paragraphs_of(page)
        if paragraph.likelihood
    }
    entries = {scale_at(scale): scale_entry(scale) for scale in sorted(used)}
    return replace(document, origins={**entries, **document.origins})


def paragraphs_of(page: Page) -> tuple[Paragraph, ...]:
    """Every paragraph of a page in reading order, those of lists too."""
    found: list[Paragraph] = []
    for block in page.blocks:
        if isinstance(block, Paragraph):
            found.append(block)
        elif isinstance(block, Items):
            found.extend(block.items)
    return tuple(found)
