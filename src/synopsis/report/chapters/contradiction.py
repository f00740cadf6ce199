"""Contradictions: figures about the same thing that cannot both be repeated without a word."""

from synopsis.evidence import StatedFigure
from synopsis.landscape import phrasing
from synopsis.report.content import Paragraph, Tone
from synopsis.report.material import Material
from synopsis.report.prose import capital, joined
from synopsis.vocabulary import Sentence, Span, compose, number_at


def contradiction_items(material: Material, trend: str = "") -> tuple[Paragraph, ...]:
    """One item for each contradiction, of one trend or of all."""
    stated = material.stated
    said = {one.id.removeprefix("stated/"): one.sentence for one in material.picture.findings}
    return tuple(
        Paragraph(
            compose(
                "{figures} {why}.",
                figures=joined(
                    (said.get(item) or _stated(stated[item]) for item in found.ids), " "
                ),
                why=Span(capital(found.why)),
            ),
            Tone.CAVEAT,
            cites=tuple(number_at(item) for item in found.ids),
        )
        for found in material.picture.contradictions
        if all(item in stated for item in found.ids)
        and (not trend or stated[found.ids[0]].trend == trend)
    )


def _stated(figure: StatedFigure) -> Sentence:
    return compose(
        "{value} of {population} ({instrument}).",
        value=phrasing.stated_span(figure),
        population=Span(figure.population, address=number_at(figure.id)),
        instrument=Span(figure.instrument or "instrument not stated",
                        address=number_at(figure.id)),
    )  # fmt: skip
