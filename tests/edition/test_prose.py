"""Prose held to an edition: a report to its values, and its own pages to the check."""

import json
from pathlib import Path

import pytest

from synopsis.catalog import Profile, load_profile
from synopsis.report.proof import check_prose
from tests.edition.stages import Stage, copy, run

_CARD = "indicators/unemployment.yml"


@pytest.fixture(scope="module")
def profile() -> Profile:
    return load_profile("western-balkans")


def report_of(folder: Path, text: str) -> tuple[int, list[dict[str, str]]]:
    """The exit code and the notes on a report that is held to the edition."""
    path = folder / "report.md"
    path.write_text(text, "utf-8")
    done = run(folder, "check", str(path), "--edition", "first", "--format", "json")
    assert done.stdout, done.stderr
    return done.returncode, json.loads(done.stdout)["notes"]


def test_figure_as_the_edition_has_it_is_left_alone(frozen: Stage, tmp_path: Path) -> None:
    folder = copy(frozen.folder, tmp_path / "right")
    code, notes = report_of(folder, "Unemployment in Serbia was 8.4 % in 2022, it is said.\n")
    assert (code, "figure-against-edition" in [note["rule"] for note in notes]) == (0, False)


def test_figure_that_differs_from_the_edition_is_an_error(frozen: Stage, tmp_path: Path) -> None:
    folder = copy(frozen.folder, tmp_path / "wrong")
    code, notes = report_of(folder, "Unemployment in Serbia was 18.4 % in 2022, it is said.\n")
    found = [note for note in notes if note["rule"] == "figure-against-edition"]
    assert (code, [note["severity"] for note in found]) == (1, ["error"])
    assert "18.4" in found[0]["why"]
    assert "8.44" in found[0]["why"]
    assert "unemployment/SRB/2022" in str(found[0]["other"])


def test_pages_of_the_demo_have_no_error(frozen: Stage, profile: Profile) -> None:
    root = frozen.folder / "editions" / "first"
    pages = {f"html/{one.name}": one.read_bytes() for one in (root / "html").glob("*.html")}
    assert [note for note in check_prose(pages, profile) if note.severity == "error"] == []


def test_error_in_a_cards_words_keeps_the_edition_from_being_frozen(
    gathered: Stage, tmp_path: Path, profile: Profile
) -> None:
    folder = copy(gathered.folder, tmp_path / "spoilt")
    card = profile.found[_CARD].read_text("utf-8")
    spoilt = card.replace("Kosovo*", "Kosovo")
    assert spoilt != card
    (folder / "cards" / "indicators").mkdir(parents=True, exist_ok=True)
    (folder / "cards" / _CARD).write_text(spoilt, "utf-8")
    done = run(folder, "freeze", "first")
    assert done.returncode == 7
    assert "status-asterisk" in done.stderr
    assert not (folder / "editions" / "first").exists()
