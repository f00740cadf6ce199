"""A series of yearly values beside the sum that is given for the same years."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from synopsis.report.check.case import Case
from synopsis.report.check.document import Sentence
from synopsis.report.check.figures.clash import written_step
from synopsis.report.check.figures.figure import Figure, Shape
from synopsis.report.check.figures.patterns import listed, patterns_of
from synopsis.report.check.note import Hit, Severity
from synopsis.report.check.rules.amounts.levels import (
    UNTOLD,
    are_plain,
    hit_at,
    is_level,
    sum_in_words,
    total_of,
)
from synopsis.report.check.rules.amounts.stated import after
from synopsis.report.check.words import Lexicon
from synopsis.vocabulary import Hedge

_SHAPES = (Shape.COUNT, Shape.MONEY, Shape.OTHER)
_FEWEST = 2
_NEARLY = 0.75  # a sum that lies further off was of something else
_WHOLE_STEP = 0.5  # what is written to the last unit is exact
_NOTHING = 1e-6


def yearly_sums(case: Case) -> Iterator[Hit]:
    """Yearly values in a sentence whose sum the sentence before or behind gives otherwise."""
    for sentence in case.document.sentences:
        if sentence.block.kind in UNTOLD:
            continue
        parts = _series(case.figures_in(sentence))
        if len(parts) < _FEWEST:
            continue
        beside = (case.document.before(sentence), *after(case, sentence)[:1])
        wholes = (_whole(case, other, parts) for other in beside if other is not None)
        off = (one for one in wholes if one is not None and _is_off(one, parts))
        if (whole := next(off, None)) is not None:
            yield _hit(whole, parts)


def _series(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The values of years that follow each other, one for each, and nothing else of their kind."""
    parts = tuple(one for one in figures if is_level(one, *_SHAPES))
    years = sorted(one.years[0] for one in parts if len(one.years) == 1)
    if not are_plain(parts) or len(years) != len(parts) or len({one.shape for one in parts}) != 1:
        return ()
    return parts if years == [*range(years[0], years[0] + len(years))] else ()


def _whole(case: Case, sentence: Sentence, parts: Sequence[Figure]) -> Figure | None:
    """The one value of a sentence that is said to be that of all the years together."""
    largest = max(one.low for one in parts)
    years = tuple(sorted(one.years[0] for one in parts))
    found = [
        one
        for one in case.figures_in(sentence)
        if is_level(one, parts[0].shape)
        and one.hedge is Hedge.EXACT
        and one.low > largest
        and _spans(one, years, case.lexicon)
    ]
    return found[0] if len(found) == 1 else None


def _spans(figure: Figure, years: tuple[int, ...], lexicon: Lexicon) -> bool:
    """Whether a value is that of so many years: "over the three years", "in 2021 to 2023"."""
    text = figure.sentence.text
    for said in _over(lexicon).finditer(text):
        number = said["number"].lower()
        value = float(number) if number.isdigit() else patterns_of(lexicon).values.get(number)
        if value == len(years):
            return True
    return tuple(sorted(figure.years)) == years and len(years) > 1


@cache
def _over(lexicon: Lexicon) -> re.Pattern[str]:
    ones, spans = listed(lexicon, "ones"), listed(lexicon, "whole_spans")
    return re.compile(
        rf"(?<!\w){spans}\s(?:last\s|past\s|whole\s|same\s)?(?P<number>{ones}|\d)[-\s]"
        r"(?:[^\W\d_]{4,12}\s)?(?:years?|seasons?)(?!\w)",
        re.IGNORECASE,
    )


def _is_off(whole: Figure, parts: Sequence[Figure]) -> bool:
    total = total_of(parts)
    steps = (written_step(one) for one in (*parts, whole))
    slack = sum(step for step in steps if step != _WHOLE_STEP)
    is_near = whole.low * _NEARLY <= total <= whole.low / _NEARLY
    return is_near and abs(total - whole.low) > slack + _NOTHING


def _hit(whole: Figure, parts: Sequence[Figure]) -> Hit:
    why = (
        f"The years {sum_in_words(parts)}, but all of them together are said to be "
        f"{whole.low:,.15g}."
    )
    return hit_at(parts[-1], why, whole.sentence, Severity.ERROR)
