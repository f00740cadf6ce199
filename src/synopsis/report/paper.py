"""An edition on paper: what PDF and DOCX set alike, before either is drawn."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from math import sqrt

from synopsis.landscape import phrasing
from synopsis.report.charts import Draw
from synopsis.report.content import (
    Block,
    Chart,
    Document,
    Grid,
    Heading,
    Items,
    OriginEntry,
    Page,
    Paragraph,
    Signature,
)
from synopsis.report.errors import ReportError
from synopsis.report.piece import footnotes
from synopsis.report.signature import signature_svg
from synopsis.vocabulary import (
    EDITION_RECORD,
    Address,
    Leads,
    Sentence,
    Span,
    number_at,
    plain,
    source_at,
)

# Steps of an entry that the methods' chapter and the entry of its source say.
_SAID_ONCE = frozenset({"Method", "Snapshot", "Publisher"})


@dataclass(frozen=True, slots=True)
class Paper:
    """The printed pages with their citation marks and the entries that their numerals lead to."""

    document: Document
    pages: tuple[Page, ...]
    marks: dict[Address, int]
    numbers: tuple[OriginEntry, ...]
    sources: tuple[OriginEntry, ...]
    described: frozenset[Address]
    explanation: str = (
        "Each numeral in this edition is a link to its entry here: what was shown, the published "
        "row that it rests on, and the source, where publisher and snapshot stand. The "
        "chapter on methods names the methods; the pages and the data have every step. "
        "Small raised numerals are citation marks and stand again behind the entry they lead to."
    )

    @property
    def dated(self) -> Sentence:
        """The as-of date in words; its numerals lead to the edition's record."""
        day = self.document.as_of
        return (
            Span("As of "),
            Span(f"{day.day} {day:%B %Y}", address=EDITION_RECORD),
        )


def lay_out(document: Document) -> Paper:
    """Choose the printed pages, number their citations and collect the entries they need."""
    pages = tuple(_printed(page) for page in document.pages if page.in_print)
    described = _described(pages)
    used = set(_addresses(document, pages)) - {EDITION_RECORD} - described
    entries = {address: _entry(document, address) for address in used}
    for entry in tuple(entries.values()):
        source = source_of(entry)
        if source and source in document.origins and source not in described:
            entries[source] = document.origins[source]
    ordered = [_brief(entries[address], document) for address in sorted(entries)]
    return Paper(
        document,
        pages,
        _marks(pages),
        tuple(entry for entry in ordered if entry.address.leads is Leads.NUMBER),
        tuple(entry for entry in ordered if entry.address.leads is Leads.SOURCE),
        described,
    )


def _brief(entry: OriginEntry, document: Document) -> OriginEntry:
    """An entry without the steps that its source's own entry says once for all of them.

    The snapshot stays where its source has several, among which nothing else would tell.
    """
    source = source_of(entry)
    if source is None or source not in document.origins:
        return entry
    snapshots = [step for step in document.origins[source].steps if step.what == "Snapshot"]
    said = _SAID_ONCE if len(snapshots) == 1 else _SAID_ONCE - {"Snapshot"}
    return replace(entry, steps=tuple(step for step in entry.steps if step.what not in said))


def _printed(page: Page) -> Page:
    """A page without what a face folds away, and without the heads that would stand alone then."""
    kept: list[Block] = []
    for block in reversed(page.blocks):
        is_folded = isinstance(block, Grid) and block.is_folded
        is_bare = isinstance(block, Heading) and (not kept or isinstance(kept[-1], Heading))
        if not is_folded and not (is_bare and block in _heads_of_folded(page)):
            kept.append(block)
    return replace(page, blocks=tuple(reversed(kept)))


def _heads_of_folded(page: Page) -> tuple[Block, ...]:
    """The heads right above a folded table."""
    pairs = zip(page.blocks, page.blocks[1:], strict=False)
    return tuple(head for head, after in pairs if isinstance(after, Grid) and after.is_folded)


def likelihood_in_words(paragraph: Paragraph, document: Document) -> Sentence:
    """The likelihood word with its band and scale, which lead to the scale's own entry.

    An edition without an entry for the scale names the word and the scale's publisher alone.
    """
    likelihood = paragraph.likelihood
    if likelihood is None:
        return ()
    scale = number_at("likelihood_scale", likelihood.scale.value.replace(" ", "_"))
    if scale in document.origins:
        band = f"{likelihood.low * 100:.0f}\N{EN DASH}{likelihood.high * 100:.0f} %"
        return (
            Span(f"{likelihood.word} ("),
            Span(f"{band}, {likelihood.scale}", address=scale),
            Span(")"),
        )
    publisher = phrasing.without_digits(likelihood.scale).strip()
    return (Span(f"{likelihood.word} ({publisher} scale)"),)


def picture_of(block: Chart | Signature, draw: Draw) -> str:
    """The picture of a block as SVG in light colours, without links inside."""
    if isinstance(block, Signature):
        return signature_svg(block)
    return draw(block.specification, "svg").decode()


def column_weights(grid: Grid) -> tuple[float, ...]:
    """Shares of a table's width: no column is narrower than its longest word."""
    return tuple(
        round(_weight(plain(head), [plain(row[place]) for row in grid.rows], is_number), 2)
        for place, (head, is_number) in enumerate(zip(grid.head, grid.is_number, strict=True))
    )


def _weight(head: str, cells: list[str], is_number: bool) -> float:  # noqa: FBT001  a column's kind
    """Text asks for the root of its length, numbers for half of theirs, up to a bound."""
    word = max(len(word) for cell in (head, "", *cells) for word in cell.split() or [""])
    length = max(map(len, cells), default=0)
    wish = min(14.0, 0.55 * length) if is_number else 2.0 * sqrt(max(length, len(head)))
    return max(word + 1.5, wish)


def source_of(entry: OriginEntry) -> Address | None:
    """The address of the source that an entry rests on; a source rests on no other."""
    source = source_at(entry.source) if entry.source else None
    return None if source == entry.address else source


def described_by(heading: Heading) -> Address | None:
    """The source that the text under a heading describes, by the heading's anchor."""
    if not heading.id.startswith(f"{Leads.SOURCE.value}-"):
        return None
    return Address(Leads.SOURCE, heading.id.removeprefix(f"{Leads.SOURCE.value}-"))


def _described(pages: Iterable[Page]) -> frozenset[Address]:
    headings = (block for page in pages for block in page.blocks if isinstance(block, Heading))
    return frozenset(address for heading in headings if (address := described_by(heading)))


def _entry(document: Document, address: Address) -> OriginEntry:
    if address not in document.origins:
        raise ReportError(
            f"the address '{address.id}' has no entry among the origins",
            where=f"the edition {document.name}",
            remedy="add its entry before the edition is rendered",
        )
    return document.origins[address]


def _marks(pages: tuple[Page, ...]) -> dict[Address, int]:
    cited = (
        address
        for page in pages
        for block in page.blocks
        for paragraph in paragraphs(block)
        for address in paragraph.cites
    )
    return {address: number for number, address in enumerate(dict.fromkeys(cited), start=1)}


def _addresses(document: Document, pages: Iterable[Page]) -> Iterator[Address]:
    for sentence in _sentences(document, pages):
        yield from (span.address for span in sentence if span.address)
    for page in pages:
        for block in page.blocks:
            for paragraph in paragraphs(block):
                yield from paragraph.cites
                scaled = likelihood_in_words(paragraph, document)
                yield from (span.address for span in scaled if span.address)


def _sentences(document: Document, pages: Iterable[Page]) -> Iterator[Sentence]:
    yield document.title
    yield tuple(span for _, span in document.record)
    yield from footnotes(document.region).values()
    for page in pages:
        yield page.title
        for block in page.blocks:
            yield from block.sentences


def paragraphs(block: Block) -> tuple[Paragraph, ...]:
    """The paragraphs of a block, if it is made of any."""
    if isinstance(block, Paragraph):
        return (block,)
    return block.items if isinstance(block, Items) else ()


def words_of_entry(entry: OriginEntry) -> str:
    """All the words of an entry."""
    return " ".join((entry.label, entry.shown, *(step.text for step in entry.steps)))


def words_of(page: Page) -> str:
    """All the words of a page, those that its pictures show or are described by included."""
    spoken = [plain(page.title)]
    for block in page.blocks:
        spoken += [plain(sentence) for sentence in block.sentences]
        if isinstance(block, Chart | Signature):
            spoken.append(block.alternative)
        if isinstance(block, Signature):
            spoken += [block.region.name(place) for place in block.picture.places]
        if isinstance(block, Chart):
            spoken += [plain(row[0]) for row in block.table.rows if row]
            spoken += [plain(cell) for cell in block.table.head]
    return " ".join(spoken)


def title_of(document: Document) -> str:
    """The edition's title as bare text."""
    return plain(document.title)
