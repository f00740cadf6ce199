"""Stores: what a workspace keeps, unfiltered, and what a view needs to know of its workspace."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from synopsis.catalog.cache import Cache
from synopsis.catalog.engine import Engine
from synopsis.catalog.lake import Lake
from synopsis.catalog.ledger import Ledger
from synopsis.catalog.profile import Profile
from synopsis.catalog.settings import Settings
from synopsis.catalog.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Callable


class Home(Protocol):
    """What a view needs to know of its workspace."""

    @property
    def root(self) -> Path:
        """The folder."""

    @property
    def settings(self) -> Settings:
        """The settings."""

    @property
    def profile(self) -> Profile:
        """The region's profile."""

    @property
    def clock(self) -> "Callable[[], datetime]":
        """The clock of the writers."""


@dataclass(frozen=True, slots=True)
class Stores:
    """The unfiltered stores of a workspace; they never leave the catalog."""

    shelf: Shelf
    lake: Lake
    ledger: Ledger
    cache: Cache
    engine: Engine
