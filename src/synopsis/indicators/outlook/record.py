"""The record of a method: how its past outlooks fared, on all months and on active ones."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from synopsis.vocabulary import Period


@dataclass(frozen=True, slots=True)
class Score:
    """Scores of one method over the outlooks that were scored; each is a mean, lower is better.

    `crps` is in the unit of the series, `scaled` divides it by the mean of the five years before
    the origin; `log_score` is in nats (of the probability of the value that came); `interval` is
    the interval score at 80 %.
    """

    method: str
    crps: float
    scaled: float
    log_score: float
    interval: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """Whether what was given a probability came so often: coverage and the histogram of PIT.

    `coverage` maps each nominal share to the share whose PIT lies inside, which splits the
    probability that a count has of its own; `held` to the share that intervals held, ends included,
    and `printed` when their ends are written as whole numbers. `pit` are ten shares that would each
    be a tenth, and `distance` their total variation from that; `below_zero` counts bounds under
    nought of a series that cannot fall there.
    """

    n: int
    coverage: Mapping[float, float]
    pit: tuple[float, ...]
    distance: float
    below_zero: int = 0
    held: Mapping[float, float] = field(default_factory=dict)
    printed: Mapping[float, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Record:
    """The published record of one pool of series: scores beside baselines, and calibration.

    `skill` is the share by which the mean CRPS lies below the best single baseline (more is
    better), with the interval of a bootstrap over series and origins, NaN where origins are too
    few for one. On `better_than_best` of the `series` it lies below. `active` speaks of active
    months alone, `everywhere` of all.
    """

    pool: str
    origins: tuple[Period, Period]
    horizons: int
    series: int
    scores: tuple[Score, ...]
    best_baseline: str
    skill: float
    skill_low: float
    skill_high: float
    active: Calibration
    everywhere: Calibration
    per_year: int = 12
    better_than_best: int = 0
    by_horizon: tuple[tuple[int, float, float], ...] = ()
