"""The benchmark measures whole processes, in the right order, and says what it measured."""

import sys
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import pytest
from tools.bench import TABLE, Cost, describe, measure, render, revise, run, steps


def test_measure_counts_seconds_and_memory() -> None:
    cost = measure(
        [sys.executable, "-S", "-c", "import time; x = 'x' * 50_000_000; time.sleep(0.2)"]
    )
    assert 0.2 < cost.seconds < 20
    assert cost.peak > 50e6  # what the tests themselves hold may count on top


def test_measure_tells_a_failure_with_what_was_said() -> None:
    with pytest.raises(RuntimeError, match="no such number"):
        measure([sys.executable, "-S", "-c", "raise SystemExit('no such number')"])


def test_costs_add_seconds_and_keep_the_highest_peak() -> None:
    assert Cost(1.0, 5) + Cost(2.0, 3) == Cost(3.0, 5)


def test_revise_changes_one_row() -> None:
    before = (files("synopsis") / TABLE).read_text("utf-8")
    after = revise(before)
    changed = [
        (old, new)
        for old, new in zip(before.splitlines(), after.splitlines(), strict=True)
        if old != new
    ]
    assert len(changed) == 1
    assert [float(row.rsplit(",", 1)[1]) for row in changed[0]][::-1] == [
        float(changed[0][0].rsplit(",", 1)[1]) + 1,
        float(changed[0][0].rsplit(",", 1)[1]),
    ]


def test_run_takes_every_step_in_order(tmp_path: Path) -> None:
    met: list[Sequence[str]] = []

    def cost_of(words: Sequence[str]) -> Cost:
        met.append(words[1:])
        return Cost(len(met), 10)

    found = run(tmp_path, cost_of)
    wanted = list(steps(tmp_path / "demo", tmp_path / "frontex_detections.csv"))
    assert met == [list(words) for step in wanted for words in step.commands]
    assert list(found) == [step.name for step in wanted]
    assert next(iter(found.values())) == Cost(1 + 2, 10)


def test_nothing_is_gathered_from_the_network(tmp_path: Path) -> None:
    gathers = [
        words
        for step in steps(tmp_path, tmp_path / "file.csv")
        for words in step.commands
        if "gather" in words
    ]
    assert len(gathers) == 2
    assert all("--from" in words for words in gathers)


def test_render_gives_medians() -> None:
    runs = [{"`build`": Cost(seconds, 100_000_000)} for seconds in (3.0, 1.0, 2.0)]
    text = render(runs, ["a machine"])
    assert text.startswith("- a machine\n")
    assert "| `build` | 2.00 | 1.00 | 3.00 | 100 |" in text


def test_describe_names_the_python_and_the_libraries() -> None:
    text = "\n".join(describe(5))
    assert f"Python {sys.version_info.major}.{sys.version_info.minor}" in text
    assert "duckdb" in text
    assert "median of 5" in text
