"""One compound written as one word, with a hyphen, and as two words."""

import re
from collections.abc import Iterator

from synopsis.report.check.case import Case
from synopsis.report.check.document import Kind, Sentence
from synopsis.report.check.note import Hit, Severity
from synopsis.report.check.rules.apparatus.references import is_reference
from synopsis.report.check.words import Lexicon

Place = tuple[Sentence, int, int]
Ways = dict[str, list[Place]]
_PAIR = re.compile(
    r"(?<![\w-])(?=([^\W\d_]{2,15})([ -])([^\W\d_]{2,15})(?![\w]|-\w|[\u2019'][^\W\d_]))"
)
_CLOSED = re.compile(r"(?<![\w-])[^\W\d_]{6,30}(?![\w]|-\w)")
_PREFIX, _PART, _WHOLE = 2, 3, 7  # letters of what stands before a hyphen, of a part, of a word
_TOLD = 4  # words that a note tells


def compounds(case: Case) -> Iterator[Hit]:
    """All words of a document that are written both closed and parted, told once with counts."""
    found = _written(case)
    if not found:
        return
    kept = sorted(found, key=lambda one: -sum(map(len, one.values())))[:_TOLD]
    ways = kept[0]
    rare = min(ways, key=lambda way: len(ways[way]))
    often = max(ways, key=lambda way: (len(ways[way]), way != rare))
    sentence, start, end = ways[rare][0]
    yield Hit(
        sentence, start, end,
        "One word is written in several ways: "
        + "; ".join(map(_counted, kept)) + " (told once).",
        "Choose one way and keep it.",
        other=ways[often][0][0] if ways[often][0][0] is not sentence else None,
        severity=Severity.HINT,
    )  # fmt: skip


def _counted(ways: Ways) -> str:
    by_count = sorted(ways.items(), key=lambda one: (-len(one[1]), one[0]))
    return ", ".join(f"“{way}” {len(places)}" for way, places in by_count)


def _written(case: Case) -> list[Ways]:
    """The words in small letters that are written both closed and parted, each in its ways."""
    closed: Ways = {}
    parted: dict[str, Ways] = {}
    sentences = [
        one
        for one in case.document.sentences
        if one.block.kind is not Kind.QUOTATION and not is_reference(one, case.lexicon)
    ]
    for sentence in sentences:
        for match in _CLOSED.finditer(sentence.text):
            if match[0].islower() and not sentence.is_quoted(*match.span()):
                closed.setdefault(match[0], []).append((sentence, *match.span()))
    for sentence in sentences:
        for match in _PAIR.finditer(sentence.text):
            left, sign, right = match.groups()
            whole = left + right
            if whole not in closed or not _is_compound(case.lexicon, left, sign, right):
                continue
            way = f"{left}{sign}{right}"
            span = (match.start(1), match.end(3))
            if way.islower() and not sentence.is_quoted(*span):
                parted.setdefault(whole, {}).setdefault(way, []).append((sentence, *span))
    return [{whole: closed[whole], **ways} for whole, ways in parted.items()]


def _is_compound(lexicon: Lexicon, left: str, sign: str, right: str) -> bool:
    """Whether two words are one compound and not a verb and its particle or “any one”."""
    free = lexicon.word_set("apparatus", "parted_words")
    if left in free or right in free or len(left + right) < _WHOLE:
        return False
    return len(right) >= _PART and len(left) >= (_PREFIX if sign == "-" else _PART)
