"""Locating: the row that a citation names, read again from its snapshot by its reader."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from synopsis.catalog import View
from synopsis.evidence.errors import LostRowError
from synopsis.evidence.feed import count_again
from synopsis.evidence.records import Origin, located
from synopsis.evidence.sums import Row, sum_up
from synopsis.sources import Card, Resource, format_of, load_cards
from synopsis.vocabulary import Citation


@dataclass(slots=True)
class Locator:
    """Finds rows again in the snapshots of a view; each snapshot is parsed once."""

    view: View
    _rows: dict[tuple[str, str], dict[str, Row]] = field(default_factory=dict)
    _cards: dict[str, Card] = field(default_factory=dict)

    def find_again(self, citation: Citation) -> Row:
        """The row as published; an error where it is lost."""
        key = (citation.source, citation.snapshot)
        if key not in self._rows:
            self._rows[key] = self._read(citation)
        row = self._rows[key].get(citation.locator)
        if row is None:
            raise LostRowError(
                f"nothing stands at '{citation.locator[:80]}'",
                where=f"the snapshot {citation.snapshot[:12]} of {citation.source}",
                remedy="verify the edition: the snapshot or the reader has changed",
            )
        return row

    def _read(self, citation: Citation) -> dict[str, Row]:
        """Every row of a snapshot by its locator: cells, and the sums that the card declares."""
        card = self._card(citation.source)
        resources = [card.resource(name) for name in self._resources(citation)]
        if any(format_of(card, resource).feed for resource in resources):
            return self._counted(citation, card, resources)
        data = self.view.snapshot(citation.snapshot)
        found: dict[str, Row] = {}
        for resource in resources:
            reading = format_of(card, resource).parse(data, card)
            sums = sum_up(resource, reading)
            found |= {located(resource, row["locator"]): row for row in (*reading.rows, *sums.rows)}
        return found

    def _counted(
        self, citation: Citation, card: Card, resources: Iterable[Resource]
    ) -> dict[str, Row]:
        """The counts of a feed's file, whose rows are too many to be cited one by one."""
        found: dict[str, Row] = {}
        for resource in resources:
            origin = Origin(card, resource, self.view.profile.region, citation.snapshot)
            found |= count_again(self.view, origin)
        return found

    def _resources(self, citation: Citation) -> list[str]:
        """The resources as which a snapshot was read."""
        wanted = (citation.source, citation.snapshot)
        found = {
            receipt.resource
            for receipt in self.view.receipts()
            if (receipt.source, receipt.snapshot) == wanted
        }
        return sorted(found)

    def _card(self, source: str) -> Card:
        if not self._cards:
            self._cards = {card.id: card for card in load_cards(self.view.profile)}
        if source not in self._cards:
            raise LostRowError(f"there is no source card {source}", remedy="restore the card")
        return self._cards[source]
