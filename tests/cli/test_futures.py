import csv
import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from synopsis.catalog import init_workspace
from synopsis.cli.desk import Desk, now
from synopsis.cli.futures import (
    elicit_group,
    influences_command,
    leverage_command,
    scenarios_command,
    whatif_command,
)
from synopsis.landscape import LandscapeError
from tests.landscape.scenarios.matrices import SOMEWHERELAND, published


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("futures") / "w"
    init_workspace(folder, "western-balkans", now())
    settings = folder / "synopsis.toml"
    settings.write_text(
        settings.read_text("utf-8")
        + '\n[principals.analyst]\nclearance = "AMBER"\nbody = "RCC"\n', "utf-8"
    )  # fmt: skip
    return folder


def run(command: click.Command, folder: Path, *words: str, handle: str | None = None) -> Result:
    return CliRunner().invoke(command, words, obj=Desk(folder, handle))


def told(command: click.Command, folder: Path, *words: str, handle: str | None = None) -> str:
    done = run(command, folder, *words, handle=handle)
    assert done.exit_code == 0, done.output
    return done.output


def test_matrix_of_a_file_is_listed_as_published(tmp_path: Path) -> None:
    file = tmp_path / "somewhereland.csv"
    file.write_text(SOMEWHERELAND.strip(), "utf-8")
    found = json.loads(told(scenarios_command, tmp_path, str(file), "--json"))
    assert found["complete"] is True
    assert len(found["scenarios"]) == 10
    assert sorted(one["score"] for one in found["scenarios"]) == sorted(
        [9, 21, 14, 12, 17, 15, 18, 9, 19, 8]
    )
    first = {"A": "A1", "B": "B2", "C": "C2", "D": "D1", "E": "E1", "F": "F2"}
    assert {"variants": first, "score": 9} in found["scenarios"]


def test_matrix_is_written_and_read_again(tmp_path: Path) -> None:
    file = tmp_path / "somewhereland.csv"
    file.write_text(SOMEWHERELAND.strip(), "utf-8")
    for name in ("again.scw", "again.csv"):
        again = tmp_path / name
        told(scenarios_command, tmp_path, str(file), "--write", str(again))
        one, other = (
            json.loads(told(scenarios_command, tmp_path, str(path), "--json"))["scenarios"]
            for path in (file, again)
        )
        assert [list(own["variants"].values()) for own in one] == [
            list(own["variants"].values()) for own in other
        ]


def test_list_that_stopped_says_that_it_is_not_complete(tmp_path: Path) -> None:
    file = tmp_path / "somewhereland.csv"
    file.write_text(SOMEWHERELAND.strip(), "utf-8")
    output = told(scenarios_command, tmp_path, str(file), "--tolerance", "1")
    assert output.startswith("15 consistent scenarios, complete")


def test_scenarios_of_the_region_are_told_with_lines_and_choices(workspace: Path) -> None:
    output = told(scenarios_command, workspace)
    assert "complete: " in output
    assert "NOT complete" not in output
    assert "lines " in output
    assert "Held as conditions: " in output
    assert "  rest: " in output


def test_what_if_follows_changes_and_says_what_it_is_not(workspace: Path) -> None:
    output = told(whatif_command, workspace, "--clamp", "migration_crisis=worse", "--no-draws")
    assert "0. Sudden growth of migration: as now -> worse (worse), supposed" in output
    assert "since Sudden growth of migration (worse)" in output
    assert "none is the probability of an event" in output
    record = json.loads(
        told(whatif_command, workspace, "--clamp", "migration_crisis=worse", "--no-draws", "--json")
    )
    assert record["draws"] is None
    assert record["calibrated"] is False
    assert record["changes"][0]["imposed"] is True


def test_leverage_tells_both_questions(workspace: Path) -> None:
    words = ("--toward", "conflict=less,as now", "--largest", "1", "--no-draws")
    output = told(leverage_command, workspace, *words)
    assert "In every scenario:" in output
    assert "no measure at all" in output  # now meets it already
    found = json.loads(told(leverage_command, workspace, *words, "--json"))
    assert found[0]["variants"] == ["as now", "less"]


@pytest.mark.parametrize(
    ("command", "words", "said"),
    [
        (whatif_command, ("--clamp", "conflict"), "is not NAME=VARIANT"),
        (whatif_command, ("--clamp", "conflict=less", "--clamp", "conflict=more"), "given twice"),
        (influences_command, ("--to", "peace"), "there is no concept 'peace'"),
        (scenarios_command, ("--families", "--tolerance", "2"), "leave out the rest"),
        (elicit_group, ("sheet", "x1", "sheet.txt"), "ends with .xlsx or .csv"),
        (elicit_group, ("sheet", "x1", "sheet.csv", "--link", "conflict"), "SOURCE:TARGET"),
    ],
)
def test_wrong_options_get_one_sentence(
    workspace: Path, command: click.Command, words: tuple[str, ...], said: str
) -> None:
    done = run(command, workspace, *words)
    assert done.exit_code == 2
    assert said in done.output


@pytest.mark.parametrize(
    ("command", "words", "said"),
    [
        (whatif_command, ("--clamp", "peace=more"), "no descriptor 'peace'"),
        (leverage_command, ("--toward", "conflict=none"), "no variant 'none'"),
        (scenarios_command, ("--model", "other"), "no model 'other'"),
        (influences_command, ("--coding", "other"), "no coding 'other'"),
        (elicit_group, ("sheet", "A Person", "sheet.csv"), "no handle"),
    ],
)
def test_unknown_names_are_refused_with_those_there_are(
    workspace: Path, command: click.Command, words: tuple[str, ...], said: str
) -> None:
    done = run(command, workspace, *words)
    assert isinstance(done.exception, LandscapeError)
    assert said in str(done.exception)


def test_loops_and_paths_carry_their_share(workspace: Path) -> None:
    output = told(influences_command, workspace, "--loops", "--draws", "50")
    assert "of 50 defensible codings some loop closes" in output
    assert "the loop reinforces itself" in output
    words = ("--from", "organised_crime", "--to", "conflict", "--draws", "50", "--json")
    paths = json.loads(told(influences_command, workspace, *words))
    assert all(0 <= one["survives"] <= 1 and "lines" in one["told"] for one in paths)


def filled(path: Path, strength: str) -> None:
    rows = list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))
    for row in rows:
        row["strength"] = strength
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


def test_sheet_goes_out_and_comes_back_whole(workspace: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.csv"
    ask = ("sheet", "SYNTHETIC-1", str(sheet), "--link", "organised_crime:conflict")
    assert "1 links for SYNTHETIC-1" in told(elicit_group, workspace, *ask)
    filled(sheet, "9")
    done = run(elicit_group, workspace, "take", str(sheet), handle="analyst")
    assert isinstance(done.exception, LandscapeError)
    assert "9" in str(done.exception)
    assert "no expert has rated" in told(elicit_group, workspace, handle="analyst")
    filled(sheet, "+2")
    taken = told(elicit_group, workspace, "take", str(sheet), handle="analyst")
    assert "SYNTHETIC-1: 1 ratings" in taken
    assert "nothing new" in told(elicit_group, workspace, "take", str(sheet), handle="analyst")
    held = json.loads(told(elicit_group, workspace, "--json", handle="analyst"))
    assert held[0]["ratings"] == {"SYNTHETIC-1": 2}
    assert "no expert has rated" in told(elicit_group, workspace)  # the public sees none of it
    weights = told(elicit_group, workspace, "weights", handle="analyst")
    assert "Cooke's weights are not covered" in weights


def test_ratings_are_drawn_from_and_named_as_what_they_are(workspace: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.csv"
    told(elicit_group, workspace, "sheet", "SYNTHETIC-2", str(sheet))
    filled(sheet, "0")
    told(elicit_group, workspace, "take", str(sheet), handle="analyst")
    words = ("--clamp", "migration_crisis=worse", "--json")
    heard = json.loads(told(whatif_command, workspace, *words, handle="analyst"))
    assert heard["draws"]["basis"].startswith("SYNTHETIC ratings of ")
    assert "TLP:AMBER" in heard["draws"]["basis"]
    assert json.loads(told(whatif_command, workspace, *words))["draws"]["basis"] == (
        "readings of the report"
    )


def test_what_is_asked_beside_the_cascade_is_told(workspace: Path) -> None:
    words = ("--clamp", "boundary_dispute=worse", "--no-draws", "--trace", "--noise", "0.5")
    output = told(whatif_command, workspace, *words)
    assert "links dropped in turn" in output
    assert "By chance at beta 0.5, worse after 1, 2," in output
    record = json.loads(told(whatif_command, workspace, *words, "--json"))
    assert record["spread"]["calibrated"] is False
    assert all(0 <= share <= 1 for own in record["spread"]["worse"].values() for share in own)
    assert record["carried"]


def test_doubt_taken_the_other_way_changes_the_map(workspace: Path) -> None:
    own = json.loads(told(influences_command, workspace, "--json"))
    other = json.loads(told(influences_command, workspace, "--switch", "corruption", "--json"))
    assert own["links"] != other["links"]
    done = run(influences_command, workspace, "--switch", "nothing")
    assert "there is no doubt 'nothing'" in str(done.exception)


def test_published_list_stands_beside_ours(tmp_path: Path) -> None:
    matrix = published("cibsa", "CIB_global.scw")
    words = (str(matrix), "--against", str(matrix.with_suffix(".sl")), "--shares", "--json")
    found = json.loads(told(scenarios_command, tmp_path, *words))
    assert (found["in_both"], found["only_here"], found["only_there"]) == (4, 0, 0)
    weights = {one["score"]: one["weight"] for one in found["scenarios"]}
    assert weights == {15: 4 / 36, 12: 12 / 36, 9: 1 / 36, 8: 2 / 36}
