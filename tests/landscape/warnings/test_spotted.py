"""A conditional forecast turns into a warning when its office says so, and by nothing else."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from synopsis.catalog import View, init_workspace, open_workspace
from synopsis.landscape import LandscapeError
from synopsis.landscape.warnings import load_warnings, look, survey_places
from synopsis.landscape.warnings.spotted import append_spotted, spotted_in
from synopsis.vocabulary import Place
from tests.conftest import NOON

WHERE = ("war_fades", Place("WB6"))
PEOPLE = """
[principals.analyst]
clearance = "AMBER"
body = "RCC"
[principals.other]
clearance = "AMBER"
body = "MOD"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "work"
    init_workspace(folder, "western-balkans", NOON)
    settings = folder / "synopsis.toml"
    settings.write_text(settings.read_text("utf-8") + PEOPLE, "utf-8")
    return folder


def view(folder: Path, handle: str | None = "analyst", days: int = 0) -> View:
    return open_workspace(folder, lambda: NOON + timedelta(days=days)).view(handle)


def say(seen: View, words: str = "a ceasefire holds", *, holds: bool = True) -> None:
    card = load_warnings(seen.profile).card("arms_diversion")
    assert card is not None
    append_spotted(seen, card, WHERE, words, holds=holds)


def due(seen: View) -> list[str]:
    return [
        warning.id
        for one in survey_places(look(seen, ()))
        if one.card.id == "arms_diversion"
        for warning in one.warnings
    ]


def test_forecast_is_silent_until_its_condition_turns(folder: Path) -> None:
    assert due(view(folder)) == []
    say(view(folder))
    assert due(view(folder)) == ["arms_diversion/WB6/2026-11/readiness"]
    say(view(folder, days=2), "fighting has resumed", holds=False)
    assert due(view(folder, days=2)) == []


def test_what_was_said_stands_as_long_as_an_alarm(folder: Path) -> None:
    say(view(folder))
    assert due(view(folder, days=119))
    assert due(view(folder, days=120)) == []


def test_what_was_said_is_marked_as_its_writer_and_hidden_from_others(folder: Path) -> None:
    say(view(folder))
    for handle in (None, "other"):
        assert due(view(folder, handle)) == []
        assert spotted_in(view(folder, handle), date(2027, 1, 1)) == {}
    (found,) = [one for one in survey_places(look(view(folder), ())) if one.warnings
                and one.card.id == "arms_diversion"]  # fmt: skip
    assert found.warnings[0].marking == view(folder).marking


@pytest.mark.parametrize("words", ["", " ", "seizures rose by 30"])
def test_statement_without_words_or_with_a_figure_is_refused(folder: Path, words: str) -> None:
    with pytest.raises(LandscapeError, match="without a reason, or with a figure"):
        say(view(folder), words)
    assert view(folder).contributions() == ()


def test_only_what_no_series_tells_is_said_by_hand_and_not_by_the_public(folder: Path) -> None:
    book = load_warnings(view(folder).profile)
    card = book.card("route_surge")
    assert card is not None
    with pytest.raises(LandscapeError, match="not for anybody to say"):
        append_spotted(view(folder), card, ("more_detected", Place("WB6")), "so", holds=True)
    with pytest.raises(LandscapeError, match="the public cannot say"):
        say(view(folder, None))
