"""Figures repeated without what limits them, and shares of a whole that was not looked at."""

import re
from collections import defaultdict
from collections.abc import Iterator

from synopsis.report.check.case import Case
from synopsis.report.check.document import Sentence
from synopsis.report.check.note import Hit
from synopsis.report.check.rules.reasoning.claims import without_months
from synopsis.report.check.rules.reasoning.prose import is_under, own_voice, unquoted
from synopsis.report.check.rules.reasoning.wording import YEAR, listed, shaped
from synopsis.report.check.sourcing import own_sources
from synopsis.report.check.words import Lexicon
from synopsis.report.check.words.stem import stems

_NUMBER = re.compile(r"(?<![\w.,])\d\d+(?:[.,]\d+)*(?![\w.]*\w)")


_LIMIT = r"""(?<!\w){carried_over}\s+{rest_of_all}\s+(?P<noun>[a-z]{4,20})(?=\W|$)
    (?=\W*$|[,;.]|\s+{whence}\b)"""
"""What "cannot be carried over to other stores"."""

_SHARE = r"""(?<!\w)
    (?: {count_words}\s+{THINGS}\s+in\s+(?:{count_words}|\d{1,3}) | {parts_of_all}\s+{THINGS} )
    \s+{throughout}\b"""
"""One store in five in the region; half of the stores of the region."""


def figures_without_caveat(case: Case) -> Iterator[Hit]:
    """A figure that "may be too high" in the body, given bare in a summary."""
    limited: dict[str, list[tuple[Sentence, str]]] = defaultdict(list)
    for _, sentence in own_voice(case.document):
        found = listed(case.lexicon, "figure_caveats").search(sentence.text)
        numbers, _ = _numbers(sentence)
        if found is not None and len(numbers) == 1:
            limited[next(iter(numbers))].append((sentence, found[0]))
    for _, sentence in own_voice(case.document) if limited else ():
        if not _is_plain(case, sentence):
            continue
        for number in _numbers(sentence)[0]:
            for other, caveat in limited.get(number, ()):
                if other is not sentence and _of_one_thing(sentence, other, case.lexicon):
                    yield _hit(sentence, f"its figure of {number}", caveat, other)
                    break


def _numbers(sentence: Sentence) -> tuple[frozenset[str], frozenset[str]]:
    """The numbers of a sentence of two digits or more, and its years."""
    found = frozenset(_NUMBER.findall(unquoted(sentence)))
    years = frozenset(one for one in found if YEAR.fullmatch(one))
    return found - years, years


def _is_plain(case: Case, sentence: Sentence) -> bool:
    """Whether a sentence of a summary neither hedges nor limits what it says."""
    text = without_months(sentence.text, case.lexicon)
    careful = listed(case.lexicon, "hedges", "caveats", "figure_caveats").search(text)
    return careful is None and is_under(sentence.block.section, case.lexicon, "summary_sections")


def _of_one_thing(one: Sentence, other: Sentence, lexicon: Lexicon) -> bool:
    mine, others = _numbers(one)[1], _numbers(other)[1]
    shared = set(stems(one.text, lexicon)) & set(stems(other.text, lexicon))
    return bool(shared) and bool(mine & others)


def shares_beyond_sample(case: Case) -> Iterator[Hit]:
    """A share of all, where the text says that its sample tells nothing of the others."""
    limits: dict[str, tuple[Sentence, str]] = {}
    for _, sentence in own_voice(case.document):
        found = shaped(case.lexicon, _LIMIT).search(unquoted(sentence))
        if found is not None:
            limits.setdefault(found["noun"].lower(), (sentence, found[0]))
    for noun, (other, caveat) in limits.items():
        things = rf"{re.escape(noun.removesuffix('s'))}s?"
        for _, sentence in own_voice(case.document):
            text = unquoted(sentence)
            seen = listed(case.lexicon, "looked_at", "hedges", "caveats").search(text)
            share = shaped(case.lexicon, _SHARE, THINGS=things).search(text)
            if seen is None and share is not None and not own_sources(case, sentence):
                yield _hit(sentence, "its share of a whole", caveat, other)


def _hit(sentence: Sentence, what: str, caveat: str, other: Sentence) -> Hit:
    why = f"Another place limits {what} with a caveat (“{caveat}”); here it stands without."
    return Hit(sentence, 0, len(sentence.text), why, other=other)
