"""Addresses of engines: a name, or an Ibis URL that may hold secrets and is never printed whole."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import entry_points
from typing import Self
from urllib.parse import parse_qsl, unquote_plus, urlsplit

from synopsis.catalog.errors import WorkspaceError

DUCKDB, SPARK, DATAFUSION = "duckdb", "pyspark", "datafusion"
# These read Parquet files where they lie; all others are given the rows.
_READERS = {DUCKDB, SPARK, DATAFUSION}
# Tried: Ibis has no subqueries for Polars, and SQLite's parser overflows on the indicators' query.
_UNFIT = {"polars", "sqlite"}
_SECRET = re.compile(r"(?i)pass|secret|token|key|cred|pwd")
_SPELLINGS = {"postgresql": "postgres"}


@dataclass(frozen=True, slots=True)
class Address:
    """Where an engine is: its kind, its server, its options by name, and the URL as written."""

    kind: str
    server: str
    options: Mapping[str, str]
    url: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `duckdb`, `pyspark`, or the URL of any engine that Ibis knows; refuse the rest."""
        if "://" not in text and text not in {DUCKDB, SPARK}:
            raise _unknown(text)
        try:
            parts = urlsplit(text if "://" in text else f"{text}://")
            server = f"{parts.hostname or ''}{f':{parts.port}' if parts.port else ''}"
        except ValueError as error:
            raise _unreadable() from error
        kind = _SPELLINGS.get(parts.scheme, parts.scheme)
        if "://" in text and (kind == DUCKDB or kind not in _known()):
            raise _unknown(f"{parts.scheme}://")
        if kind in _UNFIT:
            raise _unfit(kind)
        return cls(kind, server, dict(parse_qsl(parts.query)), text)

    @property
    def reads_files(self) -> bool:
        """Whether the engine reads the lake's files itself."""
        return self.kind in _READERS

    @property
    def shown(self) -> str:
        """The address without user, password and options, as errors name it."""
        return f"{self.kind}://{self.server}" if self.server else self.kind

    @property
    def secrets(self) -> tuple[str, ...]:
        """What no error may repeat: the password as written and as meant, keys and tokens."""
        password = urlsplit(self.url).password or ""
        hidden = (value for key, value in self.options.items() if _SECRET.search(key))
        return tuple(filter(None, (password, unquote_plus(password), *hidden)))


def _known() -> set[str]:
    """The engines that Ibis knows, installed or not."""
    return {entry.name for entry in entry_points(group="ibis.backends")}


def _unknown(name: str) -> WorkspaceError:
    return WorkspaceError(
        f"'{name}' is not an engine we know",
        where="synopsis.toml",
        remedy="set engine to duckdb, to pyspark, or to the URL of another engine of Ibis",
    )


def _unfit(kind: str) -> WorkspaceError:
    return WorkspaceError(
        f"{kind} cannot run the methods of the indicators",
        where="synopsis.toml",
        remedy="set engine to duckdb, to pyspark, or to the URL of another engine of Ibis",
    )


def _unreadable() -> WorkspaceError:
    return WorkspaceError(
        "the engine's address cannot be read",
        where="synopsis.toml",
        remedy="write it as KIND://USER@HOST:PORT/DATABASE",
    )
