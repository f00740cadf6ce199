"""Records: the entries of an annex or a register, each of which opens with its identifier."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from synopsis.report.check.document import Kind, is_named
from synopsis.report.check.texts.raw import Raw

_IDENTIFIER = re.compile(
    r"""\W{0,2}(?:
        [A-Za-z][\w-]*(?:/[\w.-]+){2,}  # a path
        | [A-Za-z][\w-]*/(?=[\w.-]*[_\d])[\w.-]+ | [a-z]+_\w+/[\w.-]+  # one with a sign of code
        | §\s\w*_\w+
        | [A-Z]{1,3}\d{3,5}
    )\s""",
    re.VERBOSE,
)
_FEWEST = 3
"""Fewer entries make no register."""
_MOST = 0.6
"""The share of entries among the paragraphs under a heading from which it is a register."""


def name_records(raws: Sequence[Raw]) -> Sequence[Raw]:
    """The raw blocks, entries of a register named as such: they list data and tell nothing.

    Under a heading with hardly anything else, every paragraph is one or a part of one.
    """
    if sum(map(_is_entry, raws)) < _FEWEST:
        return raws
    made: list[Raw] = []
    for run in _runs(raws):
        entries = sum(_is_entry(raw) or _is_known(raw) for raw in run)
        others = sum(raw.kind is Kind.PARAGRAPH and not _is_entry(raw) for raw in run)
        is_register = entries >= max(_FEWEST, _MOST * (entries + others))
        made += [
            replace(raw, kind=Kind.RECORD)
            if _is_entry(raw) or (is_register and raw.kind is Kind.PARAGRAPH)
            else raw
            for raw in run
        ]
    return made


def _runs(raws: Sequence[Raw]) -> Iterator[list[Raw]]:
    """The blocks from one heading to the next; an identifier in bold type is no heading."""
    run: list[Raw] = []
    for raw in raws:
        is_name = "/" in raw.text and " " not in raw.text
        if raw.kind is Kind.HEADING and run and not is_name:
            yield run
            run = []
        run.append(raw)
    yield run


def _is_entry(raw: Raw) -> bool:
    return raw.kind is Kind.PARAGRAPH and _IDENTIFIER.match(raw.text) is not None


def _is_known(raw: Raw) -> bool:
    """Whether a block is known for an entry already, by the mark that leads to it."""
    return raw.kind is Kind.RECORD or (raw.kind is Kind.FOOTNOTE and is_named(raw.text))
