"""Registers, pages and lists of notes: what a rule says once, or not at all."""

import pytest

from synopsis.report.check.case import Case
from synopsis.report.check.document import Anchor, Document, Kind, Position, is_named
from synopsis.report.check.figures import find_figures
from synopsis.report.check.note import Hit
from synopsis.report.check.rules import RULES
from synopsis.report.check.texts.compose import compose
from synopsis.report.check.texts.pdf.column import DOUBT
from synopsis.report.check.texts.raw import Raw
from synopsis.report.check.words import load_lexicon
from tests.report.check.rules.reading import TERMS, found, grave

FIELDS = "Rests on a source; Publisher The Daily {0}; Title {1} {0}; Grade B2; Read in May"


def register(title: str, count: int = 6) -> str:
    entries = (FIELDS.format(n, title) for n in range(count))
    return "Albania has a register.\n\n" + "\n\n".join(entries)


def hits(rule: str, document: Document) -> list[Hit]:
    lexicon = load_lexicon("en")
    return list(RULES[rule](Case(document, find_figures(document, lexicon), lexicon, TERMS)))


def on_page(*blocks: tuple[Kind, str], page: int | None = 1, doubt: str = "") -> Document:
    raws = [
        Raw(kind, text, (Anchor(0, Position("text.pdf", line, page)),), doubt=doubt)
        for line, (kind, text) in enumerate(blocks, 1)
    ]
    return compose("text.pdf", raws, "en")


@pytest.mark.parametrize(
    ("rule", "title"),
    [
        ("status-asterisk", "Kosovo signs"),
        ("economies-not-countries", "The countries of the Western Balkans sign"),
        ("boundary-border", "The borders between Albania and Montenegro"),
        ("acronym-undefined", "The IEUX meets"),
    ],
)
def test_titles_in_the_fields_of_a_register_are_words_of_others(rule: str, title: str) -> None:
    assert found(rule, register(title)) == []
    assert found(rule, f"Albania knows it.\n\n{title} and pays. {title} again.")


def test_fields_that_few_sentences_have_are_prose() -> None:
    assert found("status-asterisk", register("Kosovo signs", 3))


def test_parts_that_open_with_names_of_places_are_prose() -> None:
    text = "Albania {0} signed; Montenegro paid; Serbia left; Officials in Kosovo waited."
    assert found("status-asterisk", "\n\n".join(text.format(n) for n in range(6)))


@pytest.mark.parametrize(
    "text", ["T12 the office", "F001 x", "link/core/a name", "mean/ALB/2023 b"]
)
def test_entries_open_with_a_name_of_their_own(text: str) -> None:
    assert is_named(text)


@pytest.mark.parametrize("text", ["Office, 2023.", "EU/UN report", "2023 report", "See A/B/C.", ""])
def test_other_notes_do_not(text: str) -> None:
    assert not is_named(text)


def test_marks_without_a_single_footnote_are_told_once() -> None:
    text = " ".join(f"Fact {n} holds.[^{n}]" for n in range(1, 6))
    told = grave("footnote-missing", text)
    assert [hit.why.split(",")[0] for hit in told] == ["The text refers to 5 footnotes"]
    assert len(grave("footnote-missing", f"{text}\n\n[^3]: Office, Report, 2020.")) == 4


def test_a_name_that_a_cell_of_a_page_parts_is_whole() -> None:
    cells = ((Kind.CELL, "Kosovo*"), (Kind.CELL, "North"), (Kind.CELL, "Macedonia, Serbia"))
    assert hits("spelling-variants", on_page(*cells)) == []
    assert hits("spelling-variants", on_page(cells[0], cells[2]))
    assert hits("spelling-variants", on_page(*cells, page=None))


def test_a_name_that_another_cell_tears_is_whole() -> None:
    torn = "Montenegro, North place is among the sources Macedonia, Serbia"
    assert hits("spelling-variants", on_page((Kind.PARAGRAPH, torn))) == []
    plain = "In the North of the region lies Macedonia."
    assert hits("spelling-variants", on_page((Kind.PARAGRAPH, plain)))


def test_one_doubt_of_the_order_is_told_for_each_page() -> None:
    pair = ((Kind.PARAGRAPH, "It rose."), (Kind.PARAGRAPH, "It fell."))
    assert len(hits("reading-order-doubted", on_page(*pair, doubt=DOUBT))) == 1
    assert len(hits("reading-order-doubted", on_page(*pair, page=None, doubt=DOUBT))) == 2
