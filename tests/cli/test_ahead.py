"""The commands `outlook`, `backtest` and `score` as a user meets them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from synopsis.catalog import Workspace
from synopsis.cli.main import cli
from synopsis.vocabulary import SynopsisError


def run(workspace: Workspace, *words: str) -> Result:
    return CliRunner().invoke(cli, ["-w", str(workspace.root), *words])


def test_outlook_shows_intervals_and_the_statement(demo: Workspace) -> None:
    said = run(demo, "outlook", "wb_route_detections", "--horizon", "2").output
    assert "2024-01" in said
    assert "2024-03" not in said
    assert "words of ICD 203" in said
    assert "95 %" in said


def test_outlook_of_all_lists_every_series_and_keeps_the_footnote(demo: Workspace) -> None:
    said = run(demo, "outlook", "--horizon", "1").output
    assert said.count("nationals_detected") == 6
    assert "Kosovo*" in said
    assert "UNSCR 1244/1999" in said


def test_outlook_in_json_is_whole(demo: Workspace) -> None:
    record = json.loads(
        run(demo, "outlook", "wb_route_detections", "--horizon", "2", "--json").output
    )
    (own,) = record["outlooks"]
    assert list(own["steps"]) == ["2024-01", "2024-02"]
    assert own["statement"]["scale"] == "ICD 203"
    assert sum(own["weights"].values()) == pytest.approx(1)


def test_reason_is_the_answer_where_there_is_no_outlook(demo: Workspace) -> None:
    said = run(demo, "outlook", "asylum_recognition", "--place", "XKX").output
    assert "no outlook: insufficient data: published inside Serbia" in said


def test_kept_outlooks_are_scored_by_later_figures(demo: Workspace, tmp_path: Path) -> None:
    file, later = tmp_path / "then.json", tmp_path / "later"
    words = ("outlook", "nationals_detected", "--as-of", "2022-12", "--horizon", "2")
    assert run(demo, *words, "--save", str(file)).exit_code == 0
    later.mkdir()
    (later / "SYNTHETIC.csv").write_text(
        "economy,period,indicator,value\nALB,2023-01,nationals_detected,41\n", "utf-8"
    )
    done = CliRunner().invoke(cli, ["score", str(file), "--truth", str(later), "--json"])
    record = json.loads(done.output)
    assert (record["as_of"], record["scored"], len(record["not_covered"])) == ("2022-12", 1, 5)
    assert record["by_series"]["nationals_detected/ALB"]["n"] == 1
    shown = CliRunner().invoke(cli, ["score", str(file), "--truth", str(later)])
    assert "1 series, 1 periods scored" in shown.output


def test_backtest_shows_scores_beside_baselines(demo: Workspace) -> None:
    said = run(demo, "backtest", "wb_route_detections", "--origins", "3", "--horizon", "2").output
    assert "always_zero" in said
    assert "PIT distance" in said
    assert "origins 2023-08 to 2023-10" in said
    assert "too few origins for an interval" in said


def test_backtest_in_json_is_json(demo: Workspace) -> None:
    words = ("backtest", "wb_route_detections", "--origins", "3", "--horizon", "2", "--json")
    said = CliRunner().invoke(cli, ["-w", str(demo.root), *words]).stdout
    (record,) = json.loads(said, parse_constant=pytest.fail)
    assert record["origins"] == ["2023-08", "2023-10"]
    assert record["skill_low"] is None


def test_outlook_says_how_past_ones_fared(demo: Workspace) -> None:
    said = run(demo, "outlook", "wb_route_detections", "--horizon", "1").output
    assert "past outlooks, from 2021-02 to 2023-11: mean CRPS" in said
    assert "all of this lies in the past" in said


def test_outlook_whose_own_record_is_bad_is_not_given(demo: Workspace) -> None:
    said = run(demo, "outlook", "population", "--place", "ALB").output
    assert "none is believed, since past intervals that were to hold 80 %" in said
    assert "median" not in said


def test_kept_of_one_place_is_of_that_place(demo: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "one.json"
    words = ("outlook", "nationals_detected", "--place", "ALB", "--horizon", "1", "--as-of",
             "2030-12", "--save", str(file))  # fmt: skip
    assert run(demo, *words).exit_code == 0
    record = json.loads(file.read_text("utf-8"))
    assert [one["id"] for one in record["series"]] == ["nationals_detected/ALB"]
    assert record["as_of"] == "2023-12", "no later than what it rests on"
    assert record["marking"] == "TLP:CLEAR"


def test_truth_of_a_computed_indicator_is_the_indicator_itself(
    demo: Workspace, tmp_path: Path
) -> None:
    file = tmp_path / "one.json"
    run(demo, "outlook", "birth_rate", "--save", str(file))
    run(demo, "outlook", "protests", "--horizon", "1", "--save", str(tmp_path / "two.json"))
    record = json.loads((tmp_path / "two.json").read_text("utf-8"))
    assert {one["truth"]["within"]["indicator"] for one in record["series"]} == {"protests"}
    assert not any(one["truth"]["is_whole"] for one in record["series"])


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("outlook", "--as-of", "yesterday"), "is no period"),
        (("outlook", "--horizon", "99"), "99"),
        (("outlook", "wb_route_detections", "--place", "XXX"), "has no such series"),
        (("backtest",), "name one INDICATOR, or --all"),
        (("backtest", "protests", "--all"), "name one INDICATOR, or --all"),
    ],
)
def test_wrong_use_is_told(demo: Workspace, words: tuple[str, ...], message: str) -> None:
    done = run(demo, *words)
    assert (done.exit_code, message in done.output) == (2, True), done.output


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("outlook", "nonsense"), "there is no indicator 'nonsense'"),
        (("outlook", "protests", "--as-of", "1950-01", "--save", "{folder}/x.json"), "no series"),
        (("outlook", "protests", "--horizon", "1", "--save", "{folder}/none/x.json"), "write"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    demo: Workspace, tmp_path: Path, words: tuple[str, ...], message: str
) -> None:
    done = run(demo, *(word.format(folder=tmp_path) for word in words))
    assert isinstance(done.exception, SynopsisError)
    assert message in done.exception.sentence
    assert not list(tmp_path.iterdir()), "nothing is half-written"
