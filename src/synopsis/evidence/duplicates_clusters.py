"""Clusters: incidents that are held to be one, each with its twins and the reasons.

Pairs are sought inside an economy and within a few days. A cluster holds together only if each
of its pairs does (complete linkage): a week of daily protests is not drawn into one.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations

from synopsis.evidence.duplicates import Rules, Score, compare, days_apart, facts_of, span_of
from synopsis.evidence.incident import Incident

_Key = tuple[str, str]
_Pairs = Mapping[frozenset[_Key], Score]
_EXACT = ("day", "month", "year")
_CLOSE = ("point", "settlement", "district", "economy")


@dataclass(frozen=True, slots=True)
class Twin:
    """An incident held to be the one that its cluster counts; with points and reasons."""

    incident: Incident
    points: float
    why: str


@dataclass(frozen=True, slots=True)
class Cluster:
    """What counts once: the best known incident, and its twins in other lists."""

    head: Incident
    twins: tuple[Twin, ...] = ()

    @property
    def members(self) -> tuple[Incident, ...]:
        """The head and all twins."""
        return (self.head, *(twin.incident for twin in self.twins))


def find_clusters(incidents: Iterable[Incident], rules: Rules) -> tuple[Cluster, ...]:
    """Every incident in just one cluster, by day and id; nothing is left out."""
    listed = {incident.key: incident for incident in incidents}
    pairs = find_pairs(listed.values(), rules)
    groups = _joined(listed, pairs)
    made = (_cluster([listed[key] for key in group], pairs) for group in groups)
    return tuple(sorted(made, key=lambda cluster: (cluster.head.first, cluster.head.key)))


def find_pairs(incidents: Iterable[Incident], rules: Rules) -> _Pairs:
    """The pairs that reach the threshold, with their scores."""
    return {
        frozenset((one.key, other.key)): score
        for one, other in _near(incidents, rules.days)
        if (score := compare(one, other, rules)).points >= rules.threshold
    }


def _near(incidents: Iterable[Incident], days: int) -> Iterator[tuple[Incident, Incident]]:
    """Pairs of one economy that are few enough days apart, each once.

    Of one publisher's rows only those alike in every fact are paired: it has told all others
    apart itself. That also keeps the work small for a list of tens of thousands.
    """
    places: dict[str, dict[str, list[Incident]]] = defaultdict(lambda: defaultdict(list))
    for incident in sorted(incidents, key=lambda one: (span_of(one)[0], one.key)):
        places[incident.spot.code][incident.source].append(incident)
    for lists in places.values():
        for rows in lists.values():
            yield from _alike(rows)
        for left, right in combinations(lists.values(), 2):
            yield from _across(left, right, days)


def _alike(rows: Iterable[Incident]) -> Iterator[tuple[Incident, Incident]]:
    groups: dict[object, list[Incident]] = defaultdict(list)
    for incident in rows:
        groups[facts_of(incident)].append(incident)
    for facts, group in groups.items():
        if facts is not None:
            yield from combinations(group, 2)


def _across(
    left: Iterable[Incident], right: Sequence[Incident], days: int
) -> Iterator[tuple[Incident, Incident]]:
    """Pairs of two lists; `right` is in the order of its first days."""
    begun = [span_of(one)[0] for one in right]
    longest = max((span_of(one)[1] - span_of(one)[0] for one in right), default=timedelta(0))
    for one in left:
        first, last = span_of(one)
        start = bisect_left(begun, first - longest - timedelta(days))
        for other in right[start : bisect_right(begun, last + timedelta(days))]:
            if days_apart(one, other) <= days:
                yield one, other


def _joined(listed: Mapping[_Key, Incident], pairs: _Pairs) -> list[list[_Key]]:
    """Groups of which every pair holds, the surest pairs joined first."""
    group_of = {key: [key] for key in sorted(listed)}
    surest = sorted(pairs, key=lambda pair: (-pairs[pair].points, sorted(pair)))
    for pair in surest:
        one, other = (group_of[key] for key in sorted(pair))
        if one is not other and all(frozenset((a, b)) in pairs for a in one for b in other):
            one.extend(other)
            group_of |= dict.fromkeys(other, one)
    return [group for key, group in group_of.items() if key == group[0]]


def _cluster(members: list[Incident], pairs: _Pairs) -> Cluster:
    head, *rest = sorted(members, key=_standing)
    scores = [(twin, pairs[frozenset((head.key, twin.key))]) for twin in rest]
    return Cluster(head, tuple(Twin(twin, score.points, score.why) for twin, score in scores))


def _standing(incident: Incident) -> tuple[object, ...]:
    """The better known one comes first: by grade, day and place, then by id."""
    return (
        str(incident.grade),
        _EXACT.index(incident.precision),
        _CLOSE.index(incident.spot.precision),
        incident.key,
    )
