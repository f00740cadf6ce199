"""Rosters: the persons whom a document lists under labels such as Moderator or Panellists."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import takewhile

from synopsis.report.check.case import Case
from synopsis.report.check.document import Document, Sentence
from synopsis.report.check.rules.amounts.listing import items_after
from synopsis.report.check.words import Lexicon, either


@dataclass(frozen=True, eq=False, slots=True)
class Roster:
    """How many persons are listed under the labels of one noun, under how many labels."""

    persons: int
    labels: int
    first: Sentence | None


@lru_cache(maxsize=4)
def rosters(case: Case) -> Mapping[str, Roster]:
    """By noun, the persons listed under the labels of the roles that it covers."""
    entries = list(_labelled(case))
    found = {}
    for noun, covered in case.lexicon.entry("amounts", "roles").items():
        held = [entry for entry in entries if entry[0] in covered]
        persons = {name for _, names, _ in held for name in names}
        found[noun] = Roster(len(persons), len(held), held[0][2] if held else None)
    return found


def _labelled(case: Case) -> Iterator[tuple[str, tuple[str, ...], Sentence]]:
    """Each label with the persons after it: on its own line, or in the items that follow."""
    pattern = _label(case.lexicon)
    firsts: dict[int, Sentence] = {}
    for sentence in case.document.sentences:
        firsts.setdefault(id(sentence.block), sentence)
    for place, block in enumerate(case.document.blocks):
        found = pattern.match(block.text)
        if found is None or id(block) not in firsts:
            continue
        role, inline = found["role"].lower(), block.text[found.end() :]
        trailing = _trailing(case.lexicon).search(inline)
        if trailing is not None:
            if items := _items(case.document, place, pattern):
                yield trailing["role"].lower(), items, firsts[id(block)]
            inline = inline[: trailing.start()]
        if names := tuple(_names(inline)) or _items(case.document, place, pattern):
            yield role, names, firsts[id(block)]


def _items(document: Document, place: int, label: re.Pattern[str]) -> tuple[str, ...]:
    """The names in the items right after a block."""
    items = takewhile(lambda one: not label.match(one.text), items_after(document, place))
    return tuple(name for one in items for name in _names(one.text))


def _names(text: str) -> list[str]:
    """The persons of an entry: its head, and what stands behind a semicolon in capitals too."""
    head, *more = [one.strip() for one in text.split(";") if one.strip()] or [""]
    return [_name(one) for one in (head, *(one for one in more if one[0].isupper())) if one]


def _name(text: str) -> str:
    """The person's name at the head of an entry: the words before the first comma or dash."""
    return re.split(r"[,;(]", text.strip(" •*-\t"))[0].strip().lower()


@cache
def _trailing(lexicon: Lexicon) -> re.Pattern[str]:
    """A label at the end of a line that names somebody else first: its list follows."""
    return re.compile(rf"\s(?P<role>{_roles(lexicon)})\s?:?\s*$", re.IGNORECASE)


@cache
def _label(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(
        rf"\W{{0,3}}(?P<role>{_roles(lexicon)})\s?(?:\(s\))?\s?(?::\s*|$)", re.IGNORECASE
    )


@cache
def _roles(lexicon: Lexicon) -> str:
    roles: Mapping[str, list[str]] = lexicon.entry("amounts", "roles")
    return either(role for covered in roles.values() for role in covered)
