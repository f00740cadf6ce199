from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from synopsis.catalog import Principal
from synopsis.catalog.contribution import Contribution
from synopsis.catalog.errors import ConflictError, StoreError
from synopsis.catalog.ledger import Ledger
from synopsis.vocabulary import CLEAR, Marking, Tlp
from tests.catalog.worlds import NOON

RED = Marking(Tlp.RED, "A")
PUBLIC = Principal()


@pytest.fixture(params=["sqlite", "postgresql"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    if request.param == "sqlite":
        yield Ledger(f"sqlite:///{tmp_path}/ledger.sqlite")
    else:
        yield Ledger(request.getfixturevalue("ledger_address"))


def vote(number: int, marking: Marking = CLEAR, say: object = "aye \x00 Ћ") -> Contribution:
    return Contribution(f"v{number}", "someone", "vote", NOON, marking, {"say": say})


def execute(ledger: Ledger, *statements: str) -> None:
    engine = sa.create_engine(ledger.address, poolclass=sa.NullPool)
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(sa.text(statement))
    engine.dispose()


def unguard(ledger: Ledger) -> None:
    """Take the triggers away, as somebody with the file in hand could."""
    if ledger.address.startswith("sqlite"):
        names = ("UPDATE", "DELETE")
        execute(ledger, *(f"DROP TRIGGER contributions_no_{name}" for name in names))
    else:
        execute(ledger, "DROP TRIGGER contributions_no_change ON contributions")


def test_new_ledger_is_empty_and_whole(ledger: Ledger) -> None:
    assert ledger.visible(PUBLIC) == ()
    assert ledger.check() == 0


def test_entries_come_back_in_order_as_they_were(ledger: Ledger) -> None:
    assert [ledger.append(vote(number)) for number in (1, 2, 3)] == [1, 2, 3]
    entries = [entry for _, entry in ledger.visible(PUBLIC)]
    assert [entry.ordinal for entry in entries] == [1, 2, 3]
    assert [entry.digest for entry in entries] == [vote(number).digest for number in (1, 2, 3)]
    assert ledger.check() == 0


def test_repeated_append_is_the_first_entry(ledger: Ledger) -> None:
    assert [ledger.append(vote(1)), ledger.append(vote(2)), ledger.append(vote(1))] == [1, 2, 1]
    assert len(ledger.visible(PUBLIC)) == 2


def test_same_id_with_other_content_is_refused(ledger: Ledger) -> None:
    ledger.append(vote(1))
    with pytest.raises(ConflictError, match="the vote v1 already stands for something else"):
        ledger.append(vote(1, say="nay"))
    assert len(ledger.visible(PUBLIC)) == 1


def test_same_id_under_another_marking_is_another_entry(ledger: Ledger) -> None:
    assert [ledger.append(vote(1)), ledger.append(vote(1, RED, "nay"))] == [1, 2]
    assert len(ledger.visible(Principal("x", Tlp.RED, "A"))) == 2


def test_hidden_entries_change_nothing_in_sight(ledger: Ledger) -> None:
    for number in (1, 2, 3, 4):
        ledger.append(vote(number, RED if number % 2 else CLEAR))
    shown = [(entry.ordinal, entry.digest) for _, entry in ledger.visible(PUBLIC)]
    assert shown == [(1, vote(2).digest), (2, vote(4).digest)]
    assert len(ledger.visible(Principal("x", Tlp.AMBER_STRICT, "A"))) == 2
    assert len(ledger.visible(Principal("x", Tlp.RED, "A"))) == 4


@pytest.mark.parametrize(
    "statement", ["UPDATE contributions SET payload = 'x'", "DELETE FROM contributions"]
)
def test_database_itself_refuses_change(ledger: Ledger, statement: str) -> None:
    ledger.append(vote(1))
    with pytest.raises(sa.exc.DBAPIError, match="append-only"):
        execute(ledger, statement)
    assert ledger.check() == 0


@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ('UPDATE contributions SET payload = \'{"say":"nay"}\' WHERE position = 2', 2),
        ("UPDATE contributions SET marking_level = 0 WHERE position = 3", 3),
        ("UPDATE contributions SET at = '2026-03-02T12:00:00+00:00' WHERE position = 1", 1),
        ("DELETE FROM contributions WHERE position = 2", 2),
        ("DELETE FROM contributions WHERE position = 1", 1),
        ("UPDATE contributions SET hash = '0' WHERE position = 4", 4),
    ],
)
def test_tampering_is_found_at_the_first_broken_entry(
    ledger: Ledger, statement: str, broken: int
) -> None:
    for number in (1, 2, 3, 4):
        ledger.append(vote(number, RED))
    unguard(ledger)
    execute(ledger, statement)
    assert ledger.check() == broken


def test_file_that_is_no_ledger_is_told_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    path.write_bytes(b"not a database at all, and long enough to be taken for one" * 20)
    with pytest.raises(StoreError, match="the ledger refuses: file is not a database in"):
        Ledger(f"sqlite:///{path}").append(vote(1))


def test_server_that_is_away_is_told_in_one_sentence_without_its_password(tmp_path: Path) -> None:
    address = f"postgresql+psycopg://me:secret@/x?host={tmp_path}"
    with pytest.raises(StoreError) as told:
        Ledger(address).append(vote(1))
    assert "secret" not in str(told.value)
    assert "\n" not in str(told.value)
