"""Views: the lake and the ledger as one principal may see them, as known on one day.

What a view tells, it computes from visible rows alone: counts, order, ordinals, digests, errors.
It holds still: what other writers add after its first look is seen by the next view.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from synopsis.catalog.audience import shown, write_marking
from synopsis.catalog.cache import Cache
from synopsis.catalog.canonical import digest_of
from synopsis.catalog.codebase import code_digest
from synopsis.catalog.contribution import Contribution, voices
from synopsis.catalog.edition import Edition, read_editions
from synopsis.catalog.errors import CatalogError, MarkingError, UnknownError, damaged
from synopsis.catalog.intake import Intake, intake
from synopsis.catalog.lake import Tables, is_whole
from synopsis.catalog.principal import Principal
from synopsis.catalog.profile import Profile
from synopsis.catalog.receipt import Receipt
from synopsis.catalog.rows import OWN_COLUMNS
from synopsis.catalog.stores import Home, Stores
from synopsis.vocabulary import Marking, may_see

if TYPE_CHECKING:
    import ibis


class View:
    """All that a principal may see as known on a day, and where they may append."""

    def __init__(
        self,
        home: Home,
        principal: Principal,
        as_of: date,
        stores: Stores,
        edition: Edition | None = None,
    ) -> None:
        """Look at a workspace's stores; at what an edition rests on, where one is given."""
        self.principal, self.as_of, self.edition = principal, as_of, edition
        self._home, self._stores = home, stores
        self._receipts: tuple[Receipt, ...] | None = None
        self._shown: tuple[Receipt, ...] | None = None
        self._entries: tuple[tuple[int, Contribution], ...] | None = None
        self._shelved: set[str] = set()
        self._whole: set[Path] = set()

    @property
    def root(self) -> Path:
        """The workspace's folder."""
        return self._home.root

    @property
    def profile(self) -> Profile:
        """The region's profile."""
        return self._home.profile

    @property
    def language(self) -> str:
        """The language of editions."""
        return self._home.settings.language

    @property
    def marking(self) -> Marking:
        """The marking of whatever is made from this view."""
        return self.principal.marking

    @property
    def cache(self) -> Cache:
        """Derived bytes by key, shared with those of the same clearance and body alone."""
        return self._stores.cache

    @property
    def code(self) -> str:
        """The digest of the code that looks."""
        return code_digest()

    def now(self) -> datetime:
        """The time by the workspace's clock, in UTC."""
        return self._home.clock().astimezone(UTC)

    def receipts(self) -> tuple[Receipt, ...]:
        """The visible receipts known by the day, by source, resource and vintage."""
        if self._shown is None:
            self._receipts = tuple(filter(self._in_force, self._stores.lake.receipts()))
            self._shown = tuple(map(self._as_shown, self._receipts))
        return self._shown

    def _as_shown(self, receipt: Receipt) -> Receipt:
        return replace(receipt, marking=shown(receipt.marking, self.principal))

    def _met(self, made: Receipt) -> None:
        """Take a new receipt among those seen, in its order, without reading them all again."""
        if self._receipts is None or self._shown is None or made in self._receipts:
            return
        if self._in_force(made):
            at = bisect_right(self._receipts, made.order, key=lambda one: one.order)
            self._receipts = (*self._receipts[:at], made, *self._receipts[at:])
            self._shown = (*self._shown[:at], self._as_shown(made), *self._shown[at:])

    def _in_force(self, receipt: Receipt) -> bool:
        known = receipt.known_on <= self.as_of
        chosen = self.edition is None or receipt.id in self.edition.receipts
        return known and chosen and may_see(self.principal, receipt.marking)

    def latest(self) -> tuple[Receipt, ...]:
        """The newest visible vintage of each resource of each source."""
        newest = {(receipt.source, receipt.resource): receipt for receipt in self.receipts()}
        return tuple(newest.values())

    def records(self, table: str, columns: Mapping[str, str] | None = None) -> "ibis.Table":
        """The rows of a table from the newest vintages, as an Ibis table.

        Without any, a table of the given columns and no rows, or UnknownError where none are given.
        """
        return self._rows(table, self.latest(), columns)

    def vintages(self, table: str, columns: Mapping[str, str] | None = None) -> "ibis.Table":
        """The rows of a table from all vintages known by the day; see `records`."""
        return self._rows(table, self.receipts(), columns)

    def hold(self, rows: "ibis.Table") -> "ibis.Table":
        """The same rows, computed once where the engine would do so for each question anew."""
        return self._stores.engine.hold(rows)

    def _rows(
        self, table: str, receipts: Iterable[Receipt], columns: Mapping[str, str] | None
    ) -> "ibis.Table":
        lake, engine = self._stores.lake, self._stores.engine
        files = {
            lake.table_path(table, receipt.source, file)
            for receipt in receipts
            for file in receipt.files.get(table, ())
        }
        if files:
            self._check(files)
            return engine.rows(sorted(files), self.principal)
        if columns is None:
            raise UnknownError(
                f"there are no records of {table}", remedy="gather a source that has them"
            )
        return engine.empty({**columns, **OWN_COLUMNS})

    def _check(self, files: set[Path]) -> None:
        """Refuse to read what is no longer as it was recorded; once per file and view."""
        for path in sorted(files - self._whole):
            if not is_whole(path):
                raise damaged(path)
            self._whole.add(path)

    def snapshot(self, name: str) -> bytes:
        """The bytes of a file on the shelf that a visible receipt names, checked by its digest."""
        self._check_name(name)
        return self._stores.shelf.read(name)

    def snapshot_path(self, name: str) -> Path:
        """Where a file stands that is too large for memory; checked by its digest."""
        self._check_name(name)
        shelf = self._stores.shelf
        return shelf.path(name) if name in self._shelved else shelf.whole(name)

    def _check_name(self, name: str) -> None:
        """Refuse a snapshot that no visible receipt names and that was not shelved here."""
        if name not in self._known():
            raise UnknownError(
                f"there is no snapshot {name[:12]}",
                remedy="gather its source or check the digest",
            )

    def _known(self) -> set[str]:
        return self._shelved | {receipt.snapshot for receipt in self.receipts()}

    def contributions(
        self, kind: str | None = None, upto: int | None = None
    ) -> tuple[Contribution, ...]:
        """The visible entries of the ledger by the day, in order, of a kind, up to an ordinal."""
        return tuple(
            entry
            for _, entry in self._visible_entries()
            if (kind is None or entry.kind == kind)
            and (upto is None or entry.ordinal <= upto)
            and (self.edition is None or entry.ordinal <= self.edition.upto)
            and entry.at.date() <= self.as_of
        )

    def _visible_entries(self) -> tuple[tuple[int, Contribution], ...]:
        if self._entries is None:
            self._entries = self._stores.ledger.visible(self.principal)
        return self._entries

    @property
    def digest(self) -> str:
        """SHA-256 over the inputs and the code that reads them."""
        return digest_of([self.inputs, code_digest()])

    @property
    def inputs(self) -> str:
        """SHA-256 over everything visible that the picture rests on, cards, language and day."""
        return digest_of(
            {
                "as_of": self.as_of.isoformat(),
                "contributions": voices(self.contributions()),
                "evidence": [receipt.content for receipt in self.receipts()],
                "language": self.language,
                "marking": write_marking(self.marking),
                "profile": self.profile.digest,
            }
        )

    def shelve(self, data: bytes | BinaryIO | Path) -> str:
        """Put a file on the shelf; it is in nobody's sight before a receipt names it."""
        name = self._stores.shelf.put(data)
        self._shelved.add(name)
        return name

    def record(self, receipt: Receipt, tables: Tables) -> Receipt:
        """Take records into the lake in one commit; the same reading again is the first one."""
        self._may_write(receipt.marking, f"{receipt.source}/{receipt.resource}")
        if receipt.snapshot not in self._known():
            raise CatalogError(
                "a receipt names a snapshot that was not shelved in this view",
                where=f"{receipt.source}/{receipt.resource}",
                remedy="shelve the file first",
            )
        made = self._stores.lake.record(receipt, tables)
        self._met(made)
        return made

    def intake(
        self, draft: Receipt, table: str, various: frozenset[str] = frozenset()
    ) -> AbstractContextManager[Intake]:
        """Where a table too large for memory is taken, until `record` takes its files."""
        self._may_write(draft.marking, f"{draft.source}/{draft.resource}")
        return intake(self._stores.lake.root, draft, table, various)

    def is_whole(self, receipt: Receipt) -> bool:
        """Whether the lake still holds all that a visible receipt names."""
        own = self._own(receipt)
        return own is not None and self._stores.lake.is_whole(own)

    def holds(self, receipt: Receipt, tables: Tables) -> bool:
        """Whether tables make the very files of a visible receipt; hidden ones are unknown."""
        own = self._own(receipt)
        return own is not None and self._stores.lake.holds(own, tables)

    def trial(self, receipt: Receipt, table: str, various: frozenset[str] = frozenset()) -> Intake:
        """An intake that keeps nothing, to see which files a table would make; see `holds`."""
        return Intake(self._own(receipt) or receipt, table, None, various)

    def _own(self, receipt: Receipt) -> Receipt | None:
        """A visible receipt as the lake has it, with every recipient of its rows."""
        self.receipts()
        return next((one for one in self._receipts or () if one.id == receipt.id), None)

    def save_seen(self, receipt: Receipt, when: datetime) -> None:
        """Note that a publisher still offers the bytes of a receipt; no evidence, in no digest."""
        self._stores.lake.save_seen(receipt, when)

    def last_seen(self, receipt: Receipt) -> datetime:
        """When the bytes of a receipt were last met at their publisher."""
        return self._stores.lake.last_seen(receipt)

    def append(
        self,
        kind: str,
        payload: Mapping[str, Any],
        *,
        id: str,  # noqa: A002  # the ledger's own word
        marking: Marking,
    ) -> Contribution:
        """Append to the ledger and return the entry once durable; a repeated one is the first."""
        draft = Contribution(id, self.principal.handle, kind, self.now(), marking, payload)
        self._may_write(marking, f"{kind} {id}")
        position = self._stores.ledger.append(draft)
        self._entries = None
        return dict(self._visible_entries())[position]

    def _may_write(self, marking: Marking, where: str) -> None:
        """Refuse what its writer could not read again: nobody writes into the dark."""
        if not may_see(self.principal, marking):
            raise MarkingError(
                f"{self.principal.handle} may not see what is marked {marking.label}",
                where=where,
                remedy="use a principal with that clearance and body",
            )

    def editions(self) -> tuple[Edition, ...]:
        """The editions that the principal may see, by time."""
        return read_editions(self.root / "editions", self.principal)
