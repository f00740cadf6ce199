"""Columns of shares that divide one whole by kind, and do not make it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from synopsis.report.check.case import Case
from synopsis.report.check.document import Block, Slot
from synopsis.report.check.figures.figure import Figure
from synopsis.report.check.figures.patterns import phrase
from synopsis.report.check.note import Hit, Severity
from synopsis.report.check.rules.amounts.levels import Shares
from synopsis.report.check.rules.amounts.stated import listed
from synopsis.report.check.rules.amounts.table_sums import filled_cells, gaps_of
from synopsis.report.check.rules.amounts.tables import captions_of, is_total
from synopsis.report.check.words import Lexicon
from synopsis.report.check.words.stem import stems

_FEWEST = 3
_Column = tuple[int, int]


def share_columns(case: Case) -> Iterator[Hit]:
    """Columns without a total whose caption or head says that they share out one whole."""
    captions, columns, cells = captions_of(case), _columns(case), filled_cells(case)
    gaps = gaps_of(case, cells)
    stubs = _stubs(case)
    for (table, column), line in columns.items():
        if table not in captions or (table, "column", column) in gaps or len(line) < _FEWEST:
            continue
        if any(is_total(slot.stub, case.lexicon) or not slot.stub for slot, _ in line):
            continue
        shares = Shares(tuple(figure for _, figure in line))
        if not shares.misses_the_whole:
            continue
        caption, head = captions[table], line[0][0].head
        if _is_divided(caption.text, head, stubs.get(table, ""), case.lexicon) and not _is_open(
            case, caption, line
        ):
            reason = "the table tells them as the shares of one whole"
            above = next(iter(case.document.of(caption)), None)
            yield replace(shares.missing(reason, Severity.CAUTION), other=above)


def _columns(case: Case) -> Mapping[_Column, list[tuple[Slot, Figure]]]:
    found: dict[_Column, list[tuple[Slot, Figure]]] = defaultdict(list)
    for slot, figure in filled_cells(case):
        found[slot.table, slot.column].append((slot, figure))
    return found


def _stubs(case: Case) -> Mapping[int, str]:
    """By table, what stands over the names of its rows."""
    slots = [(one.slot, one.text) for one in case.document.blocks if one.slot is not None]
    return {slot.table: text for slot, text in slots if slot.row == slot.column == 0}


def _is_divided(caption: str, head: str, stub: str, lexicon: Lexicon) -> bool:
    """Whether the shares are of all of the things which the caption divides by kind."""
    patterns = _patterns(lexicon)
    if patterns["some"].search(caption) or patterns["rated"].search(head):
        return False
    told = patterns["share"].search(head) or patterns["share"].search(caption)
    if told is None or patterns["whole"].match(told["of"]):
        return told is not None
    by = patterns["by"].search(caption)
    of = [*stems(told["of"], lexicon)]
    if by is not None:
        things = caption[: by.start()]
        is_rated = patterns["rated"].search(things) is not None
        return bool(of) and not is_rated and {*of} <= {*stems(things, lexicon)}
    return patterns["answer"].fullmatch(stub.strip()) is not None


def _is_open(case: Case, caption: Block, line: Sequence[tuple[Slot, Figure]]) -> bool:
    """Whether several answers were possible, by the words on any side of the table."""
    blocks = case.document.blocks
    first = next(index for index, one in enumerate(blocks) if one is caption)
    last = next(i for i, one in enumerate(blocks) if one is line[-1][1].sentence.block)
    around = [one.text for one in blocks[max(0, first - 2) : last + 4]]
    return phrase(case.lexicon, "many_answers").search(" ".join(around)) is not None


@cache
def _patterns(lexicon: Lexicon) -> Mapping[str, re.Pattern[str]]:
    share = rf"(?:{listed(lexicon, 'share_words')}|{lexicon.either('figures', 'percent')})"
    some = listed(lexicon, "samples", "some_of_a_table")
    sources = {
        "share": rf"\b{share}\s(?:of|in)\s(?:the\s|all\s)?(?:\d[\d,]*\s)?"
        r"(?P<of>[^\W\d_][\w-]*(?:\s(?!by\b|in\b)[\w-]+){0,2})(?=[,;(.:]|\sby\b|\sin\b|$)",
        "whole": rf"{listed(lexicon, 'whole_words')}\b",
        "by": r"\sby\s",
        "some": rf"(?<![\w-]){some}(?![\w-])",
        "rated": rf"\b{listed(lexicon, 'who_words')}\b",
        "answer": rf"(?:the\s)?{listed(lexicon, 'answer_words')}",
    }
    return {name: re.compile(source, re.IGNORECASE) for name, source in sources.items()}
