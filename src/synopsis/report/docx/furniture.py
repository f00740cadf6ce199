"""Heads and feet: the marking and the page's number, and the footnotes that a chapter owes."""

from typing import Any

from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION
from docx.section import Section
from docx.shared import Cm

from synopsis.report.content import Page
from synopsis.report.docx.element import Markup, element, page_number, paragraph, parsed, run
from synopsis.report.docx.text import runs
from synopsis.report.paper import Paper, words_of
from synopsis.report.piece import designations_in, footnotes


def begin_section(word: WordDocument, owed: tuple[str, ...], paper: Paper) -> None:
    """Begin a chapter on a new page; each of its pages carries the footnotes that it owes."""
    _furnish(word.add_section(WD_SECTION.NEW_PAGE), owed, paper)


def furnish_first(word: WordDocument, owed: tuple[str, ...], paper: Paper) -> None:
    """Give the cover's section its size, margins and foot."""
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.4), Cm(2.1)
    section.top_margin, section.bottom_margin = Cm(2.6), Cm(2.4)
    _furnish(section, owed, paper)


def owed_by(page: Page, paper: Paper) -> tuple[str, ...]:
    """The designations whose names stand anywhere in a chapter, its pictures included."""
    return designations_in(words_of(page), paper.document.region)


def _furnish(section: Section, owed: tuple[str, ...], paper: Paper) -> None:
    document = paper.document
    region = document.region.name(document.region.place)
    _refill(section.header, paragraph("Header", run(region)))
    notes = (
        paragraph("Footer", *runs(note, paper))
        for key, note in footnotes(document.region).items()
        if key in owed
    )
    tabs = element(
        "tabs",
        element("tab", val="clear", pos=4320),
        element("tab", val="clear", pos=4680),
        element("tab", val="clear", pos=8640),
        element("tab", val="right", pos=9355),
    )
    words = (run(document.marking), element("r", element("tab")), page_number())
    line = paragraph("Footer", *words, layout=tabs)
    _refill(section.footer, *notes, line)


def _refill(part: Any, *content: Markup) -> None:  # noqa: ANN401  heads and feet share no class
    part.is_linked_to_previous = False
    for old in tuple(part._element):  # noqa: SLF001  python-docx has no door to empty a part
        part._element.remove(old)  # noqa: SLF001  as above
    part._element.extend(parsed(content))  # noqa: SLF001  as above
