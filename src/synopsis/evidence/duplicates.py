"""Duplicates: whether two incidents are one, by points for what can be seen in both.

Each feature gives points and says why in words; their sum is held against a threshold that the
region names. The points were set by judgement before the labelled sample was scored, and the
threshold was chosen on one half of it (docs/duplicates.md). Weights of evidence that are added up
follow Fellegi and Sunter, A Theory for Record Linkage (1969), without their estimation.
"""

import calendar
import math
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import date

from synopsis.evidence.duplicates_names import Towns, is_same_town
from synopsis.evidence.errors import EvidenceError
from synopsis.evidence.incident import Incident, Spot
from synopsis.evidence.incident_kinds import Kind
from synopsis.vocabulary import Region

_EARTH_KM = 6371.0
_LONG_DAYS = 7
Points = tuple[float, str]
_NOTHING: Points = (0.0, "")


@dataclass(frozen=True, slots=True)
class Rules:
    """What two incidents are compared by: threshold, days apart at most, kinds and towns."""

    threshold: float
    days: int
    kinds: Mapping[str, Kind]
    towns: Towns

    @classmethod
    def of(cls, region: Region, kinds: Mapping[str, Kind], towns: Towns) -> "Rules":
        """The rules that a region names under `methods: duplicates`."""
        named = region.methods.get("duplicates", {})
        try:
            threshold, days = float(named.get("threshold", 5.0)), int(named.get("days", 3))
        except (TypeError, ValueError) as error:
            raise EvidenceError(
                "the rules for duplicates hold what is no number",
                where="region.yml, methods: duplicates",
                remedy="give threshold and days as numbers",
            ) from error
        return cls(threshold, days, kinds, towns)


@dataclass(frozen=True, slots=True)
class Score:
    """The points of a pair, and the reasons of those features that said anything."""

    points: float
    reasons: tuple[str, ...]

    @property
    def why(self) -> str:
        """The reasons as one text without numerals."""
        return "; ".join(self.reasons)


def compare(one: Incident, other: Incident, rules: Rules) -> Score:
    """The points for two incidents being one; refuses a pair of two economies."""
    if one.spot.code != other.spot.code:
        raise EvidenceError(f"{one.id[:60]} and {other.id[:60]} lie in two economies")
    said = [feature(one, other, rules) for feature in _FEATURES]
    return Score(sum(points for points, _ in said), tuple(why for _, why in said if why))


def span_of(incident: Incident) -> tuple[date, date]:
    """The days on which it may have been: all of its month or year where no day is known."""
    if incident.precision == "day":
        return incident.first, incident.last
    if incident.precision == "year":
        return date(incident.first.year, 1, 1), date(incident.last.year, 12, 31)
    last = calendar.monthrange(incident.last.year, incident.last.month)[1]
    return incident.first.replace(day=1), incident.last.replace(day=last)


def days_apart(one: Incident, other: Incident) -> int:
    """The days between the end of the earlier and the beginning of the later; 0 if they meet."""
    (first, last), (begun, ended) = span_of(one), span_of(other)
    return max(0, (begun - last).days, (first - ended).days)


def km_apart(one: Spot, other: Spot) -> float | None:
    """The great-circle distance (haversine); None where a point is not known."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    lat, lat2 = math.radians(one.lat), math.radians(other.lat)
    across = math.radians(other.lon - one.lon) / 2
    chord = math.sin((lat2 - lat) / 2) ** 2
    chord += math.cos(lat) * math.cos(lat2) * math.sin(across) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(chord)))


def facts_of(incident: Incident) -> Hashable:
    """All that a publisher says of an incident of a known day and point; None of any other."""
    if incident.spot.lat is None or incident.precision != "day":
        return None
    return (
        incident.spot, incident.kind, incident.first, incident.last, incident.toll, incident.size,
        incident.features,
    )  # fmt: skip


def _days(one: Incident, other: Incident, _: Rules) -> Points:
    apart = days_apart(one, other)
    if "year" in (one.precision, other.precision):
        return _NOTHING
    if one.precision != "day" or other.precision != "day":
        return (0.5, "the day of one is not known, the month agrees") if not apart else _NOTHING
    if max((each.last - each.first).days for each in (one, other)) > _LONG_DAYS:
        return (1.0, "one lasted long and holds the day of the other") if not apart else _NOTHING
    if one.first == other.first:
        return 3.0, "the same day"
    return (2.0, "the days meet or follow") if apart <= 1 else (0.5, "a few days apart")


def _place(one: Incident, other: Incident, rules: Rules) -> Points:
    """A shared point or name speaks for it, as far as both are known that exactly."""
    apart = km_apart(one.spot, other.spot)
    same = is_same_town(one.spot.name, other.spot.name, rules.towns)
    if apart is None:
        return _by_name(one, other, is_same=same)
    if "economy" in (one.spot.precision, other.spot.precision):
        return _NOTHING
    if "district" in (one.spot.precision, other.spot.precision):
        return (0.5, "points of one district") if apart <= 40 else (-2.0, "points far apart")
    if apart <= 3 or (same and apart <= 25):
        return 3.0, "the same town or point"
    if apart <= 10:
        return 1.5, "points close to each other"
    return (-1.0, "points of two places") if apart <= 25 else (-4.0, "points far apart")


def _by_name(one: Incident, other: Incident, *, is_same: bool) -> Points:
    if is_same:
        return 3.0, "the same town by name"
    if one.spot.name and other.spot.name:
        return -4.0, "two towns by name"
    return _NOTHING


def _kind(one: Incident, other: Incident, rules: Rules) -> Points:
    if one.kind == other.kind:
        return 1.0, "the same kind"
    known = rules.kinds.get(one.kind)
    if known and other.kind in known.alike:
        return 0.0, "kinds that may be one"
    return -4.0, "kinds that cannot be one"


def _deaths(one: Incident, other: Incident, _: Rules) -> Points:
    if one.toll.best is None or other.toll.best is None:
        return _NOTHING
    (low, high), (least, most) = _bounds(one), _bounds(other)
    if max(low, least) <= min(high, most):
        return (2.0, "deaths that agree") if max(high, most) else (0.5, "no deaths in either")
    gap = max(low, least) - min(high, most)
    if gap <= max(1, max(high, most) // 3):
        return -0.5, "deaths that nearly agree"
    return -2.5, "deaths that disagree"


def _bounds(incident: Incident) -> tuple[int, int]:
    toll, best = incident.toll, incident.toll.best or 0
    low = best if toll.low is None else toll.low
    return low, best if toll.high is None else toll.high


def _actors(one: Incident, other: Incident, _: Rules) -> Points:
    if not (one.actors and other.actors):
        return _NOTHING
    if one.actors & other.actors:
        return 0.5, "classes of actors that agree"
    return -1.5, "other classes of actors"


def _size(one: Incident, other: Incident, _: Rules) -> Points:
    if not (one.size and other.size):
        return _NOTHING
    ratio = max(one.size, other.size) / min(one.size, other.size)
    if ratio <= 3:
        return 0.5, "sizes that agree"
    return (-1.5, "sizes that disagree widely") if ratio > 10 else _NOTHING


def _publisher(one: Incident, other: Incident, _: Rules) -> Points:
    """A publisher that lists two has told them apart itself, unless nothing differs."""
    if one.source != other.source:
        return _NOTHING
    facts = facts_of(one)
    if facts is not None and facts == facts_of(other):
        return -1.5, "one publisher lists both alike in every fact"
    return -6.0, "one publisher tells them apart"


_FEATURES: tuple[Callable[[Incident, Incident, Rules], Points], ...] = (
    _days, _place, _kind, _deaths, _actors, _size, _publisher,
)  # fmt: skip
