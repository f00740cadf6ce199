"""What the PDF is set from: the printed pages as plain data, nothing of it markup."""

from collections.abc import Iterator
from itertools import count
from typing import Any

from synopsis.report.charts import Draw
from synopsis.report.content import (
    Block,
    Chart,
    Grid,
    Heading,
    Items,
    Look,
    OriginEntry,
    Page,
    Paragraph,
    Signature,
)
from synopsis.report.paper import (
    Paper,
    column_weights,
    described_by,
    likelihood_in_words,
    picture_of,
    source_of,
    title_of,
    words_of_entry,
)
from synopsis.report.picture_type import set_type
from synopsis.report.piece import designations_in, footnotes, in_voice, label, pieces
from synopsis.vocabulary import EDITION_RECORD, Address, Sentence, Span, Voice, plain

Data = dict[str, Any]
# Shares of the width of the page, in percent.
_WIDTHS = {Look.MAP: 56, Look.LEAD: 84}


def material(paper: Paper, draw: Draw) -> Data:
    """The whole edition as data for the template."""
    document = paper.document
    spans = _Spans(paper)
    return {
        "plain_title": title_of(document),
        "author": document.region.name(document.region.place),
        "description": f"{plain(paper.dated)}; {document.marking}",
        "title": spans(document.title),
        "running": document.region.name(document.region.place),
        "dated": spans(paper.dated),
        "region": spans((Span(document.region.name(document.region.place)),)),
        "marking": document.marking,
        "explanation": paper.explanation,
        "notes": [
            {"key": key, "text": _bare(spans(text))}
            for key, text in footnotes(document.region).items()
        ],
        "pages": [_page(page, spans, draw) for page in paper.pages],
        "numbers": [*_groups(paper.numbers, spans)],
        "sources": [_entry(entry, spans) for entry in paper.sources],
        "record_label": {"label": label(EDITION_RECORD), "leads": EDITION_RECORD.anchor},
        "record": [{"what": what, "text": spans((span,))} for what, span in document.record],
    }


class _Spans:
    """Sentences of one edition as data."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.region = paper.document.region
        self.mentions = count()

    def __call__(self, sentence: Sentence) -> list[Data]:
        """The pieces of a sentence."""
        return [
            {
                "text": piece.text,
                "voice": piece.voice.value,
                "leads": piece.address.anchor if piece.address else "",
                "notes": self.notes(piece.designations),
            }
            for piece in pieces(sentence, self.region)
        ]

    def notes(self, designations: tuple[str, ...]) -> list[Data]:
        """The footnotes that a mention calls for, each mention told from all others."""
        return [{"key": key, "id": next(self.mentions)} for key in designations]

    def mark(self, address: Address) -> Data:
        """A citation mark."""
        return {"leads": address.anchor, "number": str(self.paper.marks[address])}


def _bare(spans: list[Data]) -> list[Data]:
    """A footnote's own spans call for no footnote."""
    return [{**span, "notes": []} for span in spans]


def _page(page: Page, spans: _Spans, draw: Draw) -> Data:
    title = plain(page.title)
    return {
        "id": page.id,
        "group": page.group,
        "title": spans(page.title),
        "running": "" if any(sign.isdigit() for sign in title) else title,
        "is_designated": bool(designations_in(title, spans.region)),
        "blocks": [_block(block, spans, draw) for block in page.blocks],
    }


def _block(block: Block, spans: _Spans, draw: Draw) -> Data:
    match block:
        case Heading():
            return _heading(block, spans)
        case Paragraph():
            return {"kind": "paragraph", **_paragraph(block, spans)}
        case Items():
            return {"kind": "items", "items": [_paragraph(item, spans) for item in block.items]}
        case Grid():
            return _grid(block, spans)
        case Chart() | Signature():
            return _picture(block, spans, draw)


def _heading(block: Heading, spans: _Spans) -> Data:
    address = described_by(block)
    return {
        "kind": "heading",
        # a chapter's title is the first level; PDF/UA allows no heading above it in a chapter
        "level": max(2, block.level),
        "text": spans(block.text),
        "entry": [{"label": label(address), "leads": address.anchor}] if address else [],
    }


def _paragraph(block: Paragraph, spans: _Spans) -> Data:
    return {
        "text": spans(block.text),
        "tone": block.tone.value,
        "confidence": block.confidence.word if block.confidence else "",
        "likelihood": spans(likelihood_in_words(block, spans.paper.document)),
        "margin": spans(block.margin),
        "cites": [spans.mark(address) for address in block.cites],
    }


def _grid(block: Grid, spans: _Spans) -> Data:
    return {
        "kind": "grid",
        "title": spans(block.title),
        "head": [spans(cell) for cell in block.head],
        "rows": [[spans(cell) for cell in row] for row in block.rows],
        "is_number": list(block.is_number),
        "weights": list(column_weights(block)),
        "size": 8.5 if len(block.head) < 9 else 7,
        "note": spans(block.note),
        "source": spans(block.source),
    }


def _picture(block: Chart | Signature, spans: _Spans, draw: Draw) -> Data:
    drawn = picture_of(block, draw)
    return {
        "kind": "picture",
        "title": spans(block.title),
        "subtitle": spans(block.subtitle),
        "svg": set_type(drawn),
        "width": _WIDTHS.get(block.look, 100) if isinstance(block, Chart) else 100,
        "alternative": block.alternative,
        "notes": spans.notes(designations_in(drawn, spans.region)),
        "source": spans(block.source),
    }


def _voiced(text: str, voice: Voice) -> Data:
    return {"text": in_voice(text, voice), "voice": voice.value}


def _groups(entries: tuple[OriginEntry, ...], spans: _Spans) -> Iterator[Data]:
    """Entries under the source that they rest on, which is linked once for all of them.

    A link in each entry would have the compiler set every one of them a second time.
    """
    paper = spans.paper
    homes = {*(item.address for item in paper.sources), *paper.described}
    groups: dict[Address | None, list[OriginEntry]] = {}
    for entry in entries:
        groups.setdefault(source_of(entry), []).append(entry)
    for source in sorted(groups, key=lambda one: one.id if one else ""):
        yield {
            "source": source.anchor if source in homes else "",
            "label": label(source) if source else "",
            "entries": [_entry(entry, spans) for entry in groups[source]],
        }


def _entry(entry: OriginEntry, spans: _Spans) -> Data:
    paper = spans.paper
    return {
        "label": label(entry.address),
        "leads": entry.address.anchor,
        "number": str(paper.marks.get(entry.address, "")),
        "notes": spans.notes(designations_in(words_of_entry(entry), spans.region)),
        "title": _voiced(entry.label, entry.title_voice),
        "shown": _voiced(entry.shown, entry.voice),
        "steps": [{"what": step.what, **_voiced(step.text, step.voice)} for step in entry.steps],
    }
