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
    alternatives,
    listed,
    openings,
    word_set,
)
from synopsis.report.check.tokens import tokens_in
from synopsis.report.check.words import Lexicon, either


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
    words: str = ""


@cache
def _group(lexicon: Lexicon) -> re.Pattern[str]:
    def words(*names: str) -> str:
        return alternatives(lexicon, *names)

    verbs = r"(?!(?:multi|ap|sup|re|com|im|rep)p?ly\b)"  # in -ly, and no adverbs
    adverbs = rf"(?:\s+(?:{words('adverbs')}|{verbs}[a-z]{{2,20}}ly)\b){{0,4}}"
    return re.compile(
        rf"(?<![\w-])(?:(?P<sure>{words('will')})|(?P<possible>{words('may')})"
        rf"|(?P<threat>{words('threatens')})"
        rf"|(?:{words('copulas')}){adverbs}\s+(?:{words('prospects')})"
        r"(?:\s?\([^)]{1,40}\))?\s+to)(?![\w-])"
        rf"(?P<adverbs>{adverbs})\s+(?P<verb>[a-z][a-z-]{{1,30}})",
        re.IGNORECASE,
    )


@cache
def _breaks(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?P<word>{alternatives(lexicon, 'subordinators')})(?![\w-])"
        r"|(?P<stop>[;:])|(?P<comma>,\s|\s[–—-]\s)",  # noqa: RUF001
        re.IGNORECASE,
    )


_PIECES = re.compile(r",\s|\s[–—-]\s|\([^)]{0,200}\)")  # noqa: RUF001
_ADVERB = re.compile(r"[a-z]{2,20}ly", re.IGNORECASE)


@cache
def _aside(lexicon: Lexicon) -> re.Pattern[str]:
    """How an aside between commas begins."""
    return re.compile(
        rf"(?:{alternatives(lexicon, 'prepositions')}|together|particularly|especially|\w+ing)\s",
        re.IGNORECASE,
    )


@cache
def _signs(lexicon: Lexicon) -> frozenset[str]:
    return openings(lexicon, "will", "may", "threatens", "prospects")


def find_prospects(sentence: Sentence, lexicon: Lexicon) -> Iterator[Prospect]:
    """The prospects in the main clauses of a sentence, or in what it holds likely or a risk."""
    text = unquoted(sentence)
    if _signs(lexicon).isdisjoint(tokens_in(text)):
        return
    last, subject = 0, ""
    for found in _group(lexicon).finditer(text):
        start = main_clause(text, last, found.start(), lexicon)
        last = found.end()
        if start is None or listed(lexicon, "attributions").search(text, 0, found.start()):
            continue
        subject = _subject(text[start : found.start()].strip(" ,"), subject, lexicon)
        end, verb = _verb(text, found)
        force = _force(found, lexicon)
        rest = text[end : end + 160]
        yield Prospect(
            found.start(), end, force, subject, head_of(subject, lexicon), verb, rest, found[0]
        )  # fmt: skip


def _subject(words: str, before: str, lexicon: Lexicon) -> str:
    """The words before a verb group, or the subject of the group before: "and will rise"."""
    tail = words.split()[-1:]
    goes_on = bool(tail) and tail[0].lower() in word_set(lexicon, "determiners")
    return before if goes_on and before else words


_GOES_ON = re.compile(r"\s+to\s+(?:[a-z]{2,20}ly\s+)?(?P<verb>[a-z-]{3,30})(?=\s|,)")


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
    for found in _breaks(lexicon).finditer(text, 0, modal):
        if found["stop"]:
            start, bound = found.end(), False
        elif found["comma"]:
            if bound:
                start, bound = found.end(), False
        elif found.end() > last or not last:
            if _foretold(text[: found.start()], found["word"].lower(), lexicon):
                start, bound = found.end(), False
            else:
                bound = not _modifies_subject(text[start:modal], found, start, lexicon)
    return None if bound else start


def _foretold(before: str, word: str, lexicon: Lexicon) -> bool:
    """Whether "that" follows what foretells, or "the fact" of a subject: "a risk that"."""
    tail = before[-60:].rstrip()
    nearest = re.search(r"[\w-]+$", tail)
    return (
        word == "that"
        and nearest is not None
        and listed(lexicon, "foretelling").fullmatch(nearest[0]) is not None
    )


def _modifies_subject(clause: str, found: re.Match[str], start: int, lexicon: Lexicon) -> bool:
    """Whether a relative clause only tells which subject it is: "Groups that attack banks will"."""
    if found["word"].lower() not in word_set(lexicon, "relatives"):
        return False
    before, after = clause[: found.start() - start].split(), clause[found.end() - start :].split()
    opening = after[0].lower() if after else ""
    return (
        0 < len(before) <= 6
        and len(after) >= 2
        and opening not in word_set(lexicon, "determiners")
        and not word_set(lexicon, "finite").intersection(one.lower() for one in before)
    )


@cache
def _relative(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"(?<=\w)\s{alternatives(lexicon, 'relatives')}\s", re.IGNORECASE)


@cache
def _prepositions(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"\s{alternatives(lexicon, 'prepositions')}\s", re.IGNORECASE)


def head_of(subject: str, lexicon: Lexicon) -> str:
    """The head noun of a subject: the last word before its first preposition."""
    pieces = [one.strip() for one in _PIECES.split(subject) if one and one.strip()]
    aside = _aside(lexicon)
    segment = next((one for one in reversed(pieces) if not aside.match(f"{one} ")), subject)
    leading = word_set(lexicon, "determiners")
    segment = _relative(lexicon).split(segment, maxsplit=1)[0] or segment
    kept = _prepositions(lexicon).split(f" {segment} ", maxsplit=1)[0].split() or segment.split()
    words = [word for word in kept if not _ADVERB.fullmatch(word)] or kept
    while len(words) > 1 and words[0].lower() in leading:
        words = words[1:]
    last = words[-1] if words else ""
    return last.strip(".,()'’\"").removesuffix("’s").lower()  # noqa: RUF001


def core_of(subject: str, lexicon: Lexicon) -> str:
    """A subject up to its first preposition."""
    return _prepositions(lexicon).split(f" {subject} ", maxsplit=1)[0].strip()


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
