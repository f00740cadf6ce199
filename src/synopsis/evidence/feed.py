"""Feeds: event files of any size, from the publisher's zip to the lake, batch by batch.

The file is put on the shelf as it came; its rows go to the lake as they are, all columns as text,
and what they hold of each place, day and kind is counted in the same pass. A file that comes
later costs itself alone: the files before it are not read again.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from synopsis.catalog import CatalogError, Receipt, Rows, View
from synopsis.evidence.delivery import Fetcher
from synopsis.evidence.errors import EvidenceError
from synopsis.evidence.feed_delivery import Came, bring_feed
from synopsis.evidence.feed_tally import TABLE, Tally, monthly, placed
from synopsis.evidence.offer import Offer
from synopsis.evidence.records import REJECT_COLUMNS, REJECTS, Origin, reader_of
from synopsis.sources import (
    Reading,
    Reject,
    Summary,
    check_expectations,
    format_of,
)
from synopsis.vocabulary import SynopsisError, may_see

if TYPE_CHECKING:
    import pyarrow as pa

# So many rejects are kept whatever their share, before a file that breaks its card is left.
_PATIENCE = 20_000


@dataclass(slots=True)
class _Pass:
    """One pass over a file: what is counted, put aside and noted while its batches go by."""

    origin: Origin
    tally: Tally
    rows: int = 0
    rejects: list[Reject] = field(default_factory=list)
    newest: str = ""

    def batches(self, path: Path) -> Iterator["pa.Table"]:
        """The batches of a file as rows of the lake; each is counted as it goes by."""
        import pyarrow as pa  # heavy: only when used
        import pyarrow.compute as pc  # heavy: only when used

        feed, name = _feed_of(self.origin), self.origin.resource.id
        with path.open("rb") as file:
            for batch in feed.read(file):
                self.rejects += batch.rejects
                self.rows += len(batch.table)
                self._check_patience()
                if not len(batch.table):
                    continue
                self.tally.add(batch.table)
                latest = pc.max(batch.table.column(feed.added)).as_py() or ""
                self.newest = max(self.newest, latest)
                cells = pa.repeat(pa.scalar(name), len(batch.table))
                yield batch.table.append_column("resource", cells)

    def _check_patience(self) -> None:
        if len(self.rejects) > _PATIENCE:
            self.check()

    def check(self) -> None:
        """Refuse a file that breaks an expectation of its card."""
        where = f"{self.origin.card.id}/{self.origin.resource.id}"
        reading = Reading(_feed_of(self.origin).columns, (), tuple(self.rejects))
        check_expectations(self.origin.resource.expect, reading, Summary(self.rows), None, where)

    def published_by(self, day: date) -> date | None:
        """The day on which the newest row was published; none where it cannot have been."""
        try:
            newest = date(int(self.newest[:4]), int(self.newest[4:6]), int(self.newest[6:8]))
        except ValueError:
            return None
        return newest if newest <= day else None

    @property
    def tables(self) -> Mapping[str, Any]:
        """The counts and the rejects as tables of the lake; no rejects, no table of them."""
        resource, card = self.origin.resource, self.origin.card
        made: dict[str, Any] = {TABLE: placed(self.tally.table(), resource.id, str(card.grade))}
        if self.rejects:
            rows = [
                {"resource": resource.id, "locator": one.locator, "reason": one.reason,
                 "raw": one.raw}
                for one in self.rejects
            ]  # fmt: skip
            made[REJECTS] = Rows(REJECT_COLUMNS, rows)
        return made


def gather_feed(view: View, offer: Offer, fetcher: Fetcher) -> Iterator[tuple[Receipt, bool]]:
    """Take what a feed offers, file by file: each receipt, and whether its snapshot was new."""
    if not may_see(view.principal, offer.card.marking):
        raise EvidenceError(
            f"{view.principal.handle} may not see what its card marks",
            where=offer.name,
            remedy="use a principal with that clearance and body",
        )
    known = {receipt.url: receipt for receipt in view.latest() if receipt.source == offer.card.id}
    for came in bring_feed(view, offer, fetcher, lambda part: _kept(view, part, known)):
        if came.path is None:
            receipt = known[came.url]
            view.save_seen(receipt, view.now())
            yield receipt, False
        else:
            yield _taken(view, came.offer, came, came.path)


def _kept(view: View, offer: Offer, known: Mapping[str, Receipt]) -> Came | None:
    """What is kept of a listed file: its records, or else the file on the shelf to read anew."""
    receipt = known.get(offer.url)
    path = _shelved(view, receipt.snapshot) if receipt else None
    if receipt is None or path is None:
        return None
    told = (receipt.media_type, receipt.etag, receipt.last_modified)
    came = Came(offer, path, offer.url, *told)
    origin = Origin(offer.card, offer.resource, view.profile.region, receipt.snapshot)
    if _is_settled(view, receipt, _draft(view, origin, came)):
        return replace(came, path=None)
    return came


def _shelved(view: View, snapshot: str) -> Path | None:
    """Where a snapshot stands whole; nothing where the shelf lost it."""
    try:
        return view.snapshot_path(snapshot)
    except CatalogError:
        return None


def _is_settled(view: View, previous: Receipt, draft: Receipt) -> bool:
    """Whether a file was read before, by this reader and marking, and its records are whole."""
    same = all(
        getattr(previous, name) == getattr(draft, name)
        for name in ("resource", "snapshot", "reader", "marking")
    )
    return same and view.is_whole(previous)


def _taken(view: View, offer: Offer, came: Came, path: Path) -> tuple[Receipt, bool]:
    """One file: shelve, read, check, record."""
    origin = Origin(offer.card, offer.resource, view.profile.region, view.shelve(path))
    draft = _draft(view, origin, came)
    previous = _previous(view, origin)
    if previous and _is_settled(view, previous, draft):
        view.save_seen(previous, view.now())
        return previous, False
    with _placed_at(offer.name), _intake(view, draft, origin) as taking:
        going = _pass_of(origin)
        for table in going.batches(view.snapshot_path(origin.snapshot)):
            taking.append(table)
        going.check()
        receipt = replace(
            draft,
            published=going.published_by(draft.retrieved.date()),
            rows_taken=going.rows,
            rows_rejected=len(going.rejects),
        )
        tables = {**going.tables, taking.table: taking.finish()}
        return view.record(receipt, tables), True


def derive_feed(view: View, receipt: Receipt, origin: Origin) -> Mapping[str, Any]:
    """The tables of a feed's snapshot, made again without keeping them; for `View.holds`."""
    going, feed = _pass_of(origin), _feed_of(origin)
    trial = view.trial(receipt, feed.table, feed.various)
    for table in going.batches(view.snapshot_path(receipt.snapshot)):
        trial.append(table)
    return {**going.tables, trial.table: trial.finish()}


def count_again(view: View, origin: Origin) -> Mapping[str, Mapping[str, str]]:
    """The counts of a feed's snapshot by their locators, read again from the snapshot."""
    going = _pass_of(origin)
    for _ in going.batches(view.snapshot_path(origin.snapshot)):
        continue
    return monthly(going.tally.table())


def _feed_of(origin: Origin) -> Any:  # noqa: ANN401  # a feed of the sources, which name it
    return format_of(origin.card, origin.resource).feed


def _intake(view: View, draft: Receipt, origin: Origin) -> Any:  # noqa: ANN401  # the catalog's
    feed = _feed_of(origin)
    return view.intake(draft, feed.table, feed.various)


def _pass_of(origin: Origin) -> _Pass:
    codes = {code: place.code for code, place in origin.card.codes.items()}
    return _Pass(origin, Tally(_feed_of(origin), codes))


def _previous(view: View, origin: Origin) -> Receipt | None:
    wanted = (origin.card.id, origin.resource.id)
    return next((one for one in view.latest() if (one.source, one.resource) == wanted), None)


def _draft(view: View, origin: Origin, came: Came) -> Receipt:
    return Receipt(
        source=origin.card.id,
        resource=origin.resource.id,
        snapshot=origin.snapshot,
        retrieved=view.now(),
        reader=reader_of(origin, format_of(origin.card, origin.resource).reader),
        marking=origin.card.marking,
        url=came.url,
        media_type=came.media or origin.resource.media,
        etag=came.etag,
        last_modified=came.last_modified,
    )


@contextmanager
def _placed_at(where: str) -> Iterator[None]:
    """Name the resource in an error that does not name one."""
    try:
        yield
    except SynopsisError as error:
        if error.where:
            raise
        raise type(error)(error.what, where=where, remedy=error.remedy) from error
