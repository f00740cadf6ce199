"""The registry of references behind the region's report, graded by class."""

from synopsis.evidence import Reference
from synopsis.report.content import Grid, Page, Paragraph, Tone
from synopsis.report.material import Material
from synopsis.report.piece import work
from synopsis.report.prose import words
from synopsis.vocabulary import Sentence, Span, Voice, number_at


def references_page(material: Material) -> Page:
    """Every numbered reference with class, publisher, date and grade; on screen only."""
    rows = tuple(_row(one) for one in material.references if one.texts["title"])
    heads = ("Note", "Publisher", "Title", "Published", "Class", "Grade", "Circular")
    return Page(
        "references",
        words("References behind the region's report"),
        (
            Paragraph(
                words(
                    "What the report itself rests on, graded by the class of the source. Circular "
                    "marks evidence that comes from the same organisation's own earlier output."
                ),
                Tone.LEAD,
            ),
            Grid(
                "references-table",
                words("Registry of references"),
                tuple(words(head) for head in heads),
                rows,
                (True, False, False, False, False, False, False),
            ),
        ),
        short="References",
        group="Behind the picture",
        in_print=False,
    )


def _row(one: Reference) -> tuple[Sentence, ...]:
    at, texts = number_at("reference", one.id), one.texts
    return (
        (Span(texts["note"], address=at),),
        (Span(texts["publisher"], Voice.TITLE, at),),
        (Span(work(texts["title"]), Voice.TITLE, at),),
        (Span(texts["published"], address=at),) if texts["published"] else (),
        words(texts["class"].replace("_", " ")),
        (Span(str(one.grade), address=at),),
        words("yes" if one.is_circular else ""),
    )
