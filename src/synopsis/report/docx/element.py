"""Elements of WordprocessingML (ISO/IEC 29500): the few that an edition is made of."""

from hashlib import sha256

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement


def element(tag: str, *children: BaseOxmlElement, **attributes: object) -> BaseOxmlElement:
    """An element of the main namespace with its attributes and children."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name.rstrip('_')}"), str(value))
    made.extend(children)
    return made


def run(text: str, style: str = "") -> BaseOxmlElement:
    """A run of text in a character style; its spaces are kept."""
    words = element("t")
    words.text = text
    words.set(qn("xml:space"), "preserve")
    styled = (element("rPr", element("rStyle", val=style)),) if style else ()
    return element("r", *styled, words)


def line_break() -> BaseOxmlElement:
    """A line break inside a paragraph."""
    return element("r", element("br"))


def paragraph(style: str, *content: BaseOxmlElement) -> BaseOxmlElement:
    """A paragraph in a style."""
    return element("p", element("pPr", element("pStyle", val=style)), *content)


def bookmark_of(anchor: str) -> str:
    """A bookmark's name: Word allows forty letters, digits and underscores."""
    return f"{anchor[0]}_{sha256(anchor.encode()).hexdigest()[:24]}"


def link(anchor: str, *content: BaseOxmlElement) -> BaseOxmlElement:
    """A link to a bookmark of the same document."""
    return element("hyperlink", *content, anchor=bookmark_of(anchor), history="1")


def bookmarked(anchor: str, *content: BaseOxmlElement) -> tuple[BaseOxmlElement, ...]:
    """Content between the two ends of a bookmark."""
    name = bookmark_of(anchor)
    number = int(name.rpartition("_")[2][:7], 16)
    return (
        element("bookmarkStart", id=number, name=name),
        *content,
        element("bookmarkEnd", id=number),
    )


def page_number() -> BaseOxmlElement:
    """The number of the page, counted by the word processor."""
    return element("fldSimple", run("1"), instr=" PAGE ")
