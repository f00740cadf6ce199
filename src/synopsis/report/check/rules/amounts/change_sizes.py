"""Words for the size of a change against its amount, and against the levels around it."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import combinations
from typing import Any

from synopsis.report.check.document import Sentence
from synopsis.report.check.note import Hit, Severity
from synopsis.report.check.rules.amounts.stated import Stated, listed, number, read_number, stated
from synopsis.report.check.words import Lexicon

_STEP = 0.51  # what rounding may leave between a change and the two levels, as a part of the change
_DIGIT = re.compile(r"\d")


def against_amount(sentence: Sentence, found: re.Match[str], lexicon: Lexicon) -> Iterator[Hit]:
    """A word of size beside a change in per cent: "rose sharply by 2 %"."""
    amount = _amount(lexicon).match(sentence.text, found.end())
    if amount is None:
        return
    size = float(amount["n"])
    yield from sized(sentence, found, size, f"a change of {size:g} %", lexicon)


def against_levels(
    sentence: Sentence, found: re.Match[str], before: Sentence | None, lexicon: Lexicon
) -> Iterator[Hit]:
    """A word of size that rests on two levels told before it, or on their difference.

    "Calls were 9,870 in 2024 and 9,912 in 2023. They thus collapsed(, by 42)."
    """
    text = sentence.text
    told = _by(lexicon).match(text, found.end())
    if told is None and (before is None or not _is_drawn(text, found, lexicon)):
        return
    earlier = before.text if before is not None else ""
    levels = _levels(earlier, lexicon)
    if told is not None:
        levels += _levels(text[: found.start()], lexicon) + _levels(text[told.end() :], lexicon)
        change = read_number(told, "n", lexicon)
        pairs = [one for one in combinations(levels, 2) if _is_change(one, change)]
    else:
        pairs = [(levels[0], levels[1])] if _are_two(levels, earlier, lexicon) else []
    if not pairs or (told is None and _DIGIT.search(text)):
        return
    low, high = sorted(one.value for one in pairs[0])
    size = 100 * (high - low) / high
    said = f"a change between {low:,g} and {high:,g}, {size:.2g} % of the larger one"
    yield from sized(sentence, found, size, said, lexicon)


def _levels(text: str, lexicon: Lexicon) -> list[Stated]:
    """The numbers of a text that may be levels: no years and no names such as "table 3"."""
    return [
        one
        for one in stated(text, lexicon)
        if not one.is_year
        and one.value > 0
        and naming(lexicon).search(text[max(0, one.start - 20) : one.start]) is None
    ]


def _is_change(pair: tuple[Stated, Stated], change: Stated) -> bool:
    """Whether a number is the difference of two levels of one kind."""
    first, second = pair
    if not first.is_percent is second.is_percent is change.is_percent is False:
        return False
    rounding = _STEP * (1 if change.scale == 1 else change.scale / 10)
    return abs(abs(first.value - second.value) - change.value) < rounding


def _are_two(levels: list[Stated], text: str, lexicon: Lexicon) -> bool:
    """Whether a text gives just two levels of one kind, of two years."""
    years = {one.value for one in stated(text, lexicon) if one.is_year}
    if len(levels) != 2 or len(years) != 2 or levels[0].is_percent != levels[1].is_percent:
        return False
    low, high = sorted(one.value for one in levels)
    return high <= 20 * low


def _is_drawn(text: str, found: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether the words before say that the change follows from what was told."""
    return re.search(rf"\b{listed(lexicon, 'drawing')}\b", text[: found.start()]) is not None


@cache
def _by(lexicon: Lexicon) -> re.Pattern[str]:
    by = lexicon.either("figures", "by")
    hedge = rf"(?:{listed(lexicon, 'hedge_words')}\s)?"
    return re.compile(
        rf"(?:\s[a-z]+){{0,4}}?,?\s{by}\s{hedge}{number(lexicon, 'n')}", re.IGNORECASE
    )


@cache
def naming(lexicon: Lexicon) -> re.Pattern[str]:
    """Words before a number that make it a name: "table 3"."""
    return re.compile(rf"\b{lexicon.either('figures', 'labels')}\s$", re.IGNORECASE)


def sized(
    sentence: Sentence, found: re.Match[str], size: float, said: str, lexicon: Lexicon
) -> Iterator[Hit]:
    """A hit where a change is smaller or larger than the word for it allows."""
    entry = entry_of(lexicon, "changes", found.group())
    least, most, error = (float(entry.get(key, -1)) for key in ("least", "most", "error"))
    if (least < 0 or size >= least) and (most < 0 or size <= most):
        return
    grave = size >= error if most >= 0 else size == 0
    severity = Severity.ERROR if grave else Severity.CAUTION
    why = f"“{found.group()}” is said of {said}."
    yield Hit(sentence, *found.span(), why, severity=severity)


def entry_of(lexicon: Lexicon, name: str, word: str) -> Mapping[str, Any]:
    """What the lexicon says of a word of size."""
    return entries_of(lexicon, name)[re.sub(r"\s+", " ", word.lower())]


@cache
def entries_of(lexicon: Lexicon, name: str) -> Mapping[str, Mapping[str, Any]]:
    """By word, the entries of a list of words of size."""
    entries = lexicon.entry("amounts", name)
    return {str(word): entry for entry in entries for word in entry["words"]}


@cache
def _amount(lexicon: Lexicon) -> re.Pattern[str]:
    percent, turns = lexicon.either("figures", "percent"), listed(lexicon, "rises", "falls")
    return re.compile(
        rf"(?:,?\s{turns})?(?:\sin\s[\w\s*-]{{1,40}}?)?\s\(?(?:by|of)?\s?"
        rf"(?P<n>\d{{1,4}}(?:\.\d{{1,4}})?)\s?{percent}(?!\w)(?!\s?point)",
        re.IGNORECASE,
    )
