"""Grounds: what a statement of the region's framework rests on, and facts that carry theirs."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from synopsis.landscape.errors import LandscapeError
from synopsis.vocabulary import Grade, SynopsisError

_Read = TypeVar("_Read")
_LINES = re.compile(r"\d+(?:-\d+)?(?:, \d+(?:-\d+)?)*")
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August",
           "September", "October", "November", "December")  # fmt: skip


@dataclass(frozen=True, slots=True)
class PublicSource:
    """A publication beside the region's report, with its grade and the way in which it was read."""

    id: str
    publisher: str
    title: str
    grade: Grade
    read: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Grounds:
    """Lines of the report with its own notes there, a public source, or a reasoned assessment."""

    lines: str = ""
    references: tuple[str, ...] = ()
    source: PublicSource | None = None
    assessment: str = ""

    def __post_init__(self) -> None:
        """Refuse a statement that rests on nothing."""
        if not (self.lines or self.source or self.assessment):
            raise LandscapeError(
                "a statement names no lines, no source and no reasoning",
                remedy="give it `lines`, a `source` of the card, or an `assessment` with its why",
            )
        if self.lines and not _LINES.fullmatch(self.lines):
            raise LandscapeError(
                f"'{self.lines}' are not lines", remedy="write them as 12-14, 20 in ascending order"
            )
        if self.references and not self.lines:
            raise LandscapeError("a note of the report is named without the lines that cite it")

    @property
    def basis(self) -> str:
        """Which kind of ground it is, in words."""
        if self.lines:
            return "the region's report"
        return "a public source" if self.source else "our assessment"


@dataclass(frozen=True, slots=True)
class Fact:
    """A short statement with its grounds; `{date}` in it stands for its date."""

    text: str
    grounds: Grounds
    date: str = ""
    id: str = ""

    def __post_init__(self) -> None:
        """Refuse a date that is none, and one that the text does not show."""
        if self.date and not _DATE.fullmatch(self.date):
            raise LandscapeError(f"'{self.date}' is not a date", remedy="write it as 2014-06-30")
        if bool(self.date) != ("{date}" in self.text):
            raise LandscapeError(
                "a date and its place in the text do not agree",
                where=f"'{self.text[:60]}'",
                remedy="write {date} where the date is to stand, and give it",
            )

    @property
    def date_words(self) -> str:
        """The date as it is read: 2008-02-27 is 27 February 2008."""
        return worded(self.date)


def worded(date: str) -> str:
    """A year, month or day in words."""
    parts = date.split("-")
    if len(parts) == 1:
        return date
    day = f"{int(parts[2])} " if len(parts) > 2 else ""
    return f"{day}{_MONTHS[int(parts[1]) - 1]} {parts[0]}"


def parse_sources(card: Mapping[str, Any]) -> dict[str, PublicSource]:
    """The public sources that a card names, by id."""
    return {
        str(key): PublicSource(
            str(key),
            str(item["publisher"]),
            str(item["title"]),
            Grade.parse(str(item["grade"])),
            str(item["read"]),
            str(item.get("link", "")),
        )
        for key, item in (card.get("sources") or {}).items()
    }


def parse_grounds(card: Mapping[str, Any], sources: Mapping[str, PublicSource]) -> Grounds:
    """What a part of a card rests on; a source that the card does not name is refused."""
    named = str(card.get("source") or "")
    if named and named not in sources:
        raise LandscapeError(f"the source '{named}' is not named", remedy="add it to `sources`")
    references = card.get("reference") or ()
    return Grounds(
        str(card.get("lines") or ""),
        (references,) if isinstance(references, str) else tuple(map(str, references)),
        sources.get(named),
        str(card.get("assessment") or ""),
    )


def parse_fact(card: Mapping[str, Any], sources: Mapping[str, PublicSource]) -> Fact:
    """A fact from its part of a card."""
    return Fact(
        str(card["text"]),
        parse_grounds(card, sources),
        str(card.get("date") or ""),
        str(card.get("id") or ""),
    )


def parse_facts(
    cards: Iterable[Mapping[str, Any]] | None, sources: Mapping[str, PublicSource]
) -> tuple[Fact, ...]:
    """Facts from a list of a card, each with an id that is its own or its number."""
    facts = (parse_fact(card, sources) for card in cards or ())
    return tuple(replace(fact, id=fact.id or str(number)) for number, fact in enumerate(facts))


def read_part(where: str, make: Callable[[], _Read]) -> _Read:
    """Make a value from a part of a card, or tell what is wrong with it and where."""
    try:
        return make()
    except SynopsisError as error:
        raise LandscapeError(error.what, where=error.where or where, remedy=error.remedy) from error
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise LandscapeError(
            f"the card cannot be read: {error!s}",
            where=where,
            remedy="compare it with a shipped card",
        ) from error


def refuse_twins(ids: Sequence[str], where: str, kind: str = "") -> None:
    """Refuse a name that stands twice; `kind` says of what, where `where` does not."""
    if twins := sorted({one for one in ids if ids.count(one) > 1}):
        raise LandscapeError(f"{kind}'{twins[0]}' stands twice", where=where)


def refuse_rest(card: Mapping[str, Any], known: Iterable[str], where: str) -> None:
    """Refuse keys that nobody reads, so that a slip of the pen does not pass in silence."""
    if rest := sorted(set(map(str, card)) - set(known)):
        raise LandscapeError(
            f"the key '{rest[0]}' is unknown", where=where, remedy="correct or remove it"
        )
