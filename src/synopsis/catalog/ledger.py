"""The ledger: an append-only, hash-chained table of what people said and decided."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from synopsis.catalog.audience import shown
from synopsis.catalog.canonical import canonical
from synopsis.catalog.contribution import Contribution
from synopsis.catalog.entries import FIRST, UNIQUE, chain, contributions, prepare
from synopsis.catalog.errors import ConflictError, StoreError
from synopsis.vocabulary import Marking, Reader, Tlp, visible

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, Engine, Table

_CHAIN_LOCK = 7_205_759_403  # one number for all ledgers' writers in one PostgreSQL database
_WAIT_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Ledger:
    """A ledger at a database address; SQLite files are made by the first append."""

    address: str

    def append(self, draft: Contribution) -> int:
        """Append an entry and return its position once durable; a repeated one is the first.

        Raises ConflictError where the id stands for other content under the same marking.
        """
        table = contributions()
        with self._writing() as connection:
            prepare(connection, table)
            same = table.select().where(*_same_id(table, draft))
            known = connection.execute(same).mappings().first()
            if known:
                return _acknowledged(known, draft)
            last = connection.execute(
                table.select().order_by(table.c.position.desc()).limit(1)
            ).first()
            entry = _entry(draft, last.position + 1 if last else 1)
            previous = str(last.hash) if last else FIRST
            connection.execute(
                table.insert().values(**entry, previous=previous, hash=chain(entry, previous))
            )
            return int(entry["position"])

    def visible(self, reader: Reader) -> tuple[tuple[int, Contribution], ...]:
        """The entries that a reader may see, in order, each with its position in the chain."""
        if self._is_new:
            return ()
        table = contributions()
        rows = self._read(table, seen_by(table, reader))
        return tuple(
            (row["position"], _contribution(row, ordinal, reader))
            for ordinal, row in enumerate(rows, start=1)
        )

    def check(self) -> int:
        """The position of the first broken entry of the chain; 0 where it is whole."""
        previous = FIRST
        if self._is_new:
            return 0
        for place, row in enumerate(self._read(contributions()), start=1):
            sound = row["position"] == place and row["previous"] == previous
            if not sound or row["hash"] != chain(row, previous):
                return place
            previous = row["hash"]
        return 0

    def _read(self, table: "Table", *where: "ColumnElement[bool]") -> list[Mapping[str, Any]]:
        """Rows in order of position; none where there is no table yet."""
        import sqlalchemy as sa  # heavy: only when used

        with self._connected() as connection:
            if not sa.inspect(connection).has_table(table.name):
                return []
            query = table.select().where(*where).order_by(table.c.position)
            return [dict(row) for row in connection.execute(query).mappings()]

    @property
    def _file(self) -> Path | None:
        """The file of a SQLite ledger."""
        scheme, _, path = self.address.partition(":///")
        return Path(path) if scheme == "sqlite" else None

    @property
    def _is_new(self) -> bool:
        """Whether nothing was ever appended to a SQLite ledger; spares loading the library."""
        return self._file is not None and not self._file.exists()

    @contextmanager
    def _connected(self) -> "Iterator[Connection]":
        """A connection of its own, closed at the end; errors told in one sentence."""
        import sqlalchemy as sa  # heavy: only when used

        engine = _engine(self.address, self._file)
        try:
            with engine.connect() as connection:
                yield connection
        except sa.exc.SQLAlchemyError as error:
            reason = str(getattr(error, "orig", None) or error).strip().split("\n")[0]
            raise StoreError(
                f"the ledger refuses: {reason}",
                where=str(self._file or engine.url.render_as_string()),
                remedy="see to the disk or the database server and run it again",
            ) from error
        finally:
            engine.dispose()

    @contextmanager
    def _writing(self) -> "Iterator[Connection]":
        """A transaction that holds the chain alone, durable when it ends.

        EXTRA, since with FULL a power cut just after the commit may bring the journal back.
        """
        import sqlalchemy as sa  # heavy: only when used

        with self._connected() as connection:
            if connection.dialect.name == "postgresql":
                with connection.begin():
                    connection.exec_driver_sql("SET LOCAL synchronous_commit = on")
                    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_CHAIN_LOCK})")
                    yield connection
                return
            connection.exec_driver_sql("PRAGMA synchronous = EXTRA")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                with suppress(sa.exc.SQLAlchemyError):  # a full disk has rolled it back already
                    connection.exec_driver_sql("ROLLBACK")
                raise
            connection.exec_driver_sql("COMMIT")


def seen_by(table: "Table", reader: Reader) -> "ColumnElement[bool]":
    """The one predicate of sharing over the ledger's columns."""
    import sqlalchemy as sa  # heavy: only when used

    columns = table.c
    verdict = visible(
        columns.marking_level,
        columns.marking_owner,
        columns.releasable_to,
        reader,
        lambda column, token: column.contains(token, autoescape=True),
    )
    return sa.type_coerce(verdict, sa.Boolean)


def _engine(address: str, file: Path | None) -> "Engine":
    """A database engine without a pool; SQLite waits for other writers and opens no transaction."""
    import sqlalchemy as sa  # heavy: only when used

    if file is None:
        return sa.create_engine(address, poolclass=sa.NullPool)
    return sa.create_engine(
        sa.URL.create(
            "sqlite", database=str(file)
        ),  # a path may hold signs that an address may not
        poolclass=sa.NullPool,
        isolation_level="AUTOCOMMIT",
        connect_args={"timeout": _WAIT_SECONDS},
    )


def _same_id(table: "Table", draft: Contribution) -> "tuple[ColumnElement[bool], ...]":
    entry = _entry(draft, 0)
    return tuple(table.c[name] == entry[name] for name in UNIQUE)


def _entry(draft: Contribution, position: int) -> dict[str, Any]:
    return {
        "position": position,
        "id": draft.id,
        "handle": draft.handle,
        "kind": draft.kind,
        "at": draft.at.isoformat(),
        "marking_level": int(draft.marking.level),
        "marking_owner": draft.marking.owner,
        "releasable_to": draft.marking.releasability,
        "payload": canonical(draft.payload),
    }


def _acknowledged(known: Mapping[Any, Any], draft: Contribution) -> int:
    """The position of the entry that already has this id, if it says the same."""
    again = _entry(draft, 0)
    if any(known[name] != again[name] for name in ("handle", "payload")):
        raise ConflictError(
            f"the {draft.kind} {draft.id} already stands for something else",
            where="the ledger",
            remedy="append the correction under an id of its own",
        )
    return int(known["position"])


def _contribution(row: Mapping[str, Any], ordinal: int, reader: Reader) -> Contribution:
    return Contribution(
        row["id"],
        row["handle"],
        row["kind"],
        datetime.fromisoformat(row["at"]),
        shown(_marking(row), reader),
        json.loads(row["payload"]),
        ordinal,
    )


def _marking(row: Mapping[str, Any]) -> Marking:
    bodies = frozenset(filter(None, row["releasable_to"].split("|")))
    return Marking(Tlp(row["marking_level"]), row["marking_owner"], bodies)
