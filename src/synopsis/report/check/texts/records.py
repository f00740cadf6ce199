"""Records: the entries of an annex or a register, each of which opens with its identifier."""

import re
from collections.abc import Sequence
from dataclasses import replace

from synopsis.report.check.document import Kind
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


def name_records(raws: Sequence[Raw]) -> Sequence[Raw]:
    """The raw blocks, entries of a register named as such: they list data and tell nothing."""
    places = {number for number, raw in enumerate(raws) if _is_entry(raw)}
    if len(places) < _FEWEST:
        return raws
    return [
        replace(raw, kind=Kind.RECORD) if number in places else raw
        for number, raw in enumerate(raws)
    ]


def _is_entry(raw: Raw) -> bool:
    return raw.kind is Kind.PARAGRAPH and _IDENTIFIER.match(raw.text) is not None
