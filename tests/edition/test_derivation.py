"""The same evidence and code give the same bytes, and verify says where they do not."""

import csv
import shutil
import sqlite3
from collections.abc import Mapping
from datetime import timedelta
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from synopsis.catalog import check_edition, open_workspace
from tests.edition.driver import NOON
from tests.edition.stages import (
    EVIDENCE,
    Small,
    Stage,
    Stages,
    contents,
    copy,
    done,
    run,
    stage,
    verdict,
    view_of,
)

NEXT_DAY = NOON + timedelta(days=1)
# Another order of sets, another time zone, another language of the machine.
ELSEWHERE = {"PYTHONHASHSEED": "20260301", "TZ": "Asia/Tokyo", "LC_ALL": "C", "COLUMNS": "40"}
FIGURES = "uplands/figures/labour_office.csv"


def flip(path: Path, position: int) -> None:
    """Turn one bit of a file."""
    data = bytearray(path.read_bytes())
    data[position] ^= 1
    path.chmod(0o644)
    path.write_bytes(bytes(data))


def revised(table: Path) -> str:
    """A table of the small region with the last year of one economy revised."""
    rows = list(csv.reader(table.read_text("utf-8").splitlines()))
    last = max(number for number, row in enumerate(rows) if row[0] == "LOW")
    rows[last][3] = str(float(rows[last][3]) - 8)
    return "".join(",".join(row) + "\n" for row in rows)


@pytest.fixture(scope="module")
def second(small: Small, place: Path) -> Path:
    """A second edition of the same evidence, on the same day."""
    return stage(small.frozen.folder, place / "second", "freeze", "second").folder


@pytest.fixture(scope="module")
def third(small: Small, stages: Stages, place: Path) -> Path:
    """A later edition of evidence that was revised."""
    folder = copy(small.frozen.folder, place / "third")
    table = place / "labour_office.csv"
    table.write_text(revised(stages.shared / "region" / FIGURES), "utf-8")
    done(folder, "gather", "labour_office", "--from", str(table), at=NEXT_DAY)
    done(folder, "freeze", "third", at=NEXT_DAY)
    return folder


@pytest.fixture(scope="module")
def voiced(small: Small, place: Path) -> Path:
    """An edition over two contributions."""
    folder = copy(small.built.folder, place / "voiced")
    done(folder, "append", "2")
    done(folder, "freeze", "first")
    return folder


def test_two_workspaces_made_apart_give_the_same_bytes(built: Stage, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere" / "a workspace"
    for words in (("init",), ("gather", "--from", "shipped"), ("build",)):
        done(folder, *words, env=ELSEWHERE)
    here, there = (contents(root, *EVIDENCE, "draft") for root in (built.folder, folder))
    assert [name for name in here if here[name] != there.get(name)] == []
    assert here == there
    assert len([name for name in here if name.startswith("draft/")]) > 20


def test_frozen_edition_holds_and_is_derived_again_byte_for_byte(frozen: Stage) -> None:
    code, found = verdict(frozen.folder, "first", env=ELSEWHERE)
    files_ = contents(frozen.folder, "editions")
    assert (code, found["holds"], found["was_derived"]) == (0, True, True)
    assert found["outputs"] == len(files_) - 1  # all but the record
    assert found["faults"] == []


def test_editions_files_are_the_drafts_but_for_its_name(frozen: Stage) -> None:
    draft = {name.split("/", 1)[1] for name in contents(frozen.folder, "draft")}
    edition = {name.split("/", 2)[2] for name in contents(frozen.folder, "editions")}
    assert draft - {"draft.json"} == edition - {"edition.json"}


KINDS = {
    "shelf": "shelf/??/*",
    "lake": "lake/*/source=*/*.parquet",
    "receipt": "lake/receipts/*/*.json",
    "page": "editions/first/html/*.html",
    "print": "editions/first/synopsis.*",
    "data": "editions/first/data/*",
}


def faults(folder: Path) -> tuple[str, ...]:
    return check_edition(open_workspace(folder, lambda: NOON), "first")


@pytest.mark.parametrize("where", ["start", "middle", "end"])
@pytest.mark.parametrize("kind", KINDS)
def test_one_flipped_bit_is_found_and_its_file_named(
    frozen: Stage, tmp_path: Path, kind: str, where: str
) -> None:
    folder = copy(frozen.folder, tmp_path / "w")
    path = max(folder.glob(KINDS[kind]))
    flip(path, {"start": 0, "middle": path.stat().st_size // 2, "end": -1}[where])
    assert faults(folder) == (f"{path.relative_to(folder).as_posix()} has changed",)


def test_verify_names_every_file_with_a_flipped_bit_and_ends_with_one(
    frozen: Stage, tmp_path: Path
) -> None:
    folder = copy(frozen.folder, tmp_path / "w")
    paths = [min(folder.glob(pattern)) for pattern in KINDS.values()]
    for path in paths:
        flip(path, 7)
    code, found = verdict(folder, "first")
    assert (code, found["holds"], found["was_derived"]) == (1, False, False)
    names = sorted(f"{path.relative_to(folder).as_posix()} has changed" for path in paths)
    assert sorted(found["faults"]) == names


def test_flipped_bit_in_the_record_is_found(frozen: Stage, tmp_path: Path) -> None:
    folder = copy(frozen.folder, tmp_path / "w")
    record = folder / "editions/first/edition.json"
    flip(record, record.read_bytes().index(b'"outputs"') + 40)
    code, found = verdict(folder, "first")
    assert code == 1
    assert any("editions/first/edition.json has changed" in fault for fault in found["faults"])


@pytest.mark.parametrize("kind", KINDS)
def test_missing_file_is_named(frozen: Stage, tmp_path: Path, kind: str) -> None:
    folder = copy(frozen.folder, tmp_path / "w")
    path = min(folder.glob(KINDS[kind]))
    path.unlink()
    assert f"{path.relative_to(folder).as_posix()} is missing" in faults(folder)


def tamper(folder: Path, statement: str) -> None:
    """Change the ledger behind its own back, its triggers taken off first."""
    with sqlite3.connect(folder / "ledger.sqlite") as ledger:
        for act in ("UPDATE", "DELETE"):
            ledger.execute(f"DROP TRIGGER contributions_no_{act}")
        ledger.execute(statement)
    ledger.close()


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE contributions SET payload = '{\"say\":2}' WHERE id = 'v1'", "chain of hashes"),
        ("DELETE FROM contributions WHERE id = 'v1'", "chain of hashes"),
        ("DELETE FROM contributions WHERE kind = 'edition'", "before the ledger took it"),
        ("UPDATE contributions SET at = '2020-01-01T00:00:00+00:00' WHERE id = 'v2'", "chain"),
    ],
)
def test_ledger_that_was_tampered_with_is_told(
    voiced: Path, tmp_path: Path, statement: str, said: str
) -> None:
    folder = copy(voiced, tmp_path / "w")
    assert faults(folder) == ()
    tamper(folder, statement)
    code, found = verdict(folder, "first")
    assert code == 1
    assert any(said in fault for fault in found["faults"])


@pytest.fixture
def other_code(tmp_path: Path) -> Mapping[str, str]:
    """The environment of another version of the code: one comment more."""
    with as_file(files("synopsis")) as package:
        ignore = shutil.ignore_patterns("__pycache__")
        shutil.copytree(package, tmp_path / "code" / "synopsis", ignore=ignore)
    door = tmp_path / "code" / "synopsis" / "__init__.py"
    door.write_text(door.read_text("utf-8") + "# One comment more.\n", "utf-8")
    return {"PYTHONPATH": str(tmp_path / "code"), "PYTHONDONTWRITEBYTECODE": "1"}


def test_other_code_compares_inputs_alone_and_says_so(
    frozen: Stage, other_code: Mapping[str, str]
) -> None:
    code, found = verdict(frozen.folder, "first", env=other_code)
    assert (code, found["holds"], found["was_derived"]) == (0, True, False)
    said = done(frozen.folder, "verify", "first", env=other_code)
    assert "another version of the code" in said
    assert "were not derived again" in said


def test_other_code_still_finds_a_flipped_bit(
    frozen: Stage, tmp_path: Path, other_code: Mapping[str, str]
) -> None:
    folder = copy(frozen.folder, tmp_path / "w")
    path = next(folder.glob(KINDS["shelf"]))
    flip(path, 5)
    code, found = verdict(folder, "first", env=other_code)
    assert (code, found["was_derived"]) == (1, False)
    assert found["faults"] == [f"{path.relative_to(folder).as_posix()} has changed"]


def test_second_freeze_under_the_same_name_is_refused(third: Path, tmp_path: Path) -> None:
    folder = copy(third, tmp_path / "w")
    before = contents(folder, *EVIDENCE, "editions")
    ended = run(folder, "freeze", "first", at=NEXT_DAY)
    assert ended.returncode == 3
    assert "the edition first stands already and does not change" in ended.stderr
    assert contents(folder, *EVIDENCE, "editions") == before


def test_same_freeze_again_changes_nothing(small: Small, tmp_path: Path) -> None:
    frozen = small.frozen
    folder = copy(frozen.folder, tmp_path / "w")
    done(folder, "freeze", "first")
    assert contents(folder, "editions") == contents(frozen.folder, "editions")
    assert len(view_of(folder).contributions("edition")) == 1


def front_page(folder: Path, name: str) -> str:
    return (folder / "editions" / name / "html" / "index.html").read_text("utf-8")


def test_first_edition_says_that_it_is_the_first(frozen: Stage) -> None:
    assert "This is the first edition in this workspace" in front_page(frozen.folder, "first")


def test_edition_after_a_first_one_says_that_nothing_changed(second: Path) -> None:
    assert "No finding differs from the edition before." in front_page(second, "second")


def changes(page: str) -> str:
    """What the front page says under the head of changes."""
    return page.split('id="changes"', 1)[1].split("<h2", 1)[0]


def test_edition_after_a_revision_says_what_changed(third: Path) -> None:
    page = front_page(third, "third")
    assert "No finding differs" not in page
    assert "Lowmark" in changes(page)


def test_later_editions_leave_the_first_as_it_was_and_hold(third: Path, small: Small) -> None:
    first = contents(small.frozen.folder, "editions")
    later = contents(third, "editions")
    assert {name: later.get(name) for name in first} == first
    for name in ("first", "third"):
        code, found = verdict(third, name, at=NEXT_DAY)
        assert (code, found["was_derived"], found["faults"]) == (0, True, [])
