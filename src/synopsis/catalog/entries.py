"""The one table of the ledger, its triggers, and the hash that chains its entries."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from synopsis.catalog.canonical import canonical, digest

if TYPE_CHECKING:
    from sqlalchemy import Connection, Table

FIRST = "0" * 64
FIELDS = (
    "position",
    "id",
    "handle",
    "kind",
    "at",
    "marking_level",
    "marking_owner",
    "releasable_to",
    "payload",
)
UNIQUE = ("marking_owner", "marking_level", "releasable_to", "kind", "id")
_SQLITE = """
CREATE TRIGGER contributions_no_{act} BEFORE {act} ON contributions
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END
"""
_POSTGRESQL = """
CREATE OR REPLACE FUNCTION contributions_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the ledger is append-only'; END $$;
CREATE TRIGGER contributions_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON contributions
FOR EACH STATEMENT EXECUTE FUNCTION contributions_refuse()
"""


def chain(entry: Mapping[str, Any], previous: str) -> str:
    """The hash of an entry: of the one before and of everything that it says."""
    return digest((previous + canonical({name: entry[name] for name in FIELDS})).encode())


def contributions() -> "Table":
    """The table; ids are unique within a marking and kind, since over all they would tell."""
    import sqlalchemy as sa  # heavy: only when used

    return sa.Table(
        "contributions",
        sa.MetaData(),
        sa.Column("position", sa.BigInteger, primary_key=True, autoincrement=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in FIELDS[1:5]),
        sa.Column("marking_level", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in FIELDS[6:]),
        sa.Column("previous", sa.Text, nullable=False, unique=True),
        sa.Column("hash", sa.Text, nullable=False, unique=True),
        sa.UniqueConstraint(*UNIQUE),
    )


def prepare(connection: "Connection", table: "Table") -> None:
    """Make the table with its triggers, if it is not there."""
    import sqlalchemy as sa  # heavy: only when used

    if sa.inspect(connection).has_table(table.name):
        return
    table.create(connection)
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(_POSTGRESQL)
        return
    for act in ("UPDATE", "DELETE"):
        connection.exec_driver_sql(_SQLITE.format(act=act))
