"""Lists of words to look for, quick where a text has none of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from synopsis.report.check.tokens import first_tokens, tokens_in
from synopsis.report.check.words import Lexicon, either

FAMILY = "reasoning"


@lru_cache(maxsize=16_384)
def lowered(text: str) -> str:
    """A text in small letters, as long as before: letters that would grow stay as they are."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(map(_lowered_letter, text))


def _lowered_letter(letter: str) -> str:
    low = letter.lower()
    return low if len(low) == 1 else letter


@dataclass(frozen=True, eq=False, slots=True)
class Wording:
    """Words or phrases to find whole in any letters; what it finds is in small letters.

    `firsts` are the tokens that one of them begins with: a text without any needs no search.
    """

    pattern: re.Pattern[str]
    firsts: frozenset[str]

    def may_be_in(self, text: str) -> bool:
        """Whether a text has a word that one of the phrases begins with."""
        return not self.firsts.isdisjoint(tokens_in(text))

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first of the words in a text."""
        if not self.may_be_in(text):
            return None
        return self.pattern.search(lowered(text), start, len(text) if end is None else end)

    def match(self, text: str) -> re.Match[str] | None:
        """The word that a text begins with."""
        return self.pattern.match(lowered(text)) if self.may_be_in(text) else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The text, where it is one of the words."""
        return self.pattern.fullmatch(lowered(text)) if self.may_be_in(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All of the words in a text."""
        return self.pattern.finditer(lowered(text)) if self.may_be_in(text) else iter(())

    def sub(self, instead: str, text: str) -> str:
        """A text in small letters with other words instead of these."""
        return self.pattern.sub(instead, lowered(text)) if self.may_be_in(text) else text


@cache
def listed(lexicon: Lexicon, *names: str) -> Wording:
    """Any of the words of some lists of this family."""
    words = {word.lower() for name in names for word in lexicon.words(FAMILY, name)}
    return Wording(re.compile(rf"(?<![\w-]){either(words)}(?!\w)"), first_tokens(words))


@cache
def word_set(lexicon: Lexicon, name: str) -> frozenset[str]:
    """A list of this family as a set of words in small letters."""
    return frozenset(word.casefold() for word in lexicon.words(FAMILY, name))


@cache
def openings(lexicon: Lexicon, *names: str) -> frozenset[str]:
    """The first words of some lists of this family."""
    return first_tokens(word for name in names for word in lexicon.words(FAMILY, name))


@cache
def alternatives(lexicon: Lexicon, *names: str) -> str:
    """The words of some lists as one group of a pattern."""
    return either(word for name in names for word in lexicon.words(FAMILY, name))
