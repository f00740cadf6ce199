import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from synopsis.cli.desk import Desk
from synopsis.cli.warnings import warnings_group
from synopsis.vocabulary import SynopsisError
from tests.conftest import make_demo

PRINCIPAL = '\n[principals.analyst]\nclearance = "AMBER"\nbody = "RCC"\n'
SURGE = "route_surge/WB6/2022-06/readiness"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("warnings") / "demo"
    make_demo(root)
    with (root / "synopsis.toml").open("a", encoding="utf-8") as settings:
        settings.write(PRINCIPAL)
    return root


def run(folder: Path, *words: str, handle: str | None = None, as_of: date | None = None) -> Result:
    desk = Desk(folder, handle, as_of)
    return CliRunner().invoke(warnings_group, words, obj=desk)


def test_earlier_day_shows_what_could_be_known_then_with_caveat_and_record(folder: Path) -> None:
    done = run(folder, "--day", "2022-09-15")
    assert done.exit_code == 0, done.output
    assert done.output.startswith("2022-09-15: one warning\n")
    words = (
        SURGE,
        "answer by  2022-09-29",
        "caveat     A detection",
        "grade B2",
        "unlikely (ICD 203) within 90 days",
        "record     wb_route_detections/up",
    )
    for word in words:
        assert word in done.output, word
    before = run(folder, "--day", "2022-08-31")
    assert SURGE not in before.output


def test_json_has_every_field_and_the_exact_intervals(folder: Path) -> None:
    told = json.loads(run(folder, "--day", "2022-09-15", "--json").output)
    assert told["is_replay"] is True
    (one,) = told["warnings"]
    assert one["state"] == "noticed, not raised"
    assert one["caveat"]
    assert one["timeliness"]["known"] == "2022-09-01"
    assert one["timeliness"]["age_days"] == 77
    published = [row for row in one["record"] if row["data"] == "published"]
    assert {row["part"] for row in published} == {"tuned", "held back"}
    assert all(len(row["recall"]) == 2 for row in published)


def test_what_cannot_be_told_says_why_and_who_watches(folder: Path) -> None:
    done = run(folder, "--day", "2022-09-15", "--all")
    assert "what cannot be told:" in done.output
    assert "watched by: chair of the commission on small arms" in done.output
    assert "Peace process around Kosovo*" in done.output
    assert "standing tasks:" in done.output


def test_raising_and_answering_take_a_principal(folder: Path) -> None:
    for words in (("--raise",), ("answer", SURGE, "--acted")):
        done = run(folder, *words)
        assert isinstance(done.exception, SynopsisError)
        assert "the public cannot" in done.exception.sentence
    unknown = run(folder, "answer", SURGE, "--acted", handle="analyst")
    assert isinstance(unknown.exception, SynopsisError)
    assert "no raised warning" in unknown.exception.sentence


def test_raised_answered_and_no_longer_open(folder: Path) -> None:
    raised = run(folder, "--raise", "--json", handle="analyst")
    assert raised.exit_code == 0, raised.output
    told = json.loads(raised.stdout)["warnings"]
    assert told
    assert {one["state"] for one in told} == {"open"}
    again = run(folder, "--raise", handle="analyst")
    assert "0 raised" in again.stderr
    name = told[0]["id"]
    done = run(folder, "answer", name, "--declined", "known already", handle="analyst")
    assert done.exit_code == 0, done.output
    assert done.output.startswith(f"{name}: declined by analyst on ")
    left = json.loads(run(folder, "--open", "--json", handle="analyst").output)["warnings"]
    assert name not in {one["id"] for one in left}
    listed = run(folder, handle="analyst")
    assert "answered   declined by analyst" in listed.output
    assert "known already" in listed.output


def test_office_says_what_no_series_tells(folder: Path) -> None:
    words = ("spotted", "arms_diversion", "war_fades", "--turned", "a ceasefire holds")
    done = run(folder, *words, handle="analyst")
    assert done.exit_code == 0, done.output
    assert done.output.startswith("arms_diversion/war_fades/WB6: said by analyst on ")
    unknown = run(folder, "spotted", "surge", "x", "--over", "calm", handle="analyst")
    assert unknown.exit_code == 2
    assert "there is no card 'surge'" in unknown.output
    both = run(folder, *words, "--over", "calm", handle="analyst")
    assert both.exit_code == 2


def test_hindsight_scores_what_was_raised(folder: Path, tmp_path: Path) -> None:
    came = tmp_path / "came.csv"
    came.write_text("id,start,economies,trend\nE,2026-12-01,REGION,euro_atlantic\n", "utf-8")
    told = run(folder, "hindsight", str(came), "--json", handle="analyst")
    assert told.exit_code == 0, told.output
    by_card = {row["card"]: row for row in json.loads(told.output)}
    assert by_card["elections_abroad/readiness"]["hit"] == 1
    assert by_card["elections_abroad/readiness"]["Brier"] == 0.25
    assert (
        "elections_abroad/readiness" in run(folder, "hindsight", str(came), handle="analyst").output
    )
    came.write_text("id,start,economies,trend\nE,soon,REGION,euro_atlantic\n", "utf-8")
    broken = run(folder, "hindsight", str(came), handle="analyst")
    assert isinstance(broken.exception, SynopsisError)


@pytest.mark.parametrize(
    "words",
    [
        ("answer", SURGE),
        ("answer", SURGE, "--acted", "--declined", "no"),
        ("--raise", "--day", "2022-09-15"),
        ("--day", "soon"),
    ],
)
def test_wrong_words_are_refused_before_anything_is_written(
    folder: Path, words: tuple[str, ...]
) -> None:
    done = run(folder, *words, handle="analyst")
    assert done.exit_code == 2, done.output
