"""Which acronyms need no words, and which body one a letter away may mean."""

import re
from collections.abc import Mapping
from functools import lru_cache

from synopsis.report.check.case import Case
from synopsis.report.check.rules.apparatus.acronyms import Acronyms, is_roman
from synopsis.report.check.rules.apparatus.closeness import is_one_apart, is_swapped
from synopsis.report.check.terms import Terms
from synopsis.report.check.words import Lexicon

_SMALL = re.compile(r"(?<![\w.@/-])[a-zà-öø-ÿčćšžđ]{4,12}(?![\w@/-])")
_VOWEL = re.compile(r"[aeiouyàáâäèéêëìíîïòóôöùúûü]")
_WORD = 4


@lru_cache(maxsize=8)
def ordinary(lexicon: Lexicon) -> frozenset[str]:
    """Acronyms that need no words in a language, in capitals."""
    return frozenset(word.upper() for word in lexicon.words("apparatus", "acronyms"))


@lru_cache(maxsize=4)
def registered(terms: Terms | None) -> Mapping[str, str]:
    """Acronyms of the region's bodies and field, in capitals, with their full names."""
    if terms is None:
        return {}
    parts = {part: name for key, name in terms.acronyms.items() for part in key.split("-")}
    return {key.upper(): name for key, name in {**parts, **terms.acronyms}.items()}


@lru_cache(maxsize=4)
def _sources(terms: Terms | None) -> frozenset[str]:
    """Short names of publishers and datasets of the region's sources, in capitals."""
    found = terms.words.get("sources") if terms else None
    return frozenset(str(name).upper() for name in (found if isinstance(found, list) else ()))


@lru_cache(maxsize=8)
def _written_words(lexicon: Lexicon) -> frozenset[str]:
    """Words of the language as its lists have them, in small letters."""
    lists = (value for family in lexicon.families.values() for value in family.values())
    words = (str(word) for one in lists if isinstance(one, (list, dict)) for word in one)
    return frozenset(word for word in words if word.islower() and word.isalpha())


@lru_cache(maxsize=4)
def _small(case: Case) -> frozenset[str]:
    """Words of four letters and more that a document has in small letters."""
    found: set[str] = set()
    for block in case.document.blocks:
        found.update(_SMALL.findall(block.text))
    return frozenset(found)


def is_word(case: Case, name: str) -> bool:
    """Whether capitals are a word that is stressed or stands for another, and no acronym."""
    plain = name.lower()
    if len(name) < _WORD or not name.isalpha() or not _VOWEL.search(plain):
        return False
    return plain in _written_words(case.lexicon) or plain in _small(case)


def is_known(case: Case, name: str, found: Acronyms) -> bool:
    """Whether an acronym is ordinary, the region's, explained in the document, or a number."""
    return (
        name in ordinary(case.lexicon)
        or name in registered(case.terms)
        or name in _sources(case.terms)
        or name in found.meanings
        or is_roman(name)
        or (name.endswith("S") and name[:-1] in ordinary(case.lexicon))
        or is_word(case, name)
    )


def meant(case: Case, name: str, found: Acronyms) -> str:
    """The acronym of the registry or the document from which this one is one letter away."""
    if len(name) < 3:
        return ""
    names = [key for key in registered(case.terms) if key.isalnum()]
    short = {body.short for body in case.terms.bodies} if case.terms else set()
    own = [key for key, each in found.meanings.items() if any(one.words for one in each)]
    for target in (*names, *own):
        if len(target) < 3 or not target[0].isalpha() or target[0] != name[0]:
            continue
        if len(target) == 3 or len(name) == 3:
            if is_swapped(name, target) and (target in short or target in own):
                return target
        elif is_one_apart(name, target.upper()):
            return target
    return ""


def words_of(found: Acronyms, name: str) -> str:
    """The words that the document itself gives an acronym, or none."""
    return next((one.words for one in found.meanings.get(name, ()) if one.words), "")
