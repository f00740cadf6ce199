"""Content stems: what is left of a text's words without endings, stop words and survey words."""

import re
from functools import cache, lru_cache

from synopsis.report.check.words.lexicon import Lexicon

WORD = re.compile(r"[^\W\d_]+")
_VOWEL = re.compile(r"[aeiouy]")
_PLURALS = (("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("ies", "y"))
_NOT_PLURAL = ("ss", "us", "is", "news")
_SUFFIXES = ("ation", "ition", "ement", "ment", "ness", "ance", "ence", "ate", "ion", "ly", "ful")
_SHORTEST = 3


def stems(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The content stems of a text in order; stop words and generic survey words are dropped."""
    return tuple(one for word in WORD.findall(text) if (one := content_stem(word, lexicon)))


@lru_cache(maxsize=65_536)
def content_stem(word: str, lexicon: Lexicon) -> str:
    """The stem of a word; nothing for a stop word, a generic word or a single letter."""
    low = word.lower()
    stop, generic = _dropped(lexicon)
    if len(low) < 2 or low in stop:
        return ""
    stem = stem_of(low, lexicon)
    return "" if stem in generic else stem


@lru_cache(maxsize=65_536)
def stem_of(word: str, lexicon: Lexicon) -> str:
    """A word without its endings: English by rule, other languages by their list of endings."""
    low = word.lower()
    return _english(low) if lexicon.language == "en" else _cut(low, _endings(lexicon))


@cache
def _dropped(lexicon: Lexicon) -> tuple[frozenset[str], frozenset[str]]:
    """Stop words as they stand, and the stems of generic words."""
    return lexicon.word_set("figures", "stop"), stem_set(lexicon, "figures", "generic")


@cache
def stem_set(lexicon: Lexicon, family: str, *names: str) -> frozenset[str]:
    """The stems of some lists of words."""
    return frozenset(stem_of(word, lexicon) for word in lexicon.words(family, *names))


@cache
def _endings(lexicon: Lexicon) -> tuple[str, ...]:
    """A language's common endings, the longest first."""
    return tuple(sorted(lexicon.words("figures", "endings"), key=len, reverse=True))


def _cut(word: str, endings: tuple[str, ...]) -> str:
    """A word without the longest of its endings that leaves a stem."""
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word


def _english(word: str) -> str:
    """A light stemmer: plural and verb endings, then the commonest endings of nouns."""
    word = _singular(word.replace("isation", "ization").replace("iz", "is"))
    word = _verb(word)
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= (5 if suffix == "ion" else 4):
            word = word[: -len(suffix)]
            break
    if word.endswith("e") and len(word) > _SHORTEST:
        word = word[:-1]
    return word[:-1] + "i" if word.endswith("y") and len(word) > _SHORTEST else word


def _singular(word: str) -> str:
    if len(word) <= _SHORTEST or not word.endswith("s"):
        return word
    for plural, single in _PLURALS:
        if word.endswith(plural):
            return word[: -len(plural)] + single
    return word if word.endswith(_NOT_PLURAL) else word[:-1]


def _verb(word: str) -> str:
    """A word without -ed or -ing, where a syllable is left; a doubled consonant is one again."""
    for ending in ("ied", "ing", "ed"):
        left = word[: -len(ending)]
        if not word.endswith(ending) or len(left) < _SHORTEST or not _VOWEL.search(left):
            continue
        if ending == "ied":
            return left + "y"
        if left[-1] == left[-2] and left[-1] not in "lsz":
            return left[:-1]
        return left + "e" if left.endswith(("at", "is")) else left
    return word
