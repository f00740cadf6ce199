"""Words that promise a share: `majority`, `almost half`, `hardly anyone`, and what they promise."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from synopsis.report.check.note import Severity
from synopsis.report.check.words import Lexicon


@dataclass(frozen=True, eq=False, slots=True)
class Band:
    """The bounds of a word: the share that it promises, and from where on it is plainly wrong."""

    name: str
    above: float | None
    below: float | None
    within: tuple[float, float] | None
    error: tuple[float, float]
    stands_alone: bool

    def severity(self, value: float) -> Severity | None:
        """How gravely a share is against the word; nothing where it agrees."""
        low, high = self.error
        if not low < value < high:
            return Severity.ERROR
        if self.within is not None:
            agrees = self.within[0] <= value <= self.within[1]
        elif self.above is not None:
            agrees = value > self.above
        else:
            agrees = self.below is not None and value < self.below
        return None if agrees else Severity.CAUTION

    @property
    def promise(self) -> str:
        """What the word promises, in words."""
        if self.within is not None:
            return f"{self.within[0]:g} to {self.within[1]:g} %"
        return (
            f"less than {self.below:g} %" if self.above is None else f"more than {self.above:g} %"
        )


@cache
def bands(lexicon: Lexicon) -> Mapping[str, Band]:
    """By word, what it promises."""
    found = {}
    for entry in lexicon.entry("amounts", "bands"):
        band = _band(entry)
        found.update({str(word): band for word in entry["words"]})
    return found


def _band(entry: Mapping[str, Any]) -> Band:
    above, below, within = (entry.get(key) for key in ("above", "below", "within"))
    error: Any = entry["error"]
    if within is not None:
        bounds = (float(error[0]), float(error[1]))
    else:
        bounds = (float(error), 101.0) if above is not None else (-1.0, float(error))
    return Band(
        str(entry["name"]),
        None if above is None else float(above),
        None if below is None else float(below),
        None if within is None else (float(within[0]), float(within[1])),
        bounds,
        bool(entry.get("persons")),
    )
