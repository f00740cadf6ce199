"""Members of the region called countries, states or nations, and what is theirs national."""

import re
from collections.abc import Iterator
from functools import lru_cache

from synopsis.report.check.case import Case
from synopsis.report.check.document import Kind, Sentence
from synopsis.report.check.note import Hit, Severity
from synopsis.report.check.rules.terms.scope import (
    Scope,
    is_about,
    names_elsewhere,
    own_words,
    scope,
    within,
)
from synopsis.report.check.rules.terms.tables import lists_members
from synopsis.report.check.terms import Terms, ending
from synopsis.report.check.words import Lexicon, any_of

_MEANT = frozenset({Scope.REGION, Scope.NEAR})


@lru_cache(maxsize=8)
def _words(lexicon: Lexicon) -> re.Pattern[str]:
    return any_of(
        word for name in ("members", "states", "level") for word in lexicon.words("terms", name)
    )


@lru_cache(maxsize=16)
def _apart(lexicon: Lexicon, name: str = "apart") -> re.Pattern[str]:
    words = [word.lower() for word in lexicon.words("terms", name)]
    return re.compile(ending(words).pattern, re.IGNORECASE)


@lru_cache(maxsize=32)
def _list(lexicon: Lexicon, name: str) -> frozenset[str]:
    return frozenset(word.lower() for word in lexicon.words("terms", name))


@lru_cache(maxsize=8)
def _of_the_union(lexicon: Lexicon) -> re.Pattern[str]:
    """Where a sentence gives what a document of the European Union says, in its own words."""
    return any_of(lexicon.words("terms", "union_documents"))


@lru_cache(maxsize=4)
def _keeps_the_rule(case: Case) -> bool:
    """Whether the document itself writes as the region does, so that another word stands out."""
    wanted = tuple(str(word) for word in dict(case.lexicon.entry("terms", "members")).values())
    pattern = any_of(wanted)
    return any(pattern.search(one.text) for one in case.document.sentences)


def economies_not_countries(case: Case) -> Iterator[Hit]:
    """Each word that calls a member of the region what the region does not call it."""
    terms = case.terms
    if terms is None or not is_about(case):
        return
    level = _list(case.lexicon, "level")
    told = 0
    for sentence, match in own_words(case, terms, _words(case.lexicon)):
        if within(_apart(case.lexicon), sentence.text, match):
            continue
        word = match[0].lower()
        if word in level:
            severity = _of_level(case, terms, sentence, match)
            if severity is Severity.CAUTION:
                severity = Severity.HINT if told else severity
                told += 1
        else:
            severity = _of_member(case, terms, sentence, match)
        if severity is not None:
            quoting = _of_the_union(case.lexicon).search(sentence.text, 0, match.start())
            yield _hit(case, sentence, match, _softer(severity) if quoting else severity)


def _hit(case: Case, sentence: Sentence, match: re.Match[str], severity: Severity) -> Hit:
    word = match[0]
    better = dict(case.lexicon.entry("terms", "members")).get(word.lower(), "")
    instead = f"Write “{better}”" if better else "Write “economy-level” or name the economy"
    if not better:
        why = f"“{word}” is said of the level of one member, which is called economy-level."
    elif severity is Severity.HINT:
        why = f"If “{word}” means members of the region, the region's own word is not kept."
    else:
        why = f"“{word}” is said of members of the region, which are called economies."
    return Hit(
        sentence, match.start(), match.end(), why,
        f"{instead}, or name the place outside the region that is meant.",
        severity=_softer(severity) if sentence.block.kind is Kind.FOOTNOTE else severity,
    )  # fmt: skip


def _softer(severity: Severity) -> Severity:
    return Severity.HINT if severity is Severity.CAUTION else severity


def _of_member(
    case: Case, terms: Terms, sentence: Sentence, match: re.Match[str]
) -> Severity | None:
    """How surely a country, state or nation is a member of the region."""
    text, word = sentence.text, match[0].lower()
    before = _words_before(text, match.start())
    is_state = word in _list(case.lexicon, "states")
    if is_state and not _is_noun(case, text, match, before):
        return None
    if text[match.end() : match.end() + 1] == "-" or within(
        _apart(case.lexicon, "maybe_apart"), text, match
    ):
        return Severity.HINT
    if _is_surely(case, text, match, before):
        return Severity.CAUTION
    return _by_scope(case, terms, sentence, match)


def _by_scope(
    case: Case, terms: Terms, sentence: Sentence, match: re.Match[str]
) -> Severity | None:
    """How surely the word means a member, by the places that are named around it."""
    word, before = match[0].lower(), _words_before(sentence.text, match.start())
    if before and names_elsewhere(terms, " ".join(before[-2:])):
        return None
    where = scope(case, terms, sentence)
    if where in {Scope.NONE, Scope.NEAR} and lists_members(case, terms, sentence.block):
        return Severity.CAUTION
    if where in _MEANT and _is_pointed(case, before, word, where):
        return Severity.CAUTION
    is_state = word in _list(case.lexicon, "states")
    return None if where is Scope.ELSEWHERE or is_state else Severity.HINT


def _words_before(text: str, at: int) -> list[str]:
    return re.findall(r"[\w'\u2019-]+", text[max(0, at - 40) : at])[-3:]


def _is_surely(case: Case, text: str, match: re.Match[str], before: list[str]) -> bool:
    """Whether the words beside say that the region's are meant."""
    surely = _list(case.lexicon, "surely")
    if any(word.lower() in surely for word in before[-1:]):
        return True
    return _is_behind(case, text, match)


def _is_behind(case: Case, text: str, match: re.Match[str]) -> bool:
    """Whether a phrase behind says that the region's are meant."""
    behind = text[match.end() : match.end() + 60].lower().lstrip()
    return any(behind.startswith(phrase) for phrase in _list(case.lexicon, "surely_behind"))


def _is_pointed(case: Case, before: list[str], word: str, where: Scope) -> bool:
    """Whether a word before points at those that were named: the, these, all, each."""
    last = before[-1].lower() if before else ""
    pointing = _list(case.lexicon, "pointing")
    joining = _list(case.lexicon, "pointing_here")
    return last in pointing or (where is Scope.REGION and last in joining and bool(word))


def _is_noun(case: Case, text: str, match: re.Match[str], before: list[str]) -> bool:
    """Whether “states” is a noun: a word before calls for one and none behind makes it a verb."""
    if _is_behind(case, text, match):
        return True
    behind = re.findall(r"[\w'\u2019-]+|:", text[match.end() : match.end() + 20])[:1]
    if behind and behind[0].lower() in _list(case.lexicon, "verb_behind") | {":"}:
        return False
    last = before[-1].lower() if before else ""
    called = _list(case.lexicon, "pointing") | _list(case.lexicon, "surely") | {"balkan"}
    return last in called or last in _list(case.lexicon, "state_before")


def _of_level(
    case: Case, terms: Terms, sentence: Sentence, match: re.Match[str]
) -> Severity | None:
    """How surely what is called national is a member's own; capitals make a proper name."""
    text = sentence.text
    behind = re.findall(r"[\w'\u2019-]+", text[match.end() : match.end() + 30])[:1]
    if not match[0].islower() and match.start() > 0:
        return None
    if behind and behind[0][0].isupper():
        return None
    where = scope(case, terms, sentence)
    if where not in _MEANT:
        return None
    things = _list(case.lexicon, "level_things")
    is_thing = bool(behind) and behind[0].lower() in things
    sure = where is Scope.REGION and is_thing and _keeps_the_rule(case)
    return Severity.CAUTION if sure else Severity.HINT
