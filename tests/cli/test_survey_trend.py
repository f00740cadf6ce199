import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from synopsis.catalog import init_workspace
from synopsis.cli.desk import Desk, now
from synopsis.cli.survey import survey_group

PRINCIPAL = '\n[principals.analyst]\nclearance = "AMBER"\nbody = "SECRETARIAT"\n'


def run(folder: Path, *words: str, handle: str | None = None) -> Result:
    return CliRunner().invoke(survey_group, words, obj=Desk(folder, handle))


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with three synthetic waves: one share rises, one question is reworded."""
    home = tmp_path_factory.mktemp("surveys")
    folder = home / "demo"
    init_workspace(folder, "western-balkans", now())
    with (folder / "synopsis.toml").open("a", encoding="utf-8") as settings:
        settings.write(PRINCIPAL)
    done = run(
        folder, "simulate", "western-balkans", "--respondents", "200", "--wave", "2023",
        "--wave", "2024", "--wave", "2025", "--change", "joint_migration_plan_backed=-15",
        "--reword", "corruption_has_increased", "--out", str(home), "--format", "csv",
    )  # fmt: skip
    assert done.exit_code == 0, done.output
    for year in (2023, 2024, 2025):
        name = str(home / f"SYNTHETIC_{year}")
        read = run(folder, "read", f"{name}.csv", "--codebook", f"{name}.codebook.yml")
        assert read.exit_code == 0, read.output
    return folder


def test_trend_says_synthetic_and_what_changed(workspace: Path) -> None:
    done = run(workspace, "trend", "joint_migration_plan_backed")
    assert done.exit_code == 0, done.output
    assert done.output.startswith("SYNTHETIC: ")
    assert "SYNTHETIC_2023 to SYNTHETIC_2024: comparable" in done.output
    line = next(one for one in done.output.splitlines() if "fallen" in one)
    assert line.startswith("Western Balkans")
    assert "percentage points" in done.output
    assert "14 tests are corrected together" in done.output
    assert "* This designation" in done.output


def test_trend_as_json_has_no_nan_and_every_interval(workspace: Path) -> None:
    done = run(workspace, "trend", "joint_migration_plan_backed", "--json")
    told = json.loads(done.output, parse_constant=pytest.fail)
    assert told["is_synthetic"] is True
    assert [len(one["cells"]) for one in told["waves"]] == [7, 7, 7]
    first = told["steps"][0]["changes"][0]
    assert first["unit"] == "percentage_point"
    assert first["low"] < first["change"] < first["high"] < 0
    assert first["movement"] == "fallen"


NUMBERS = ("share", "low", "high", "se", "n")


def test_trend_as_json_has_no_number_of_what_is_held_back(workspace: Path) -> None:
    told = json.loads(
        run(workspace, "trend", "security_feeling", "--show", "answers", "--json").output
    )
    cells = [cell for one in told["waves"] for cell in one["cells"]]
    hidden = [cell for cell in cells if not cell["is_shown"]]
    assert {cell["why_not"] for cell in hidden} == {"held back"}
    assert all(cell[name] is None for cell in hidden for name in NUMBERS)
    assert all(cell[name] is not None for cell in cells if cell["is_shown"] for name in NUMBERS)
    changes = [one for step in told["steps"] for one in step["changes"]]
    blank = [one for one in changes if one["movement"] == "held back"]
    assert blank
    assert {value for one in blank for value in one.values() if isinstance(value, float)} == set()


def test_trend_lists_what_moved_and_counts_the_rest(workspace: Path) -> None:
    done = run(workspace, "trend", "security_concerns")
    assert "of the economies without a line (all in --json): " in done.output
    assert "no change that the sample can tell" in done.output
    assert "Held back: what no yearbook of the wave shows" in done.output


def test_trend_of_several_answers_ranks_them(workspace: Path) -> None:
    done = run(
        workspace, "trend", "security_concerns", "--between", "SYNTHETIC_2023", "SYNTHETIC_2025"
    )
    assert done.exit_code == 0, done.output
    assert "do not add up to a hundred" in done.output
    assert "answer, whole region" in done.output
    assert "SYNTHETIC_2024" not in done.output


def test_trend_blocks_until_a_person_overrides(workspace: Path) -> None:
    blocked = run(workspace, "trend", "corruption_has_increased")
    assert "SYNTHETIC_2023 to SYNTHETIC_2024: blocked: the wording changed" in blocked.output
    assert blocked.output.count("could have seen") == 1
    public = run(workspace, "trend", "corruption_has_increased", "--override", "a pretest")
    assert public.exit_code == 2
    assert "the public cannot override" in public.output
    done = run(
        workspace, "trend", "corruption_has_increased", "--override", "a pretest", handle="analyst"
    )
    assert "overridden by analyst (a pretest): the wording changed" in done.output
    later = run(workspace, "trend", "corruption_has_increased")
    assert "overridden by analyst (a pretest)" in later.output


def test_trend_refuses_an_override_of_nothing(workspace: Path) -> None:
    done = run(
        workspace, "trend", "joint_migration_plan_backed", "--override", "x", handle="analyst"
    )
    assert done.exit_code == 2
    assert "nothing is blocked" in done.output


@pytest.mark.parametrize(
    ("words", "sentence"),
    [(("martians",), "no wave that may be seen asked 'martians'"),
     (("corruption",), "use corruption_has_increased, corruption_"),
     (("security_concerns", "--between", "SYNTHETIC_2023", "another"), "no wave 'another'"),
     (("security_concerns", "--between", "SYNTHETIC_2024", "SYNTHETIC_2023"), "earlier wave first"),
     (("security_concerns", "--instrument", "another"), "no wave that may be seen")],
)  # fmt: skip
def test_trend_refuses_what_is_not_there(
    workspace: Path, words: tuple[str, ...], sentence: str
) -> None:
    done = run(workspace, "trend", *words)
    assert done.exit_code == 2
    assert sentence in done.output


def test_rally_shows_parts_ranks_and_what_it_is_made_of(workspace: Path) -> None:
    done = run(workspace, "rally")
    assert done.exit_code == 0, done.output
    assert done.output.startswith("SYNTHETIC: where citizens would stand together")
    assert "trend since SYNTHETIC_2024" in done.output
    assert "cannot be told apart" in done.output
    assert "geometric mean" in done.output


def test_rally_as_json_is_whole(workspace: Path) -> None:
    told = json.loads(run(workspace, "rally", "--json").output, parse_constant=pytest.fail)
    assert told["is_synthetic"] is True
    assert len(told["topics"]) == 9
    migration = next(one for one in told["topics"] if one["topic"] == "joint_migration_plan")
    assert migration["parts"]["trend"]["value"] < -0.05
    assert list(migration["economies"])[:3] == ["Albania", "Bosnia and Herzegovina", "Kosovo*"]


def test_rally_shows_no_economy_that_the_trend_holds_back(workspace: Path) -> None:
    rallied = json.loads(run(workspace, "rally", "--json").output)
    shown = 0
    for topic in rallied["topics"]:
        concept = rallied["questions"][topic["topic"]]
        trend = run(workspace, "trend", concept, "--show", "answers", "--json")
        cells = json.loads(trend.output)["waves"][-1]["cells"]
        known = {(one["place"], one["share"]) for one in cells if one["is_shown"]}
        rounded = {(place, round(share, 9)) for place, share in known}
        for economy, support in topic["economies"].items():
            assert (economy, round(support["value"], 9)) in rounded
        shown += len(topic["economies"])
    assert shown


def test_rally_says_salience_and_has_no_empty_column(workspace: Path) -> None:
    last, first = (
        run(workspace, "rally", "--wave", name).output
        for name in ("SYNTHETIC_2025", "SYNTHETIC_2023")
    )
    assert "salience, %" in last
    assert "concern," not in last
    assert "trend, points" in last
    assert "trend, points" not in first
    assert "held back in" not in last


def test_rally_of_a_wave_before_has_the_trend_before_it(workspace: Path) -> None:
    first = run(workspace, "rally", "--wave", "SYNTHETIC_2023")
    assert "no wave before it" in first.output
    assert "left out of the composite: trend" in first.output
    missing = run(workspace, "rally", "--wave", "SYNTHETIC_1999")
    assert missing.exit_code == 2
    assert "no wave 'SYNTHETIC_1999'" in missing.output


def test_rally_without_waves_says_what_to_do(tmp_path: Path) -> None:
    init_workspace(tmp_path / "demo", "western-balkans", now())
    done = run(tmp_path / "demo", "rally")
    assert done.exit_code == 2
    assert "survey read" in done.output
