"""One compound written as one word, with a hyphen, and as two words."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from synopsis.report.check.case import Case
from synopsis.report.check.document import Kind, Sentence
from synopsis.report.check.note import Hit, Severity
from synopsis.report.check.rules.apparatus.references import is_reference
from synopsis.report.check.words import Lexicon

Place = tuple[Sentence, int, int]
_PAIR = re.compile(
    r"(?<![\w-])(?=([^\W\d_]{2,15})([ -])([^\W\d_]{2,15})(?![\w]|-\w|[\u2019'][^\W\d_]))"
)
_CLOSED = re.compile(r"(?<![\w-])[^\W\d_]{6,30}(?![\w]|-\w)")
_PART, _WHOLE, _TOLD = 3, 7, 4
_PREFIX = 2


def compounds(case: Case) -> Iterator[Hit]:
    """All words of a document that are written both closed and parted, told once with counts."""
    closed, parted = _written(case)
    found: dict[str, dict[str, list[Place]]] = {}
    for whole, ways in parted.items():
        if whole in closed:
            found[whole] = {whole: closed[whole], **ways}
    if not found:
        return
    kept = sorted(found.items(), key=lambda one: -sum(map(len, one[1].values())))[:_TOLD]
    ways = kept[0][1]
    rare = min(ways, key=lambda way: len(ways[way]))
    often = max(ways, key=lambda way: (len(ways[way]), way != rare))
    sentence, start, end = ways[rare][0]
    yield Hit(
        sentence, start, end,
        "One word is written in several ways: "
        + "; ".join(_counted(each) for _, each in kept) + " (told once).",
        "Choose one way and keep it.",
        other=ways[often][0][0] if ways[often][0][0] is not sentence else None,
        severity=Severity.HINT,
    )  # fmt: skip


def _counted(ways: Mapping[str, list[Place]]) -> str:
    by_count = sorted(ways.items(), key=lambda one: (-len(one[1]), one[0]))
    return ", ".join(f"“{way}” {len(places)}" for way, places in by_count)


def _written(case: Case) -> tuple[dict[str, list[Place]], dict[str, dict[str, list[Place]]]]:
    """The words in small letters that could be compounds, and pairs that would make them."""
    closed: dict[str, list[Place]] = {}
    parted: dict[str, dict[str, list[Place]]] = {}
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
    return closed, parted


@lru_cache(maxsize=8)
def _free(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.words("apparatus", "parted_words"))


def _is_compound(lexicon: Lexicon, left: str, sign: str, right: str) -> bool:
    """Whether two words are one compound and not a verb and its particle or “any one”."""
    if {left, right} & _free(lexicon) or len(left + right) < _WHOLE:
        return False
    return len(right) >= _PART and len(left) >= (_PREFIX if sign == "-" else _PART)
