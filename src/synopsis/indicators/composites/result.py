"""Results: what a composite says, with intervals, spans of ranks, and all that was chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from synopsis.indicators.composites.choices import Choice
from synopsis.indicators.composites.doubt import Doubt
from synopsis.indicators.composites.outliers import Treatment
from synopsis.indicators.composites.sobol import Influence
from synopsis.indicators.composites.weigh import Association
from synopsis.indicators.errors import IndicatorError
from synopsis.vocabulary import Grade, Marking, Place

_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Lack:
    """A member that has no value of an economy in a year, and why."""

    member: str
    reason: str


@dataclass(frozen=True, slots=True)
class Score:
    """The score of one economy in one year, with its interval and the span of its rank.

    The interval is what the data leave open at the card's own choices. The span of the rank is what
    the data, the weights and all variants leave open; rank 1 has the highest score of `ranked`.
    `contributions` is by how much the score would change if a member stood at its median of all
    economies and years; a member that is not covered has none. `covered` is the share of members
    with a value, published or filled, and `published` the share that has a published one.
    """

    place: Place
    year: int
    score: float
    low: float
    high: float
    rank: int
    rank_low: int
    rank_high: int
    ranked: int
    covered: float
    not_covered: tuple[Lack, ...]
    filled: tuple[str, ...]
    contributions: Mapping[str, float]
    published: float = 0.0

    def __post_init__(self) -> None:
        """Refuse a score outside its interval, or a rank outside its span."""
        holds = self.low <= self.score <= self.high
        if not (holds and 1 <= self.rank_low <= self.rank <= self.rank_high <= self.ranked):
            raise IndicatorError(
                f"the interval of {self.place} in {self.year} misses its score or rank",
                where="a composite",
            )


@dataclass(frozen=True, slots=True)
class Unscored:
    """An economy and year without a score, since too few members are covered."""

    place: Place
    year: int
    covered: float
    not_covered: tuple[Lack, ...]


@dataclass(frozen=True, slots=True)
class MemberNote:
    """A member: its composite weight in the score, its direction, its years and how it is covered.

    `covered` is the share of places and years with a published or filled value, `published` with a
    published one. A member that is not `is_kept` was covered too little to count: it keeps its
    weight and is not covered anywhere.
    """

    indicator: str
    name: str
    weight: float
    direction: int
    first: int | None
    last: int | None
    covered: float
    is_kept: bool
    reason: str
    published: float = 0.0


@dataclass(frozen=True, slots=True)
class Scoring:
    """Scores by place and year, oldest first, with what they are made of.

    `lead_above` is the share of values to be published, above which a year may lead.
    """

    higher_means: str
    scores: tuple[Score, ...]
    unscored: tuple[Unscored, ...]
    members: tuple[MemberNote, ...]
    association: Association | None
    treated: tuple[Treatment, ...]
    doubts: tuple[Doubt, ...] = ()
    lead_above: float = 0.0

    @property
    def last_year(self) -> int:
        """The year to lead with: the newest of two scores at least that is mostly published.

        Where none is, the newest of those that are published most.
        """
        shares = {year: self.published_of(year) for year in self.years if len(self.of(year)) > 1}
        enough = [year for year in shares if year not in self.mostly_filled]
        most = max(shares.values())
        return max(enough or [year for year, share in shares.items() if share == most])

    @property
    def years(self) -> tuple[int, ...]:
        """The years that have a score, oldest first."""
        return tuple(sorted({one.year for one in self.scores}))

    @property
    def mostly_filled(self) -> tuple[int, ...]:
        """The years of which too few values are published to lead with."""
        return tuple(
            one for one in self.years if self.published_of(one) <= self.lead_above + _ROUNDING
        )

    def published_of(self, year: int) -> float:
        """The share of a year's values, of economies with a score, that is published for it."""
        covered = sum(one.covered for one in self.of(year))
        return sum(one.published for one in self.of(year)) / covered if covered else 0.0

    def of(self, year: int) -> tuple[Score, ...]:
        """The scores of one year, by place."""
        return tuple(one for one in self.scores if one.year == year)


@dataclass(frozen=True, slots=True)
class Shift:
    """What a variant makes of one economy: its score and rank, beside the card's own rank."""

    place: Place
    score: float
    rank: int
    from_rank: int


@dataclass(frozen=True, slots=True)
class Effect:
    """A what-if variant in the newest year: what is changed, and how far ranks move.

    No shift is told where the variant ranks none of the economies in that year.

    Scores compare with the card's own only where `is_same_scale`: normalised and joined alike.
    """

    variant: str
    about: str
    changes: tuple[str, ...]
    year: int
    shifts: tuple[Shift, ...]
    mean_shift: float | None
    is_same_scale: bool


@dataclass(frozen=True, slots=True)
class Backcast:
    """An earlier version of the method over all years, beside the present one."""

    version: str
    about: str
    changes: tuple[str, ...]
    rows: tuple[tuple[Place, int, float, int], ...]


@dataclass(frozen=True, slots=True)
class CompositeResult:
    """A composite with its scores, its resilience apart, its choices and what they do.

    No operation joins the scores with the resilience: high resilience nets nothing off.
    `hindsight` says what later years lend to the scores of earlier ones.
    """

    id: str
    name: str
    about: str
    caveat: str
    version: str
    scoring: Scoring
    resilience: Scoring | None
    choices: tuple[Choice, ...]
    effects: tuple[Effect, ...]
    influences: tuple[Influence, ...]
    backcasts: tuple[Backcast, ...]
    grade: Grade
    marking: Marking
    is_synthetic: bool
    hindsight: str = ""
