"""Lists of words to look for, and patterns in whose shape such lists have their place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from synopsis.report.check.tokens import first_tokens, tokens_in
from synopsis.report.check.words import Lexicon, either

FAMILY = "reasoning"

PIECES = {
    "ADVERB": r"(?:\s+[a-z]{2,20}ly)?",
    "DASH": "[–-]",  # noqa: RUF001
    "GENITIVE": "[’']s",  # noqa: RUF001
    "OWN_TEXT": r"""(?:{own_texts}
        |{own_deixis}(?:\s+{document_kinds}){0,2}\s+{document_nouns}(?:\s+itself)?)""",
    "WORD": r"[\w’'-]+",  # noqa: RUF001
    "YEAR": r"(?:19|20)\d\d",
}
"""What more than one shape has: an adverb that may stand there, "this report", and the like."""

YEAR = re.compile(rf"(?<!\d){PIECES['YEAR']}(?!\d)")
_SLOT = re.compile(r"\{([A-Z_]+|[a-z_]+(?:\|[a-z_]+)*)\}")


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
    words = lexicon.word_set(FAMILY, *names)
    return Wording(re.compile(rf"(?<![\w-]){either(words)}(?!\w)"), first_tokens(words))


def word_set(lexicon: Lexicon, name: str) -> frozenset[str]:
    """A list of this family as a set of words in small letters."""
    return lexicon.word_set(FAMILY, name)


@cache
def openings(lexicon: Lexicon, *names: str) -> frozenset[str]:
    """The first words of some lists of this family."""
    return first_tokens(lexicon.words(FAMILY, *names))


@cache
def shaped(lexicon: Lexicon, shape: str, **pieces: str) -> re.Pattern[str]:
    r"""A pattern, in any letters, whose shape tells where the words of which list stand.

    "{will}" stands for the words of a list and "{will|may}" for those of two. What is in capitals
    stands for one of the PIECES, or of the `pieces` given, which are shapes themselves. Blanks
    and ends of lines in a shape mean nothing; a blank of the text is "\s".
    """
    known = PIECES | pieces

    def filled(slot: re.Match[str]) -> str:
        if slot[1] in known:
            return _SLOT.sub(filled, known[slot[1]])
        return lexicon.either(FAMILY, *slot[1].split("|"))

    return re.compile(_SLOT.sub(filled, shape), re.IGNORECASE | re.VERBOSE)


def years_in(text: str) -> frozenset[str]:
    """The years that a text names."""
    return frozenset(YEAR.findall(text))


def may_agree(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether what two texts give (years, numbers, names) can be of one thing.

    It can where they share any of it, or where one of them gives none.
    """
    return not (one and other) or not one.isdisjoint(other)
