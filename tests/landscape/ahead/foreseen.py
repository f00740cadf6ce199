"""A made-up monthly series with a fan, for tests without a workspace; all is synthetic."""

from synopsis.indicators import Monthly, Point, Reach, Series, change, outlook
from synopsis.indicators.indicator import Concern, Indicator
from synopsis.indicators.series import Coverage
from synopsis.landscape.ahead import Prospect
from synopsis.vocabulary import CLEAR, Grade, Period, Place, Quantity, Unit

LEVELS = outlook.LEVELS


def month(number: int) -> Period:
    return Period.parse(f"{2018 + number // 12}-{number % 12 + 1:02d}")


def indicator(concern: Concern = Concern.HIGHER) -> Indicator:
    return Indicator.parse(
        {
            "id": "synthetic_detections",
            "name": "Synthetic detections, by month",
            "unit": "count",
            "counted": "detections a month",
            "source": "synthetic_source",
            "series": "made_up",
            "trend": "migration",
            "kind": "measured",
            "concern": concern.value,
            "method": {"name": "as_published"},
            "places": ["ALB", "SRB"],
            "description": "Made up for tests.",
            "caveat": "Synthetic.",
        }
    )


def steps(first: int, count: int = 12, middle: float = 40.0) -> tuple[outlook.Step, ...]:
    """Steps whose quantiles run evenly from nought to twice the middle."""
    quantiles = tuple(2 * middle * level for level in LEVELS)
    return tuple(outlook.Step(month(first + at), quantiles) for at in range(count))


def prospect(
    values: list[float | None],
    place: str = "ALB",
    *,
    has_steps: bool = True,
    concern: Concern = Concern.HIGHER,
) -> Prospect:
    card = indicator(concern)
    points = tuple(
        Point(month(at), Quantity(value, Unit.COUNT), ())
        for at, value in enumerate(values)
        if value is not None
    )
    series = Series(
        card, Place(place), points, Coverage(card.id, Place(place), Reach.COVERED),
        Grade("B", 2), CLEAR,
    )  # fmt: skip
    fan = outlook.Fan(
        card,
        Place(place),
        month(len(values) - 1),
        tuple((month(at), value) for at, value in enumerate(values)),
        steps(len(values)) if has_steps else (),
        {"level": 0.6, "naive": 0.4},
        "made_up",
        "" if has_steps else "insufficient data: fewer than 36 months",
    )
    mark = change.Mark(month(30), month(29), month(33), change.Direction.UP, 10.0, 25.0)
    dated = change.Dated((mark,), 3.0, 0.05)
    return Prospect(Monthly(series, "made_up", 2), fan, outlook.statement_of(fan), dated)
