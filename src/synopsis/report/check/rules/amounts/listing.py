"""Lists as prose writes them: how many things are listed after a count."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby, takewhile

from synopsis.report.check.case import Case
from synopsis.report.check.document import Block, Document, Kind
from synopsis.report.check.rules.amounts.stated import listed, number_words
from synopsis.report.check.words import Lexicon

_PAIR = re.compile(r"[A-Z]\w+ and [A-Z]\w+(?: [A-Z]\w+)?\W*")
_LONGEST = 9
"""Words of an item of a comma list: longer ones are clauses, and their commas part no items."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How many things a list holds: surely between `low` and `high`; `best` as it is written."""

    low: int
    best: int
    high: int
    is_sure: bool


def count_inline(text: str, lexicon: Lexicon, *, closed: bool = False) -> Counted | None:
    """The things that a run of words lists; nothing where it is no list or only a sample.

    A list that is closed in its sentence ends with `and`: "A, B and C" are three.
    """
    patterns = _patterns(lexicon)
    if patterns["sample"].search(text) or "..." in text or "…" in text:
        return None
    words = text.strip(" .:;)")
    if words.count(";") > 1:
        return _exactly(len([one for one in words.split(";") if one.strip(" ,.")]))
    counted = None if ";" in words else _count_commas(words, patterns)
    paired = counted is not None and counted.low == counted.best - 1 > 1
    if closed and paired and counted and not patterns["double"].search(words):
        return replace(counted, low=counted.best)
    return counted


def _exactly(number: int) -> Counted:
    return Counted(number, number, number, is_sure=True)


def _count_commas(words: str, patterns: Mapping[str, re.Pattern[str]]) -> Counted | None:
    """Items parted by commas, the last by `and`; a name may hold an `and` of its own."""
    inner = re.sub(r"\([^()]{0,80}\)", "", words)
    pieces = [one.strip() for one in inner.split(",")]
    if re.search(r"[.:()]\s|\d,\d", inner) or not _are_items(pieces, patterns):
        return None
    runs = patterns["running"].search(inner) is not None
    opened = len(pieces) > 1 and patterns["and"].match(pieces[-1]) is not None
    if runs and (len(pieces) < 3 or not opened or patterns["relative"].search(inner)):
        return None
    last = patterns["and"].sub("", pieces[-1], count=1) if opened else pieces[-1]
    inside = [len(patterns["inside"].findall(one)) for one in (*pieces[:-1], last)]
    if opened:
        return Counted(len(pieces), len(pieces), len(pieces) + sum(inside), is_sure=not runs)
    if not inside[-1]:
        return None
    if len(pieces) == 1:
        return Counted(1, 2, 1 + inside[0], is_sure=False)
    is_pair = inside[-1] == 1 and _PAIR.fullmatch(last) is not None
    low = len(pieces) if is_pair else len(pieces) + 1
    return Counted(low, len(pieces) + 1, len(pieces) + sum(inside), is_sure=not is_pair)


def _are_items(pieces: Sequence[str], patterns: Mapping[str, re.Pattern[str]]) -> bool:
    """Whether pieces are short enough for items, and no sums ("16 in the first, 14 in ...")."""
    last = patterns["inside"].split(pieces[-1]) if len(pieces) > 1 else pieces[-1:]
    if any(not one or len(one.split()) > _LONGEST for one in (*pieces[:-1], *last)):
        return False
    return not any(re.match(r"\d", one) or patterns["worded"].match(one) for one in pieces)


def list_apart(text: str, place: int, lexicon: Lexicon) -> tuple[int, str] | None:
    """A list that the sentence sets apart and then goes on, or that names ends: where and what.

    "Three towns, namely A, B, C and D, paid ..."; "four plans, which are called A, B and C".
    """
    patterns = _patterns(lexicon)
    opened = patterns["apart"].match(text, place)
    if opened is not None:
        start = opened.end()
        for last in patterns["closing"].finditer(text, start):
            words = text[start : last.start("end")]
            worded = last["next"] is not None and patterns["verbs"].fullmatch(last["next"])
            if worded or (last["next"] is not None and re.match(r"(?:those\s\w+\s)?[A-Z]", words)):
                return start, words
    named = patterns["called"].match(text, place)
    if named is None or (named["be"] is not None and patterns["person"].search(text, 0, place)):
        return None
    words = re.split(r"\.\s", text[named.end() :])[0]
    return (named.end(), words) if _are_names(words, patterns) else None


def _are_names(words: str, patterns: Mapping[str, re.Pattern[str]]) -> bool:
    """Whether each item of a run of words begins with a capital or stands in quotes."""
    pieces = patterns["parting"].split(words.strip(" .”\"'"))
    return len(pieces) > 1 and all(re.match(r"[\"“‘'«„]?[A-Z]", one) for one in pieces)  # noqa: RUF001


def are_bodies(text: str, lexicon: Lexicon) -> bool:
    """Whether every item of a comma list is a name or a body such as an office."""
    pieces = _between_bodies(lexicon).split(text.strip(" ."))
    body = _patterns(lexicon)["body"]
    return len(pieces) > 2 and all(
        one[:1].isupper() or (re.match(r"the\s", one) and body.search(one)) for one in pieces
    )


@cache
def _between_bodies(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf",\s(?:{listed(lexicon, 'joins')}\s)?|\sand\s")


def item_runs(document: Document) -> Iterator[tuple[int, tuple[Block, ...]]]:
    """Items that stand together, with the place of the first among all blocks."""
    place = 0
    for is_item, group in groupby(document.blocks, key=lambda one: one.kind is Kind.ITEM):
        blocks = tuple(group)
        if is_item:
            yield place, blocks
        place += len(blocks)


def led_lists(case: Case) -> Iterator[tuple[Block, tuple[Block, ...]]]:
    """Each list of two items or more, with the block that stands before it."""
    for place, items in item_runs(case.document):
        if place and len(items) > 1:
            yield case.document.blocks[place - 1], items


def items_after(document: Document, place: int) -> tuple[Block, ...]:
    """The items that begin right after a block."""
    return tuple(takewhile(lambda one: one.kind is Kind.ITEM, document.blocks[place + 1 :]))


def outermost(items: Sequence[Block]) -> tuple[Block, ...]:
    """The items of the outermost level among those of a list."""
    level = min((one.level for one in items), default=0)
    return tuple(one for one in items if one.level == level)


def goes_on(document: Document, place: int) -> bool:
    """Whether items come again soon after the list that ends before a block: its end is not sure.

    "Soon" is within three blocks, and before the next heading.
    """
    soon = document.blocks[place : place + 3]
    kinds = [one.kind for one in takewhile(lambda one: one.kind is not Kind.HEADING, soon)]
    return Kind.ITEM in kinds


@cache
def _patterns(lexicon: Lexicon) -> Mapping[str, re.Pattern[str]]:
    joins = listed(lexicon, "joins")
    sources = {
        "sample": rf"(?<![\w-]){listed(lexicon, 'samples')}(?![\w-])",
        "worded": rf"(?:(?:{joins})\s)?{number_words(lexicon).pattern}",
        "running": rf"(?<![\w-]){listed(lexicon, 'running')}(?![\w-])",
        "relative": rf"\b{listed(lexicon, 'relatives')}\b",
        "and": rf"^(?:{joins})\s",
        "body": rf"\b{listed(lexicon, 'organisations', 'bodies')}\b",
        **_set_apart(lexicon),
        "double": rf"{listed(lexicon, 'double_names')}\W*$",
        "inside": rf"\s(?:{joins})\s|\s&\s",
    }
    return {name: re.compile(source, re.IGNORECASE) for name, source in sources.items()}


def _set_apart(lexicon: Lexicon) -> Mapping[str, str]:
    """How a sentence sets a list apart, ends it and goes on, or says what things are called."""
    joins, namely, copulas = (listed(lexicon, one) for one in ("joins", "namely", "copulas"))
    persons = listed(lexicon, "persons", "gathered_groups", "named_persons")
    return {
        "parting": rf",\s(?:(?:{joins})\s)?|\s(?:{joins})\s",
        "apart": rf",\s(?:{namely}|which\s(?:is|are)|i\.e\.|that\sis),?\s"
        rf"|\s[–—]\s(?:(?:{namely}),?\s)?|,\s(?=those\s(?:of|in|from|on|at)\s)",  # noqa: RUF001
        "closing": rf"\s(?:{joins})\s[^,;:.–—]{{2,60}}(?P<end>,|\s[–—])\s"  # noqa: RUF001
        r"(?P<next>(?-i:[a-z])[a-z]{1,20})?",
        "verbs": rf"[a-z]{{2,18}}ed|{listed(lexicon, 'finite')}",
        "person": rf"\b{persons}$",
        "called": rf"(?:(?:,\s(?:which|that))?\s(?:{copulas})|,)?"
        rf"\s{listed(lexicon, 'called')}\s|\s(?:{copulas})\s(?P<be>)",
    }
