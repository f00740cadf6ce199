"""What watched conditions would have raised in the past, and how that is held to the yardstick.

The yardstick's file, `reference/episodes.csv` in the folder SYNOPSIS_SHARED, is no part of the
project; `record_warnings.py` writes what comes of it.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from synopsis.catalog import init_workspace, open_workspace
from synopsis.evidence import SHIPPED, gather
from synopsis.indicators import change
from synopsis.indicators.monthly import monthly
from synopsis.landscape.warnings import retrospect
from synopsis.landscape.warnings.chance import chance_label, chance_recall
from synopsis.landscape.warnings.hindsight import (
    REGION,
    Hindsight,
    Label,
    Outcome,
    Raised,
    Share,
    Yardstick,
    label_of,
)
from synopsis.landscape.warnings.scene import months_of

YARDSTICK = Yardstick()
ECONOMIES = ("ALB", "BIH", "XKX", "MNE", "MKD", "SRB")
CUT_OFF = date(2016, 12, 31)
Span = tuple[date, date]

# What is watched, which way it must move, the region's trend, and the trend of the episodes.
CONDITIONS = (
    ("wb_route_detections", "up", "migration", "migration-border"),
    ("wb_route_detections", "down", "migration", "migration-border"),
    ("nationals_detected", "up", "economy_demography", "economy-demography"),
    ("protests", "up", "rule_of_law", "rule-of-law"),
    ("protests", "up", "tensions", "ethnic-political-tension"),
    ("disinformation_cases", "up", "geopolitics", "foreign-influence"),
)
# Published about once a year, whatever lag its card will give it: no month is known before.
YEARLY = {"protests": 12}
NEIGHBOURS = {
    "migration-border": ("economy-demography", "organised-crime"),
    "economy-demography": ("migration-border",),
    "rule-of-law": ("ethnic-political-tension", "euro-atlantic"),
    "ethnic-political-tension": ("rule-of-law", "regional-cooperation"),
    "foreign-influence": ("ethnic-political-tension", "euro-atlantic"),
}


@dataclass(frozen=True, slots=True)
class Watched:
    """One series under one condition; `lag` is its publication lag in months."""

    indicator: str
    direction: str
    trend: str
    episodes: str
    place: str
    series: change.Monthly
    lag: int

    @property
    def condition(self) -> str:
        """The condition's name in the record."""
        return f"{self.indicator}/{self.direction}"

    def span(self, part: Span) -> Span | None:
        """The days of a part on which it could have raised anything, if there are any."""
        first = self.series.period(24).known_from(self.lag)
        last = self.series.period(len(self.series.values) - 1).known_from(self.lag)
        span = max(first, part[0]), min(last + timedelta(days=30), part[1])
        return span if span[0] < span[1] else None


def watched(folder: Path, *, at_once: bool) -> tuple[Watched, ...]:
    """Every condition over the shipped figures, as the product watches them."""
    noon = datetime(2026, 11, 20, 12, tzinfo=UTC)
    if not (folder / "synopsis.toml").exists():
        init_workspace(folder, "western-balkans", noon)
        gather(open_workspace(folder, lambda: noon).view(), origin=SHIPPED)
    many = monthly(open_workspace(folder, lambda: noon).view())
    found = []
    for indicator, direction, trend, episodes in CONDITIONS:
        for one in many:
            values = months_of(one.series) if one.series.indicator.id == indicator else None
            if values is None:
                continue
            lag = 0 if at_once else YEARLY.get(indicator, one.lag_months)
            code = one.series.place.code
            place = code if code in ECONOMIES else REGION
            found.append(Watched(indicator, direction, trend, episodes, place, values, lag))
    return tuple(found)


def read_episodes() -> tuple[Outcome, ...]:
    """The dated episodes; one known to the month starts on its first day."""
    path = Path(os.environ.get("SYNOPSIS_SHARED", "../shared")) / "reference" / "episodes.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return retrospect.read_outcomes(csv.DictReader(file), str(path))


@dataclass(frozen=True, slots=True)
class Fared:
    """How some conditions fared on one part of history, beside warnings placed at random.

    `false_alarms_a_year` is of an economy in which all of them are watched: the sum of what each
    raised in vain an economy and year of its own.
    """

    conditions: tuple[str, ...]
    trends: tuple[str, ...]
    span: Span
    hindsight: Hindsight
    economy_years: float
    false_alarms_a_year: float
    chance_recall: float | None
    chance_precision: float | None
    chance_false_a_year: float


def fare(
    many: Sequence[Watched],
    alarms: Iterable[tuple[Watched, date]],
    episodes: Sequence[Outcome],
    part: Span,
    *,
    neighbours: bool = False,
) -> Fared | None:
    """Hold alarms of some conditions to the episodes of a part; none where nothing is covered.

    Nothing after the part is looked at. An episode before it still excuses a warning inside.
    """
    if not any(one.span(part) for one in many):
        return None
    known: dict[tuple[str, str, date], frozenset[str]] = {}
    for one, day in alarms:
        key = (one.condition, one.place, day)
        known[key] = known.get(key, frozenset()) | _trends(one, neighbours=neighbours)
    raised = [
        Raised(condition, trends, place, day)
        for (condition, place, day), trends in sorted(known.items())
        if day <= part[1]
    ]
    trends = frozenset().union(*(_trends(one, neighbours=neighbours) for one in many))
    came = [one for one in episodes if one.trend in trends and one.start <= part[1]]
    own = [one for one in came if _is_covered(one, many, part)]
    return _fared(many, raised, (own, came), part)


def _trends(one: Watched, *, neighbours: bool) -> frozenset[str]:
    return frozenset((one.episodes, *(NEIGHBOURS[one.episodes] if neighbours else ())))


def _is_covered(episode: Outcome, many: Sequence[Watched], part: Span) -> bool:
    """Whether a series of its trend could have spoken on the day of its start, in its economies."""
    return any(
        one.episodes == episode.trend
        and (REGION in (one.place, *episode.places) or one.place in episode.places)
        and (span := one.span(part)) is not None
        and span[0] <= episode.start <= span[1]
        for one in many
    )


def _fared(
    many: Sequence[Watched],
    raised: Sequence[Raised],
    came: tuple[Sequence[Outcome], Sequence[Outcome]],
    part: Span,
) -> Fared:
    own, every = came
    spans = _spans(many, part)
    inside = [one for one in raised if part[0] <= one.day <= part[1]]
    labels = tuple((one, label_of(one, every, YARDSTICK)) for one in inside)
    leads = {
        episode.id: max(days)
        for episode in own
        if (days := [(episode.start - one.day).days for one in raised if _takes(one, episode)])
    }
    hits = sum(label is Label.HIT for _, label in labels)
    wrong = [one for one, label in labels if label is Label.FALSE_ALARM]
    first, last = min(span[0] for span in spans.values()), max(span[1] for span in spans.values())
    kinds = {one.condition: _spans(_of(many, one.condition), part) for one in many}
    spanned = [(one, kinds[one.condition][one.place]) for one in inside]
    luck = [(one, *chance_label(span, every, one, YARDSTICK)) for one, span in spanned]
    judged = sum(1 - excused for _, _, excused in luck)
    years = {kind: economy_years(own) for kind, own in kinds.items() if own}
    shares = Share(len(leads), len(own)), Share(hits, hits + len(wrong))
    return Fared(
        tuple(sorted(kinds)),
        tuple(sorted({one.episodes for one in many})),
        (first, last),
        Hindsight(labels, leads, *shares),
        economy_years(spans),
        sum(_reach(one) / years[one.condition] for one in wrong),
        chance_recall(spanned, own, YARDSTICK),
        sum(hit for _, hit, _ in luck) / judged if judged else None,
        sum(_reach(one) * (1 - hit - out) / years[one.condition] for one, hit, out in luck),
    )


def _of(many: Sequence[Watched], condition: str) -> list[Watched]:
    return [one for one in many if one.condition == condition]


def _takes(raised: Raised, episode: Outcome) -> bool:
    return label_of(raised, [episode], YARDSTICK) is Label.HIT


def _reach(raised: Raised) -> int:
    """A warning for the region reaches every economy, and so does its false alarm."""
    return len(ECONOMIES) if raised.place == REGION else 1


def _spans(many: Sequence[Watched], part: Span) -> dict[str, Span]:
    """The days on which anything could have been raised, by place."""
    spans: dict[str, Span] = {}
    for one in many:
        if span := one.span(part):
            first, last = spans.get(one.place, span)
            spans[one.place] = min(first, span[0]), max(last, span[1])
    return spans


def economy_years(spans: Mapping[str, Span]) -> float:
    """Economies times years that are watched, each economy once; the region is all of them."""
    days = 0
    for economy in ECONOMIES:
        own = [spans[place] for place in (economy, REGION) if place in spans]
        if own:
            days += (max(last for _, last in own) - min(first for first, _ in own)).days + 1
    return days / 365.25
