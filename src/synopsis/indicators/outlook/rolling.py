"""Rolling origins: what would have been foreseen at each of them, from what was known then.

Everything at an origin is computed from the columns before it. An origin is the number of
columns known.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from synopsis.indicators.outlook.fan import LEVELS
from synopsis.indicators.outlook.fitness import why_unfit
from synopsis.indicators.outlook.members import CONTINUOUS, COUNTS, Ahead
from synopsis.indicators.outlook.mixture import bounded, reread, weigh, widen
from synopsis.indicators.outlook.scores import crps_of_quantiles, pits

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from synopsis.indicators.outlook.choices import Choices
    from synopsis.indicators.outlook.members import Member
    from synopsis.indicators.outlook.panel import Panel

    Array = NDArray[np.float64]

# How many years back a member looks; what lies before weighs next to nothing in all of them.
_TAUGHT_BY, _TAUGHT_BY_YEARLY = 15, 40


@dataclass(frozen=True)
class Rolling:
    """A panel with its choices, and what was foreseen of it at each origin, once computed.

    `steps` is the horizon; `seed` feeds the draws of members and of randomised PIT.
    """

    panel: Panel
    steps: int
    choices: Choices
    seed: int = 0
    _told: dict[int, tuple[NDArray[np.intp], Array]] = field(default_factory=dict, repr=False)
    _mixed: dict[int, Array] = field(default_factory=dict, repr=False)
    _scored: dict[int, Array] = field(default_factory=dict, repr=False)
    _transformed: dict[int, Array] = field(default_factory=dict, repr=False)

    @property
    def members(self) -> Mapping[str, Member]:
        """The methods that are mixed."""
        return COUNTS if self.panel.is_count else CONTINUOUS

    @property
    def first(self) -> int:
        """The first origin at which a series can be long enough."""
        return self.choices.least(self.panel.per_year)

    def fit(self, origin: int) -> NDArray[np.intp]:
        """The rows that bear an outlook at an origin."""
        return self.told(origin)[0]

    def told(self, origin: int) -> tuple[NDArray[np.intp], Array]:
        """The rows that bear an outlook, and what each member says of them.

        Quantiles [members, rows, steps, levels].
        """
        if origin not in self._told:
            known = self.panel.values[:, :origin]
            per_year = self.panel.per_year
            rows = np.array(
                [
                    i
                    for i, own in enumerate(known)
                    if not why_unfit(own, per_year, self.choices, self.steps)
                ],
                dtype=np.intp,
            )
            self._told[origin] = (rows, self._say(rows, origin))
        return self._told[origin]

    def _say(self, rows: NDArray[np.intp], origin: int) -> Array:
        bounds = self.panel.bounds(rows, origin)
        known = self.panel.values[rows, self._begin(origin) : origin]
        ahead = Ahead(self.panel.per_year, self.steps)
        said = np.zeros((len(self.members), len(known), self.steps, len(LEVELS)))
        if len(known):
            for at, member in enumerate(self.members.values()):
                rng = np.random.default_rng([self.seed, origin, at])
                found = member.foresee(known, ahead, rng)
                said[at] = bounded(found, bounds)
        return said

    def _begin(self, origin: int) -> int:
        """The first column that still teaches anything, in the season of the panel's first."""
        per_year = self.panel.per_year
        years = _TAUGHT_BY if per_year > 1 else _TAUGHT_BY_YEARLY
        return max(0, (origin // per_year - years) * per_year)

    def weights(self, origin: int) -> Array:
        """What each member weighs at an origin, from its scores of the window before it."""
        scored = [self._scores(past, origin) for past in self._window(origin)]
        found = np.concatenate(
            [one for one in scored if one.size] or [np.empty((0, len(self.members)))]
        )
        if len(found) == 0:
            return np.full(len(self.members), 1 / len(self.members))
        return weigh(found.mean(axis=0), self.choices.keenness)

    def _window(self, origin: int) -> range:
        """Earlier origins that teach this one; of months every third, as neighbours are alike."""
        per_year = self.panel.per_year
        reach = self.choices.window(per_year) + self.steps
        apart = 3 if per_year == 12 else 1
        return range(origin - apart, max(self.first, origin - reach) - 1, -apart)

    def came(self, origin: int, rows: NDArray[np.intp], until: int) -> Array:
        """What came in the steps after an origin [rows, steps], NaN where it is not known yet."""
        out = np.full((len(rows), self.steps), np.nan)
        end = min(until, origin + self.steps, self.panel.known)
        if end > origin:
            out[:, : end - origin] = self.panel.values[rows, origin:end]
        return out

    def _scores(self, past: int, origin: int) -> Array:
        """Scaled scores of an earlier origin's outlooks, as far as known by now: [n, members]."""
        rows, said = self.told(past)
        if past not in self._scored:
            came = self.came(past, rows, self.panel.known)
            self._scored[past] = (
                crps_of_quantiles(said, came[None]) / self.scale(past)[None, :, None]
            )
        known = self._scored[past][:, :, : max(0, origin - past)]
        flat = known.reshape(len(said), -1).T
        return flat[~np.isnan(flat).any(axis=1)]

    def scale(self, origin: int) -> Array:
        """What a score of each fit row is divided by, so that large series do not decide alone."""
        rows = self.told(origin)[0]
        recent = self.panel.values[rows, max(0, origin - 5 * self.panel.per_year) : origin]
        if self.panel.is_count:
            return np.maximum(np.nanmean(recent, axis=1) if len(rows) else np.empty(0), 0.5)
        moves = np.abs(np.diff(self.panel.values[rows, :origin], axis=1))
        return np.maximum(np.nanmean(moves, axis=1) if len(rows) else np.empty(0), 1e-12)

    def mixed(self, origin: int) -> Array:
        """The members mixed by their weights, before the spread is set right."""
        if origin not in self._mixed:
            _, said = self.told(origin)
            self._mixed[origin] = np.tensordot(self.weights(origin), said, 1)
        return self._mixed[origin]

    def foreseen(self, origin: int) -> Array:
        """The outlook at an origin: quantiles [fit rows, steps, levels]."""
        mixed = self.mixed(origin)
        past = self._past(origin)
        if len(past) >= self.choices.enough(self.panel.per_year):
            mixed = reread(mixed, widen(past, self.choices.prior), is_count=self.panel.is_count)
        return bounded(mixed, self.panel.bounds(self.fit(origin), origin))

    def _past(self, origin: int) -> Array:
        """PIT values of the window's mixtures, as far as what came is known by the origin."""
        found = [self._pits(one)[:, : max(0, origin - one)].ravel() for one in self._window(origin)]
        flat: Array = np.concatenate([*found, np.empty(0)])
        known: Array = flat[~np.isnan(flat)]
        return known

    def _pits(self, past: int) -> Array:
        if past not in self._transformed:
            rows, _ = self.told(past)
            came = self.came(past, rows, self.panel.known)
            rng = np.random.default_rng([self.seed, past, 99])
            is_count = self.panel.is_count
            self._transformed[past] = pits(self.mixed(past), came, rng, is_count=is_count)
        return self._transformed[past]
