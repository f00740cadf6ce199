"""What is a reference to another work, and which sentences stand in which block."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from synopsis.report.check.case import Case
from synopsis.report.check.document import RUNNING, Block, Kind, Sentence
from synopsis.report.check.words import Lexicon

ADDRESS = re.compile(r"(?:https?://|www\.)\S{1,500}")
YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_CITED_YEAR = re.compile(r"\b(?:1[89]|20)\d\d[a-z]?\)")


@lru_cache(maxsize=4)
def _sentences_by_block(case: Case) -> Mapping[int, tuple[Sentence, ...]]:
    """The sentences of each block, by the block's identity."""
    found: dict[int, list[Sentence]] = {}
    for sentence in case.document.sentences:
        found.setdefault(id(sentence.block), []).append(sentence)
    return {key: tuple(one) for key, one in found.items()}


def of_block(case: Case, block: Block) -> tuple[Sentence, ...]:
    """The sentences of one block, none where the block has no words."""
    return _sentences_by_block(case).get(id(block), ())


@cache
def _signs(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(lexicon.either("apparatus", "reference_signs"), re.IGNORECASE)


def stands_under(block: Block, lexicon: Lexicon, name: str) -> bool:
    """Whether a block stands in a section with one of some headings, numbered or not."""
    wanted = lexicon.word_set("apparatus", name)
    return any(title.lower().strip(" .:0123456789") in wanted for title in block.section)


def is_reference(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a sentence names another work rather than say something of its own."""
    if stands_under(sentence.block, lexicon, "reference_sections"):
        return True
    if sentence.block.kind is not Kind.FOOTNOTE:
        return False
    return bool(_signs(lexicon).search(sentence.text) or _CITED_YEAR.search(sentence.text))


def is_open_text(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a sentence is the author's running text: a paragraph or an item, no reference."""
    block = sentence.block
    return block.kind in RUNNING and not stands_under(block, lexicon, "reference_sections")


def whole(sentence: Sentence) -> tuple[int, int]:
    """The span of a sentence's words, without spaces at its ends."""
    text = sentence.text
    return len(text) - len(text.lstrip()), len(text.rstrip()) or 1
