"""The text of a block with its marks: where notes begin and end, and where others lead to."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from synopsis.report.check.document import Block, Document, Sentence
from synopsis.report.check.faces.wording import span_of
from synopsis.report.check.note import Note, Severity


@dataclass(frozen=True, eq=False, slots=True)
class Entry:
    """A note as the page numbers it, and the span of its words in its block."""

    sign: str
    note: Note
    start: int
    end: int

    @property
    def severity(self) -> Severity:
        """How grave the note is."""
        return self.note.severity

    @property
    def id(self) -> str:
        """The name that links to the note end with."""
        return f"n-{self.sign}"

    @property
    def words_id(self) -> str:
        """The name that links to the words in the text end with."""
        return f"w-{self.sign}"


def entries_of(notes: Sequence[Note]) -> dict[int, list[Entry]]:
    """Notes by the block that they stand in, numbered by severity in the order of the list."""
    counts: dict[Severity, int] = {}
    found: dict[int, list[Entry]] = {}
    for note in notes:
        if note.hit is None:
            continue
        counts[note.severity] = counts.get(note.severity, 0) + 1
        sign = f"{note.severity.value[0].upper()}{counts[note.severity]}"
        start, end = span_of(note)
        sentence = note.hit.sentence
        entry = Entry(sign, note, sentence.start + start, sentence.start + end)
        found.setdefault(id(sentence.block), []).append(entry)
    return {
        block: sorted(its, key=lambda entry: (entry.start, entry.end))
        for block, its in found.items()
    }


def anchors_of(
    documents: Sequence[Document], notes: Sequence[Note]
) -> tuple[dict[int, str], dict[int, list[Sentence]]]:
    """Names for the sentences that notes speak of as the other place, and those by block."""
    order = {id(one): number for number, one in enumerate(documents, 1)}
    numbers = {id(block): order[id(one)] for one in documents for block in one.blocks}
    names: dict[int, str] = {}
    by_block: dict[int, list[Sentence]] = {}
    for note in notes:
        other = note.hit.other if note.hit else None
        if other is None or id(other.block) not in numbers or id(other) in names:
            continue
        names[id(other)] = f"s-{numbers[id(other.block)]}-{other.number}"
        by_block.setdefault(id(other.block), []).append(other)
    return names, by_block


def marked(
    block: Block,
    entries: Sequence[Entry],
    others: Sequence[Sentence],
    names: Mapping[int, str],
    footnotes: Mapping[str, str],
) -> str:
    """A block's text as HTML: words that notes are about are marked, each with its sign.

    References to footnotes lead to them, where the document has them.
    """
    anchors = [(one.start, names[id(one)]) for one in others]
    cuts = {0, len(block.text), *(at for at, _ in anchors)}
    cuts |= {edge for one in entries for edge in (one.start, one.end)}
    references: dict[int, list[str]] = {}
    for mark in block.marks:
        at = min(max(0, mark.start), len(block.text))
        references.setdefault(at, []).append(_reference(mark.label, footnotes))
    cuts |= references.keys()
    edges = sorted(cuts)
    parts = ["".join(references.get(0, ()))]
    for start, end in zip(edges, edges[1:] or edges, strict=False):
        *words, tags = _piece(block.text, (start, end), entries, anchors)
        parts += [*words, *(references.get(end, ()) if end else ()), tags]
    return "".join(parts)


def _reference(label: str, footnotes: Mapping[str, str]) -> str:
    """A reference to a footnote, raised, with a link where there is such a footnote."""
    name, shown = footnotes.get(label), escape(label)
    return f'<sup><a href="#{name}">{shown}</a></sup>' if name else f"<sup>{shown}</sup>"


def _piece(
    text: str, span: tuple[int, int], entries: Sequence[Entry], anchors: list[tuple[int, str]]
) -> Iterator[str]:
    """What stands before the words of a span, the words, and last the signs of its notes."""
    start, end = span
    yield from (f'<span class="place" id="{name}"></span>' for at, name in anchors if at == start)
    for one in entries:
        if one.start == start:
            yield f'<span id="{one.words_id}"></span>'
    covering = [one for one in entries if one.start <= start and end <= one.end]
    shown = escape(text[start:end])
    if covering:
        kinds = " ".join(sorted({one.severity.value for one in covering}))
        shown = f'<mark class="{kinds}">{shown}</mark>'
    yield shown
    yield "".join(
        f'<a class="tag {one.severity.value}" href="#{one.id}" '
        f'title="{escape(one.note.rule)}">{one.sign}</a>'
        for one in entries
        if one.end == end
    )
