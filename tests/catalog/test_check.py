import pytest
import sqlalchemy as sa

from synopsis.catalog import Workspace, check_edition, freeze_edition
from synopsis.catalog.errors import UnknownError
from synopsis.vocabulary import CLEAR
from tests.catalog.test_shelf import flip
from tests.catalog.worlds import record


@pytest.fixture
def frozen(workspace: Workspace) -> Workspace:
    record(workspace.view(), b"evidence")
    workspace.view().append("vote", {}, id="v1", marking=CLEAR)
    freeze_edition(workspace.view(), "spring", {"page.html": b"page"})
    return workspace


PLACES = ["shelf/??/*", "lake/observations/*/*", "lake/receipts/*/*", "editions/spring/page.html"]


def test_whole_edition_has_no_faults(frozen: Workspace) -> None:
    assert check_edition(frozen, "spring") == ()


@pytest.mark.parametrize("place", PLACES)
def test_flipped_byte_is_named(frozen: Workspace, place: str) -> None:
    path = next(frozen.root.glob(place))
    name = path.relative_to(frozen.root).as_posix()
    path.chmod(0o644)
    if "receipts" in place:
        path.write_text(path.read_text().replace("customs 1", "customs 2"))
    else:
        flip(path)
    assert f"{name} has changed" in check_edition(frozen, "spring")


@pytest.mark.parametrize("place", PLACES)
def test_missing_file_is_named(frozen: Workspace, place: str) -> None:
    path = next(frozen.root.glob(place))
    path.unlink()
    name = path.relative_to(frozen.root).as_posix()
    assert f"{name} is missing" in check_edition(frozen, "spring")


def test_stray_output_is_named(frozen: Workspace) -> None:
    (frozen.root / "editions" / "spring" / "more.html").write_text("x")
    assert check_edition(frozen, "spring") == (
        "editions/spring/more.html is not part of the edition",
    )


def test_record_written_anew_is_found_by_the_ledger(frozen: Workspace) -> None:
    path = frozen.root / "editions" / "spring" / "edition.json"
    path.chmod(0o644)
    path.write_text(path.read_text().replace('"upto":1', '"upto":2'))
    assert any("edition.json has changed" in fault for fault in check_edition(frozen, "spring"))


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE contributions SET handle = 'x' WHERE position = 1", "chain of hashes is broken"),
        ("DELETE FROM contributions WHERE position = 1", "no longer holds the contributions"),
    ],
)
def test_tampered_ledger_is_told(frozen: Workspace, statement: str, told: str) -> None:
    engine = sa.create_engine(frozen.settings.ledger, poolclass=sa.NullPool)
    with engine.begin() as connection:
        for act in ("UPDATE", "DELETE"):
            connection.execute(sa.text(f"DROP TRIGGER contributions_no_{act}"))
        connection.execute(sa.text(statement))
    engine.dispose()
    assert any(told in fault for fault in check_edition(frozen, "spring"))


def test_unknown_edition_is_told(frozen: Workspace) -> None:
    with pytest.raises(UnknownError, match="there is no edition autumn"):
        check_edition(frozen, "autumn")
