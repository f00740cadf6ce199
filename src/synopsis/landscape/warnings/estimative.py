"""Estimative words in running text, each on a declared scale, the word itself kept as written."""

import re
from dataclasses import dataclass

from synopsis.vocabulary import Likelihood, Scale, likelihood_words

# What the report writes for probability that no scale defines; told apart, never given a number.
_UNSCALED = (
    "most likely", "less likely", "more likely", "not likely", "possible", "possibly", "potential",
    "may", "might", "could", "lower probability",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Estimate:
    """A word of probability where it stands; without a likelihood where the scale has no such."""

    word: str
    start: int
    likelihood: Likelihood | None


def tag_estimates(text: str, scale: Scale = Scale.ICD_203) -> tuple[Estimate, ...]:
    """Every estimative word of a text in its order, with its band on the declared scale.

    The longest word wins, so that `very unlikely` is not `likely`; what the scale does not define
    is listed without a band, since a number of ours would put words into the author's mouth.
    """
    scaled = frozenset(likelihood_words(scale))
    words = sorted({*scaled, *_UNSCALED}, key=len, reverse=True)
    form = re.compile(rf"(?i)\b(?:{'|'.join(map(re.escape, words))})\b")
    return tuple(
        Estimate(
            hit[0],
            hit.start(),
            Likelihood(hit[0].lower(), scale) if hit[0].lower() in scaled else None,
        )
        for hit in form.finditer(text)
    )
