"""The wall: one predicate of sharing, the same in Python, SQLite, PostgreSQL and DuckDB."""

from collections.abc import Iterable
from pathlib import Path

import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from synopsis.catalog import Principal
from synopsis.catalog.engine import Engine, visible_rows
from synopsis.catalog.entries import contributions
from synopsis.catalog.ledger import seen_by
from synopsis.catalog.rows import OWN_COLUMNS, Rows, arrow, parquet
from synopsis.vocabulary import Marking, Tlp, may_see
from tests.catalog.worlds import markings, principals


def by_python(marks: list[Marking], principal: Principal) -> set[int]:
    return {place for place, marking in enumerate(marks) if may_see(principal, marking)}


def by_database(connection: sa.Connection, who: Principal) -> set[int]:
    table = contributions()
    found = connection.execute(sa.select(table.c.position).where(seen_by(table, who)))
    return {row.position for row in found}


def fill(connection: sa.Connection, marks: Iterable[Marking]) -> None:
    table = contributions()
    connection.execute(
        table.insert(),
        [
            {
                **dict.fromkeys(("handle", "kind", "at", "payload"), "x"),
                **dict.fromkeys(("id", "previous", "hash"), str(place)),
                "position": place,
                "marking_level": int(marking.level),
                "marking_owner": marking.owner,
                "releasable_to": marking.releasability,
            }
            for place, marking in enumerate(marks)
        ],
    )


def by_lake(folder: Path, marks: list[Marking], who: list[Principal]) -> list[set[int]]:
    rows = [
        {
            "place": place,
            "marking_level": int(marking.level),
            "marking_owner": marking.owner,
            "releasable_to": marking.releasability,
        }
        for place, marking in enumerate(marks)
    ]
    path = folder / "marks.parquet"
    path.write_bytes(parquet(arrow(Rows({"place": "integer", **OWN_COLUMNS}, rows), "marks")))
    read = Engine("duckdb", folder).table([path])
    found = [visible_rows(read, principal).place.to_pyarrow().to_pylist() for principal in who]
    return [set(places) for places in found]


WORLD = st.lists(markings(), min_size=60, max_size=60)
READERS = st.lists(principals(), min_size=6, max_size=6)


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(marks=WORLD, who=READERS)
def test_predicate_agrees_in_python_and_duckdb(
    tmp_path: Path, marks: list[Marking], who: list[Principal]
) -> None:
    assert by_lake(tmp_path, marks, who) == [by_python(marks, one) for one in who]


@settings(max_examples=30, deadline=None)
@given(marks=WORLD, who=READERS)
def test_predicate_agrees_in_python_and_sqlite(marks: list[Marking], who: list[Principal]) -> None:
    engine = sa.create_engine("sqlite://", poolclass=sa.StaticPool)
    with engine.begin() as connection:
        contributions().create(connection)
        fill(connection, marks)
        assert [by_database(connection, one) for one in who] == [
            by_python(marks, one) for one in who
        ]
    engine.dispose()


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(marks=WORLD, who=READERS)
def test_predicate_agrees_in_python_and_postgresql(
    ledger_address: str, marks: list[Marking], who: list[Principal]
) -> None:
    engine = sa.create_engine(ledger_address, poolclass=sa.NullPool)
    with engine.connect() as connection, connection.begin() as work:
        contributions().create(connection)
        fill(connection, marks)
        assert [by_database(connection, one) for one in who] == [
            by_python(marks, one) for one in who
        ]
        work.rollback()
    engine.dispose()


def test_predicate_knows_every_level() -> None:
    reader = Principal("chief", Tlp.RED, "A")
    assert [may_see(reader, Marking(level, "A")) for level in Tlp] == [True] * len(Tlp)
    public = Principal()
    assert [may_see(public, Marking(level, "A")) for level in Tlp] == [True, *[False] * 4]


def test_empty_releasable_set_means_the_owner_alone() -> None:
    alone = Marking(Tlp.GREEN, "A")
    assert not may_see(Principal("x", Tlp.RED, "RCC"), alone)
    assert may_see(Principal("x", Tlp.RED, "A"), alone)


def test_body_is_matched_whole_and_not_as_a_part_of_another() -> None:
    shared = Marking(Tlp.GREEN, "A", frozenset({"RCC"}))
    assert not may_see(Principal("x", Tlp.RED, "RC"), shared)
    assert may_see(Principal("x", Tlp.RED, "RCC"), shared)
