"""Acronyms spelt as no body is, and bodies spelt out as they are not called."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from synopsis.report.check.case import Case
from synopsis.report.check.note import Hit, Severity
from synopsis.report.check.rules.apparatus.acronyms import (
    Acronyms,
    Meaning,
    acronyms_of,
    is_mentioned,
    small_words,
)
from synopsis.report.check.rules.apparatus.closeness import is_one_apart, stemmed
from synopsis.report.check.rules.apparatus.known import is_known, meant, registered, words_of
from synopsis.report.check.terms import Terms
from synopsis.report.check.words import Lexicon

_CAPITALS = re.compile(
    r"((?:(?:[A-ZČĆŠŽĐ][\w\u2019-]{1,30}|of|and|for|the|on|in|against),?\s){2,14})\(?$"
)
_BIG, _REACH, _SEEN = 3, 200, 40


def acronym_misspelt(case: Case) -> Iterator[Hit]:
    """Acronyms one letter away from a body's, and bodies expanded as they are not called."""
    found = acronyms_of(case)
    names = {**found.aside, **found.body}
    for name, uses in names.items():
        right = None if is_known(case, name, found) else meant(case, name, found)
        use = next((one for one in uses if not is_mentioned(one)), None) if right else None
        if right and use:
            full = registered(case.terms).get(right) or words_of(found, right)
            yield Hit(
                use.sentence, use.start, use.end,
                f"“{name}” is no known body and is one letter away from {right}"
                + (f" ({full})." if full else "."),
                f"Write {right} if that is meant; otherwise give the name in full.",
            )  # fmt: skip
    if case.terms is not None:
        yield from _misnamed(case, case.terms, found)
        yield from _mislabelled(case, case.terms, found)


def _misnamed(case: Case, terms: Terms, found: Acronyms) -> Iterator[Hit]:
    """A body's acronym with words that are not its name, though they share some."""
    small = small_words(case.lexicon)
    for body in terms.bodies:
        names = [stemmed(one, small) for one in (body.name, *body.others)]
        for meaning in found.meanings.get(body.short, [])[:_SEEN]:
            full = meaning.words or _capitals_before(meaning)
            words = stemmed(full, small)
            if not words or any(words <= name or name <= words for name in names):
                continue
            if len(words & names[0]) * 2 >= len(names[0]):
                yield Hit(
                    meaning.sentence, meaning.start, meaning.end,
                    f"{body.short} is spelt out as “{full}”, and the body's name is "
                    f"“{body.name}”.",
                    f"Write “{body.name}”.",
                )  # fmt: skip
                break


def _capitals_before(meaning: Meaning) -> str:
    """The name in capitals right before an acronym in brackets."""
    start = meaning.start
    match = _CAPITALS.search(meaning.sentence.text[max(0, start - _REACH) : start])
    return re.sub(r"^(?:The|the|of|and|for|in|on)\s", "", match[1].strip()) if match else ""


@lru_cache(maxsize=4)
def _named(terms: Terms, lexicon: Lexicon) -> Mapping[frozenset[str], tuple[str, ...]]:
    """The acronyms of each full name of some length, by the stems of its words."""
    small = small_words(lexicon)
    pairs = [(name, body.short) for body in terms.bodies for name in (body.name, *body.others)]
    found: dict[frozenset[str], tuple[str, ...]] = {}
    for name, short in (*pairs, *((name, key) for key, name in terms.acronyms.items())):
        stems = stemmed(name, small)
        if len(stems) >= _BIG:
            found[stems] = (*found.get(stems, ()), short)
    return found


def _mislabelled(case: Case, terms: Terms, found: Acronyms) -> Iterator[Hit]:
    """A body's full name with an acronym in brackets behind it that is not its own."""
    shorts = {_plain(key) for key in terms.acronyms}
    for name, meanings in found.meanings.items():
        if len(name) < _BIG or _plain(name) in shorts or sum(map(str.isupper, name)) < _BIG:
            continue
        for meaning in meanings[:_SEEN]:
            right = _label_of(case, terms, name, meaning)
            if right:
                yield Hit(
                    meaning.sentence, meaning.start, meaning.end,
                    f"“{name}” stands behind the name of {right}"
                    f" ({registered(terms).get(right.upper(), right)}).",
                    f"Write {right} if that body is meant.",
                    severity=Severity.CAUTION if name[0] == right[0] else Severity.HINT,
                )  # fmt: skip
                break


def _label_of(case: Case, terms: Terms, name: str, meaning: Meaning) -> str:
    """The acronym of the body whose name stands before another acronym, or nothing."""
    small = small_words(case.lexicon)
    words = (meaning.words or _capitals_before(meaning)).split()
    for first in range(max(1, len(words) - 1)):
        right = _named(terms, case.lexicon).get(stemmed(" ".join(words[first:]), small))
        if right:
            return right[0]
    if meaning.words or len(name) <= _BIG:  # it is made of its own words' letters
        return ""
    here = stemmed(" ".join(words), small)
    for stems, right in _named(terms, case.lexicon).items():
        if is_one_apart(name, right[0].upper()) and len(here & stems) * 3 >= len(stems) * 2:
            return right[0]
    return ""


def _plain(name: str) -> str:
    return "".join(filter(str.isalnum, name)).upper()
