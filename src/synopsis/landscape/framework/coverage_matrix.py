"""Which mechanism answers which threat and has which function, where they overlap, what is open."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from synopsis.landscape.framework.grounds import Grounds
from synopsis.landscape.framework.mechanism import Mechanism
from synopsis.landscape.framework.topic import Topic


@dataclass(frozen=True, slots=True)
class CoverageMatrix:
    """Topics by mechanisms; a pair that no card states is not in `cells` and is not denied."""

    topics: tuple[Topic, ...]
    mechanisms: tuple[Mechanism, ...]
    cells: Mapping[tuple[str, str], Grounds]

    def mechanisms_of(self, topic: str) -> tuple[Mechanism, ...]:
        """The mechanisms that a card names for a topic, in their order."""
        return tuple(one for one in self.mechanisms if (topic, one.id) in self.cells)

    @property
    def gaps(self) -> tuple[Topic, ...]:
        """The topics for which no card names a mechanism."""
        return tuple(one for one in self.topics if not self.mechanisms_of(one.id))

    @property
    def thin(self) -> tuple[Topic, ...]:
        """The topics that rest on our assessment alone: no report and no publisher says so."""
        return tuple(
            topic
            for topic in self.topics
            if (named := self.mechanisms_of(topic.id))
            and all(self.cells[topic.id, one.id].basis == "our assessment" for one in named)
        )

    def overlaps(self, least: int = 2) -> tuple[tuple[Topic, tuple[Mechanism, ...]], ...]:
        """The topics that several mechanisms share, the most shared first."""
        shared = [(topic, self.mechanisms_of(topic.id)) for topic in self.topics]
        kept = [pair for pair in shared if len(pair[1]) >= least]
        return tuple(sorted(kept, key=lambda pair: -len(pair[1])))


def threats_covered(mechanisms: Iterable[Mechanism], threats: Iterable[Topic]) -> CoverageMatrix:
    """Which mechanism answers which threat."""
    found = tuple(mechanisms)
    return CoverageMatrix(
        tuple(threats),
        found,
        {(topic, one.id): grounds for one in found for topic, grounds in one.threats.items()},
    )


def functions_covered(
    mechanisms: Iterable[Mechanism], functions: Iterable[Topic]
) -> CoverageMatrix:
    """Which mechanism has which function."""
    found = tuple(mechanisms)
    return CoverageMatrix(
        tuple(functions),
        found,
        {(topic, one.id): grounds for one in found for topic, grounds in one.functions.items()},
    )
