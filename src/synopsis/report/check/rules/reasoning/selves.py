"""How a document speaks of itself: "this annual report", or by its name and its year."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from synopsis.report.check.case import Case
from synopsis.report.check.document import Document, Kind
from synopsis.report.check.rules.reasoning.wording import shaped, word_set, years_in
from synopsis.report.check.words import either

OPENING = 4
"""So many blocks tell whose document it is, and of what year."""

INTRODUCED = 8
"""In so many blocks a document says whose it is."""

REACH = 110
"""So many characters behind words such as "is shown by" say by what."""

_DOCUMENT = r"(?<!\w)(?P<kinds>(?:{document_kinds}\s+){0,2})(?P<noun>{document_nouns})(?!\w)"
_WORD = re.compile(r"[^\W\d_]+")
_CAPITAL = re.compile(r"\b[A-Z][\w-]{2,30}")


@dataclass(frozen=True, slots=True)
class Self:
    """What kind of document it is, the years of its title, and the names in its opening."""

    kinds: str
    noun: str
    years: frozenset[str]
    names: frozenset[str]
    is_telling: bool

    def is_meant(self, found: re.Match[str]) -> bool:
        """Whether words such as "the Institute's yearbook of 2023" name the document."""
        owner = found["owner"] or found["alone"] or ""
        owners = {one.casefold() for one in _CAPITAL.findall(owner)}
        others = {one.casefold() for one in _CAPITAL.findall(found["other"] or "")}
        owners.discard("the")
        known = owners | others <= self.names
        telling = bool(owners or found["kinds"]) or self.is_telling
        return known and telling and found["year"] in self.years


@lru_cache(maxsize=8)
def own_self(case: Case) -> Self | None:
    """How the title and the opening name the document; none where they do not."""
    title, lexicon = case.document.title, case.lexicon
    found = shaped(lexicon, _DOCUMENT).search(title)
    opening = " ".join((title, *_opening(case.document)))
    years = years_in(title) or years_in(opening)
    if found is None or not years:
        return None
    telling = found["noun"].lower() not in word_set(lexicon, "common_nouns")
    names = frozenset(one.casefold() for one in _CAPITAL.findall(opening))
    return Self(found["kinds"].strip(), found["noun"], years, names, telling)


def _opening(document: Document) -> list[str]:
    """The title and what stands before the first heading below it."""
    blocks = document.blocks[:OPENING]
    ends = [place for place, one in enumerate(blocks) if place and one.kind is Kind.HEADING]
    return [one.text for one in blocks[: ends[0] if ends else OPENING]]


@lru_cache(maxsize=8)
def _opening_words(case: Case) -> frozenset[str]:
    """The words in which a document opens, in small letters."""
    blocks = case.document.blocks[:INTRODUCED]
    opening = " ".join((case.document.title, *(one.text for one in blocks)))
    return frozenset(_WORD.findall(opening.casefold()))


def is_own_body(case: Case, words: str) -> bool:
    """Whether "the committee" is the body whose document it is: its opening speaks of it."""
    return _opening_words(case).issuperset(_WORD.findall(words.casefold()))


@cache
def named_with_year(kinds: str, noun: str) -> re.Pattern[str]:
    """A document of that kind by its year: "the Institute's yearbook of 2023"."""
    words = rf"(?P<kinds>{either([kinds] if kinds else [])}\s+)?{either([noun])}"
    owner = r"(?P<owner>(?:[A-Z][\w-]{1,30}\s+){0,4}[A-Z][\w-]{1,30}[’']s?\s+)"  # noqa: RUF001
    before = rf"(?:[Tt]he\s+{owner}?|(?=[A-Z]){owner.replace('<owner>', '<alone>')})"
    year = r"(?P<year>(?:19|20)\d\d)"
    behind = r"(?P<other>\s+(?:of|by|from)\s+the\s+(?:[A-Z][\w-]{1,30}\s*){1,5})?"
    return re.compile(
        rf"(?:^|(?<=\s)){before}(?i:{words})\s+(?:(?:of|for|from|on)\s+)?(?:\d{{1,2}}/)?{year}(?!\d)"
        rf"{behind}"
    )
