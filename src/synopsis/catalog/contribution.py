"""Contributions: what people said and decided, one entry of the ledger each."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from synopsis.catalog.audience import write_marking
from synopsis.catalog.canonical import canonical, digest_of
from synopsis.catalog.errors import CatalogError, MarkingError
from synopsis.vocabulary import Marking

EDITION = "edition"
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:/-]{0,199}")
_KIND = re.compile(r"[a-z][a-z_]{0,62}")


@dataclass(frozen=True, slots=True)
class Contribution:
    """One entry: who (a handle), when, of which kind, under which marking, and what was said.

    `id` is given by the writer, so that a repeated append stays one entry. `ordinal` counts the
    entries that the reader may see, from 1; 0 before it is appended.
    """

    id: str
    handle: str
    kind: str
    at: datetime
    marking: Marking
    payload: Mapping[str, Any]
    ordinal: int = 0

    def __post_init__(self) -> None:
        """Refuse what is unmarked, nameless, without a time zone, or not JSON."""
        if not isinstance(self.marking, Marking):
            raise MarkingError(
                "a contribution has no marking",
                where=f"{self.kind} {self.id}",
                remedy="give its sharing limit, owner and releasable-to set",
            )
        for text, form in ((self.id, _ID), (self.handle, _ID), (self.kind, _KIND)):
            if not form.fullmatch(text):
                raise CatalogError(f"'{text}' cannot be the id, handle or kind of a contribution")
        if self.at.utcoffset() is None:
            raise CatalogError("a contribution's time has no zone", where=self.id)
        object.__setattr__(self, "at", self.at.astimezone(UTC))
        object.__setattr__(self, "payload", json.loads(canonical(dict(self.payload))))

    @property
    def content(self) -> dict[str, Any]:
        """What makes a repeated append the same: everything but time and place in the ledger."""
        return {
            "id": self.id,
            "handle": self.handle,
            "kind": self.kind,
            "marking": write_marking(self.marking),
            "payload": self.payload,
        }

    @property
    def digest(self) -> str:
        """SHA-256 of the entry as its reader sees it; says nothing of entries between."""
        return digest_of(self.content | {"at": self.at.isoformat()})


def voices(entries: Iterable[Contribution]) -> str:
    """SHA-256 over the contributions that a picture rests on: all but the editions made of it."""
    return digest_of([entry.digest for entry in entries if entry.kind != EDITION])
