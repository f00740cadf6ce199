"""Passages: the words of a finished file by voice, for the rules of the region's words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from synopsis.vocabulary import Voice

MASK = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands where words of another voice were, so that no rule reads across the hole unawares."""


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of one voice in one block of a file, whole, so that rules see their context."""

    where: str
    text: str
    voice: Voice


def passages(where: str, runs: Iterable[tuple[str, Voice]]) -> Iterator[Passage]:
    """One passage for each voice of a block, with the words of the others masked."""
    joined = _joined(runs)
    for voice in Voice:
        if any(theirs is voice for _, theirs in joined):
            text = "".join(text if theirs is voice else MASK for text, theirs in joined)
            yield Passage(where, " ".join(text.split()), voice)


def _joined(runs: Iterable[tuple[str, Voice]]) -> list[tuple[str, Voice]]:
    """Neighbours of one voice as one run; runs of space take the voice before them."""
    joined: list[tuple[str, Voice]] = []
    for text, voice in runs:
        if joined and (joined[-1][1] is voice or not text.strip()):
            joined[-1] = (joined[-1][0] + text, joined[-1][1])
        elif text:
            joined.append((text, voice))
    return joined
