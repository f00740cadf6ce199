"""The fuzzing tool finds what fails, keeps the case, and passes over what is answered."""

import random
from pathlib import Path

import pytest
from tools.fuzz import Stretch, Target, attempt, chosen, fuzz, keep, main, mutate, target_of

from synopsis.sources.archive import bundle, is_archive, open_archive
from synopsis.sources.connectors import CONNECTORS

BAD = "tests.tools.bad_readers"


def chances(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311  no secret


def test_mutate_gives_the_same_cases_for_the_same_seed() -> None:
    samples = (b"geo,year\nALB,2020\n", b"other")
    first, second = ([mutate(samples, chances(7)) for _ in range(3)] for _ in range(2))
    assert first == second
    chance = chances(7)
    assert len({mutate(samples, chance) for _ in range(200)}) > 150


def test_mutate_changes_the_files_of_an_archive() -> None:
    sample = bundle({"a.csv": b"geo\nALB\n", "b.csv": b"x\n"})
    chance = chances(1)
    cases = [mutate((sample,), chance) for _ in range(40)]
    whole = [case for case in cases if is_archive(case) and case != sample]
    opened = []
    for case in whole:
        try:
            opened.append(open_archive(case))
        except Exception:  # noqa: BLE001, S112  some are damaged as archives
            continue
    assert any(parts.keys() == {"a.csv", "b.csv"} for parts in opened)


def test_every_format_of_every_connector_is_a_target() -> None:
    names = chosen(())
    wanted = [f"{connector}/{name}" for connector, forms in CONNECTORS.items() for name in forms]
    assert wanted
    assert [name for name in wanted if name not in names] == []
    assert chosen(["world_bank/"])
    assert all(name.startswith("world_bank/") for name in chosen(["world_bank/"]))


@pytest.mark.parametrize("connector", sorted(CONNECTORS))
def test_samples_of_a_connector_are_answered(connector: str) -> None:
    for name in chosen([f"{connector}/"]):
        target = target_of(name)
        for sample in target.samples:
            attempt(target, sample)


def test_attempt_takes_only_the_project_s_own_errors() -> None:
    attempt(target_of(f"{BAD}:refuses"), b"")
    with pytest.raises(ValueError, match="invalid literal"):
        attempt(Target("x", int), b"x")


@pytest.mark.parametrize(
    ("reader", "why"),
    [
        ("raises", "ValueError"),
        ("sleeps", "SIGALRM (too slow)"),
        ("swells", "MemoryError"),
        ("ends", "SIGABRT"),
    ],
)
def test_reader_that_fails_is_found_and_its_case_kept(
    tmp_path: Path, reader: str, why: str
) -> None:
    (first, *_) = fuzz(Stretch(f"{BAD}:{reader}", 1, 3, slow=1), tmp_path)
    assert why in first.with_suffix(".txt").read_text("utf-8")
    assert first.read_bytes() not in (b"0,1\n", b"x")


def test_reader_that_answers_is_left_in_peace(tmp_path: Path) -> None:
    words = ["--minutes", "0.02", "--only", f"{BAD}:refuses", "--out", str(tmp_path / "found")]
    assert main(words) == 0
    assert not (tmp_path / "found").exists()


def test_main_ends_with_one_after_a_finding(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--minutes", "0.02", "--only", f"{BAD}:raises", "--out", str(tmp_path)]
    assert main(words) == 1
    assert "findings\n" in capsys.readouterr().out
    assert list(tmp_path.glob("*.case"))


def test_one_case_can_be_tried_again(tmp_path: Path) -> None:
    path = keep(tmp_path, f"{BAD}:raises", b"nothing", "why")
    with pytest.raises(ValueError, match="invalid literal"):
        main(["--case", str(path), "--only", f"{BAD}:raises"])
