"""Prospects: the main clauses that say what will, is likely to, or may come to pass."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from synopsis.report.check.document import Sentence
from synopsis.report.check.rules.reasoning.prose import unquoted
from synopsis.report.check.rules.reasoning.wording import (
    FAMILY,
    listed,
    openings,
    shaped,
    word_set,
)
from synopsis.report.check.tokens import tokens_in
from synopsis.report.check.words import Lexicon, either

REST = 160
"""So many characters behind a verb group say what is to come."""

SUBJECT = 6
"""A relative clause tells which subject it is where the subject before it has no more words."""

_ADVERBS = r"(?:\s+(?:{adverbs}|(?!(?:multi|ap|sup|re|com|im|rep)p?ly\b)[a-z]{2,20}ly)\b){0,4}"
"""Words in -ly are adverbs but for some verbs: "multiply", "apply"."""

_VERB_GROUP = r"""(?<![\w-])
    (?: (?P<sure>{will}) | (?P<possible>{may}) | (?P<threat>{threatens})
      | {copulas}{ADVERBS}\s+{prospects}(?:\s?\([^)]{1,40}\))?\s+to )
    (?![\w-])(?P<adverbs>{ADVERBS})\s+(?P<verb>[a-z][a-z-]{1,30})"""

_BREAK = r"""(?<![\w-])(?P<word>{subordinators})(?![\w-]|\s{no_clause})
    |(?P<stop>[;:])|(?P<comma>,\s|\s[–—-]\s)"""  # noqa: RUF001
_ASIDE = r"(?:{prepositions}|together|particularly|especially|\w+ing)\s"
"""How an aside between commas begins."""

_RELATIVE = r"(?<=\w)\s{relatives}\s"
_PREPOSITION = r"\s{prepositions}\s"
_PIECES = re.compile(r",\s|\s[–—-]\s|\([^)]{0,200}\)")  # noqa: RUF001
_ADVERB = re.compile(r"[a-z]{2,20}ly", re.IGNORECASE)
_LAST_WORD = re.compile(r"[\w-]+$")
_GOES_ON = re.compile(r"\s+to\s+(?:[a-z]{2,20}ly\s+)?(?P<verb>[a-z-]{3,30})(?=\s|,)")


class Force(StrEnum):
    """How a prospect speaks: as sure, as likely, or as no more than possible."""

    SURE = "sure"
    LIKELY = "likely"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Prospect:
    """A clause about what may come: where its verb group stands, its subject, verb and the rest."""

    start: int
    end: int
    force: Force
    subject: str
    head: str
    verb: str
    rest: str
    words: str


def find_prospects(sentence: Sentence, lexicon: Lexicon) -> Iterator[Prospect]:
    """The prospects in the main clauses of a sentence, or in what it holds likely or a risk."""
    text = unquoted(sentence)
    if openings(lexicon, "will", "may", "threatens", "prospects").isdisjoint(tokens_in(text)):
        return
    last, subject = 0, ""
    for found in shaped(lexicon, _VERB_GROUP, ADVERBS=_ADVERBS).finditer(text):
        start = main_clause(text, last, found.start(), lexicon)
        last = found.end()
        if start is None or listed(lexicon, "attributions").search(text, 0, found.start()):
            continue
        subject = _subject(text[start : found.start()].strip(" ,"), subject, lexicon)
        end, verb = _verb(text, found)
        force, head = _force(found, lexicon), head_of(subject, lexicon)
        rest = text[end : end + REST]
        yield Prospect(found.start(), end, force, subject, head, verb, rest, found[0])


def _subject(words: str, before: str, lexicon: Lexicon) -> str:
    """The words before a verb group, or the subject of the group before: "and will rise"."""
    goes_on = word_set(lexicon, "determiners").intersection(words.lower().split()[-1:])
    return before if goes_on and before else words


def _verb(text: str, found: re.Match[str]) -> tuple[int, str]:
    """The end and the verb of a group; what "continue to" continues with is the verb."""
    verb = found["verb"].lower()
    onward = _GOES_ON.match(text, found.end()) if verb == "continue" else None
    if onward is not None and onward["verb"] not in ("do", "be"):
        return onward.end(), onward["verb"]
    return found.end(), verb


def _force(found: re.Match[str], lexicon: Lexicon) -> Force:
    if found["possible"]:
        return Force.POSSIBLE
    return Force.LIKELY if listed(lexicon, "likelihood").search(found[0]) else Force.SURE


def main_clause(text: str, last: int, modal: int, lexicon: Lexicon) -> int | None:
    """Where the clause of a verb group begins; none where it is a subordinate one.

    A subordinate clause ends at a comma, or where the verb group before it stood.
    """
    start, bound = 0, False
    for found in shaped(lexicon, _BREAK).finditer(text, 0, modal):
        if found["word"] and found.end() <= last:
            continue
        if found["stop"] or (found["comma"] and bound) or _foretold(text, found, lexicon):
            start, bound = found.end(), False
        elif found["word"]:
            bound = not _modifies_subject(text[start:modal], found, start, lexicon)
    return None if bound else start


def _foretold(text: str, found: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether it is a "that" behind a word that foretells: "a risk that"."""
    if found[0].lower() != "that":
        return False
    nearest = _LAST_WORD.search(text[max(0, found.start() - 60) : found.start()].rstrip())
    return nearest is not None and bool(listed(lexicon, "foretelling").fullmatch(nearest[0]))


def _modifies_subject(clause: str, found: re.Match[str], start: int, lexicon: Lexicon) -> bool:
    """Whether a relative clause only tells which subject it is: "Groups that attack banks will"."""
    if found["word"].lower() not in word_set(lexicon, "relatives"):
        return False
    before, after = clause[: found.start() - start].split(), clause[found.end() - start :].split()
    opening = after[0].lower() if after else ""
    return (
        0 < len(before) <= SUBJECT
        and len(after) >= 2
        and opening not in word_set(lexicon, "determiners")
        and not word_set(lexicon, "finite").intersection(one.lower() for one in before)
    )


def head_of(subject: str, lexicon: Lexicon) -> str:
    """The head noun of a subject: the last word before its first preposition."""
    pieces = [one.strip() for one in _PIECES.split(subject) if one and one.strip()]
    aside = shaped(lexicon, _ASIDE)
    segment = next((one for one in reversed(pieces) if not aside.match(f"{one} ")), subject)
    segment = shaped(lexicon, _RELATIVE).split(segment, maxsplit=1)[0] or segment
    kept = core_of(segment, lexicon).split() or segment.split()
    words = [word for word in kept if not _ADVERB.fullmatch(word)] or kept
    last = words[-1] if words else ""
    return last.strip(".,()'’\"").removesuffix("’s").lower()  # noqa: RUF001


def core_of(subject: str, lexicon: Lexicon) -> str:
    """A subject up to its first preposition."""
    return shaped(lexicon, _PREPOSITION).split(f" {subject} ", maxsplit=1)[0].strip()


@cache
def _star_pattern(lexicon: Lexicon, name: str) -> re.Pattern[str]:
    """Words that may be in the plural, or end as they like where a star stands."""
    words = lexicon.words(FAMILY, name)
    open_words = either(word.removesuffix("*") for word in words if word.endswith("*"))
    whole = either(word for word in words if not word.endswith("*"))
    return re.compile(rf"(?<!\w)(?:{open_words}\w{{0,14}}|{whole}(?:s|es)?(?!\w))", re.IGNORECASE)


def is_worldly(text: str, lexicon: Lexicon, name: str = "world") -> bool:
    """Whether words are about the world: its security, economy or society; or its hazards."""
    return _star_pattern(lexicon, name).search(text) is not None


def is_one_of(head: str, lexicon: Lexicon, name: str) -> bool:
    """Whether a noun, in the singular or plural, is in a list."""
    words = word_set(lexicon, name)
    stems = (head, head.removesuffix("s"), head.removesuffix("es"), head.removesuffix("ies") + "y")
    return any(stem in words for stem in stems)
