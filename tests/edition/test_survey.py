"""A wave of a survey in the workspace: the picture is built, frozen and verified beside it."""

from pathlib import Path

import yaml

from synopsis.catalog import open_workspace
from synopsis.evidence import waves
from tests.edition.driver import NOON
from tests.edition.stages import Stage, copy, done, run, verdict, view_of
from tests.evidence.waves.surveys import card, write_table

HIDDEN = """
[principals.owner]
clearance = "AMBER"
body = "RCC"
"""


def files(folder: Path, **more: object) -> tuple[str, str]:
    """The wave's file and its codebook, as they come."""
    wave, book = write_table(folder / "SYNTHETIC.csv"), folder / "SYNTHETIC.codebook.yml"
    book.write_text(yaml.safe_dump(card(**more), allow_unicode=True, sort_keys=False), "utf-8")
    return str(wave), str(book)


def test_edition_with_a_wave_holds(built: Stage, tmp_path: Path) -> None:
    folder = copy(built.folder, tmp_path / "work")
    wave, book = files(tmp_path)
    assert "SYNTHETIC-2024" in done(folder, "survey", "read", wave, "--codebook", book)
    done(folder, "freeze", "with-a-wave")
    code, found = verdict(folder, "with-a-wave")
    assert (code, found["holds"], found["was_derived"]) == (0, True, True)
    for command in ("sources", "gaps"):
        done(folder, command)
    table = next((folder / "lake" / "respondents").rglob("*.parquet"))
    table.chmod(0o644)
    table.write_bytes(table.read_bytes()[:-1])
    code, found = verdict(folder, "with-a-wave")
    assert (code, found["holds"]) == (1, False)
    assert any("respondents" in fault for fault in found["faults"])


def test_hidden_wave_leaves_the_public_picture_as_it_is(gathered: Stage, tmp_path: Path) -> None:
    folder = copy(gathered.folder, tmp_path / "work")
    settings = folder / "synopsis.toml"
    settings.write_text(settings.read_text("utf-8") + HIDDEN, "utf-8")
    before, sources = view_of(folder), done(folder, "sources", "--json")
    wave, book = files(tmp_path, marking={"level": "AMBER", "owner": "RCC"})
    refused = run(folder, "survey", "read", wave, "--codebook", book)
    assert refused.returncode == 3
    assert "may not see" in refused.stderr
    owner = open_workspace(folder, lambda: NOON).view("owner")
    waves.take_wave(owner, Path(wave), owner.profile.read_card(Path(book)))
    after = view_of(folder)
    assert after.inputs == before.inputs
    assert waves.list_waves(after) == ()
    assert done(folder, "sources", "--json") == sources
    assert (
        waves.read_wave(open_workspace(folder, lambda: NOON).view("owner"), "SYNTHETIC-2024").rows
        == 240
    )
