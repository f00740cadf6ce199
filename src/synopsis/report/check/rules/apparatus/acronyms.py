"""Acronyms of a document: where each is used, and where it is given its meaning."""

# ruff: noqa: RUF001  # quotation marks are meant as they stand

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from synopsis.report.check.case import Case
from synopsis.report.check.document import Kind, Sentence
from synopsis.report.check.rules.apparatus.entries import is_entry
from synopsis.report.check.rules.apparatus.references import is_reference, stands_under
from synopsis.report.check.words import Lexicon

_UPPER = "A-ZÀ-ÖØ-ÞČĆŠŽĐ\u0400-\u042f"
_SHAPE = rf"[{_UPPER}][{_UPPER}0-9]{{0,6}}[{_UPPER}][{_UPPER}0-9]{{0,3}}"
ACRONYM = re.compile(rf"(?<![\w@#=_\\.])({_SHAPE})(?=s?(?![\w@=_]))")
_INSIDE = re.compile(
    rf"\((?:[a-z]{{2,12}}\s){{0,3}}[“\"\u2018']?([{_UPPER}][\w&/-]{{1,11}}?)s?[”\"\u2019']?(?:[,;][^()]{{0,60}})?\)"
)
_DASHED = re.compile(rf"[\u2013—-]\s?({_SHAPE})s?(?!\w)")
_OPENED = re.compile(rf"(?<!\w)([{_UPPER}][\w&-]{{1,9}})\s\(([^()]{{6,120}})\)")
_NAMED = re.compile(rf"(?<!\w)({_SHAPE}),?\s(?:the|an?|or|is\sthe|means)\s([^,.;()]{{6,120}})")
_OR = re.compile(rf"(?:,?\sor|,|:)\s(?:the\s)?[“\"]?({_SHAPE})[”\"]?(?!\w)")
_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)?")
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_NUMBERED = re.compile(r"[/-](?:[A-Z0-9]{1,8}[./-]){0,3}[A-Z]{0,4}\d")
_COUNTED = re.compile(r"\d\s?$")
_LABEL = re.compile(r":(?=\s|$)")
# A licence's name with its version: its letters stand for no body.
_LICENCE = re.compile(
    r"(?<!\w)CC[\s-](?:BY|0)(?:-[A-Z]{2}){0,2}(?:\s\d(?:\.\d)?(?:\s[A-Z]{2,4}(?!\w))?)?"
)
_REACH, _WORDLIKE = 200, 6
_QUOTES = "“”„\"«»‘’‹›‚'"
_BODY = frozenset({Kind.PARAGRAPH, Kind.ITEM})


@dataclass(frozen=True, slots=True)
class Use:
    """One place where an acronym stands."""

    sentence: Sentence
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Meaning:
    """One place where an acronym is given its meaning; the words are empty where not known."""

    sentence: Sentence
    start: int
    end: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class Acronyms:
    """All acronyms of a document: their uses in running text, elsewhere, and their meanings."""

    body: Mapping[str, list[Use]] = field(default_factory=dict)
    aside: Mapping[str, list[Use]] = field(default_factory=dict)
    meanings: Mapping[str, list[Meaning]] = field(default_factory=dict)


@lru_cache(maxsize=4)
def acronyms_of(case: Case) -> Acronyms:
    """Read the acronyms of a document, once for all rules."""
    body: dict[str, list[Use]] = {}
    aside: dict[str, list[Use]] = {}
    meanings: dict[str, list[Meaning]] = {}
    for sentence in case.document.sentences:
        for name, meaning in _meanings(case, sentence):
            meanings.setdefault(name, []).append(meaning)
        for name, use in _uses(case.lexicon, sentence):
            runs = sentence.block.kind in _BODY and not is_reference(sentence, case.lexicon)
            runs = runs and not is_entry(case, sentence)
            is_body = runs and not sentence.is_quoted(use.start, use.end)
            (body if is_body else aside).setdefault(name, []).append(use)
    return Acronyms(body, aside, meanings)


def _uses(lexicon: Lexicon, sentence: Sentence) -> Iterator[tuple[str, Use]]:
    text = sentence.text
    if is_shouted(text):
        return
    units = lexicon.word_set("apparatus", "units_in_capitals")
    licences = [one.span() for one in _LICENCE.finditer(text)] if "CC" in text else []
    for match in ACRONYM.finditer(text):
        start, end = match.span(1)
        is_label = end - start >= _WORDLIKE and _LABEL.match(text, end) is not None
        is_licence = any(first <= start and end <= last for first, last in licences)
        is_unit = match[1].lower() in units and _COUNTED.search(text[max(0, start - 3) : start])
        if _is_slashed(text, start) or is_label or is_licence or is_unit:
            continue
        if not (_is_code(text, start, end) or _in_capitals(text, start, end)):
            yield match[1], Use(sentence, start, end)


def _is_slashed(text: str, start: int) -> bool:
    """Whether a single letter and a slash stand before: one word written as two."""
    return bool(re.search(r"(?<!\w)\w/$", text[max(0, start - 4) : start]))


def is_mentioned(use: Use) -> bool:
    """Whether an acronym stands alone in quotation marks: its letters are meant, and no body."""
    text = use.sentence.text
    before, behind = text[max(0, use.start - 1) : use.start], text[use.end : use.end + 1]
    if before and behind and before in _QUOTES and behind in _QUOTES:
        return True
    span = use.sentence.start + use.start, use.sentence.start + use.end
    return span in use.sentence.block.quoted


def is_shouted(text: str) -> bool:
    """Whether a text is set in capitals, so that its words are no acronyms."""
    letters = [sign for sign in text if sign.isalpha()]
    return len(letters) > 12 and sum(sign.isupper() for sign in letters) > 0.6 * len(letters)


def is_roman(name: str) -> bool:
    """Whether capitals are a Roman numeral."""
    return bool(_ROMAN.fullmatch(name))


def _is_code(text: str, start: int, end: int) -> bool:
    """Whether capitals belong to an address, a file number, or a number behind them."""
    before, after = text[max(0, start - 2) : start], text[end : end + 3]
    if before[-1:] in {"_", "=", "%", "&", "."} or after[:1] in {"_", "=", "%"}:
        return True
    if _NUMBERED.match(text, end) or (before[-1:] in {"/", "-"} and before[:1].isdigit()):
        return True
    if before[-1:] == "/" and "/" in text[max(0, start - 12) : start - 1]:
        return True
    return bool(re.match(r"[\s-]?\d|\.\w", after)) or before[-1:].isdigit()


def _in_capitals(text: str, start: int, end: int) -> bool:
    """Whether the word beside is a whole word in capitals too: a name in capitals."""
    before = text[max(0, start - 24) : start].rstrip()
    after = text[end : end + 24].lstrip()
    last = re.search(r"(\w+)$", before)
    first = re.match(r"(\w+)", after)
    beside = [one[1] for one in (last, first) if one]
    return any(len(one) > 3 and one.isupper() and not one.isdigit() for one in beside)


def _meanings(case: Case, sentence: Sentence) -> Iterator[tuple[str, Meaning]]:
    text = sentence.text
    if stands_under(sentence.block, case.lexicon, "abbreviation_sections"):
        for match in ACRONYM.finditer(text):
            yield match[1], Meaning(sentence, match.start(1), match.end(1))
        return
    if "(" in text:
        yield from _bracketed(case.lexicon, sentence)
    yield from _beside(case.lexicon, sentence)


def _beside(lexicon: Lexicon, sentence: Sentence) -> Iterator[tuple[str, Meaning]]:
    """Acronyms that a dash, a comma or an “or” parts from their names."""
    text = sentence.text
    for pattern in (_DASHED, _OR):
        for match in pattern.finditer(text):
            words = expansion(lexicon, _before(text, match), match[1])
            if words:
                yield match[1], Meaning(sentence, match.start(1), match.end(1), words)
    for match in _NAMED.finditer(text):
        words = opening(lexicon, match[2], match[1])
        if words:
            yield match[1], Meaning(sentence, match.start(1), match.end(1), words)


def _bracketed(lexicon: Lexicon, sentence: Sentence) -> Iterator[tuple[str, Meaning]]:
    text = sentence.text
    for match in _INSIDE.finditer(text):
        if sum(sign.isupper() for sign in match[1]) < 2:
            continue
        words = expansion(lexicon, _before(text, match), match[1])
        behind = _before(text, match).rstrip()[-1:]
        if words or (behind.isalpha() and not re.search(r"\d{4}", match[0])):
            for name in {match[1], *match[1].split("/")}:
                yield name, Meaning(sentence, match.start(1), match.end(1), words)
    for match in _OPENED.finditer(text):
        words = opening(lexicon, match[2], match[1])
        if words:
            yield match[1], Meaning(sentence, match.start(1), match.end(1), words)


@lru_cache(maxsize=8)
def small_words(lexicon: Lexicon) -> frozenset[str]:
    """Words that lend no letter to an acronym."""
    return frozenset(lexicon.words("apparatus", "small_words"))


def _before(text: str, match: re.Match[str]) -> str:
    """The words right before a match, as many as a name may have."""
    return text[max(0, match.start() - _REACH) : match.start()]


@lru_cache(maxsize=4096)
def expansion(lexicon: Lexicon, before: str, name: str) -> str:
    """The words right before an acronym whose initials it is made of, or nothing."""
    letters = [sign for sign in name.lower() if sign.isalpha()]
    words = list(_WORD.finditer(before[-_REACH:]))[-(len(letters) + 6) :]
    small = small_words(lexicon)
    for count in range(2, len(words) + 1):
        taken = words[-count:]
        first = taken[0][0].lower()
        is_name = first[0] == letters[0] and first not in small
        if is_name and _spells([one[0].lower() for one in taken], letters, small):
            return before[-_REACH:][taken[0].start() :].strip(' ,“"\u2013—-')
    return ""


def opening(lexicon: Lexicon, behind: str, name: str) -> str:
    """The words right behind an acronym whose initials it is made of."""
    letters = [sign for sign in name.lower() if sign.isalpha()]
    words = list(_WORD.finditer(behind[:200]))[: len(letters) + 6]
    small = small_words(lexicon)
    while words and words[0][0].lower() in small:
        words = words[1:]
    for count in range(2, len(words) + 1):
        taken = words[:count]
        if _spells([one[0].lower() for one in taken], letters, small):
            return behind[taken[0].start() : taken[-1].end()]
    return ""


def _spells(words: list[str], letters: list[str], small: frozenset[str]) -> bool:
    """Whether the initials of words give an acronym's letters.

    Each big word lends one letter at least, a small word may; where there are fewer words than
    letters, a word may lend another from within.
    """
    at = 0
    for word in words:
        if at < len(letters) and word[0] == letters[at]:
            at += 1
            rest = word[1:]
            while at < len(letters) and len(words) < len(letters) and letters[at] in rest:
                rest = rest[rest.index(letters[at]) + 1 :]
                at += 1
        elif word not in small:
            return False
    return at == len(letters) and words[-1] not in small
