"""Shares and changes that follow from the figures beside them."""

from collections.abc import Iterator
from itertools import combinations, permutations, product

from synopsis.report.check.case import Case
from synopsis.report.check.document import Sentence
from synopsis.report.check.rules.amounts.claims import Claim
from synopsis.report.check.rules.amounts.stated import Stated, stated
from synopsis.report.check.words import Lexicon

_ROUNDING = 0.6
"""Points that a share in whole per cents may be off, and a little more."""
_MOST = 5
"""Numbers beside a share from which it may be reckoned: among more, something always fits."""


def is_derived(case: Case, sentence: Sentence, claim: Claim) -> bool:
    """Whether a share follows from the numbers of its sentence or of the one before."""
    value = claim.share if claim.share is not None else _size(case, sentence, claim)
    if value is None:
        return False
    before = case.document.before(sentence)
    beside = _numbers(sentence, case.lexicon)
    here = [one for one in beside if not claim.start <= one.start < claim.end]
    earlier = _numbers(before, case.lexicon) if before is not None else []
    return any(
        abs(one - value) <= _ROUNDING
        for numbers in (here, [*here, *earlier])
        if len(numbers) <= _MOST
        for one in _results(numbers)
    )


def _numbers(sentence: Sentence, lexicon: Lexicon) -> list[Stated]:
    return [one for one in stated(sentence.text, lexicon) if not one.is_year]


def _size(case: Case, sentence: Sentence, claim: Claim) -> float | None:
    inside = stated(sentence.text[claim.start : claim.end], case.lexicon)
    return next((one.value for one in inside if one.is_percent), None)


def _results(numbers: list[Stated]) -> Iterator[float]:
    """Shares and changes that two of the numbers make, in per cent."""
    shares = [one.value for one in numbers if one.is_percent]
    counts = [one.value for one in numbers if not one.is_percent and one.value >= 1]
    for first, second in permutations(counts, 2):
        yield 100 * first / second
        yield abs(100 * (first - second) / second)
    for first, second in combinations(shares, 2):
        yield abs(first - second)
        yield first + second
        yield 100 - first - second
        for one, two in product((first, -first), (second, -second)):
            yield abs(100 * ((1 + one / 100) * (1 + two / 100) - 1))
    if len(shares) == 1:
        yield 100 - shares[0]
