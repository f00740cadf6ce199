"""Likelihood scales: where a word's band of probability is explained, for every face."""

from synopsis.report.content import OriginEntry, Step
from synopsis.report.piece import work
from synopsis.vocabulary import (
    Address,
    Likelihood,
    Scale,
    Sentence,
    Span,
    Voice,
    compose,
    likelihood_words,
    number_at,
)

KIND = "likelihood_scale"
OUTSIDE = "beyond the words of the scale"
_PUBLISHED = {
    Scale.ICD_203: (
        f"US Intelligence Community Directive 203, {work('Analytic Standards')} (2015), D.6.e.2.a"
    ),
    Scale.UK_PHIA: (
        f"UK Professional Head of Intelligence Assessment, {work('Probability Yardstick')} (2019)"
    ),
}


def scale_at(scale: Scale) -> Address:
    """The address at which a likelihood scale is explained."""
    return number_at(KIND, scale.value.replace(" ", "_"))


def band(likelihood: Likelihood) -> str:
    """The band of probability of a word, in percent."""
    return f"{likelihood.low * 100:.0f}\N{EN DASH}{likelihood.high * 100:.0f} %"


def on_scale(scale: Scale) -> Sentence:
    """The name of a scale, as it follows a band where it is named first."""
    return compose(" on the {scale} scale", scale=Span(scale.value, address=scale_at(scale)))


def with_article(word: str) -> str:
    """A word of likelihood as a sentence has it: a chance has an article."""
    is_chance = word.endswith(("chance", "odds")) and not word.startswith("almost")
    return f"a {word}" if is_chance else word


def scale_entry(scale: Scale) -> OriginEntry:
    """The explanation of a scale: its words with their bands, and who published it."""
    words = likelihood_words(scale)
    bands = "; ".join(f"{word} {band(Likelihood(word, scale))}" for word in words)
    return OriginEntry(
        scale_at(scale),
        label=f"Likelihood words of {scale.value}",
        shown=bands,
        steps=(Step("publisher", _PUBLISHED[scale], Voice.TITLE),),
    )


def unscaled(words: str) -> tuple[Step, ...]:
    """The report's own words of likelihood, each as a quotation; they are of no scale."""
    said = (one.strip() for one in words.split(";"))
    return (
        *(Step("The report's words of likelihood", one, Voice.QUOTE) for one in said),
        Step("Scale", "none declared"),
    )


def scale_named(id_: str) -> Scale:
    """The scale that an address names."""
    return next(one for one in Scale if scale_at(one).id.endswith(f"/{id_}"))
