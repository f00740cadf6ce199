"""Gathering: sources fetched or read, kept on the shelf, and made records of the lake."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from synopsis.catalog import Receipt, View
from synopsis.evidence import observation, stated
from synopsis.evidence.delivery import Delivery, Fetcher, bring
from synopsis.evidence.errors import EvidenceError, GatherError, UnknownSourceError
from synopsis.evidence.feed import gather_feed
from synopsis.evidence.offer import SHIPPED, Offer, list_offers
from synopsis.evidence.records import Origin, Records, make_records, reader_of
from synopsis.evidence.sums import sum_up
from synopsis.sources import (
    Card,
    Reading,
    Summary,
    check_expectations,
    fetch,
    format_of,
    visible_cards,
)
from synopsis.vocabulary import SynopsisError, may_see

__all__ = ["SHIPPED", "Gathered", "gather"]

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Gathered:
    """What came of one resource: rows taken and rejected, and whether its snapshot was new."""

    source: str
    resource: str
    taken: int
    rejected: int
    was_new: bool
    receipt: Receipt


def _silent(*_: object) -> None:
    """Progress that nobody watches."""


def gather(
    view: View,
    sources: Iterable[str] = (),
    origin: Path | str | None = None,
    fetcher: Fetcher = fetch,
    progress: Progress = _silent,
) -> tuple[Gathered, ...]:
    """Gather sources (all where none is named) into shelf and lake.

    `origin` is None for the network, `"shipped"` for the region's tables, or a file or folder.
    A source that breaks its expectations records nothing; the others go on, and the errors are
    raised together at the end. Gathering the same bytes again adds nothing.
    """
    chosen = _chosen(visible_cards(view), tuple(sources))
    offers = list_offers(view, chosen, origin)
    bare = [card.id for card in chosen if not any(offer.card.id == card.id for offer in offers)]
    if sources and bare:
        raise UnknownSourceError(
            f"there is nothing to gather of {', '.join(bare)}",
            where=str(origin or "the network"),
            remedy="give its card an address or a shipped table, or the file with --from",
        )
    found: list[Gathered] = []
    errors: list[SynopsisError] = []
    for number, offer in enumerate(offers):
        progress(number, len(offers), offer.name)
        try:
            found += _gathered(view, offer, fetcher)
        except SynopsisError as error:
            errors.append(error)
    progress(len(offers), len(offers), "")
    if len(errors) > 1:
        raise GatherError(errors)
    if errors:
        raise errors[0]
    return tuple(found)


def _chosen(cards: tuple[Card, ...], sources: tuple[str, ...]) -> tuple[Card, ...]:
    known = {card.id: card for card in cards}
    for source in sources:
        if source not in known:
            raise UnknownSourceError(
                f"there is no source '{source}'", remedy=f"use one of {', '.join(known)}"
            )
    return tuple(known[source] for source in sources) if sources else cards


def _gathered(view: View, offer: Offer, fetcher: Fetcher) -> Iterator[Gathered]:
    """What an offer gives: one resource, or every new file of a feed."""
    if format_of(offer.card, offer.resource).feed:
        for receipt, was_new in gather_feed(view, offer, fetcher):
            yield _told(receipt, was_new=was_new)
    else:
        yield _gather(view, offer, fetcher)


def _gather(view: View, offer: Offer, fetcher: Fetcher) -> Gathered:
    """One resource: bring, shelve, parse, check, record."""
    if not may_see(view.principal, offer.card.marking):
        raise EvidenceError(
            f"{view.principal.handle} may not see what its card marks",
            where=offer.name,
            remedy="use a principal with that clearance and body",
        )
    previous = _previous(view, offer)
    delivery = bring(view, offer, previous, fetcher)
    if delivery.data is None:
        if previous is None:
            raise EvidenceError("nothing was sent", where=offer.name, remedy="gather again")
        view.save_seen(previous, view.now())
        return _told(previous, was_new=False)
    snapshot = view.shelve(delivery.data)
    origin = Origin(offer.card, offer.resource, view.profile.region, snapshot)
    draft = _draft(view, origin, delivery)
    is_known = previous is not None and _same(previous, draft)
    if previous and is_known and view.is_whole(previous):
        view.save_seen(previous, view.now())
        return _told(previous, was_new=False)
    records = _checked(view, origin, delivery.data, None if is_known else previous)
    return _recorded(view, draft, records)


def _previous(view: View, offer: Offer) -> Receipt | None:
    """The newest visible receipt of a resource."""
    for receipt in view.latest():
        if (receipt.source, receipt.resource) == (offer.card.id, offer.resource.id):
            return receipt
    return None


def _draft(view: View, origin: Origin, delivery: Delivery) -> Receipt:
    form = format_of(origin.card, origin.resource)
    return Receipt(
        source=origin.card.id,
        resource=origin.resource.id,
        snapshot=origin.snapshot,
        retrieved=view.now(),
        reader=reader_of(origin, form.reader),
        marking=origin.card.marking,
        url=delivery.url,
        media_type=delivery.media or origin.resource.media,
        etag=delivery.etag,
        last_modified=delivery.last_modified,
    )


def _same(previous: Receipt, draft: Receipt) -> bool:
    return (previous.snapshot, previous.reader, previous.marking) == (
        draft.snapshot,
        draft.reader,
        draft.marking,
    )


def _checked(
    view: View, origin: Origin, data: bytes, previous: Receipt | None
) -> tuple[Records, Reading]:
    """The records of a snapshot that meets every expectation; an error names source and rule."""
    where = f"{origin.card.id}/{origin.resource.id}"
    try:
        reading = format_of(origin.card, origin.resource).parse(data, origin.card)
        summed = sum_up(origin.resource, reading)
        records = make_records(origin, summed)
        rows = reading.rows if summed is reading else reading.rows + summed.rows
        judged = replace(reading, rows=rows, rejects=records.rejects)
        before = _summary(view, previous)
        check_expectations(origin.resource.expect, judged, records.summary, before, where)
    except SynopsisError as error:
        if error.where:
            raise
        raise type(error)(error.what, where=where, remedy=error.remedy) from error
    return records, reading


def _summary(view: View, previous: Receipt | None) -> Summary | None:
    """What the previous snapshot held, counted in the lake."""
    if previous is None:
        return None
    values: dict[str, int] = {}
    for table in (observation, stated):
        if table.TABLE in previous.files:
            rows = view.records(table.TABLE)
            rows = rows.filter(
                rows.source_id == previous.source,
                rows.resource == previous.resource,
                rows.number.notnull(),
                rows.place_code != "",
            )
            counted = rows.group_by("place_code").agg(count=rows.count()).to_pyarrow()
            values |= {row["place_code"]: row["count"] for row in counted.to_pylist()}
    return Summary(previous.rows_taken, values)


def _recorded(view: View, draft: Receipt, checked: tuple[Records, Reading]) -> Gathered:
    records, reading = checked
    receipt = replace(
        draft,
        published=reading.published,
        rows_taken=len(records.made),
        rows_rejected=len(records.rejects),
        note=records.note,
    )
    return _told(view.record(receipt, records.tables(draft.resource)), was_new=True)


def _told(receipt: Receipt, *, was_new: bool) -> Gathered:
    return Gathered(
        receipt.source,
        receipt.resource,
        receipt.rows_taken,
        receipt.rows_rejected,
        was_new,
        receipt,
    )
