import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from synopsis.catalog import init_workspace
from synopsis.cli.composite import composite_command
from synopsis.cli.desk import Desk, now
from synopsis.evidence import SHIPPED, gather
from synopsis.indicators import IndicatorError

NAMES = ("migration_pressure", "rule_of_law_conditions", "tension_conditions")


def run(folder: Path, *words: str, handle: str | None = None) -> Result:
    return CliRunner().invoke(composite_command, words, obj=Desk(folder, handle))


def told(folder: Path, *words: str, handle: str | None = None) -> str:
    done = run(folder, *words, handle=handle)
    assert done.exit_code == 0, done.output
    return done.output


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("composites") / "demo"
    init_workspace(folder, "western-balkans", now())
    gather(Desk(folder).view(), (), SHIPPED, progress=lambda *_: None)
    return folder


def test_list_names_every_composite(workspace: Path) -> None:
    output = told(workspace)
    assert [name for name in NAMES if name in output] == list(NAMES)
    listed = json.loads(told(workspace, "--json"))
    assert [one["id"] for one in listed] == list(NAMES)
    assert all(one["resilience"] for one in listed)


@pytest.mark.parametrize("name", NAMES)
def test_composite_says_everything_that_was_chosen(workspace: Path, name: str) -> None:
    output = told(workspace, name)
    for step in ("denominate", "screen", "impute", "treat", "normalise", "weights", "aggregate"):
        assert re.search(rf"^  {step}: \S", output, re.MULTILINE)
    for part in (
        "span of 90 % of ranks",
        "Resilience, scored apart",
        "What other choices",
        "alone",
    ):
        assert part in output
    assert re.search(r"^Kosovo\*  ", output, re.MULTILINE)
    assert "* This designation" in output
    assert "nan" not in output.lower().split()


def test_member_that_is_not_covered_is_listed_and_the_interval_is_wide(workspace: Path) -> None:
    output = told(workspace, "migration_pressure")
    assert "Each economy is read against its own past: a rank" in output
    assert "not covered: Kosovo*, refugees_hosted (published inside Serbia)" in output
    scores = json.loads(told(workspace, "migration_pressure", "--json"))["scoring"]["scores"]
    last = [one for one in scores if one["year"] == 2023]
    lacking = next(one for one in last if one["place"] == "XKX")
    assert lacking["high"] - lacking["low"] == max(one["high"] - one["low"] for one in last)
    assert lacking["high"] - lacking["low"] > 15
    assert [one["member"] for one in lacking["not_covered"]] == [
        "refugees_hosted", "asylum_claims_pending",
    ]  # fmt: skip


def test_year_that_is_mostly_filled_is_marked_and_does_not_lead(workspace: Path) -> None:
    output = told(workspace, "tension_conditions")
    scoring = json.loads(told(workspace, "tension_conditions", "--json"))["scoring"]
    newest = max(one["year"] for one in scoring["scores"])
    lead = int(re.findall(r"^Scores of (\d+);", output, re.MULTILINE)[0])
    assert lead < newest
    assert re.search(rf"^Newer years have a score, .*{newest}$", output, re.MULTILINE)
    assert re.search(rf"^score in .*{lead}  .*{newest} filled$", output, re.MULTILINE)
    assert "say nothing new" in re.sub(r"\s+", " ", output)
    last = [one for one in scoring["scores"] if one["year"] == newest]
    assert all(one["published"] < one["covered"] == 1 for one in last)
    assert re.search(r"^place .*published +filled +not covered$", output, re.MULTILINE)
    # What is published now for every year is not marked.
    assert (
        " filled"
        not in re.findall("^score in.*", told(workspace, "migration_pressure"), re.MULTILINE)[0]
    )


@pytest.mark.parametrize("name", NAMES)
def test_hindsight_and_what_stands_in_are_said(workspace: Path, name: str) -> None:
    output = re.sub(r"\s+", " ", told(workspace, name))
    assert "Past years are read in hindsight" in output
    assert "stand_in middle" in output
    assert re.search(r"lead_above 0\.5, beyond \d+", output)


def restricted(workspace: Path, folder: Path, *, with_data: bool) -> Path:
    """The workspace with one source that the public may not see, with or without its data."""
    shutil.copytree(workspace, folder)
    own = folder / "cards" / "sources" / "unhcr.yml"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text("id: unhcr\nmarking: {level: AMBER, owner: RCC}\n", "utf-8")
    with (folder / "synopsis.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[principals.analyst]\nclearance = "AMBER"\nbody = "RCC"\n')
    shutil.rmtree(folder / "lake" / "receipts" / "unhcr")
    if with_data:
        gather(Desk(folder, "analyst").view(), ("unhcr",), SHIPPED, progress=lambda *_: None)
    return folder


def test_nothing_of_a_hidden_source_is_told(workspace: Path, tmp_path: Path) -> None:
    """Text, counts and JSON are the same whether the hidden source has data or not."""
    full = restricted(workspace, tmp_path / "full", with_data=True)
    bare = restricted(workspace, tmp_path / "bare", with_data=False)
    for words in (
        (), ("--json",), ("migration_pressure",), ("migration_pressure", "--json"),
        ("migration_pressure", "--variant", "without_sheltering"),
        ("migration_pressure", "--variant", "without_sheltering", "--json"),
        ("tension_conditions", "--json"),
    ):  # fmt: skip
        one, other = run(full, *words), run(bare, *words)
        assert (one.output, str(one.exception)) == (other.output, str(other.exception))
        for name in ("refugees_hosted", "asylum_claims_pending", "refugee agency", "unhcr"):
            assert name not in one.output + str(one.exception)
        if "migration_pressure" in words:
            assert isinstance(one.exception, IndicatorError)
            assert one.exception.exit_code == 5
            assert "not all of its members may be seen" in one.exception.sentence
    listed = {one["id"]: one for one in json.loads(told(full, "--json"))}
    assert set(listed["migration_pressure"]) == {"id", "name", "higher_means", "may_be_told"}
    assert listed["tension_conditions"]["may_be_told"]


def test_reader_who_may_see_all_is_told_the_marking_and_what_is_not_gathered(
    workspace: Path, tmp_path: Path
) -> None:
    full = restricted(workspace, tmp_path / "full", with_data=True)
    output = told(full, "migration_pressure", handle="analyst")
    assert "sharing: TLP:AMBER for RCC" in output
    as_json = json.loads(told(full, "migration_pressure", "--json", handle="analyst"))
    assert as_json["marking"] == "TLP:AMBER for RCC"
    assert "Marking(" not in output
    assert "sharing:" not in told(workspace, "migration_pressure")
    bare = restricted(workspace, tmp_path / "bare", with_data=False)
    output = told(bare, "migration_pressure", handle="analyst")
    assert re.search(r"^  not covered: Albania, .*Serbia, refugees_hosted \(", output, re.MULTILINE)
    assert "None" not in output
    assert re.search(
        r"^refugees_hosted +17 % +raises +none +0 % +not counted", output, re.MULTILINE
    )
    assert re.search(r"^Bosnia and Herzegovina .* 67 % +0 % +33 %$", output, re.MULTILINE)
    whole, lacking = (
        {
            one["place"]: one
            for one in json.loads(told(at, "migration_pressure", "--json", handle="analyst"))[
                "scoring"
            ]["scores"]
            if one["year"] == 2023
        }
        for at in (full, bare)
    )
    for place, one in lacking.items():
        assert one["covered"] == pytest.approx(4 / 6)
        assert [lack["member"] for lack in one["not_covered"]] == [
            "refugees_hosted", "asylum_claims_pending",
        ]  # fmt: skip
        assert one["high"] - one["low"] > 15
        assert one["low"] <= whole[place]["high"]
        assert one["high"] >= whole[place]["low"]


def test_value_a_thousandfold_is_said_loudly(workspace: Path, tmp_path: Path) -> None:
    folder = tmp_path / "odd"
    shutil.copytree(workspace, folder)
    own = folder / "cards" / "composites" / "tension_conditions.yml"
    own.parent.mkdir(parents=True, exist_ok=True)
    shipped = Desk(folder).view().profile.path("composites/tension_conditions.yml")
    own.write_text(shipped.read_text("utf-8").replace("beyond: 10", "beyond: 2"), "utf-8")
    assert "NOT COUNTED" not in told(workspace, "tension_conditions")
    # By so small a factor a value that is well beyond the others is doubted already.
    with_rule = told(folder, "migration_pressure")
    assert "NOT COUNTED" not in with_rule
    own.write_text(
        shipped.read_text("utf-8")
        .replace("beyond: 10", "beyond: 2")
        .replace("indicator: political_stability", "indicator: refugees_hosted"),
        "utf-8",
    )
    output = told(folder, "tension_conditions")
    assert re.search(r"^  NOT COUNTED: refugees_hosted, .* times beyond", output, re.MULTILINE)


def test_json_is_whole_and_without_nan(workspace: Path) -> None:
    record = json.loads(
        told(workspace, "rule_of_law_conditions", "--json"), parse_constant=pytest.fail
    )
    assert set(record) >= {"scoring", "resilience", "choices", "effects", "influences", "backcasts"}
    assert record["scoring"]["higher_means"] == "better"
    assert {one["step"] for one in record["choices"]} >= {"weights", "draws"}
    assert all(one["reason"] for one in record["choices"])
    assert {one["source"] for one in record["influences"]} >= {"data", "composite weights"}
    assert len(record["scoring"]["association"]["correlations"]) == 4
    for one in record["scoring"]["scores"]:
        assert one["low"] <= one["score"] <= one["high"]
        assert 1 <= one["rank_low"] <= one["rank"] <= one["rank_high"] <= 6


def test_variant_stands_in_for_the_cards_choice(workspace: Path) -> None:
    output = told(workspace, "migration_pressure", "--variant", "pooled_history")
    assert output.startswith("Migration pressure, variant pooled_history: a higher score is worse")
    assert "normalise: percentile (scope pooled)" in output
    assert "against its own past: a rank" not in output


def test_names_that_are_not_there_are_refused(workspace: Path) -> None:
    done = run(workspace, "nothing")
    assert done.exit_code == 2
    assert "there is no composite 'nothing'; use migration_pressure" in done.output
    assert run(workspace, "--variant", "own_history").exit_code == 2
    done = run(workspace, "tension_conditions", "--variant", "nothing")
    assert isinstance(done.exception, IndicatorError)
    assert done.exception.exit_code == 5


def test_workspace_without_evidence_is_told_in_a_sentence(tmp_path: Path) -> None:
    folder = tmp_path / "bare"
    init_workspace(folder, "western-balkans", now())
    done = run(folder, "tension_conditions")
    assert isinstance(done.exception, IndicatorError)
    assert "no member has a value in any economy" in done.exception.sentence


def test_card_of_the_workspace_stands_in_for_the_shipped_one(workspace: Path) -> None:
    shipped = Desk(workspace).view().profile.path("composites/tension_conditions.yml")
    own = workspace / "cards" / "composites" / "tension_conditions.yml"
    own.parent.mkdir(parents=True)
    own.write_text(shipped.read_text("utf-8").replace("[arithmetic]", "[median]"), "utf-8")
    try:
        assert "aggregate: levels (levels median)" in told(workspace, "tension_conditions")
    finally:
        own.unlink()


def test_earlier_version_is_shown_beside_the_present_one(workspace: Path) -> None:
    shipped = Desk(workspace).view().profile.path("composites/tension_conditions.yml")
    own = workspace / "cards" / "composites" / "tension_conditions.yml"
    own.parent.mkdir(parents=True, exist_ok=True)
    before = "before:\n  - {id: older, about: Medians were taken., aggregate: {levels: [median]}}\n"
    own.write_text(shipped.read_text("utf-8") + before, "utf-8")
    try:
        output = told(workspace, "tension_conditions")
        assert "Earlier version older: aggregate: levels (levels median)" in output
        assert re.search(r"^older, now first +2019 ", output, re.MULTILINE)
    finally:
        own.unlink()
