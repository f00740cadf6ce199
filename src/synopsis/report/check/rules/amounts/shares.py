"""A share beside the counts that it was made of: "14 of the 38 (47 %)".

The idea is that of the GRIM test (Brown and Heathers 2017): what was rounded from whole numbers
must be reachable from them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import isclose

from synopsis.report.check.case import Case
from synopsis.report.check.figures import Figure, Shape
from synopsis.report.check.note import Hit
from synopsis.report.check.words import Lexicon, any_of
from synopsis.vocabulary import Hedge, digits

_JOIN = re.compile(r"[^.;:()\d]{0,60}(?:\(|,\s(?:(?!and\b)\w{2,3}\s)?)")
_TO = re.compile(r"\s?(?:\w{1,3}|[\u2013-])\s?\d")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_ABOUT = 2.0  # percentage points that "about" and "almost" leave


@dataclass(frozen=True, slots=True)
class _Ratio:
    """So many of so many, and its span in the sentence."""

    start: int
    end: int
    part: float
    whole: float

    @property
    def share(self) -> float:
        return 100 * self.part / self.whole


def share_against_counts(case: Case) -> Iterator[Hit]:
    """Shares that are not what the two counts beside them come to."""
    for sentence in case.document.sentences:
        figures = case.figures_in(sentence)
        shares = [one for one in figures if one.shape is Shape.PERCENT and _is_plain(one)]
        for ratio in _ratios(figures, case.lexicon) if shares else ():
            beside = (one for one in shares if _is_beside(sentence.text, ratio, one))
            stated = next(beside, None)
            if stated is None or _opens_a_range(stated):
                continue
            if not _agrees(stated, ratio.share):
                yield _hit(stated, ratio)


def _is_plain(figure: Figure) -> bool:
    """Whether a share is one number with a sign of per cent, not a ratio or a fraction in words."""
    return len(_NUMBER.findall(figure.words)) == 1 and figure.low == figure.high


def _opens_a_range(figure: Figure) -> bool:
    """Whether an interval begins here, which holds a share and is none: "(6.8 % to 93.2 %)"."""
    return _TO.match(figure.sentence.text, figure.end) is not None


def _ratios(figures: tuple[Figure, ...], lexicon: Lexicon) -> Iterator[_Ratio]:
    """The ratios of a sentence: "14 out of 38", which is one figure, and "14 of the 38", two."""
    for one in figures:
        numbers = [float(said.replace(",", ".")) for said in _NUMBER.findall(one.words)]
        is_share = one.shape is Shape.PERCENT and one.low == one.high
        if is_share and len(numbers) == 2 and 0 < numbers[0] < numbers[1]:
            ratio = _Ratio(one.start, one.end, *numbers)
            if isclose(ratio.share, one.low):  # else a sign of per cent stands behind two numbers
                yield ratio
    for first, second in pairwise(figures):
        if {first.shape, second.shape} == {Shape.COUNT} and 0 <= first.low <= second.low:
            between = first.sentence.text[first.end : second.start]
            exact = first.hedge is second.hedge is Hedge.EXACT
            if exact and second.low > 0 and _of(lexicon).fullmatch(between):
                yield _Ratio(first.start, second.end, first.low, second.low)


@cache
def _of(lexicon: Lexicon) -> re.Pattern[str]:
    words = any_of((*lexicon.words("figures", "population_of"), "out of", "of a total of"))
    return re.compile(rf"\s{words.pattern}(?:\s[^\W\d_]{{1,10}})?\s", re.IGNORECASE)


def _is_beside(text: str, ratio: _Ratio, share: Figure) -> bool:
    """Whether a share stands in brackets or after a comma right behind the counts, or before."""
    left, right = (ratio.end, share.start), (share.end, ratio.start)
    return any(a <= b and _JOIN.fullmatch(text, a, b) for a, b in (left, right))


def _agrees(stated: Figure, share: float) -> bool:
    number = _NUMBER.search(stated.words)
    decimals = len(re.split(r"[.,]", number[0] if number else "", maxsplit=1)[-1])
    has_decimals = number is not None and not number[0].isdigit()
    slack = 0.5 * 10.0 ** -(decimals if has_decimals else 0) + 1e-9
    match stated.hedge:
        case Hedge.EXACT:
            return abs(stated.low - share) <= slack
        case Hedge.MORE_THAN | Hedge.AT_LEAST:
            return share >= stated.low - slack
        case Hedge.LESS_THAN | Hedge.AT_MOST:
            return share <= stated.low + slack
        case _:
            return abs(stated.low - share) <= _ABOUT + slack


def _hit(stated: Figure, ratio: _Ratio) -> Hit:
    part, whole = digits(ratio.part), digits(ratio.whole)
    return Hit(
        stated.sentence,
        min(stated.start, ratio.start),
        max(stated.end, ratio.end),
        f"{part} of {whole} is {digits(ratio.share, 1)} per cent, and the text says "
        f"'{stated.words.strip()}'.",
    )
