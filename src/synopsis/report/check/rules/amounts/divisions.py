"""Lists of shares which the words around them show to be the parts of one whole."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from synopsis.report.check.case import Case
from synopsis.report.check.document import Sentence
from synopsis.report.check.figures.figure import Change, Figure, Shape
from synopsis.report.check.figures.patterns import listed, phrase, shaped
from synopsis.report.check.note import Hit, Severity
from synopsis.report.check.rules.amounts.levels import UNTOLD, WHOLE, Shares, are_plain
from synopsis.report.check.rules.amounts.stated import after
from synopsis.report.check.words import Lexicon

_FEWEST = 3
_MOST = 130.0  # shares that make more than this were not meant to share one whole
_LEAST = 80.0
_WIDEST = 90  # characters between two shares of one list


def divisions(case: Case) -> Iterator[Hit]:
    """Shares of a list that go different ways, and do not make a whole."""
    for sentence in case.document.sentences:
        if sentence.block.kind in UNTOLD:
            continue
        shares = listed_shares(case.figures_in(sentence), sentence.text, case.lexicon)
        if not _is_off(shares, case.lexicon) or _is_of_several(case, sentence, shares):
            continue
        if reason := _reason(case, sentence, shares.parts):
            yield shares.missing(reason, Severity.CAUTION)


def _is_off(shares: Shares, lexicon: Lexicon) -> bool:
    """Whether three shares or more go beyond the whole, or fall short with the rest told."""
    if len(shares.parts) < _FEWEST or not are_plain(shares.parts):
        return False
    if shares.total < WHOLE - shares.slack:
        is_all = _is_closed(shares.parts, lexicon) or _is_told_whole(shares.parts, lexicon)
        return shares.total >= _LEAST and is_all
    return WHOLE + shares.slack < shares.total <= _MOST


def _is_of_several(case: Case, sentence: Sentence, shares: Shares) -> bool:
    """Whether shares are of several years, or of a question with several answers."""
    years = {one.years for one in shares.parts}
    many = phrase(case.lexicon, "many_answers").search(sentence.block.text)
    return len(years) > 1 or many is not None


def _reason(case: Case, sentence: Sentence, parts: Sequence[Figure]) -> str:
    """Why the shares of a list exclude each other; empty where they need not."""
    text, lexicon = sentence.text, case.lexicon
    near = " ".join(one.text for one in after(case, sentence)[:1])
    if phrase(lexicon, "single_answer").search(f"{text} {near}"):
        return "each is counted once"
    if _is_told_whole(parts, lexicon):
        return "the words say that they are all there are"
    if phrase(lexicon, "naming").search(text):
        return ""
    inside = _is_inside(text, parts[0])
    if inside and _is_dealt(text[: parts[0].start], lexicon):
        return "the words say that each is one's own"
    span = (0, parts[0].start) if inside else (parts[0].end, parts[1].start)
    way = phrase(lexicon, "division").search(text, *span)
    if way and _go_on(parts, way[0].split()[-1], lexicon):
        return "the words say that each goes one way"
    is_based = shaped(lexicon, r"{}\s", "bases").match(text) is not None
    closed = is_based and _is_closed(parts, lexicon)
    return "the last of them stands for all others" if closed else ""


def _is_told_whole(parts: Sequence[Figure], lexicon: Lexicon) -> bool:
    """Whether the words behind a list say that there are no others."""
    sentence = parts[-1].sentence
    return phrase(lexicon, "all_told").search(sentence.text, parts[-1].end) is not None


def _is_dealt(before: str, lexicon: Lexicon) -> bool:
    """Whether a list of doers opens: "doses were administered by doctors (57 %), ..."."""
    return _dealt(lexicon).search(before[-120:]) is not None


@cache
def _dealt(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(
        r"\s(?:is|are|was|were|been)\s(?:[^\W\d_]{4,14}\s)?"
        rf"{listed(lexicon, 'dealt')}\s(?:[^\W\d_]{{4,14}}ly\s)?"
        r"(?:by|to|from|in|through|at)\s[^,;:()]{2,60}\($",
        re.IGNORECASE,
    )


def _is_closed(parts: Sequence[Figure], lexicon: Lexicon) -> bool:
    """Whether the last share is that of all others: "14 per cent for other reasons"."""
    text = parts[-1].sentence.text
    inside = _is_inside(text, parts[-1])
    words = text[parts[-2].end : parts[-1].start] if inside else text[parts[-1].end :]
    opening = " ".join(words.strip("(), ").split()[:4])
    return phrase(lexicon, "rest").search(opening) is not None


def _go_on(parts: Sequence[Figure], preposition: str, lexicon: Lexicon) -> bool:
    """Whether the later shares only go on with the verb of the first."""
    text = parts[0].sentence.text
    if _is_inside(text, parts[0]):
        between = text[parts[0].end : parts[-1].start]
        return not phrase(lexicon, "finite", "division").search(between)
    return all(text[one.end :].lstrip().lower().startswith(f"{preposition} ") for one in parts[1:])


@cache
def _joint(lexicon: Lexicon) -> re.Pattern[str]:
    """What parts two shares of a list: a bracket that closes, a comma, and few words."""
    joins = lexicon.either("amounts", "joins")
    return re.compile(rf"(?:[)\s]?[^.;:()]*?)(?:,|\s{joins}\s)[^.;:)]*")


def listed_shares(figures: Sequence[Figure], text: str, lexicon: Lexicon) -> Shares:
    """The levels in per cent of a sentence, where all of them stand in one list."""
    parts = tuple(one for one in figures if one.shape is Shape.PERCENT)
    if any(not _is_share(one) for one in parts) or any(
        _has_base(one, lexicon) for one in parts[1:]
    ):
        return Shares(())
    inside = {_is_inside(text, one) for one in parts}
    between = [text[left.end : right.start] for left, right in pairwise(parts)]
    is_list = len(inside) == 1 and all(_are_joined(one, lexicon) for one in between)
    opens = inside == {True} or all(_opens(one, lexicon) for one in between)
    return Shares(parts if is_list and opens else ())


def _is_share(figure: Figure) -> bool:
    """Whether a share is a level, and one number in digits."""
    is_one = figure.change is Change.NONE and figure.low == figure.high
    return is_one and len(re.findall(r"\d+(?:[.,]\d+)?", figure.words)) == 1


def _has_base(figure: Figure, lexicon: Lexicon) -> bool:
    """Whether what a share is of stands right behind it: "20 per cent of women"."""
    of = shaped(lexicon, r"\s{}\s", "population_of")
    return of.match(figure.sentence.text, figure.end) is not None


def _is_inside(text: str, figure: Figure) -> bool:
    """Whether a share is all that stands in its brackets."""
    return text[: figure.start].endswith("(") and text[figure.end :].startswith(")")


def _are_joined(between: str, lexicon: Lexicon) -> bool:
    """Whether the words between two shares let them be neighbours in one list."""
    is_short = len(between) <= _WIDEST and _joint(lexicon).fullmatch(between)
    return bool(is_short) and not phrase(lexicon, "apart_in_lists").search(between)


def _opens(between: str, lexicon: Lexicon) -> bool:
    """Whether a share is the first word behind a comma or an "and"."""
    return shaped(lexicon, r"(?:,|\s{})\s(?:{}\s)?$", "joiners").search(between) is not None
