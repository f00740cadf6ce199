"""Change: how a share or a mean moved between two waves, and whether the sample can tell.

Errors of independent waves add; waves that share sampling units bring their own variance of the
change (`shared_variance`). Degrees of freedom after Satterthwaite (1946, Biometrics Bulletin
2:110-114): the sum of both waves' would claim too much where one of them has most of the error.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from scipy import stats

from synopsis.survey.cells import Cells
from synopsis.survey.design import Flags, Floats
from synopsis.survey.errors import SurveyError
from synopsis.survey.house import House
from synopsis.survey.multiplicity import adjusted, strictest
from synopsis.vocabulary import Unit

POWER = 0.8


class Movement(StrEnum):
    """What may be said of a change; that a share stayed as it was, no sample can show.

    `CORRECTED` is a change whose own interval leaves nought out, and that no test of the whole
    family tells.
    """

    RISEN = "risen"
    FALLEN = "fallen"
    UNTOLD = "no change that the sample can tell"
    CORRECTED = "not told apart after correction"
    TOO_FEW = "too few respondents to tell"
    HELD_BACK = "held back"
    NOT_COVERED = "not covered"


@dataclass(frozen=True, slots=True)
class Change:
    """One change: of which share, from what to what, how surely, and in which words.

    `before`, `after`, `change`, `se`, `low`, `high` and `detectable` are parts of one (0.05 is
    five points of a hundred) or points of a scale. `detectable` is the smallest change that the
    sample would have told, after the correction, in eight cases of ten.
    """

    item: str
    domain: tuple[str, str]
    category: str
    before: float
    after: float
    change: float
    se: float
    df: float
    low: float
    high: float
    p: float
    adjusted: float
    detectable: float
    movement: Movement
    is_mean: bool = False

    @property
    def unit(self) -> Unit:
        """Shares change by percentage points, never by percent; scales by their own points."""
        return Unit.INDEX if self.is_mean else Unit.PERCENTAGE_POINT


@dataclass(frozen=True, slots=True, eq=False)
class Changes:
    """The changes of all cells between two waves, as columns of one length, and their family.

    What either wave may not show or did not ask is NaN and no part of the family.
    """

    before: Cells
    after: Cells
    house: House
    change: Floats
    se: Floats
    df: Floats
    p: Floats
    adjusted: Floats
    tests: int

    def __len__(self) -> int:
        """How many cells there are."""
        return len(self.change)

    @property
    def interval(self) -> tuple[Floats, Floats]:
        """The ends of each change's own interval, by Student's t."""
        reach = _quantile((1 + self.house.level) / 2, self.df) * self.se
        return self.change - reach, self.change + reach

    @property
    def detectable(self) -> Floats:
        """The smallest change told with a chance of `POWER` at the family's strictest step."""
        alpha = strictest(self.house.level, self.tests, self.house.multiplicity)
        found: Floats = self.se * (_quantile(1 - alpha / 2, self.df) + _quantile(POWER, self.df))
        return found

    @property
    def is_told(self) -> Flags:
        """Which changes the sample can tell after the correction."""
        found: Flags = self.adjusted < 1 - self.house.level
        return found

    @property
    def movements(self) -> tuple[Movement, ...]:
        """What may be said of each cell."""
        missing = np.isnan(self.before.share) | np.isnan(self.after.share)
        hidden = self.before.suppressed | self.after.suppressed
        small = np.minimum(self.before.n, self.after.n) < self.house.suppress_below
        low, high = self.interval
        said = (
            (missing, Movement.NOT_COVERED),
            (hidden & ~small, Movement.HELD_BACK),
            (np.isnan(self.p), Movement.TOO_FEW),
            (self.is_told & (self.change > 0), Movement.RISEN),
            (self.is_told, Movement.FALLEN),
            ((low > 0) | (high < 0), Movement.CORRECTED),
        )
        words = tuple(Movement)
        places = np.select([at for at, _ in said], [words.index(word) for _, word in said],
                           words.index(Movement.UNTOLD))  # fmt: skip
        return tuple(words[at] for at in places.tolist())

    def rows(self) -> Iterator[Change]:
        """The changes one by one, in the order of the cells."""
        low, high = self.interval
        hidden = np.isnan(self.change)
        columns: dict[str, Floats] = {
            "before": np.where(hidden, np.nan, self.before.share),
            "after": np.where(hidden, np.nan, self.after.share),
            "change": self.change, "se": self.se, "df": self.df, "low": low, "high": high,
            "p": self.p, "adjusted": self.adjusted, "detectable": self.detectable,
        }  # fmt: skip
        movements, is_mean = self.movements, self.before.is_mean
        for at, (item, group, label, category) in enumerate(self.before.labels()):
            yield Change(
                item=item,
                domain=(group, label),
                category=category,
                movement=movements[at],
                is_mean=bool(is_mean[at]),
                **{name: float(column[at]) for name, column in columns.items()},
            )


def changes(before: Cells, after: Cells, house: House, variance: Floats | None = None) -> Changes:
    """The change of every cell between two waves, corrected as one family.

    The waves are independent samples unless `variance` gives the variance of each change.
    """
    _check_alike(before, after)
    change = after.share - before.share
    first, second = _error(before, house) ** 2, _error(after, house) ** 2
    if variance is None:
        spread = first + second
        with np.errstate(divide="ignore", invalid="ignore"):
            df = spread**2 / (first**2 / before.df + second**2 / after.df)
    else:
        spread, df = np.asarray(variance, dtype=np.float64), np.minimum(before.df, after.df)
    untested = before.suppressed | after.suppressed | ~(spread > 0) | ~(df > 0)
    blank = np.where(untested, np.nan, 1.0)
    change, se, df = change * blank, np.sqrt(spread * blank), df * blank
    p = 2 * stats.t.sf(np.abs(change / se), df)
    made = Changes(before, after, house, change, se, df, p, p, int(np.isfinite(p).sum()))
    return one_family((made,))[0]


def one_family(several: Sequence[Changes]) -> tuple[Changes, ...]:
    """The same changes, corrected together as one family of tests; of one house's rules."""
    if not several:
        return ()
    whole = np.concatenate([one.p for one in several])
    corrected = adjusted(whole, several[0].house.multiplicity)
    ends = np.cumsum([len(one) for one in several])[:-1]
    tests = int(np.isfinite(whole).sum())
    return tuple(
        replace(one, adjusted=part, tests=tests)
        for one, part in zip(several, np.split(corrected, ends), strict=True)
    )


def _error(cells: Cells, house: House) -> Floats:
    """Standard errors; of a share of nought or all, what the bound of its interval allows.

    A sample in which nobody gave an answer has no spread, yet it does not say that nobody would.
    """
    reach = _quantile((1 + house.level) / 2, cells.df)
    bounded = (cells.high - cells.low) / reach
    is_bare = ~cells.is_mean & ((cells.share <= 0) | (cells.share >= 1))
    found: Floats = np.where(is_bare, bounded, cells.se)
    return found


def _quantile(level: float, df: Floats) -> Floats:
    found: Floats = stats.t.ppf(level, np.where(df > 0, df, np.nan))
    return found


def _check_alike(before: Cells, after: Cells) -> None:
    """Refuse cells that do not stand for the same items, domains and categories."""
    for what in ("items", "categories", "domains"):
        if getattr(before, what) != getattr(after, what):
            raise SurveyError(
                f"the two waves have not the same {what}",
                remedy="estimate both over the same items, answers and domains",
            )
