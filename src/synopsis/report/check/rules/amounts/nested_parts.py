"""Doubts of counts told as parts: parts of a part, overlapping groups, and parts left untold."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from synopsis.report.check.figures.figure import Figure
from synopsis.report.check.figures.patterns import listed, phrase, shaped
from synopsis.report.check.note import Severity
from synopsis.report.check.rules.amounts.levels import behind_noun, total_of
from synopsis.report.check.rules.amounts.whole_nearby import can_be_whole
from synopsis.report.check.words import Lexicon

_FEWEST, _NEARLY = 3, 1.15  # groups that overlap hardly ever make so little too much
_REACH = 40  # characters behind a part that may tell of others too
_FIRST = re.compile(r"[\s)]*([^\W\d_]+)")
_ITEM = re.compile(r",\s|\sand\s")
_NEXT = 24  # characters behind a count in which "of them" follows it


def has_parts_of_parts(parts: Sequence[Figure], whole: Figure, lexicon: Lexicon) -> bool:
    """Whether a later count may be a part of an earlier one: "49 answered, and 40 of these 49"."""
    if can_be_whole([one.low for one in parts], whole.low):
        return True
    return any(
        phrase(lexicon, "of_which").search(left.sentence.text, left.end, right.start) is not None
        or _is_of_them(right, lexicon)
        or _is_bracketed(right, left)
        for left, right in pairwise(parts)
        if left.sentence is right.sentence
    )


def _is_of_them(figure: Figure, lexicon: Lexicon) -> bool:
    """Whether a count is one of things just told: "40 of these", "12 of the clerks"."""
    behind = figure.sentence.text[figure.end : figure.end + _NEXT]
    return _of_them(lexicon).match(behind) is not None


@cache
def _of_them(lexicon: Lexicon) -> re.Pattern[str]:
    of = rf"(?:{listed(lexicon, 'population_of')}|out of)"
    known = listed(lexicon, "definites", "pronouns", "of_which")
    return re.compile(rf"\s(?:{listed(lexicon, 'of_which')}|{of}\s{known})(?!\w)", re.IGNORECASE)


def _is_bracketed(figure: Figure, before: Figure) -> bool:
    """Whether a count stands in brackets, and the one before it outside of them."""
    return _depth(figure) > _depth(before)


def _depth(figure: Figure) -> int:
    text = figure.sentence.text[: figure.start]
    return text.count("(") - text.count(")")


def go_on_alike(whole: Figure, parts: Sequence[Figure], lexicon: Lexicon) -> bool:
    """Whether later counts only go on with the first one's words, or just miss the whole."""
    if any(_may_overlap(one, lexicon) for one in parts):
        return False
    just_misses = total_of(parts) <= whole.low * _NEARLY and len(parts) >= _FEWEST
    lists = ("place_openers", "openers_at", *(("finite",) if just_misses else ()))
    first, *others = (_first_word(one) for one in parts)
    return {*others} <= {first, *lexicon.words("figures", *lists)}


def _may_overlap(figure: Figure, lexicon: Lexicon) -> bool:
    """Whether a part is said to have what others may have too: "40 have a nurse"."""
    behind = figure.sentence.text[figure.end : figure.end + _REACH].lstrip()
    return phrase(lexicon, "naming").match(behind) is not None


def _first_word(figure: Figure) -> str:
    """The first word behind what a figure counts, in small letters."""
    found = _FIRST.match(behind_noun(figure)[:_REACH].lower())
    return found[1] if found else ""


def _uncounted(text: str) -> str:
    """The items of a list that bear no number: of these alone a rest may be untold."""
    return "; ".join(one for one in _ITEM.split(text) if not any(map(str.isdigit, one)))


def severity_of(whole: Figure, parts: Sequence[Figure], lexicon: Lexicon) -> Severity | None:
    """An error where every item of the list has its count; none where some are left untold."""
    if total_of(parts) > whole.low:
        return Severity.ERROR if go_on_alike(whole, parts, lexicon) else Severity.CAUTION
    sentence = parts[0].sentence
    if any(one.sentence is not sentence for one in parts):
        return Severity.ERROR
    text = re.split(r"[;:]|[.!?]\s", sentence.text[parts[0].start :])[0]
    behind = sentence.text[parts[-1].end : parts[0].start + len(text)]
    if phrase(lexicon, "partly", "another", "untold").search(text):
        return None
    if phrase(lexicon, "rest").search(_uncounted(text)):
        return None
    goes_on = shaped(lexicon, r",\s|\s{}\s", "joiners").search(behind)
    return Severity.CAUTION if goes_on else Severity.ERROR
