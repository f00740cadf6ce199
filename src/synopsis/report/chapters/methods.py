"""Methods: the named choices of the profile, and the scales of the words."""

from synopsis.report.content import Block, Grid, Heading, Page, Paragraph, Tone
from synopsis.report.material import Material
from synopsis.report.prose import words
from synopsis.vocabulary import Sentence, Span, number_at


def methods_page(material: Material) -> Page:
    """How level, direction and confidence come about, each with its reason."""
    return Page(
        "methods",
        words("How the picture is made"),
        (
            Paragraph(
                words(
                    "Every step that could be done otherwise is a named choice in the region "
                    "profile. Another choice is another entry there, and another edition."
                ),
                Tone.LEAD,
            ),
            *_choices(material),
            *_confidence(),
            *_limits(),
        ),
        short="Methods",
        group="Behind the picture",
    )


def _choices(material: Material) -> tuple[Block, ...]:
    rows = tuple(
        (
            words(step.replace("_", " ")),
            words(str(choice.get("method", "")).replace("_", " ")),
            _settings(step, choice),
            words(str(choice.get("reason", ""))),
        )
        for step, choice in material.region.methods.items()
    )
    return (
        Heading(words("Named choices"), 2, "choices"),
        Grid(
            "choices-table",
            words("Named choices of method"),
            (words("Step"), words("Method"), words("Settings"), words("Why")),
            rows,
            (False, False, False, False),
        ),
    )


def _settings(step: str, choice: object) -> Sentence:
    """The settings of a choice, at the address of its entry in the profile."""
    if not isinstance(choice, dict):
        return ()
    kept = {key: value for key, value in choice.items() if key not in ("method", "reason")}
    text = "; ".join(f"{key.replace('_', ' ')}: {_plain(value)}" for key, value in kept.items())
    return (Span(text, address=number_at("method", step)),) if text else words("none")


def _plain(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(
            f"{str(key).replace('_', ' ')} {_plain(one)}" for key, one in value.items()
        )
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def _confidence() -> tuple[Block, ...]:
    return (
        Heading(words("Words of confidence"), 2, "confidence"),
        Paragraph(
            words(
                "Confidence (low, moderate, high) says how well a sentence is supported, never how "
                "probable something is. A generated finding is as sure as its weakest support: the "
                "grade of the source, the years covered, the number of years behind the slope, the "
                "age of the newest figure, what the measure itself can bear, and the interval."
            )
        ),
    )


def _limits() -> tuple[Block, ...]:
    return (
        Heading(words("Limits"), 2, "limits"),
        Paragraph(
            words(
                "Levels compare a series with its own past and say nothing between economies. "
                "Survey shares are printed as they were stated: without base, weights and "
                "interval they bear moderate confidence at best. Findings are about economies and "
                "the region, never about persons or groups."
            ),
            Tone.CAVEAT,
        ),
    )
