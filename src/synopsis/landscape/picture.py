"""The picture: trends by economies, with level, direction, perception and gaps."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from synopsis.evidence import Contradiction, StatedFigure
from synopsis.indicators import Kind, Reach, Series
from synopsis.landscape.trend import Trend
from synopsis.vocabulary import Address, Confidence, Period, Place, Sentence

# What the id of a finding begins with where it says what people perceive.
STATED, VOICED = "stated", "voiced"


@dataclass(frozen=True, slots=True)
class Level:
    """Where the newest value stands in the series' own history: 0 least, 100 most concern.

    `own` is the same percentile before it was turned towards concern.
    """

    percentile: float
    n: int
    address: Address
    own: float = 0.0


@dataclass(frozen=True, slots=True)
class Direction:
    """A robust slope per year with its interval; its angle leans up towards concern.

    `slope`, `low`, `high` are in the indicator's unit a year. The angles (degrees, -90 to 90)
    compare the move over the window with the spread of the series' own history.
    """

    slope: float
    low: float
    high: float
    angle: float
    angle_low: float
    angle_high: float
    window: Period
    address: Address

    @property
    def word(self) -> str:
        """Which way it points, if the whole interval does."""
        if self.angle_low > 0:
            return "towards concern"
        return "away from concern" if self.angle_high < 0 else "no clear direction"


@dataclass(frozen=True, slots=True)
class Reading:
    """What one indicator says of one place: level and direction, or why there is none."""

    series: Series
    level: Level | None
    direction: Direction | None
    why_not: str = ""
    is_current: bool = True

    @property
    def is_voice(self) -> bool:
        """Whether it is of what people perceive, which judges no level of what is measured."""
        return self.series.indicator.kind is Kind.PERCEIVED


@dataclass(frozen=True, slots=True)
class Leaning:
    """How many current measures of a cell point which way; together they are all of them."""

    towards: int = 0
    away: int = 0
    unclear: int = 0

    @property
    def measures(self) -> int:
        """How many measures have a direction."""
        return self.towards + self.away + self.unclear


@dataclass(frozen=True, slots=True)
class Cell:
    """One trend in one place: the measured side, the perceived side, and the gaps between.

    Only current measures make level and direction; one that ended long ago is shown and judges
    nothing. `lead` names the indicator whose direction and last years are drawn, `leaning` says
    how many measures point which way; `dots` are the figures that may be the dot of what is
    perceived, with the way in which each is worse (none: the first share). `voices` are the
    readings of surveys; they judge no level, and `voice` is the one that may be the dot.
    """

    trend: str
    place: Place
    readings: tuple[Reading, ...]
    level: Level | None
    direction: Direction | None
    spark: tuple[float | None, ...]
    perceived: tuple[StatedFigure, ...]
    reach: Reach
    why_not: str = ""
    ended: Period | None = None
    lead: str = ""
    dots: Mapping[str, str] | None = None
    leaning: Leaning = Leaning()
    voices: tuple[Reading, ...] = ()
    voice: Reading | None = None

    @property
    def measured(self) -> tuple[Reading, ...]:
        """The readings that may judge: all but those of what people perceive."""
        return tuple(one for one in self.readings if not one.is_voice)


@dataclass(frozen=True, slots=True)
class Finding:
    """A cited sentence about the situation, with its confidence and the reason for it."""

    id: str
    trend: str
    place: Place
    sentence: Sentence
    confidence: Confidence
    reason: str
    rests_on: tuple[Address, ...]
    weight: float = 0.0
    caveat: str = ""

    @property
    def is_stated(self) -> bool:
        """Whether it says a published figure of a survey."""
        return self.id.startswith(f"{STATED}/")

    @property
    def is_perceived(self) -> bool:
        """Whether it says what people perceive, published or estimated."""
        return self.is_stated or self.id.startswith(f"{VOICED}/")


@dataclass(frozen=True, slots=True)
class Gap:
    """What the picture does not cover, where, why, and what would close it."""

    trend: str
    place: Place
    indicator: str
    reach: Reach
    why: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything assessed from one view: always a draft until an edition freezes it."""

    as_of: date
    trends: tuple[Trend, ...]
    places: tuple[Place, ...]
    cells: Mapping[tuple[str, Place], Cell]
    findings: tuple[Finding, ...]
    gaps: tuple[Gap, ...]
    contradictions: tuple[Contradiction, ...]
    stated: tuple[StatedFigure, ...]
