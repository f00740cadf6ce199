"""Editions: the frozen, named state of a picture, with all that it rests on."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from synopsis.catalog.audience import parse_marking, write_marking
from synopsis.catalog.canonical import canonical, digest
from synopsis.catalog.durable import STAGING, read
from synopsis.catalog.errors import DamageError, EditionNameError, UnknownError
from synopsis.vocabulary import CLEAR, Marking, Reader, VocabularyError, may_see

RECORD = "edition.json"
_NAME = re.compile(r"[a-z0-9][a-z0-9.-]{0,62}")


def check_name(name: str) -> None:
    """Refuse a name that no folder or address should have."""
    if not _NAME.fullmatch(name) or ".." in name:
        raise EditionNameError(
            f"'{name}' cannot name an edition",
            remedy="use lower-case letters, digits, dots and hyphens, 63 at most",
        )


@dataclass(frozen=True, slots=True)
class Edition:
    """What an edition is called and made from; its outputs lie beside its record.

    `view` is the view's digest, `inputs` the same without the code. `evidence` and `outputs` map
    paths (of the workspace; of the edition) to SHA-256. `upto` is the ordinal of the last
    contribution in view, `contributions` the digest of those that the picture rests on.
    """

    name: str
    frozen_at: datetime
    as_of: date
    marking: Marking
    view: str
    inputs: str
    evidence: Mapping[str, str]
    receipts: tuple[str, ...]
    upto: int
    contributions: str
    code_version: str
    code: str
    profile: str
    outputs: Mapping[str, str]

    def __post_init__(self) -> None:
        """Refuse a name that no folder or address should have."""
        check_name(self.name)

    @property
    def key(self) -> str:
        """The folder's name: the edition's own, and for a limited one a sign of its audience.

        A name taken in sight of nobody else would otherwise tell that a hidden edition exists.
        """
        if self.marking == CLEAR:
            return self.name
        return f"{self.name}~{digest(self.marking.label.encode())[:12]}"

    @property
    def record(self) -> bytes:
        """The canonical bytes of the record."""
        value = {name: getattr(self, name) for name in self.__dataclass_fields__} | {
            "frozen_at": self.frozen_at.astimezone(UTC).isoformat(),
            "as_of": self.as_of.isoformat(),
            "marking": write_marking(self.marking),
        }
        return (canonical(value) + "\n").encode()

    @property
    def digest(self) -> str:
        """SHA-256 of the record."""
        return digest(self.record)

    @property
    def substance(self) -> tuple[Any, ...]:
        """What makes two freezes of a name the same edition."""
        return (self.name, self.as_of, self.marking, self.view, dict(self.outputs))


def read_edition(folder: Path) -> Edition:
    """Read the record of an edition's folder."""
    path = folder / RECORD
    try:
        value = json.loads(read(path))
        return Edition(
            **{
                **value,
                "frozen_at": datetime.fromisoformat(value["frozen_at"]),
                "as_of": date.fromisoformat(value["as_of"]),
                "marking": parse_marking(value["marking"]),
                "receipts": tuple(value["receipts"]),
            }
        )
    except (KeyError, TypeError, ValueError, VocabularyError) as error:
        raise DamageError(
            "the record of an edition cannot be read",
            where=str(path),
            remedy="restore the file from a copy",
        ) from error


def read_editions(folder: Path, reader: Reader) -> tuple[Edition, ...]:
    """The editions that a reader may see, by time and name."""
    found = (
        read_edition(path.parent)
        for path in folder.glob(f"*/{RECORD}")
        if path.parent.name != STAGING
    )
    seen = (edition for edition in found if may_see(reader, edition.marking))
    return tuple(sorted(seen, key=lambda edition: (edition.frozen_at, edition.key)))


def find_edition(folder: Path, name: str, reader: Reader) -> Edition:
    """The newest visible edition of a name; hidden and missing ones are told alike."""
    for edition in reversed(read_editions(folder, reader)):
        if edition.name == name:
            return edition
    raise UnknownError(
        f"there is no edition {name}", remedy=f"freeze it with `synopsis freeze {name}`"
    )
