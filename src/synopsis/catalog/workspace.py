"""Workspaces: a folder with settings, cards, shelf, lake, ledger, cache, draft and editions."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import yaml

from synopsis.catalog.cache import Cache
from synopsis.catalog.durable import make_folder, read, save
from synopsis.catalog.edition import Edition, find_edition
from synopsis.catalog.engine import Engine
from synopsis.catalog.errors import WorkspaceError
from synopsis.catalog.lake import Lake
from synopsis.catalog.ledger import Ledger
from synopsis.catalog.principal import Principal
from synopsis.catalog.profile import Profile, load_profile
from synopsis.catalog.settings import FILE, Settings, read_settings, template
from synopsis.catalog.shelf import Shelf
from synopsis.catalog.stores import Stores
from synopsis.catalog.view import View

_WRITTEN = "# Written by synopsis; the next release writes it again.\n"
FOLDERS = ("cards", "shelf", "lake", "cache", "draft", "editions")


@dataclass(frozen=True, slots=True)
class Workspace:
    """One folder, its profile, and the clock that its writers go by; gives views, not stores."""

    root: Path
    settings: Settings
    profile: Profile
    clock: Callable[[], datetime]

    def view(self, handle: str | None = None, as_of: date | None = None) -> View:
        """All that a handle may see, as known on a day (today by the clock where none is given)."""
        day = as_of or self.clock().astimezone(UTC).date()
        return self._view(self.settings.principal(handle), day, None)

    def view_of(self, name: str, handle: str | None = None) -> View:
        """The view that an edition was frozen from: its evidence and its part of the ledger."""
        edition = find_edition(self.root / "editions", name, self.settings.principal(handle))
        marking = edition.marking
        principal = replace(
            self.settings.principal(handle), clearance=marking.level, body=marking.owner
        )
        return self._view(principal, edition.as_of, edition)

    def save_cards(self, cards: Mapping[str, Mapping[str, Any]]) -> None:
        """Write cards into the workspace by their paths; those that a person wrote stay.

        They count for views of the workspace when it is opened again.
        """
        own = {name: self.root / "cards" / name for name in cards}
        for name, path in own.items():
            if path.exists() and not read(path).startswith(_WRITTEN.encode()):
                raise WorkspaceError(
                    f"the card {name} was written by a person",
                    where=str(path),
                    remedy="rename it, or remove it and run this again",
                )
        for name, path in own.items():
            text = yaml.safe_dump(dict(cards[name]), sort_keys=False, allow_unicode=True)
            save(path, (_WRITTEN + text).encode(), self.root / "cache")
            path.chmod(0o644)

    def _view(self, principal: Principal, as_of: date, edition: Edition | None) -> View:
        lake = self.root / "lake"
        stores = Stores(
            Shelf(self.root / "shelf"),
            Lake(lake),
            Ledger(self.settings.ledger),
            Cache(self.root / "cache", principal.marking.label),
            Engine(self.settings.engine, lake),
        )
        return View(self, principal, as_of, stores, edition)


def init_workspace(folder: Path, region: str, now: datetime) -> None:
    """Make a workspace for a region; its settings are written last, so half a one is none."""
    if (folder / FILE).exists():
        raise WorkspaceError(
            f"{folder} is a workspace already", remedy="choose another folder or remove this one"
        )
    region = str(Path(region).absolute()) if "/" in region else region
    load_profile(region)
    for name in FOLDERS:
        make_folder(folder / name)
    created = now.astimezone(UTC).isoformat(timespec="seconds")
    save(folder / FILE, template(region, created).encode(), folder / "cache")
    (folder / FILE).chmod(0o644)


def open_workspace(folder: Path, clock: Callable[[], datetime]) -> Workspace:
    """Open a workspace with the clock that its writers go by; it tells zone-aware times."""
    settings = read_settings(folder)
    Engine(settings.engine, folder / "lake")
    profile = load_profile(settings.region, folder / "cards")
    return Workspace(folder, settings, profile, clock)
