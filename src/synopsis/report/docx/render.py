"""Writing the document: the same edition gives the same bytes, without clock or author."""

from collections.abc import Iterable, Iterator
from datetime import datetime, time
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.pkgwriter import PackageWriter

from synopsis.report.charts import Draw
from synopsis.report.content import Document
from synopsis.report.docx.block import written_block
from synopsis.report.docx.element import (
    Markup,
    bookmarked,
    line_break,
    link,
    paragraph,
    parsed,
    run,
)
from synopsis.report.docx.furniture import begin_section, furnish_first, owed_by
from synopsis.report.docx.style import set_styles
from synopsis.report.docx.text import entry_label, entry_runs, runs
from synopsis.report.paper import Paper, lay_out, title_of, words_of_entry
from synopsis.report.piece import designations_in
from synopsis.vocabulary import EDITION_RECORD, Span, plain

# The first moment that a zip archive can name.
_EPOCH = (1980, 1, 1, 0, 0, 0)
# Most of what there is to gain, in a third of the time that the usual level takes.
_QUICK = 2


def written(document: Document, draw: Draw) -> bytes:
    """The edition as DOCX, its parts in a fixed order and without the time of writing."""
    paper = lay_out(document)
    word = docx.Document()
    set_styles(word)
    _set_properties(word, paper)
    _add_cover(word, paper)
    for page in paper.pages:
        begin_section(word, owed_by(page, paper), paper)
        heading = bookmarked(f"page-{page.id}", *runs(page.title, paper))
        blocks = (made for block in page.blocks for made in written_block(word, block, paper, draw))
        _append(word, (paragraph("Heading1", *heading), *blocks))
    _add_origins(word, paper)
    return _stilled(word)


def _append(word: WordDocument, markup: Iterable[Markup]) -> None:
    """Append to the body, before the properties of its last section, which end it."""
    end = word.element.body[-1]
    for made in parsed(markup):
        end.addprevious(made)


def _set_properties(word: WordDocument, paper: Paper) -> None:
    document, properties = paper.document, word.core_properties
    moment = datetime.combine(document.as_of, time())
    properties.title, properties.subject = title_of(document), plain(paper.dated)
    properties.author = properties.last_modified_by = document.region.name(document.region.place)
    properties.created = properties.modified = properties.last_printed = moment
    properties.comments, properties.keywords = document.marking, document.name
    properties.language, properties.revision = "en-GB", 1
    package = word.part.package
    for key, relation in tuple(package.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del package.rels[key]


def _add_cover(word: WordDocument, paper: Paper) -> None:
    document = paper.document
    titles = " ".join(plain(page.title) for page in paper.pages)
    furnish_first(word, designations_in(f"{title_of(document)} {titles}", document.region), paper)
    region = Span(document.region.name(document.region.place))
    last = link("page-origins", run("Where the numbers come from"))
    head = (
        paragraph("Title", *runs(document.title, paper)),
        paragraph("Subtitle", *runs(paper.dated, paper)),
        paragraph("Subtitle", *runs((region,), paper), run(f"   {document.marking}")),
    )
    _append(word, (*head, *_contents(paper), paragraph("ContentsLine", last)))


def _contents(paper: Paper) -> Iterator[Markup]:
    group = ""
    for page in paper.pages:
        if page.group not in {group, ""}:
            yield paragraph("ContentsLine", run(page.group, "ConfidenceWord"))
        group = page.group
        # the words lead to the chapter, a numeral among them to its own origin
        pieces = (
            runs((span,), paper)[0]
            if span.address
            else link(f"page-{page.id}", *runs((span,), paper))
            for span in page.title
        )
        yield paragraph("ContentsLine", *pieces)


def _add_origins(word: WordDocument, paper: Paper) -> None:
    everything = " ".join(map(words_of_entry, (*paper.numbers, *paper.sources)))
    begin_section(word, designations_in(everything, paper.document.region), paper)
    _append(word, _origins(paper))


def _origins(paper: Paper) -> Iterator[Markup]:
    heading = bookmarked("page-origins", run("Where the numbers come from"))
    yield paragraph("Heading1", *heading)
    yield paragraph("Note", run(paper.explanation))
    yield paragraph("Heading2", run("The record of this edition"))
    record = [*entry_label(EDITION_RECORD)]
    for what, span in paper.document.record:
        record += [line_break(), run(f"{what} ", "StepWord"), *runs((span,), paper)]
    yield paragraph("OriginEntry", *record)
    for title, entries in (("Sources", paper.sources), ("Numbers", paper.numbers)):
        if entries:
            yield paragraph("Heading2", run(title))
        for entry in entries:
            yield paragraph("OriginEntry", *entry_runs(entry, paper))


def _stilled(word: WordDocument) -> bytes:
    """The package with its parts in order of name and without the time of writing."""
    drawn, stilled = _Parts(), BytesIO()
    drawn.take(word.part.package)
    with ZipFile(stilled, "w") as package:
        # the list of types comes first, as readers of the format expect
        for name in sorted(drawn.parts, key=lambda name: (name[0] != "[", name)):
            info = ZipInfo(name, _EPOCH)
            info.compress_type = ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            package.writestr(info, drawn.parts[name], compresslevel=_QUICK)
    return stilled.getvalue()


class _Parts:
    """The parts of a package by name, where python-docx would write an archive of its own."""

    def __init__(self) -> None:
        self.parts: dict[str, bytes] = {}

    def take(self, package: Any) -> None:  # noqa: ANN401  python-docx leaves its packages untyped
        """All parts, the list of their types and their relations among them."""
        for part in package.parts:
            part.before_marshal()
        writer: Any = PackageWriter
        writer._write_content_types_stream(self, package.parts)  # noqa: SLF001  it has no door
        writer._write_pkg_rels(self, package.rels)  # noqa: SLF001  as above
        writer._write_parts(self, package.parts)  # noqa: SLF001  as above

    def write(self, name: PackURI, content: bytes) -> None:
        """Take one part; python-docx calls this."""
        self.parts[name.membername] = content
