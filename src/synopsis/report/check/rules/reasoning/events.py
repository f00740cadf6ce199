"""Meetings that a text names, and the one that it is itself about."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from synopsis.report.check.document import Document, Kind
from synopsis.report.check.rules.reasoning.wording import (
    FAMILY,
    listed,
    may_agree,
    shaped,
    years_in,
)
from synopsis.report.check.words import Lexicon, either

OPENING = 12
"""So many blocks may introduce the meeting that a report is about."""

SPOKEN_OF = 3
"""A report on a meeting speaks of it at least so often without its name."""

NEAR = 160
"""In so many characters behind its name stands the year of a meeting."""

_CAPITAL = re.compile(r"[A-Z][\w-]{2,30}")
_OWN_WORDS = r"""
    {event_parts}\b[^.;]{0,60}?\b(?:the|this|our)\s+(?:same\s+)?{NOUN}\b
  | \b(?:the|this|our)\s+{NOUN}{GENITIVE}?\s+(?:own\s+)?{event_parts}\b"""


@dataclass(frozen=True, slots=True)
class Event:
    """A conference or other meeting: its ordinal, what kind it is, the names and years of it."""

    ordinal: int
    noun: str
    names: frozenset[str]
    years: frozenset[str]

    def is_same(self, other: "Event") -> bool:
        """Whether two mentions are of one meeting: its number, or else its name, and the year."""
        if self.noun != other.noun or not may_agree(self.years, other.years):
            return False
        if self.ordinal and other.ordinal:
            return self.ordinal == other.ordinal
        return len(self.names & other.names) >= 2


@cache
def _event(lexicon: Lexicon) -> re.Pattern[str]:
    ordinal = lexicon.words(FAMILY, "ordinals")
    ordinals = either(form for word in ordinal for form in (word, word.capitalize()))
    nouns = either(word.title() for word in lexicon.words(FAMILY, "events"))
    return re.compile(
        rf"\b(?:(?P<number>\d{{1,2}})\s?(?:st|nd|rd|th)|(?P<ordinal>{ordinals}))\s+"
        rf"(?P<between>(?:[^\s.;]{{1,30}}\s+){{0,16}}?)(?P<kind>{nouns})\b"
        rf"|\b(?P<names>(?:[A-Z][\w’'-]{{1,30}}\s+){{1,7}})(?P<plain>{nouns})\b"  # noqa: RUF001
    )


def events_in(text: str, lexicon: Lexicon) -> Iterator[Event]:
    """The meetings that a text names by an ordinal or by a name in capitals."""
    if not listed(lexicon, "events").search(text):
        return
    ordinals = [word.casefold() for word in lexicon.words(FAMILY, "ordinals")]
    for found in _event(lexicon).finditer(text):
        worded = (found["ordinal"] or "").casefold()
        ordinal = int(found["number"] or 0) or (ordinals.index(worded) + 1 if worded else 0)
        names = _CAPITAL.findall(found["names"] or found["between"] or "")
        near = found[0] + text[found.end() : found.end() + NEAR]
        event = Event(
            ordinal,
            (found["kind"] or found["plain"]).casefold(),
            frozenset(name.casefold() for name in names),
            years_in(near),
        )
        if ordinal or len(event.names) > 1:
            yield event


def own_event(document: Document, lexicon: Lexicon) -> Event | None:
    """The meeting that a document reports on: in its title or opening, and spoken of since."""
    opening = [document.title, *(block.text for block in document.blocks[:OPENING])]
    found = next((one for text in opening for one in events_in(text, lexicon)), None)
    if found is None:
        return None
    spoken = re.compile(rf"\b(?:the|this)\s+{found.noun}\b", re.IGNORECASE)
    prose = (block for block in document.blocks if block.kind is not Kind.FOOTNOTE)
    times = sum(len(spoken.findall(block.text)) for block in prose)
    titled = any(one.is_same(found) for one in events_in(document.title, lexicon))
    return found if titled or times >= SPOKEN_OF else None


def is_of(text: str, event: Event, lexicon: Lexicon) -> bool:
    """Whether a text names a meeting."""
    return any(one.is_same(event) for one in events_in(text, lexicon))


def own_words(lexicon: Lexicon, noun: str) -> re.Pattern[str]:
    """How a document speaks of the results of its own meeting without its name."""
    return shaped(lexicon, _OWN_WORDS, NOUN=re.escape(noun))
