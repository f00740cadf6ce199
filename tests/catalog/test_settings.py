from pathlib import Path

import pytest

from synopsis.catalog import Principal
from synopsis.catalog.errors import UnknownError, WorkspaceError
from synopsis.catalog.settings import read_settings, template
from synopsis.vocabulary import Tlp


def settings(folder: Path, text: str) -> Path:
    (folder / "synopsis.toml").write_text(text)
    return folder


def test_template_is_read_back(tmp_path: Path) -> None:
    made = read_settings(settings(tmp_path, template("testland", "2026-03-01T12:00:00+00:00")))
    assert (made.region, made.language, made.engine) == ("testland", "en", "duckdb")
    assert made.ledger == f"sqlite:///{tmp_path}/ledger.sqlite"
    assert made.principal(None) == made.principal("public") == Principal()


def test_principals_are_read_and_unknown_ones_told(tmp_path: Path) -> None:
    person = 'clearance = "AMBER+STRICT"\nbody = "A"\nroles = ["r"]\n'
    text = f'region = "x"\n[principals.analyst]\n{person}'
    made = read_settings(settings(tmp_path, text))
    assert made.principal("analyst") == Principal(
        "analyst", Tlp.AMBER_STRICT, "A", frozenset({"r"})
    )
    with pytest.raises(UnknownError, match="nobody here has the handle 'ghost'"):
        made.principal("ghost")


def test_secret_address_comes_from_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings(tmp_path, 'region = "x"\nledger = "env:WHERE"\n')
    with pytest.raises(WorkspaceError, match="the environment has no WHERE"):
        read_settings(tmp_path)
    monkeypatch.setenv("WHERE", "postgresql+psycopg://a:b@c/d")
    assert read_settings(tmp_path).ledger == "postgresql+psycopg://a:b@c/d"


def test_secret_engine_comes_from_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings(tmp_path, 'region = "x"\nengine = "env:ENGINE"\n')
    with pytest.raises(
        WorkspaceError, match=r"the environment has no ENGINE.*the engine's address"
    ):
        read_settings(tmp_path)
    monkeypatch.setenv("ENGINE", "postgres://a:b@c/d")
    assert read_settings(tmp_path).engine == "postgres://a:b@c/d"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("region = x", r"the settings cannot be read .*line 1"),
        ("language = 'en'\n", "the setting region is not a text"),
        ("region = 7\n", "the setting region is not a text"),
        ("region = 'x'\nregoin = 'y'\n", "no setting is called regoin"),
        ("region = 'x'\nledger = 'mysql://x'\n", "neither SQLite nor PostgreSQL"),
        ("region = 'x'\nledger = 'sqlite:///'\n", "neither SQLite nor PostgreSQL"),
        ("region = 'x'\nprincipals = 1\n", "is not a table of handles"),
        ("region = 'x'\n[principals.public]\n", "redefines the public"),
        ("region = 'x'\n[principals.a]\nclearence = 'RED'\n", "no setting is called clearence"),
        ("region = 'x'\n[principals.a]\nclearance = 'PINK'\n", "not a TLP 2.0 limit"),
        ("region = 'x'\n[principals.a]\nbody = 'a b'\n", "not the name of a body"),
        ("region = 'x'\n[principals.a]\nroles = 7\n", "a principal cannot be read"),
        ("region = 'x'\n[principals]\na = 7\n", "a principal is not a table"),
    ],
)
def test_settings_that_mean_nothing_are_told_in_one_sentence(
    tmp_path: Path, text: str, told: str
) -> None:
    with pytest.raises(WorkspaceError, match=told) as error:
        read_settings(settings(tmp_path, text))
    assert "\n" not in str(error.value)
    assert "synopsis.toml" in str(error.value)


def test_folder_without_settings_is_no_workspace(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError) as told:
        read_settings(tmp_path)
    advice = f"make one with `synopsis init {tmp_path}`"
    assert str(told.value) == f"{tmp_path} is not a workspace; {advice}."
