"""Share words: which adjective a share can bear, so that no headline says more than the sample.

"A majority" is a majority in the population: the low end of the interval must lie above the half.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from synopsis.survey.errors import SurveyError

# A named choice; a region's profile may set its own under `share_words`.
SHARE_WORDS: Mapping[str, float] = {
    "an overwhelming majority": 0.75,
    "a large majority": 2 / 3,
    "a majority": 0.5,
}
_FEW_WORDS: Mapping[str, float] = {"few": 0.1, "a small minority": 0.25, "a minority": 0.5}


@dataclass(frozen=True, slots=True)
class ShareWords:
    """Words for large shares by the threshold that the low end must pass, and for small ones."""

    above: Mapping[str, float]
    below: Mapping[str, float]

    def __post_init__(self) -> None:
        """Refuse a threshold that no share can pass."""
        for word, threshold in {**self.above, **self.below}.items():
            if not 0 < threshold < 1:
                raise SurveyError(
                    f"the word '{word}' has the threshold {threshold:g}",
                    remedy="give a share between nought and one",
                )

    @classmethod
    def parse(cls, card: Mapping[str, Any]) -> "ShareWords":
        """Words from a region's card, keys `above` and `below`: word to share."""
        try:
            above = {str(word): float(value) for word, value in card["above"].items()}
            below = {str(word): float(value) for word, value in card["below"].items()}
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise SurveyError(
                f"the words of shares cannot be read ({error})",
                where="region.yml, key 'share_words'",
                remedy="write above and below, each a list of words with a share",
            ) from error
        return cls(above, below)

    def words(self, low: float, high: float) -> str:
        """The strongest word that the whole interval bears; nothing where there is none."""
        large = [(at, word) for word, at in self.above.items() if low > at]
        small = [(at, word) for word, at in self.below.items() if high < at]
        if large:
            return max(large)[1]
        if small:
            return min(small)[1]
        return "about half, with no majority that the sample can tell" if low <= 0.5 <= high else ""

    def holds(self, word: str, low: float, high: float) -> bool:
        """Whether a word that somebody used of a share is borne by its interval."""
        bare = word.removeprefix("an ").removeprefix("a ")
        for name, at in self.above.items():
            if name.removeprefix("an ").removeprefix("a ") == bare:
                return low > at
        for name, at in self.below.items():
            if name.removeprefix("an ").removeprefix("a ") == bare:
                return high < at
        raise SurveyError(
            f"'{word}' is no word for a share",
            remedy=f"use one of {', '.join([*self.above, *self.below])}",
        )


HOUSE_WORDS = ShareWords(SHARE_WORDS, _FEW_WORDS)
