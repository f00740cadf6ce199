"""The verb of this room: a document in words becomes a folder of pages."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from synopsis.landscape import phrasing
from synopsis.report.charts import Draw, Specification
from synopsis.report.content import Document, Page
from synopsis.report.html.address_book import (
    RECORD_FILE,
    AddressBook,
    OriginFile,
    open_book,
    origin_files,
    path_between,
)
from synopsis.report.html.origin import article
from synopsis.report.html.page import page_parts
from synopsis.report.html.scale import with_scales
from synopsis.report.html.takeaway import takeaways
from synopsis.report.html.words import Speaker
from synopsis.report.palette import DARK, LIGHT, Palette
from synopsis.vocabulary import plain

if TYPE_CHECKING:
    from jinja2 import Environment

_ASSETS = files("synopsis.report.html") / "assets"


def render_html(document: Document, draw: Draw) -> Mapping[str, bytes]:
    """Every file of the folder by its relative path; the same bytes for the same document.

    `draw` makes an SVG of a specification. A number without an explanation is an error.
    """
    shown = tuple(page for page in document.pages if page.in_folder)
    edition = with_scales(replace(document, pages=shown))
    origins = origin_files(edition)
    book = open_book(edition, origins)
    once = _drawn_once(draw)
    rendered = {
        "assets/style.css": _style(),
        "assets/synopsis.js": (_ASSETS / "synopsis.js").read_bytes(),
        RECORD_FILE: _record(edition, book, origins),
    }
    # what needs no picture comes first: other faces wait for theirs
    rendered.update((origin.path, _origin(edition, origin, book)) for origin in origins)
    for page in edition.pages:
        rendered[f"{page.id}.html"] = _page(edition, page, book, once)
        rendered.update(takeaways(page, once, edition.region))
    return dict(sorted(rendered.items()))


def _drawn_once(draw: Draw) -> Draw:
    """Draw each specification of an edition a single time."""
    kept: dict[tuple[int, str], bytes] = {}

    def once(specification: Specification, form: str) -> bytes:
        key = (id(specification), form)
        if key not in kept:
            kept[key] = draw(specification, form)
        return kept[key]

    return once


@cache
def _templates() -> "Environment":
    import jinja2  # heavy: only when used

    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("synopsis.report.html"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["words_only"] = words_only
    return environment


def _page(document: Document, page: Page, book: AddressBook, draw: Draw) -> bytes:
    here = f"{page.id}.html"
    parts = page_parts(document, page, Speaker(book, here), draw)
    body = _templates().get_template("page.html").render(parts)
    return _framed(document, body, book, here, f"{plain(page.title)} \N{EN DASH} ")


def _origin(document: Document, origin: OriginFile, book: AddressBook) -> bytes:
    speaker = Speaker(book, origin.path)
    template = _templates().get_template("origin.html")
    body = template.render(origin=origin, speaker=speaker, article=article)
    return _framed(document, body, book, origin.path, "Origins \N{EN DASH} ")


def _record(document: Document, book: AddressBook, origins: tuple[OriginFile, ...]) -> bytes:
    body = (
        _templates()
        .get_template("record.html")
        .render(
            document=document,
            speaker=Speaker(book, RECORD_FILE),
            origins=[(path_between(RECORD_FILE, one.path), one) for one in origins],
        )
    )
    return _framed(document, body, book, RECORD_FILE, "Origins \N{EN DASH} ")


def _framed(document: Document, body: str, book: AddressBook, here: str, title: str) -> bytes:
    """A page's body in the frame that all share: masthead, contents, footnotes."""
    speaker = Speaker(book, here)
    contents = tuple(_contents(document, here))
    names = "".join(name for _, pages in contents for name, _, _ in pages)
    frame = _templates().get_template("frame.html")
    html = frame.render(
        document=document,
        body=body,
        title=f"{title}{plain(document.title)}",
        speaker=speaker,
        contents=contents,
        root=path_between(here, "."),
        record=path_between(here, RECORD_FILE),
        footnotes=speaker.footnotes(document, body + names),
    )
    return html.encode()


def _contents(document: Document, here: str) -> Iterator[tuple[str, list[tuple[str, str, bool]]]]:
    """The pages by group: name, way, and whether it is the page itself."""
    groups: dict[str, list[tuple[str, str, bool]]] = {}
    for page in document.pages:
        there = f"{page.id}.html"
        entry = (page_name(page), path_between(here, there), there == here)
        groups.setdefault(page.group, []).append(entry)
    yield from groups.items()


def page_name(page: Page) -> str:
    """The short name of a page for lists of pages, without digits."""
    return words_only(page.short or plain(page.title))


def words_only(text: str) -> str:
    """A text without its digits, for names in lists, where a number could not be explained."""
    return " ".join(phrasing.without_digits(text).split())


def _style() -> bytes:
    """The style sheet, headed by the two palettes."""
    parts: dict[str, Any] = {
        "/* light */": _variables(LIGHT),
        "/* dark */": _variables(DARK),
    }
    sheet = (_ASSETS / "style.css").read_text(encoding="utf-8")
    for place, variables in parts.items():
        sheet = sheet.replace(place, variables)
    return sheet.encode()


def _variables(palette: Palette) -> str:
    return " ".join(f"--{name}: {colour};" for name, colour in palette.names.items())
