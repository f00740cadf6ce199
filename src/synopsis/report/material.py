"""The material of an edition: everything that its pages are written from, gathered once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from synopsis.catalog import Profile, Receipt
from synopsis.evidence import Freshness, Reference, StatedFigure
from synopsis.indicators import Indicator, OrdinalScale, Series, composites
from synopsis.landscape import Picture, ahead, framework, futures
from synopsis.sources import Card
from synopsis.vocabulary import Place, Region


@dataclass(frozen=True, slots=True)
class Material:
    """Picture, series, sources and profile of one view.

    `previous` holds an earlier edition's findings by id, none where this is the first.
    """

    name: str
    as_of: date
    marking: str
    profile: Profile
    picture: Picture
    series: tuple[Series, ...]
    cards: Mapping[str, Card]
    receipts: Mapping[str, Receipt]
    freshness: tuple[Freshness, ...]
    scales: Mapping[str, OrdinalScale]
    references: tuple[Reference, ...] = ()
    previous_name: str = ""
    previous: Mapping[str, str] | None = None
    cooperation: framework.Framework = field(default_factory=framework.Framework)
    foresight: ahead.Foresight = field(default_factory=ahead.Foresight)
    composed: tuple[composites.CompositeResult, ...] = ()
    model: futures.Futures | None = None

    @property
    def region(self) -> Region:
        """The region of the profile."""
        return self.profile.region

    @property
    def stated(self) -> Mapping[str, StatedFigure]:
        """The stated figures by id."""
        return {figure.id: figure for figure in self.picture.stated}

    def of_indicator(self, indicator: str) -> tuple[Series, ...]:
        """The series of one indicator, in the order of its places."""
        return tuple(one for one in self.series if one.indicator.id == indicator)

    def of_place(self, place: Place) -> tuple[Series, ...]:
        """The series of one place."""
        return tuple(one for one in self.series if one.place == place)

    def indicators(self, ids: Sequence[str]) -> tuple[Indicator, ...]:
        """The indicators of some ids, in the order of the ids; unknown ones are left out."""
        known = {one.indicator.id: one.indicator for one in self.series}
        return tuple(known[item] for item in ids if item in known)
