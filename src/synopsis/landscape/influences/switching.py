"""Switching of doubts: what phrases and concepts count as in each of many defensible codings.

A doubt is switched with probability one half, all its parts together; where it names several other
readings, each is as likely as the others. Draws are seeded, so that they can be made again.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.influences.coding import Coding, Count, Doubt

Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]

SWITCHED = 0.5  # a doubt is as good as what it doubts, until a reader settles it
_ALWAYS = np.ones(1, dtype=np.bool_)


@dataclass(frozen=True, slots=True)
class Switched:
    """D readers of one coding: by doubt which reading each takes (D,); 0 is the coding's own."""

    coding: Coding
    readings: Mapping[str, Ints]
    draws: int

    def part(self, start: int, end: int) -> "Switched":
        """Some of the readers."""
        some = {doubt: taken[start:end] for doubt, taken in self.readings.items()}
        return Switched(self.coding, some, min(end, self.draws) - start)

    def leaves_out(self, link: str) -> Bools:
        """Which readers leave out a link: (D,)."""
        doubts = [one for one in self.coding.doubts if one.link == link]
        return self.readings[doubts[0].id] > 0 if doubts else np.zeros(self.draws, dtype=np.bool_)

    def counts(self, phrase: str) -> Iterator[tuple[Count, Bools]]:
        """What a phrase counts as, each with the readers for whom it does: (D,); (1,) for all."""
        about = _about(self.coding)
        for count in self.coding.counts[phrase] or (None,):
            doubt = about.get((phrase, count))
            for number, reading in enumerate((count, *doubt.instead) if doubt else (count,)):
                if reading is not None:
                    yield reading, self.readings[doubt.id] == number if doubt else _ALWAYS

    def merged(self) -> tuple[Ints, Bools]:
        """As which concept each one counts for each reader, and whether as its opposite: (D, n)."""
        order = {name: number for number, name in enumerate(self.coding.concepts)}
        counts_as = np.tile(np.arange(len(order)), (self.draws, 1))
        is_turned = np.zeros(counts_as.shape, dtype=np.bool_)
        pairs = [(one.id, one.concept, one.instead[0]) for one in self.coding.merges]
        for _ in pairs:  # a concept may count on as another: as many steps as there are doubts
            for doubt, concept, instead in pairs:
                if concept is None or instead is None:
                    continue
                on = (self.readings[doubt] == 1)[:, None] & (counts_as == order[concept.concept])
                is_turned ^= on & (instead.is_opposite is not concept.is_opposite)
                counts_as[on] = order[instead.concept]
        return counts_as, is_turned


def switch_doubts(coding: Coding, draws: int, seed: int = 0) -> Switched:
    """As many readers as are asked for, each doubt switched for each of them."""
    if draws < 1:
        raise LandscapeError("no coding was asked for", remedy="ask for a thousand draws")
    rng = np.random.default_rng(seed)
    readings: dict[str, Ints] = {}
    for doubt in coding.doubts:
        if doubt.id not in readings:
            other = rng.integers(1, max(1, len(doubt.instead)) + 1, size=draws)
            readings[doubt.id] = np.where(rng.random(draws) < SWITCHED, other, 0)
    return Switched(coding, readings, draws)


def recode(coding: Coding, readings: Mapping[str, int]) -> Coding:
    """The coding of a reader who takes these readings, by doubt; 0 is the coding's own.

    It holds no doubts; doubts about links change no coding and are left to the caller.
    """
    about = _about(coding)
    onward = {
        one.concept: one.instead[0]
        for one in coding.merges
        if one.concept and readings.get(one.id, 0) == 1
    }
    counts = {
        phrase: tuple(
            dict.fromkeys(
                _onward(reading, onward)
                for part in parts or (None,)
                if (reading := _reading(part, about.get((phrase, part)), readings)) is not None
            )
        )
        for phrase, parts in coding.counts.items()
    }
    return replace(coding, counts=counts, doubts=())


def _about(coding: Coding) -> dict[tuple[str, Count | None], Doubt]:
    return {(one.phrase, one.concept): one for one in coding.doubts if one.phrase}


def _reading(part: Count | None, doubt: Doubt | None, readings: Mapping[str, int]) -> Count | None:
    return (part, *doubt.instead)[readings.get(doubt.id, 0)] if doubt else part


def _onward(count: Count, onward: Mapping[Count, Count | None]) -> Count:
    """What a concept counts as in the end, through all that are switched."""
    while instead := onward.get(Count(count.concept)):
        count = Count(instead.concept, count.is_opposite is not instead.is_opposite)
    return count
