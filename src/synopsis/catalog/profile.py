"""Region profiles: folders of YAML cards and CSV tables, shipped or overridden card by card."""

import csv
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from synopsis.catalog.canonical import digest, digest_of
from synopsis.catalog.cards import parse_card
from synopsis.catalog.durable import read
from synopsis.catalog.errors import ProfileError
from synopsis.vocabulary import Designation, Economy, Place, Region, WordRule

_CARDS = (".yml", ".yaml", ".csv", ".json")


@dataclass(frozen=True, slots=True)
class Profile:
    """The cards of one region by their path in the profile; a room reads its own kind."""

    id: str
    found: Mapping[str, Path]
    region: Region
    card: Mapping[str, Any]

    def cards(self, kind: str) -> tuple[Mapping[str, Any], ...]:
        """The cards of a kind (a folder of the profile), by file name."""
        return tuple(self.cards_by_file(kind).values())

    def cards_by_file(self, kind: str) -> Mapping[str, Mapping[str, Any]]:
        """The cards of a kind, each by its path in the profile, for errors that name it."""
        return {
            name: _card(path)
            for name, path in sorted(self.found.items())
            if name.startswith(f"{kind}/") and path.suffix != ".csv"
        }

    def sheet(self, name: str) -> Mapping[str, Any]:
        """One card by its path in the profile, such as `threats.yml`; empty where there is none."""
        return _card(self.found[name]) if name in self.found else {}

    def table(self, name: str) -> tuple[dict[str, str], ...]:
        """The rows of a CSV file of the profile, without its ending: `references`."""
        path = self.path(f"{name}.csv")
        text = _text(path)
        rows = tuple(csv.DictReader(io.StringIO(text, newline="")))
        for number, row in enumerate(rows, start=2):
            if None in row or None in row.values():
                raise ProfileError(
                    f"row {number} has not as many cells as the header",
                    where=str(path),
                    remedy="quote the commas or complete the row",
                )
        return rows

    def read_card(self, path: Path) -> Mapping[str, Any]:
        """A card that stands outside the profile, read as strictly as its own."""
        return _card(path)

    def path(self, name: str) -> Path:
        """Where a file of the profile is, the workspace's own before the shipped one."""
        if name not in self.found:
            raise ProfileError(f"the region {self.id} has no file {name}")
        return self.found[name]

    @property
    def digest(self) -> str:
        """SHA-256 over all cards and tables, by name."""
        return digest_of({name: digest(read(path)) for name, path in self.found.items()})


def load_profile(region: str | Path, overrides: Path | None = None) -> Profile:
    """Read a shipped region by id, or any folder by path; `overrides` stand in for its files."""
    folder = Path(region) if _is_path(region) else _shipped(str(region))
    found = _files(folder) | (_files(overrides) if overrides else {})
    for name in ("region.yml", "economies.yml"):
        if name not in found:
            raise ProfileError(
                f"the region has no {name}", where=str(folder), remedy="add it or choose another"
            )
    card = _card(found["region.yml"])
    where = str(found["region.yml"])
    made = _told(where, lambda: _region(card, _card(found["economies.yml"])))
    return Profile(made.id, found, made, card)


def _is_path(region: str | Path) -> bool:
    return isinstance(region, Path) or "/" in region


def _shipped(region: str) -> Path:
    """The folder of a region that comes with the package."""
    regions = Path(str(files("synopsis"))) / "regions"
    folder = regions / region.replace("-", "_")
    if not region.replace("-", "_").isidentifier() or not folder.is_dir():
        found = sorted(path.parent.name for path in regions.glob("*/region.yml"))
        known = ", ".join(found).replace("_", "-")
        raise ProfileError(
            f"there is no region {region}",
            remedy=f"use one of: {known}, or give the path of a folder",
        )
    return folder


def _files(folder: Path) -> dict[str, Path]:
    return {
        path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if path.suffix in _CARDS and path.is_file()
    }


def _text(path: Path) -> str:
    try:
        return read(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ProfileError(
            f"byte {error.start} is not UTF-8", where=str(path), remedy="save it as UTF-8"
        ) from error


def _card(path: Path) -> Mapping[str, Any]:
    return parse_card(_text(path), str(path))


def _told(where: str, make: Callable[[], Region]) -> Region:
    """Make a region, or tell which key of its cards is missing or cannot be."""
    try:
        return make()
    except (KeyError, TypeError, AttributeError) as error:
        missing = isinstance(error, KeyError)
        raise ProfileError(
            f"the key {error} is missing" if missing else f"a key holds what it may not ({error})",
            where=where,
            remedy="compare it with the cards of a shipped region",
        ) from error


def _region(card: Mapping[str, Any], economies: Mapping[str, Any]) -> Region:
    designations = _designations(card)
    return Region(
        str(card["id"]),
        Place(str(card["code"])),
        dict(card["names"]),
        tuple(_economy(item) for item in economies["economies"]),
        {item.id: item for item in designations},
        tuple(WordRule.parse(rule) for rule in card.get("words", ())),
        dict(card.get("methods", {})),
    )


def _designations(card: Mapping[str, Any]) -> tuple[Designation, ...]:
    """The footnotes that names carry, by id, each with the stated figure that it rests on."""
    return tuple(
        Designation(str(key), str(item["footnote"]), str(item.get("fact", "")))
        for key, item in (card.get("designation") or {}).items()
    )


def _economy(card: Mapping[str, Any]) -> Economy:
    """An economy with the codes and spellings that mean it in every scheme.

    Publishers leave the asterisk out of a spelling, so that it is known with and without.
    """
    spellings = {str(alias) for alias in card.get("aliases", ())}
    codes = {str(card["code"]), *map(str, card.get("codes", ()))}
    return Economy(
        Place(str(card["code"])),
        dict(card["names"]),
        frozenset(codes | spellings | {text.replace("*", "") for text in spellings}),
        str(card.get("designation") or ""),
    )
