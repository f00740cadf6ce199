"""Language: which of the six a text is written in, if in any, by its script and its small words."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from synopsis.report.check.words import LANGUAGES, load_lexicon

_WORD = re.compile(r"[^\W\d_]{1,40}")
_ENOUGH = 60_000
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LEAST = 3
FOREIGN = "the language of this text is none that is read, so that hardly any rule says anything"
_OURS = re.compile("[A-Za-z\u00c0-\u024f\u0400-\u04ff\u1e00-\u1eff]")
_LETTER = re.compile(r"[^\W\d_]")
_FEWEST = 40  # words by which a language of Latin letters can be told from English
_RARE = 0.06  # the share of small words below which running text is not English


@cache
def _signs(language: str) -> frozenset[str]:
    return frozenset(word.lower() for word in load_lexicon(language).words("reading", "signs"))


def guess_language(text: str) -> str:
    """The language of a text; English where its words do not tell."""
    sample = text[:_ENOUGH]
    counted = Counter(word.lower() for word in _WORD.findall(sample))
    total = sum(counted.values())
    letters = sum(len(word) * times for word, times in counted.items())
    if letters and 2 * len(_CYRILLIC.findall(sample)) > letters:
        return _cyrillic(sample, counted)
    scores = {one: sum(counted[word] for word in _signs(one)) for one in LANGUAGES}
    best = max(LANGUAGES, key=lambda one: scores[one])
    sure = scores[best] >= _LEAST and scores[best] * 20 >= total
    return best if sure and scores[best] > scores["en"] else "en"


def is_foreign(texts: Sequence[str], language: str) -> bool:
    """Whether running text is in a script or, taken for English, in a language that is not read."""
    sample = "\n".join(texts)[:_ENOUGH]
    letters = len(_LETTER.findall(sample))
    if letters and 2 * len(_OURS.findall(sample)) < letters:
        return True
    if language != "en":
        return False
    words = [word.lower() for word in _WORD.findall(sample)]
    small = [word for word in words if word in _signs(language)]
    is_rare = len(small) < _RARE * len(words) or len({*small}) < _LEAST
    return len(words) >= _FEWEST and is_rare


def _cyrillic(sample: str, counted: Counter[str]) -> str:
    """Macedonian or Serbian, by the letters that only one of them has, then by words."""

    def score(language: str) -> tuple[int, int]:
        own = str(load_lexicon(language).entry("reading", "letters") or "")
        return sum(sample.count(one) for one in own), sum(counted[w] for w in _signs(language))

    return max(("mk", "sr"), key=score)
