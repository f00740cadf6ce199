"""HTML: blocks, tables, footnotes and wishes of a page, tolerant of what is broken in it."""

from collections.abc import Sequence
from dataclasses import replace

from synopsis.report.check.document import Document, Format
from synopsis.report.check.texts.clean import clean_text
from synopsis.report.check.texts.compose import Origin, compose
from synopsis.report.check.texts.html_notes import find_notes
from synopsis.report.check.texts.html_walk import Walk
from synopsis.report.check.texts.lengths import refuse_many_lines, refuse_many_tags
from synopsis.report.check.texts.raw import Raw, Wish
from synopsis.report.check.texts.shaped_notes import shape_notes


def read_html(text: str, file: str, language: str | None = None) -> Document:
    """An HTML page as a document, its title that of the page."""
    refuse_many_lines(text, file)
    walk = _walk(clean_text(text), file)
    raws, wishes = shape_notes(walk.raws, walk.wishes)
    origin = Origin(Format.HTML, walk.title, text)
    return compose(file, raws, language or walk.language, wishes, origin)


def read_fragment(
    text: str, file: str, offset: int, tables: int = 0
) -> tuple[Sequence[Raw], Sequence[Wish]]:
    """The blocks and wishes of a piece of HTML that stands `offset` lines below the first."""
    # A comment alone would stand outside of the tree.
    walk = _walk("<body>" + clean_text(text), file, offset)
    raws = [
        replace(raw, slot=replace(raw.slot, table=raw.slot.table + tables)) if raw.slot else raw
        for raw in walk.raws
    ]
    return raws, walk.wishes


def _walk(text: str, file: str, offset: int = 0) -> Walk:
    refuse_many_tags(text, file)
    from lxml import etree, html  # heavy: only when used

    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    source = text.replace("\x0c", " ").encode("utf-8", "replace")
    try:
        root = html.document_fromstring(source, parser=parser) if text.strip() else None
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        root = None
    walk = Walk(file, offset, find_notes(root) if root is not None else None)
    if root is not None:
        walk.read(etree.iterwalk(root, events=("start", "end", "comment", "pi")))
    return walk
