"""The explanations of likelihood scales, so that the bands of their words have an origin too."""

from dataclasses import replace

from synopsis.report.content import Document, Items, OriginEntry, Page, Paragraph, Step
from synopsis.vocabulary import Address, Likelihood, Scale, likelihood_words, number_at

_PUBLISHED = {
    Scale.ICD_203: "US Intelligence Community Directive 203, Analytic Standards (2015), D.6.e.2.a",
    Scale.UK_PHIA: "UK Professional Head of Intelligence Assessment, Probability Yardstick (2019)",
}


def scale_at(scale: Scale) -> Address:
    """The address at which a likelihood scale is explained."""
    return number_at("likelihood_scale", scale.value.replace(" ", "_"))


def band(likelihood: Likelihood) -> str:
    """The band of probability of a word, in percent."""
    return f"{likelihood.low * 100:.0f}\N{EN DASH}{likelihood.high * 100:.0f} %"


def with_scales(document: Document) -> Document:
    """The document with an explanation for each scale that its paragraphs use."""
    used = {
        paragraph.likelihood.scale
        for page in document.pages
        for paragraph in paragraphs_of(page)
        if paragraph.likelihood
    }
    entries = {scale_at(scale): _entry(scale) for scale in sorted(used)}
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


def _entry(scale: Scale) -> OriginEntry:
    words = likelihood_words(scale)
    bands = "; ".join(f"{word} {band(Likelihood(word, scale))}" for word in words)
    return OriginEntry(
        scale_at(scale),
        label=f"Likelihood words of {scale.value}",
        shown=bands,
        steps=(Step("publisher", _PUBLISHED[scale]),),
        source="likelihood_scale",
    )
