"""The level of what has changed much: whether the document says anywhere how much there was."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from synopsis.report.check.case import Case
from synopsis.report.check.document import Kind, Sentence
from synopsis.report.check.figures.figure import Shape
from synopsis.report.check.naming import naming_patterns
from synopsis.report.check.rules.amounts.growth import Growth
from synopsis.report.check.rules.amounts.levels import is_level
from synopsis.report.check.rules.amounts.stated import after, listed, movements
from synopsis.report.check.words import Lexicon
from synopsis.report.check.words.stem import stems

_BREAK = re.compile(r"[,;:()–—]\s?|\.\s")  # noqa: RUF001
_CLAUSES = re.compile(r"\bthat\s(?:ha[sd]|have)?\b")
_COUNTS = (Shape.COUNT, Shape.MONEY, Shape.OTHER)
_SHARED = 3 / 4
"""Of the words for what has changed, the part that a sentence on the same thing has at least."""


def has_level(case: Case, sentence: Sentence, change: Growth) -> bool:
    """Whether this sentence, another one or a table gives a level of what has changed."""
    if _gives_level(case, sentence):
        return True
    before, leans = case.document.before(sentence), naming_patterns(case.lexicon).leans
    if before is not None and leans.match(sentence.text) and _gives_level(case, before):
        return True
    if any(leans.match(one.text) and _gives_level(case, one) for one in after(case, sentence)[:1]):
        return True
    if case.lexicon.pattern("amounts", "indexed").search(sentence.text, 0, change.end):
        return True
    matter = _matter(sentence.text, change, case.lexicon) or _content(sentence.text, case.lexicon)
    return not matter or any(_is_of(matter, words) for words in _told(case))


def _is_of(matter: frozenset[str], words: frozenset[str]) -> bool:
    return len(matter & words) >= _SHARED * len(matter)


def _gives_level(case: Case, sentence: Sentence) -> bool:
    if next(movements(sentence.text, case.lexicon), None) is not None:
        return True
    return any(
        is_level(one, *_COUNTS) and one.low > 1
        for one in case.figures_in(sentence)
        if re.search(r"\d", one.words)
    )


def _matter(text: str, change: Growth, lexicon: Lexicon) -> frozenset[str]:
    """The stems of what has changed: its clause before the verb, or what follows the noun."""
    last = max((one.end() for one in _BREAK.finditer(text, 0, change.start)), default=0)
    said = text.rfind(" that ", last, change.start)
    opening = text[said + 6 if said >= 0 else last : change.start]
    return _content(opening, lexicon) or _content(_BREAK.split(text[change.end :])[0], lexicon)


def _content(words: str, lexicon: Lexicon) -> frozenset[str]:
    named = _turns(lexicon).sub(" ", words)
    return frozenset(stems(named, lexicon))


@cache
def _turns(lexicon: Lexicon) -> re.Pattern[str]:
    turns = listed(lexicon, "growth_nouns", "rises", "falls", "multiple_words", "periods")
    return re.compile(rf"(?<![\w-]){turns}(?![\w-])|\b[a-z]{{3,15}}ly\b|\d+", re.IGNORECASE)


@lru_cache(maxsize=4)
def _told(case: Case) -> tuple[frozenset[str], ...]:
    """The stems of each sentence that gives a level, and of each row and caption of a table."""
    return tuple(_tell(case))


def _tell(case: Case) -> Iterator[frozenset[str]]:
    for one in case.document.sentences:
        block = one.block
        if block.kind is Kind.CAPTION:
            yield frozenset(stems(one.text, case.lexicon))
        elif block.kind is Kind.CELL:
            slot = block.slot
            yield frozenset(stems(f"{one.text} {slot.stub if slot else ''}", case.lexicon))
        elif block.kind not in (Kind.HEADING, Kind.FOOTNOTE) and _gives_level(case, one):
            yield frozenset(stems(one.text, case.lexicon))
