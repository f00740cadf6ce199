"""Elements of WordprocessingML (ISO/IEC 29500) as markup: the few that an edition is made of.

Markup is put together as text and read once a chapter: an edition has a hundred thousand
elements, and making each of them as an object of its own takes many times as long.
"""

from collections.abc import Iterable
from hashlib import sha256
from xml.sax.saxutils import escape, quoteattr

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement

Markup = str
_FRAME = f"<w:body {nsdecls('w')}>{{}}</w:body>"


def element(tag: str, *children: Markup, **attributes: object) -> Markup:
    """An element of the main namespace with its attributes and children."""
    said = "".join(
        f" w:{name.rstrip('_')}={quoteattr(str(value))}" for name, value in attributes.items()
    )
    return f"<w:{tag}{said}>{''.join(children)}</w:{tag}>"


def parsed(markup: Iterable[Markup]) -> tuple[BaseOxmlElement, ...]:
    """Pieces of markup as elements, in their order."""
    return tuple(parse_xml(_FRAME.format("".join(markup))))


def run(text: str, style: str = "") -> Markup:
    """A run of text in a character style; its spaces are kept."""
    styled = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f'<w:r>{styled}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def line_break() -> Markup:
    """A line break inside a paragraph."""
    return "<w:r><w:br/></w:r>"


def paragraph(style: str, *content: Markup, layout: Markup = "") -> Markup:
    """A paragraph in a style; `layout` is what it sets beside its style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{layout}</w:pPr>{"".join(content)}</w:p>'


def bookmark_of(anchor: str) -> str:
    """A bookmark's name: Word allows forty letters, digits and underscores."""
    return f"{anchor[0]}_{sha256(anchor.encode()).hexdigest()[:24]}"


def link(anchor: str, *content: Markup) -> Markup:
    """A link to a bookmark of the same document."""
    return element("hyperlink", *content, anchor=bookmark_of(anchor), history="1")


def bookmarked(anchor: str, *content: Markup) -> tuple[Markup, ...]:
    """Content between the two ends of a bookmark."""
    name = bookmark_of(anchor)
    number = int(name.rpartition("_")[2][:7], 16)
    return (
        element("bookmarkStart", id=number, name=name),
        *content,
        element("bookmarkEnd", id=number),
    )


def page_number() -> Markup:
    """The number of the page, counted by the word processor."""
    return element("fldSimple", run("1"), instr=" PAGE ")
