"""Words that stand with every table and picture: which wave, whose base, by which rules."""

import math
from collections.abc import Iterable

from synopsis.evidence import waves
from synopsis.survey import tabulate

SYNTHETIC = "SYNTHETIC: made by a simulator, nobody was asked"
_KINDS = {
    waves.Kind.SINGLE: "One answer.",
    waves.Kind.MULTIPLE: "Several answers were possible: the shares of a column do not add up.",
    waves.Kind.SCALE: "A scale, one answer; the mean leaves out those who do not know.",
    waves.Kind.HORIZON: "One answer along time; who gave none is shown in the last line.",
    waves.Kind.CHANGE: "One answer on a change; who gave none is shown in the last line.",
}
GATE = (
    "Held back are cells of too few people, and those by which sums of the published tables would "
    "give them back; a mean beside a hidden answer; and a base that tells one."
)


def title(yearbook: tabulate.Yearbook) -> str:
    """The name of the whole yearbook."""
    book = yearbook.codebook
    return " ".join(filter(None, (book.instrument, book.number, "tables of the wave", book.id)))


def facts(yearbook: tabulate.Yearbook) -> tuple[tuple[str, str], ...]:
    """What the wave is, as pairs of name and text."""
    book = yearbook.codebook
    found = (
        ("Status", SYNTHETIC if book.is_synthetic else ""),
        ("Wave", book.id),
        ("Instrument", " ".join(filter(None, (book.instrument, book.number)))),
        ("Population", book.population),
        ("Respondents", f"{yearbook.respondents:,}"),
        ("Field work", f"{book.first.isoformat()} to {book.last.isoformat()}"),
        ("Mode", book.mode),
        ("Weighting", yearbook.weighting),
        ("Producer", book.origin.producer),
        ("Title", book.origin.title),
        ("Licence", book.origin.licence),
        ("File read (SHA-256)", yearbook.snapshot),
        ("Sharing", book.released.label),
        ("Note", book.note),
    )
    return tuple(one for one in found if one[1])


def rules(yearbook: tabulate.Yearbook) -> tuple[str, ...]:
    """The rules by which every table was made."""
    return (*yearbook.house.sentences, yearbook.convention.sentence, GATE)


def key() -> tuple[tuple[str, str], ...]:
    """The signs of cells without a number."""
    signs = [
        (reason.sign, reason.words)
        for reason in tabulate.Reason
        if reason is not tabulate.Reason.SHOWN
    ]
    return tuple(dict.fromkeys(signs))


def base_words(yearbook: tabulate.Yearbook, table: tabulate.Table) -> str:
    """Whom a table is about, and how its answers read."""
    base = table.question.base or "all who were asked and gave an answer that counts"
    unsure = any(
        line.part is tabulate.Part.ANSWER and line.code == waves.Silence.DONT_KNOW.code
        for line in table.lines
    )
    asked = " Those who do not know are in the base." if unsure else ""
    who = yearbook.codebook.population
    return f"Base: {base} ({who}). {_KINDS[table.question.kind]}{asked}"


def freedom(values: Iterable[float]) -> str:
    """The degrees of freedom of some columns, as a span."""
    found = sorted({round(value) for value in values if math.isfinite(value) and value > 0})
    if not found:
        return "no degrees of freedom"
    span = f"{found[0]}" if len(found) == 1 else f"{found[0]} to {found[-1]}"
    return f"{span} degrees of freedom"


def wording(yearbook: tabulate.Yearbook, table: tabulate.Table) -> str:
    """The question as it was asked, in the yearbook's language."""
    return table.question.text(yearbook.language)


def chapters(yearbook: tabulate.Yearbook) -> tuple[tuple[str, tuple[tabulate.Table, ...]], ...]:
    """The tables by chapter, in the order in which chapters are met."""
    found: dict[str, list[tabulate.Table]] = {}
    for table in yearbook.tables:
        found.setdefault(table.question.chapter or "questions", []).append(table)
    return tuple((name, tuple(tables)) for name, tables in found.items())


def heading(chapter: str) -> str:
    """A chapter's name as it is read."""
    plain = chapter.replace("_", " ")
    return plain[:1].upper() + plain[1:]
