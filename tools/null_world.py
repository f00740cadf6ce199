"""A synthetic world in which nothing changes, to see how often a survey says that it did.

Every share is known: an answer is a normal latent cut at fixed points, part of whose spread is
the sampling unit's own; strata and two groups of people shift it. Six economies of unequal size.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy import special

from synopsis.survey import Design
from synopsis.survey.cells import Domains, Item

Floats = NDArray[np.float64]

ECONOMIES = tuple(f"economy {number}" for number in range(1, 7))
REGION = ("region", "region")
PEOPLE = (2.8, 3.2, 1.6, 0.6, 1.8, 6.6)
_UNITS = (4, 6, 8, 8, 10, 10, 12, 12, 14, 16)
_TAKEN = 10
_UNIT_PART = 0.05
_YOUNG = 0.4
_NOISE = 0.3
_SILENT = 0.05

# Shares of the answers before strata and groups shift them; a scale has numbers.
SINGLES = {
    "four answers": (0.45, 0.35, 0.16, 0.04),
    "yes, no, do not know": (0.62, 0.335, 0.045),
    "five-point scale": (0.08, 0.20, 0.35, 0.27, 0.10),
    "a rare view": (0.03, 0.97),
}
MULTIPLE = (0.02, 0.03, 0.05, 0.12, 0.30)
_NUMBERS = (1.0, 2.0, 3.0, 4.0, 5.0)


@dataclass(frozen=True, slots=True, eq=False)
class World:
    """A frame of units in strata, and what moves answers there: the same for every wave.

    `shift` is strata x groups x latents; `people` each stratum's share of the region.
    """

    stratum: NDArray[np.int64]
    people: Floats
    shift: Floats
    cuts: tuple[Floats, ...]

    @property
    def economy(self) -> NDArray[np.int64]:
        """The economy of each stratum."""
        return np.repeat(np.arange(len(ECONOMIES)), len(_UNITS))

    @property
    def truth(self) -> Floats:
        """Cells of the true shares and means: items, then domains, then categories."""
        blocks = []
        for own in self._items():
            names = np.array([own @ self._of(place) for place in range(len(ECONOMIES))])
            blocks += [names.ravel(), own @ self.people]
        return np.concatenate(blocks)

    def _of(self, economy: int) -> Floats:
        inside = np.where(self.economy == economy, self.people, 0.0)
        found: Floats = inside / inside.sum()
        return found

    def _items(self) -> list[Floats]:
        """Each item's categories by strata, in the order of `items`."""
        group = np.array([_YOUNG, 1 - _YOUNG])
        shares = []
        for latent, cuts in enumerate(self.cuts):
            ends = special.ndtr(cuts[:, None, None] - self.shift[None, :, :, latent])
            below = np.concatenate([np.zeros_like(ends[:1]), ends, np.ones_like(ends[:1])])
            shares.append(np.diff(below, axis=0) @ group)
        found = [_with_mean(shares[place], name) for place, name in enumerate(SINGLES)]
        return [*found, np.stack([one[0] for one in shares[len(SINGLES) :]])]


@dataclass(frozen=True, slots=True, eq=False)
class Round:
    """One wave drawn from a world."""

    design: Design
    items: tuple[Item, ...]


def make_world(rng: np.random.Generator) -> World:
    """A world with its strata, their people, and the shifts that every wave has."""
    strata = len(ECONOMIES) * len(_UNITS)
    stratum = np.repeat(np.arange(strata), np.tile(_UNITS, len(ECONOMIES)))
    size = np.tile(_UNITS, len(ECONOMIES)) * rng.uniform(0.7, 1.3, strata)
    people = size.reshape(len(ECONOMIES), -1)
    people = people / people.sum(axis=1, keepdims=True) * np.array(PEOPLE)[:, None]
    latents = len(SINGLES) + len(MULTIPLE)
    cuts = [special.ndtri(np.cumsum(one)[:-1]) for one in SINGLES.values()]
    cuts += [special.ndtri([share]) for share in MULTIPLE]
    shift = rng.normal(0.0, 0.15, (strata, 2, latents))
    return World(stratum, people.ravel() / sum(PEOPLE), shift, tuple(cuts))


def frame(world: World) -> tuple[Design, tuple[Domains, ...]]:
    """The design of every wave, its weights still to come, and the economies and the region."""
    units = len(world.stratum)
    unit = np.repeat(np.arange(units), _TAKEN)
    stratum = world.stratum[unit]
    design = Design.of(np.ones(len(unit)), units=[unit], strata=[stratum], lonely="adjust")
    economies = Domains("economy", ECONOMIES, world.economy[stratum].astype(np.int32))
    return design, (economies, Domains.whole(len(unit), *REGION))


def unit_effects(world: World, rng: np.random.Generator) -> Floats:
    """What each unit adds to each latent; a panel keeps them from wave to wave."""
    found: Floats = rng.standard_normal((len(world.stratum), len(world.cuts))) * _UNIT_PART**0.5
    return found


def draw(world: World, design: Design, effects: Floats, rng: np.random.Generator) -> Round:
    """A wave of ten respondents a unit, with weights that mend who was drawn too often."""
    unit, rows = design.stages[0].unit, design.rows
    stratum = world.stratum[unit]
    young = rng.random(rows) < 0.5
    per_row = world.people / np.bincount(stratum)
    weights = per_row[stratum] * np.where(young, 2 * _YOUNG, 2 * (1 - _YOUNG))
    weights *= rng.lognormal(-(_NOISE**2) / 2, _NOISE, rows)
    latent = rng.standard_normal((rows, len(world.cuts))) * np.sqrt(1 - _UNIT_PART)
    latent += effects[unit] + world.shift[stratum, np.where(young, 0, 1)]
    items = [
        _single(name, latent[:, place], world.cuts[place], rng)
        for place, name in enumerate(SINGLES)
    ]
    cuts = np.array([float(one[0]) for one in world.cuts[len(SINGLES) :]])
    flags = latent[:, len(SINGLES) :] < cuts
    labels = tuple(f"item {number}" for number in range(1, len(MULTIPLE) + 1))
    items.append(Item("several answers", labels, flags=flags, asked=rng.random(rows) >= _SILENT))
    return Round(replace(design, weights=weights), tuple(items))


def _single(name: str, latent: Floats, cuts: Floats, rng: np.random.Generator) -> Item:
    codes = np.searchsorted(cuts, latent).astype(np.int32)
    codes[rng.random(len(codes)) < _SILENT] = -1
    labels = tuple(f"answer {number}" for number in range(1, len(cuts) + 2))
    return Item(name, labels, codes, numbers=_NUMBERS if "scale" in name else None)


def _with_mean(shares: Floats, name: str) -> Floats:
    if "scale" not in name:
        return shares
    return np.vstack([shares, np.array(_NUMBERS) @ shares])
