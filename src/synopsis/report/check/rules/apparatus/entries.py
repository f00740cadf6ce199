"""Entries of a register or of a list of works: they name and describe, and state nothing."""

import re
from collections import Counter
from functools import lru_cache

from synopsis.report.check.case import Case
from synopsis.report.check.document import Kind, Sentence
from synopsis.report.check.rules.apparatus.references import ADDRESS

_FIELD = re.compile(r"(?:^|;)\s?([A-Z][a-z]{2,20})(?=\s[^\s:])(?!\s\S{0,20}:)")
_DATED = re.compile(r"[^\W\d][^.;:()]{2,120}\((?:1[89]|20)\d\d[a-z]?\)\s?[,.:]\s")
_PARTS, _OFTEN = 3, 5


def is_entry(case: Case, sentence: Sentence) -> bool:
    """Whether a sentence is the entry of a work, by its address or its fields, and no statement."""
    # A page may have parted the fields of what is known to be a record.
    needed = 1 if sentence.block.kind is Kind.RECORD else _PARTS
    return _is_work(sentence.text) or _is_record(case, sentence.text, needed)


@lru_cache(maxsize=1024)
def _is_work(text: str) -> bool:
    """Whether an address ends several parts, or the name and the year with which a work is cited.

    “Publisher …; Title …; Link https://…”, “Ministry (2023), Report on …, https://…”.
    """
    address = ADDRESS.search(text)
    if address is None:
        return False
    parts = [part.strip() for part in text[: address.end()].split(";")]
    is_parted = len(parts) >= _PARTS and all(part[:1].isupper() for part in parts)
    return is_parted or _DATED.match(text) is not None


def _is_record(case: Case, text: str, needed: int) -> bool:
    """Whether so many parts open with words that the document has as names of fields."""
    if text.count(";") < min(needed, _PARTS - 1):
        return False
    fields = _fields(case)
    return sum(one[1] in fields for one in _FIELD.finditer(text)) >= needed


@lru_cache(maxsize=4)
def _fields(case: Case) -> frozenset[str]:
    """Words that open a part behind a semicolon again and again; names of places are none."""
    found = Counter(
        one[1]
        for sentence in case.document.sentences
        if ";" in sentence.text
        for one in _FIELD.finditer(sentence.text)
    )
    names = case.terms.names.values() if case.terms else ()
    places = {name.split()[0].rstrip("*") for spelt in names for name in spelt}
    return frozenset(word for word, count in found.items() if count >= _OFTEN) - places
