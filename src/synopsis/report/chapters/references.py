"""The registry of references behind the region's report, graded by class."""

from collections.abc import Mapping

from synopsis.report.content import Grid, Page, Paragraph, Tone
from synopsis.report.material import Material
from synopsis.report.prose import words
from synopsis.vocabulary import Sentence, Span, Voice, number_at


def references_page(material: Material) -> Page:
    """Every numbered reference with class, publisher, date and grade; on screen only."""
    rows = tuple(_row(row) for row in material.profile.table("references") if row["title"])
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


def _row(row: Mapping[str, str]) -> tuple[Sentence, ...]:
    at = number_at("reference", row["id"])
    return (
        (Span(row["note"], address=at),),
        (Span(row["publisher"], Voice.TITLE, at),),
        (Span(row["title"], Voice.TITLE, at),),
        (Span(row["published"], address=at),) if row["published"] else (),
        words(row["class"].replace("_", " ")),
        (Span(f"{row['reliability']}{row['credibility']}", address=at),),
        words("yes" if row["circular"] == "yes" else ""),
    )
