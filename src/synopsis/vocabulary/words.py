"""The region's words: rules that hold for every text of every output (law of designations).

Quotations and titles are marked as such and only there may the words differ.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from synopsis.vocabulary.errors import VocabularyError


class Voice(StrEnum):
    """Whose words a text is in: ours, a quotation's, or a title's and a proper name's."""

    OWN = "own"
    QUOTE = "quote"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class WordRule:
    """A pattern that a text may not hold, and the texts in which it may."""

    id: str
    pattern: re.Pattern[str]
    message: str
    remedy: str
    allowed_in: frozenset[Voice] = frozenset({Voice.QUOTE, Voice.TITLE})
    exceptions: tuple[re.Pattern[str], ...] = ()

    @classmethod
    def parse(cls, card: Mapping[str, Any]) -> "WordRule":
        """Read a rule from its card in the region profile."""
        try:
            flags = re.NOFLAG if card.get("case") == "exact" else re.IGNORECASE
            return cls(
                str(card["id"]),
                re.compile(card["pattern"], flags),
                str(card["message"]),
                str(card["remedy"]),
                frozenset(Voice(voice) for voice in card.get("allowed_in", ("quote", "title"))),
                tuple(re.compile(item, flags) for item in card.get("exceptions", ())),
            )
        except (KeyError, ValueError, re.error) as error:
            raise VocabularyError(
                f"a word rule cannot be read: {error}",
                where=str(card.get("id", card)),
                remedy="give id, pattern, message, remedy, and valid regular expressions",
            ) from error

    def breaches(self, text: str, voice: Voice = Voice.OWN) -> tuple[str, ...]:
        """The passages of a text that break the rule, each with the words around it."""
        if voice in self.allowed_in:
            return ()
        excused = [match.span() for rule in self.exceptions for match in rule.finditer(text)]
        return tuple(
            text[max(0, match.start() - 30) : match.end() + 30]
            for match in self.pattern.finditer(text)
            if not any(start <= match.start() and match.end() <= end for start, end in excused)
        )


@dataclass(frozen=True, slots=True)
class Breach:
    """One passage that breaks one rule."""

    rule: WordRule
    passage: str


def check_words(
    rules: Iterable[WordRule], text: str, voice: Voice = Voice.OWN
) -> tuple[Breach, ...]:
    """Every breach of the region's words in one text."""
    return tuple(Breach(rule, passage) for rule in rules for passage in rule.breaches(text, voice))
