"""Deriving again: the records of the lake, made once more from the snapshots on the shelf."""

from collections.abc import Iterator, Mapping
from typing import Any

from synopsis.catalog import Receipt, View
from synopsis.evidence.feed import derive_feed
from synopsis.evidence.records import Origin, make_records, reader_of
from synopsis.evidence.sums import sum_up
from synopsis.evidence.waves.derive import derive_wave, is_survey
from synopsis.sources import Card, format_of, load_cards
from synopsis.vocabulary import SynopsisError


def derive_again(view: View) -> tuple[str, ...]:
    """What the newest snapshots no longer give byte for byte; nothing where all of it holds.

    A receipt of another version of its reader cannot be compared, and is named too.
    """
    cards = {card.id: card for card in load_cards(view.profile)}
    return tuple(fault for receipt in view.latest() for fault in _faults(view, receipt, cards))


def _faults(view: View, receipt: Receipt, cards: dict[str, Card]) -> Iterator[str]:
    name = f"the records of {receipt.source}/{receipt.resource}"
    if is_survey(receipt):
        yield from _survey_faults(view, receipt, name)
        return
    card = cards.get(receipt.source)
    if card is None:
        yield f"{name} have no source card any more"
        return
    try:
        resource = card.resource(receipt.resource)
        form = format_of(card, resource)
        origin = Origin(card, resource, view.profile.region, receipt.snapshot)
        if reader_of(origin, form.reader) != receipt.reader:
            yield f"{name} were read by {receipt.reader}, which is not the reader here"
            return
        tables = _tables(view, receipt, origin)
    except SynopsisError as error:
        yield f"{name} cannot be made again: {error.sentence}"
        return
    if not view.holds(receipt, tables):
        yield f"{name} are not derived again from snapshot {receipt.snapshot[:12]}"


def _survey_faults(view: View, receipt: Receipt, name: str) -> Iterator[str]:
    """Faults of a wave or of its weighting."""
    try:
        is_whole = view.holds(receipt, derive_wave(view, receipt))
    except SynopsisError as error:
        yield f"{name} cannot be made again: {error.sentence}"
        return
    if not is_whole:
        yield f"{name} are not derived again from snapshot {receipt.snapshot[:12]}"


def _tables(view: View, receipt: Receipt, origin: Origin) -> Mapping[str, Any]:
    """The tables that a snapshot makes; those of a feed are made batch by batch."""
    form = format_of(origin.card, origin.resource)
    if form.feed:
        return derive_feed(view, receipt, origin)
    reading = form.parse(view.snapshot(receipt.snapshot), origin.card)
    return make_records(origin, sum_up(origin.resource, reading)).tables(origin.resource.id)
