"""Settings of a workspace: `synopsis.toml`, read strictly."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from synopsis.catalog.canonical import canonical
from synopsis.catalog.durable import read
from synopsis.catalog.errors import UnknownError, WorkspaceError
from synopsis.catalog.principal import PUBLIC, Principal
from synopsis.vocabulary import Tlp, VocabularyError

FILE = "synopsis.toml"
SQLITE = "sqlite:///ledger.sqlite"
_KEYS = {"region", "created", "language", "engine", "ledger", "principals"}
_TEMPLATE = """\
# A workspace of synopsis. Cards in cards/ stand in for those of the region's profile.
region = {region}
created = {created}
language = "en"

# What queries the lake: "duckdb", "pyspark", or the URL of another engine of Ibis. Where the
# ledger is kept: this file, or a PostgreSQL address such as
# "postgresql+psycopg://user@host/database". "env:NAME" reads either from the environment.
engine = "duckdb"
ledger = "{ledger}"

# Who may look, besides the public, who sees what is TLP:CLEAR:
# [principals.analyst]
# clearance = "AMBER"
# body = "SECRETARIAT"
# roles = ["analyst"]
"""


@dataclass(frozen=True, slots=True)
class Settings:
    """Region, language of editions, engine, ledger and principals of one workspace."""

    region: str
    language: str = "en"
    engine: str = "duckdb"
    ledger: str = SQLITE
    principals: Mapping[str, Principal] = field(default_factory=dict)

    def principal(self, handle: str | None) -> Principal:
        """Who a handle stands for; the public where none is given."""
        if handle is None or handle == PUBLIC.handle:
            return PUBLIC
        if handle not in self.principals:
            raise UnknownError(
                f"nobody here has the handle '{handle}'",
                where=FILE,
                remedy=f"add [principals.{handle}] with clearance and body",
            )
        return self.principals[handle]


def template(region: str, created: str) -> str:
    """The text of a new workspace's settings."""
    return _TEMPLATE.format(region=canonical(region), created=created, ledger=SQLITE)


def read_settings(folder: Path) -> Settings:
    """Read a workspace's settings; one sentence where there are none or they mean nothing."""
    path = folder / FILE
    if not path.is_file():
        raise WorkspaceError(
            f"{folder} is not a workspace", remedy=f"make one with `synopsis init {folder}`"
        )
    try:
        card = tomllib.loads(read(path).decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WorkspaceError(
            f"the settings cannot be read ({error})", where=str(path), remedy="correct the TOML"
        ) from error
    _known(card, _KEYS, str(path))
    return Settings(
        _text(card, "region", "", path),
        _text(card, "language", "en", path),
        _from_environment(_text(card, "engine", "duckdb", path), "engine"),
        _address(_text(card, "ledger", SQLITE, path), folder),
        {handle: _principal(handle, item, path) for handle, item in _principals(card, path)},
    )


def _known(card: Mapping[str, Any], keys: set[str], where: str) -> None:
    strays = sorted(set(card) - keys)
    if strays:
        raise WorkspaceError(
            f"no setting is called {', '.join(strays)}",
            where=where,
            remedy=f"use {', '.join(sorted(keys))}",
        )


def _text(card: Mapping[str, Any], key: str, default: str, path: Path) -> str:
    value = card.get(key, default)
    if not isinstance(value, str) or not value:
        raise WorkspaceError(f"the setting {key} is not a text", where=str(path))
    return value


def _address(text: str, folder: Path) -> str:
    """The ledger's address; a secret one comes from the environment, a file lies in the folder."""
    text = _from_environment(text, "ledger")
    scheme, _, path = text.partition(":///")
    if scheme == "sqlite" and path:
        return f"sqlite:///{(folder / path).absolute()}"
    if text.startswith("postgresql+psycopg://"):
        return text
    raise WorkspaceError(
        "the ledger's address is neither SQLite nor PostgreSQL",
        where=FILE,
        remedy="write sqlite:///FILE or postgresql+psycopg://USER@HOST/DATABASE",
    )


def _from_environment(text: str, key: str) -> str:
    """The text, or what the environment has under the name that it gives."""
    if not text.startswith("env:"):
        return text
    name = text.removeprefix("env:")
    if not os.environ.get(name):
        raise WorkspaceError(
            f"the environment has no {name}", where=FILE, remedy=f"set it to the {key}'s address"
        )
    return os.environ[name]


def _principals(card: Mapping[str, Any], path: Path) -> list[tuple[str, Any]]:
    found = card.get("principals", {})
    if not isinstance(found, dict) or PUBLIC.handle in found:
        raise WorkspaceError(
            "[principals] is not a table of handles, or redefines the public",
            where=str(path),
            remedy="write [principals.HANDLE] with clearance and body",
        )
    return list(found.items())


def _principal(handle: str, card: Any, path: Path) -> Principal:  # noqa: ANN401  # as TOML gives it
    where = f"{path}, principals.{handle}"
    if not isinstance(card, dict):
        raise WorkspaceError("a principal is not a table", where=where)
    _known(card, {"clearance", "body", "roles"}, where)
    try:
        clearance = Tlp.parse(str(card.get("clearance", "CLEAR")))
        roles = frozenset(map(str, card.get("roles", ())))
        return Principal(handle, clearance, str(card.get("body", "")), roles)
    except (VocabularyError, TypeError) as error:
        reason = error.what if isinstance(error, VocabularyError) else str(error)
        raise WorkspaceError(
            f"a principal cannot be read ({reason})", where=where, remedy="correct the setting"
        ) from error
