"""How close two spellings are, and when two ways to write words mean the same."""

import re
import unicodedata
from functools import lru_cache

_QUARTER = re.compile(r"\b(south|north)[\s-]?(east|west)(?:ern)?\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")


def is_one_apart(left: str, right: str) -> bool:
    """Whether one letter added, left out, put for another, or two changed about lead across."""
    if left == right or abs(len(left) - len(right)) > 1:
        return False
    at = 0
    while at < min(len(left), len(right)) and left[at] == right[at]:
        at += 1
    if len(left) == len(right):
        swapped = left[at + 1 : at + 2] + left[at : at + 1] + left[at + 2 :]
        return left[at + 1 :] == right[at + 1 :] or swapped == right[at:]
    short, long = sorted((left, right), key=len)
    return short[at:] == long[at + 1 :]


def is_swapped(left: str, right: str) -> bool:
    """Whether two neighbouring letters changed about lead across."""
    return len(left) == len(right) and sorted(left) == sorted(right) and is_one_apart(left, right)


@lru_cache(maxsize=4096)
def folded(word: str) -> str:
    """A word without its diacritics, in small letters."""
    apart = unicodedata.normalize("NFD", word.lower().replace("đ", "dj").replace("ł", "l"))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


@lru_cache(maxsize=1024)
def stemmed(name: str, small: frozenset[str]) -> frozenset[str]:
    """The big words of a name without endings, so that British and American spellings are one."""
    joined = _QUARTER.sub(r"\1\2", re.sub(r"[-\u2010\u2011](?=\w)", "", name))
    words = (folded(word) for word in _WORD.findall(joined))
    return frozenset(_stem(word) for word in words if word not in small)


def _stem(word: str) -> str:
    word = word.replace("isation", "ization").replace("centre", "center").replace("our", "or")
    if word in {"european", "europes"}:
        return "europe"
    word = word.replace("programme", "program").replace("defence", "defense").replace("ise", "ize")
    return word[:-1] if word.endswith("s") and len(word) > 4 else word
