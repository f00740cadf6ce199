"""An “(ibid.)” in running text, where references stand in brackets and not in notes."""

import re
from collections.abc import Iterator
from functools import cache

from synopsis.report.check.case import Case
from synopsis.report.check.document import Sentence
from synopsis.report.check.note import Hit, Severity
from synopsis.report.check.rules.apparatus.references import YEAR, is_open_text
from synopsis.report.check.words import Lexicon

_REFERENCE = re.compile(r"[(\[]([^()\[\]]{0,160}?\b(?:1[89]|20)\d\d[a-z]?\b[^()\[\]]{0,80})[)\]]")
_NAMED = re.compile(r"[^\W\d_]{2,}")
_OPENED = re.compile(r"[^\W\d_][\w\u2019'-]+,?\s\((?:1[89]|20)\d\d[a-z]?\b")
Reference = tuple[Sentence, str]
SECOND_HAND_REMEDY = (
    "Find and cite the first source, or write “quoted after” and say that you have not seen it."
)


@cache
def _ibid(lexicon: Lexicon) -> re.Pattern[str]:
    inner = lexicon.pattern("apparatus", "ibid_in_brackets").pattern
    return re.compile(rf"[(\[](?:\w{{1,12}}\s)?{inner}\b[^()\[\]]{{0,60}}[)\]]", re.IGNORECASE)


def ibids_in_text(case: Case) -> Iterator[Hit]:
    """Each “(ibid.)” of the text: a hint where one source stands before it in its paragraph."""
    handed = case.lexicon.pattern("apparatus", "handed_on")
    last: Reference | None = None
    for sentence in case.document.sentences:
        has_brackets = "(" in sentence.text or "[" in sentence.text
        if not has_brackets or not is_open_text(sentence, case.lexicon):
            continue
        sources = tuple(_sources(sentence.text))
        for match in _ibid(case.lexicon).finditer(sentence.text):
            near = [text for start, text in sources if start < match.start()]
            before = (sentence, near[-1]) if near else last
            chain = handed.search(match[0])
            if before is None and not chain and _names_one(sentence, match.start()):
                continue
            severity, why = _weighed(before, sentence, match[0], chain)
            yield Hit(
                sentence, *match.span(), why, SECOND_HAND_REMEDY if chain else "",
                other=before[0] if before and before[0] is not sentence else None,
                severity=severity,
            )  # fmt: skip
        if sources:
            last = sentence, sources[-1][1]


@cache
def _second_hand(lexicon: Lexicon) -> re.Pattern[str]:
    """A work that is not named and is known through another: a study quoted in a handbook."""
    brought, works, passed = (
        lexicon.pattern("apparatus", name).pattern for name in ("brought_in", "works", "passed_on")
    )
    between = r"(?:[\w\u2019'-]{1,20}\s){0,3}?"
    return re.compile(
        rf"{brought}\s(?:an?|one|another|some)\s{between}{works},?\s{between}{passed}",
        re.IGNORECASE,
    )


@cache
def chained(lexicon: Lexicon) -> re.Pattern[str]:
    """A source handed on twice: cited in one work, which is cited in another."""
    handed, again = (
        lexicon.pattern("apparatus", name).pattern for name in ("handed_on", "handed_again")
    )
    return re.compile(rf"{handed}\s[^;!?]{{2,90}}?(?:[,(]\s?|(?<!and)\s){again}\s\S", re.IGNORECASE)


def second_hand_in_text(case: Case) -> Iterator[Hit]:
    """Each source of the text that is brought in through another."""
    for sentence in case.document.sentences:
        text = sentence.text
        match = chained(case.lexicon).search(text) or _second_hand(case.lexicon).search(text)
        if match is None or sentence.is_quoted(*match.span()):
            continue
        if is_open_text(sentence, case.lexicon):
            yield Hit(
                sentence, *match.span(),
                f"“{match[0]}” names a source only through another, which may not say what it is "
                "cited for.",
                SECOND_HAND_REMEDY,
                severity=Severity.CAUTION,
            )  # fmt: skip


def _sources(text: str) -> Iterator[tuple[int, str]]:
    """The references in brackets of a sentence: a name and a year, or a name before the year."""
    for match in _REFERENCE.finditer(text):
        named = _NAMED.search(match[1]) or _OPENED.search(text[max(0, match.start() - 40) :])
        if named:
            yield match.start(), match[1]


def _names_one(sentence: Sentence, start: int) -> bool:
    """Whether the paragraph names a work with its year, or has a footnote, before a place."""
    end = sentence.start + start
    marked = any(mark.start <= end for mark in sentence.block.marks)
    return marked or YEAR.search(sentence.block.text, 0, end) is not None


def _weighed(
    before: Reference | None, sentence: Sentence, words: str, chain: re.Match[str] | None
) -> tuple[Severity, str]:
    """How grave it is that some words stand for a reference, and why."""
    if chain:
        return Severity.CAUTION, (
            f"“{words}” stands for another reference, and gives its source only through a further "
            f"one (“{chain[0]}”)."
        )
    if before is None:
        return Severity.CAUTION, f"“{words}” has no reference before it for which it could stand."
    if before[1].count(";") and len(YEAR.findall(before[1])) > 1:
        return Severity.CAUTION, (
            f"“{words}” follows “({before[1]})”, which names several sources; which one is meant "
            "cannot be told."
        )
    if before[0].block is not sentence.block:
        return Severity.CAUTION, (
            f"“{words}” stands for “({before[1]})” of another paragraph; it points at another "
            "source once a paragraph is moved."
        )
    return Severity.HINT, f"“{words}” holds only as long as “({before[1]})” stands before it."
