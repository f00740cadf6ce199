"""Roots: words of one matter in any form, so that "withdrew" and "withdrawals" are one."""

from functools import cache, lru_cache

from synopsis.report.check.words.lexicon import Lexicon
from synopsis.report.check.words.stem import WORD, content_stem, stem_of

_ENDINGS = (("umpt", "um"), ("ct", "c"), ("ical", "ic"), ("ial", ""), ("al", ""), ("ur", ""))
_SHORTEST = 4


def roots(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The roots of a text's words in order, without stop words and generic words."""
    return tuple(one for word in WORD.findall(text) if (one := root_of(word, lexicon)))


@lru_cache(maxsize=65_536)
def root_of(word: str, lexicon: Lexicon) -> str:
    """The root of a word; nothing for a word without content."""
    known = _alike(lexicon).get(word.lower())
    if known:
        return known
    stem = content_stem(word, lexicon)
    for ending, other in _ENDINGS if stem and lexicon.language == "en" else ():
        if stem.endswith(ending) and len(stem) - len(ending) >= _SHORTEST:
            stem = stem[: -len(ending)] + other
    return stem


@cache
def _alike(lexicon: Lexicon) -> dict[str, str]:
    """The stem of the first word of its group for each word of the groups of one matter."""
    groups = lexicon.entry("figures", "alike")
    return {
        str(word).lower(): stem_of(str(group[0]), lexicon) for group in groups for word in group
    }
