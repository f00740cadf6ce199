"""Likelihood: worded probabilities, which mean nothing without the scale they belong to.

Scales: ICD 203 *Analytic Standards* (US, 2015, D.6.e.2.a) and the UK Professional Head of
Intelligence Assessment *Probability Yardstick* (2019).
"""

from dataclasses import dataclass
from enum import StrEnum

from synopsis.vocabulary.errors import VocabularyError


class Scale(StrEnum):
    """The named scales of likelihood words."""

    ICD_203 = "ICD 203"
    UK_PHIA = "UK PHIA"


_WORDS: dict[Scale, dict[str, tuple[float, float]]] = {
    Scale.ICD_203: {
        "almost no chance": (0.01, 0.05),
        "remote": (0.01, 0.05),
        "very unlikely": (0.05, 0.20),
        "highly improbable": (0.05, 0.20),
        "unlikely": (0.20, 0.45),
        "improbable": (0.20, 0.45),
        "roughly even chance": (0.45, 0.55),
        "roughly even odds": (0.45, 0.55),
        "likely": (0.55, 0.80),
        "probable": (0.55, 0.80),
        "very likely": (0.80, 0.95),
        "highly probable": (0.80, 0.95),
        "almost certain": (0.95, 0.99),
        "nearly certain": (0.95, 0.99),
    },
    Scale.UK_PHIA: {
        "remote chance": (0.0, 0.05),
        "highly unlikely": (0.10, 0.20),
        "unlikely": (0.25, 0.35),
        "realistic possibility": (0.40, 0.50),
        "likely": (0.55, 0.75),
        "probable": (0.55, 0.75),
        "highly likely": (0.80, 0.90),
        "almost certain": (0.95, 1.0),
    },
}


@dataclass(frozen=True, slots=True)
class Likelihood:
    """A likelihood word on a named scale, and the band of probability that it stands for."""

    word: str
    scale: Scale

    def __post_init__(self) -> None:
        """Refuse a word that the scale does not define."""
        if self.word not in _WORDS[self.scale]:
            raise VocabularyError(
                f"'{self.word}' is not a likelihood word of {self.scale}",
                remedy=f"use one of: {', '.join(_WORDS[self.scale])}",
            )

    @property
    def low(self) -> float:
        """The lower probability of the band."""
        return _WORDS[self.scale][self.word][0]

    @property
    def high(self) -> float:
        """The upper probability of the band."""
        return _WORDS[self.scale][self.word][1]


def likelihood_words(scale: Scale) -> tuple[str, ...]:
    """The words of a scale, from least to most likely."""
    return tuple(_WORDS[scale])


def likely_word(probability: float, scale: Scale = Scale.ICD_203) -> Likelihood:
    """The first word of a scale whose band holds a probability; the nearest where none does.

    Bands may leave gaps between them on purpose (PHIA): there the nearer band's word is taken.
    """
    if not 0 <= probability <= 1:
        raise VocabularyError(f"{probability} is not a probability", remedy="give one of 0 to 1")
    far = {
        word: max(low - probability, probability - high, 0.0)
        for word, (low, high) in _WORDS[scale].items()
    }
    return Likelihood(min(far, key=far.__getitem__), scale)
