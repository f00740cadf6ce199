"""Which sentences of a document argue in its own voice, and under which headings."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from synopsis.report.check.document import Block, Document, Kind, Sentence
from synopsis.report.check.rules.reasoning.wording import listed
from synopsis.report.check.words import Lexicon

LONGEST = 5_000
"""What has more characters is no sentence."""

NESTED = 4
"""So many quotations may begin before a sentence and still reach into it."""

VOICED = frozenset({Kind.PARAGRAPH, Kind.ITEM, Kind.CELL})
"""The kinds of block in which a document argues."""

CLOSERS = " ”\"'’»)]"  # noqa: RUF001
"""These may stand behind the sign that ends a sentence."""

_WORD = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, eq=False, slots=True)
class Passage:
    """A block with its sentences, in reading order."""

    block: Block
    sentences: tuple[Sentence, ...]
    number: int


def passages(document: Document) -> tuple[Passage, ...]:
    """All blocks that have sentences, each with them."""
    grouped = groupby(document.sentences, key=lambda one: id(one.block))
    found = (tuple(sentences) for _, sentences in grouped)
    return tuple(Passage(one[0].block, one, number) for number, one in enumerate(found))


def own_voice(document: Document) -> Iterator[tuple[Passage, Sentence]]:
    """The sentences that the document says itself: no heading, note, quotation or question."""
    for passage in passages(document):
        if passage.block.kind in VOICED:
            for sentence in passage.sentences:
                if is_told(sentence):
                    yield passage, sentence


def is_told(sentence: Sentence) -> bool:
    """Whether a sentence tells something: words enough, no question, not another's words."""
    text = sentence.text
    return (
        len(text) <= LONGEST
        and text.count(" ") >= 2
        and not text.rstrip(CLOSERS).endswith("?")
        and (not sentence.block.quoted or _WORD.search(unquoted(sentence)) is not None)
    )


@cache
def is_under(section: tuple[str, ...], lexicon: Lexicon, name: str, most: int = 99) -> bool:
    """Whether a heading of at most so many words, of those above a block, has a word of a list."""
    words = listed(lexicon, name)
    return any(one.count(" ") < most and words.search(one) for one in section)


def innermost(block: Block) -> str:
    """The nearest heading above a block."""
    return block.section[-1] if block.section else ""


def unquoted(sentence: Sentence) -> str:
    """A sentence with the words of others blanked out, its offsets kept."""
    text, quoted = sentence.text, sentence.block.quoted
    stop = sentence.start + len(text)
    place = max(0, bisect_left(quoted, (sentence.start, 0)) - NESTED)
    while place < len(quoted) and quoted[place][0] < stop:
        low = max(0, quoted[place][0] - sentence.start)
        high = min(len(text), quoted[place][1] - sentence.start)
        if low < high:
            text = text[:low] + " " * (high - low) + text[high:]
        place += 1
    return text
