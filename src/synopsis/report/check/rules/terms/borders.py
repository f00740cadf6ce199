"""The lines between members of the region: boundary and border are written together."""

import re
from collections.abc import Iterator
from functools import lru_cache

from synopsis.report.check.case import Case
from synopsis.report.check.document import Kind, Sentence
from synopsis.report.check.note import Hit, Severity
from synopsis.report.check.rules.terms.scope import Scope, is_about, own_words, scope, within
from synopsis.report.check.terms import Terms, ending
from synopsis.report.check.words import Lexicon, any_of, either

_MEANT = frozenset({Scope.REGION, Scope.NEAR})
_WORDS = 24  # characters before the word
_BETWEEN = re.compile(r"\s(?:between|with|of)(?!\w)")


@lru_cache(maxsize=8)
def _patterns(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A border; one that is written as it should or means another thing; a term of the field."""
    words = either(lexicon.words("terms", "borders"))
    return (
        re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE),
        re.compile(ending(lexicon.words("terms", "borders_apart")).pattern, re.IGNORECASE),
        any_of(lexicon.words("terms", "border_terms")),
    )


def boundary_border(case: Case) -> Iterator[Hit]:
    """Each single “border” of the region's own lines, and a hint where it may be one."""
    terms = case.terms
    if terms is None or not is_about(case):
        return
    single, apart, field = _patterns(case.lexicon)
    verbs = any_of(case.lexicon.words("terms", "border_verbs"))
    for sentence, match in own_words(case, terms, single):
        text = sentence.text
        if within(apart, text, match) or within(verbs, text, match):
            continue
        is_own = within(_own(case.lexicon), text, match) or _is_bare(case, text, match)
        is_term = within(field, text, match)
        severity = _weight(case, terms, sentence, is_term=is_term, is_own=is_own)
        if severity is not None:
            yield _hit(sentence, match, severity)


@lru_cache(maxsize=8)
def _own(lexicon: Lexicon) -> re.Pattern[str]:
    """A border of the economy of which the text speaks: the state border, our borders."""
    return any_of(lexicon.words("terms", "own_borders"))


@lru_cache(maxsize=4)
def _keeps_both(case: Case) -> bool:
    """Whether the document itself writes boundary/border, so that one word alone stands out."""
    both = any_of(case.lexicon.words("terms", "borders_both"))
    return any(both.search(one.text) for one in case.document.sentences)


def _is_bare(case: Case, text: str, match: re.Match[str]) -> bool:
    """Whether it is “the border” without more, in a document that writes both words elsewhere."""
    before = text[max(0, match.start() - _WORDS) : match.start()]
    is_the = any_of(case.lexicon.words("terms", "the_border")).search(f"{before}{match[0]}")
    behind = _BETWEEN.match(text, match.end())
    return bool(is_the) and behind is None and _keeps_both(case)


def _weight(
    case: Case, terms: Terms, sentence: Sentence, *, is_term: bool, is_own: bool
) -> Severity | None:
    where = scope(case, terms, sentence)
    if where is Scope.ELSEWHERE:
        return None
    meant = where in _MEANT or (is_own and where is Scope.NONE)
    sure = meant and not is_term and sentence.block.kind is not Kind.FOOTNOTE
    return Severity.CAUTION if sure else Severity.HINT


def _hit(sentence: Sentence, match: re.Match[str], severity: Severity) -> Hit:
    word = match[0]
    if severity is Severity.HINT:
        why = f"If “{word}” means a line between economies of the region, one of its words lacks."
    else:
        why = f"“{word}” is said of the region's lines, which are called boundary/border."
    remedy = ""
    if severity is not Severity.HINT:
        remedy = f"Write “{_finished(sentence.text, match)}”."
    return Hit(sentence, match.start(), match.end(), why, remedy, severity=severity)


def _finished(text: str, match: re.Match[str]) -> str:
    """The words as they should stand: boundary/border, with a capital where there was one."""
    word = match[0]
    both = "boundaries/borders" if word.lower().endswith("s") else "boundary/border"
    if word[0].isupper():
        both = both.capitalize()
    behind = _BETWEEN.match(text, match.end())
    before = "the " if text[max(0, match.start() - 4) : match.start()].lower() == "the " else ""
    return f"{before}{both}{behind[0] + ' ...' if behind else ''}"
