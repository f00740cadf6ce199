"""Composing: raw blocks of any format as a document of sentences, sections and footnotes."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from synopsis.report.check.document import (
    Block,
    Document,
    Doubt,
    Format,
    Ignored,
    Kind,
    Mark,
    Sentence,
)
from synopsis.report.check.texts.captions import name_captions
from synopsis.report.check.texts.doubts import BLANK, find_doubts
from synopsis.report.check.texts.language import FOREIGN, guess_language, is_foreign
from synopsis.report.check.texts.lengths import refuse_long, refuse_many_sentences
from synopsis.report.check.texts.quotes import quoted_spans
from synopsis.report.check.texts.raw import Raw, Wish
from synopsis.report.check.texts.records import name_records
from synopsis.report.check.texts.sentences import split_sentences
from synopsis.report.check.words import load_lexicon

_SAMPLE = 60_000
# Lists, cells and captions may hold names alone, in whatever language.
_RUNNING = frozenset({Kind.PARAGRAPH, Kind.QUOTATION})


@dataclass(frozen=True, slots=True)
class Origin:
    """What a document was made of: its format, its own title, its source, its language.

    A language that was guessed before (`is_named` is false) is held against the text once more.
    """

    format: Format = Format.MARKDOWN
    title: str = ""
    source: str = ""
    is_named: bool = True


def compose(
    file: str,
    raws: Sequence[Raw],
    language: str | None = None,
    wishes: Sequence[Wish] = (),
    origin: Origin = Origin(),  # frozen
) -> Document:
    """Raw blocks in reading order as a document; the language is guessed where none is named."""
    refuse_many_sentences(len(raws), file)
    refuse_long(max((len(raw.text) for raw in raws), default=0), "paragraph", file)
    spoken = language or guess_language(_sample(raws))
    raws = name_records(tuple(name_captions(raws, spoken)))
    blocks = tuple(_blocks(raws))
    sentences = tuple(_sentences(blocks, spoken, file))
    is_guess = language is None or not origin.is_named
    foreign = is_guess and is_foreign([one.text for one in blocks if one.kind in _RUNNING], spoken)
    first: dict[int, Sentence] = {}
    for sentence in sentences:
        first.setdefault(id(sentence.block), sentence)
    doubts = [
        Doubt(what, first[id(blocks[index])], what != BLANK)
        for index, what in find_doubts(raws, load_lexicon(spoken)).items()
        if id(blocks[index]) in first
    ]
    if foreign and sentences:
        doubts.insert(0, Doubt(FOREIGN, sentences[0], is_order=False))
    return Document(
        file,
        origin.title or _title(blocks),
        spoken,
        blocks,
        sentences,
        tuple(_ignored(wishes, blocks)),
        tuple(doubts),
        _footnotes(sentences),
        origin.format,
        origin.source,
        foreign,
    )


def _footnotes(sentences: Sequence[Sentence]) -> dict[str, tuple[Sentence, ...]]:
    """The sentences of each footnote, by its label."""
    notes: dict[str, list[Sentence]] = {}
    for sentence in sentences:
        if sentence.block.kind is Kind.FOOTNOTE:
            notes.setdefault(sentence.block.label, []).append(sentence)
    return {label: tuple(told) for label, told in notes.items()}


def _sample(raws: Sequence[Raw]) -> str:
    """The opening words of a document, of its body rather than of its footnotes."""
    parts: list[str] = []
    size = 0
    for raw in raws:
        if raw.kind is not Kind.FOOTNOTE:
            parts.append(raw.text[:_SAMPLE])
            size += len(raw.text)
        if size > _SAMPLE:
            break
    return "\n".join(parts)


def _title(blocks: Sequence[Block]) -> str:
    found = (one.text for one in blocks if one.kind is Kind.HEADING and one.level == 1)
    return next(found, "")


def _blocks(raws: Sequence[Raw]) -> Iterator[Block]:
    above: list[tuple[int, str]] = []
    for raw in raws:
        if raw.kind is Kind.HEADING:
            while above and above[-1][0] >= raw.level:
                above.pop()
        section = tuple(text for _, text in above)
        if raw.kind is Kind.HEADING:
            above.append((raw.level, raw.text))
        quoted = tuple(sorted({*raw.quoted, *quoted_spans(raw.text)}))
        yield Block(
            raw.kind, raw.text, raw.anchors, raw.marks, raw.label,
            raw.level, section, raw.slot, quoted,
        )  # fmt: skip


def _sentences(blocks: Sequence[Block], language: str, file: str) -> Iterator[Sentence]:
    number = 0
    for block in blocks:
        spans = split_sentences(block.text, language)
        for (start, end), marks in zip(spans, _shared(block.marks, spans), strict=True):
            text = block.text[start:end]
            yield Sentence(text, block.position(start), block, start, number, marks)
            number += 1
        refuse_many_sentences(number, file)


def _shared(
    marks: Sequence[Mark], spans: Sequence[tuple[int, int]]
) -> tuple[tuple[Mark, ...], ...]:
    """The marks of each sentence, their offsets within it; a mark after a stop is of what ended."""
    shared: list[list[Mark]] = [[] for _ in spans]
    ends = [end for _, end in spans]
    for mark in marks:
        if spans:
            index = min(bisect_left(ends, mark.start), len(spans) - 1)
            start, end = spans[index]
            inner = min(max(mark.start - start, 0), end - start)
            shared[index].append(Mark(inner, mark.label))
    return tuple(tuple(one) for one in shared)


def _ignored(wishes: Sequence[Wish], blocks: Sequence[Block]) -> Iterator[Ignored]:
    for wish in wishes:
        block = blocks[wish.index] if 0 <= wish.index < len(blocks) else None
        yield Ignored(wish.rule, wish.reason, wish.position, block)
