"""Receipts: the commit points of the lake, each naming a snapshot and the files read from it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any

from synopsis.catalog.audience import parse_marking, write_marking
from synopsis.catalog.canonical import DIGEST, canonical, digest_of
from synopsis.catalog.errors import CatalogError, DamageError, MarkingError
from synopsis.vocabulary import Marking, VocabularyError

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,79}")
_NUMBERS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was taken from one snapshot of one resource, by which reader, under which marking.

    Made by whoever reads a source, without `id`, `files` and `after`: these the lake fills in.
    `reader` is name and version of what parsed the snapshot; `retrieved` is in UTC.
    """

    source: str
    resource: str
    snapshot: str
    retrieved: datetime
    reader: str
    marking: Marking
    rows_taken: int = 0
    rows_rejected: int = 0
    published: date | None = None
    url: str = ""
    media_type: str = ""
    etag: str = ""
    last_modified: str = ""
    note: str = ""
    files: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    after: str = ""
    id: str = ""

    def __post_init__(self) -> None:
        """Refuse what no lake could keep: odd names, no digest, no marking, a naive time."""
        for name in (self.source, self.resource, *self.files):
            if not _NAME.fullmatch(name):
                raise CatalogError(
                    f"'{name}' cannot name a source, resource or table",
                    remedy="use letters, digits, dots, hyphens and underscores, 80 at most",
                )
        if not DIGEST.fullmatch(self.snapshot) or not self.reader:
            raise CatalogError(
                "a receipt names no snapshot or no reader",
                where=f"{self.source}/{self.resource}",
                remedy="put the file on the shelf first and give its digest",
            )
        if not isinstance(self.marking, Marking):
            raise MarkingError(
                "a receipt has no marking", where=self.source, remedy="state it in the source card"
            )
        if self.retrieved.utcoffset() is None:
            raise CatalogError("a receipt's time has no zone", where=self.source)
        object.__setattr__(self, "retrieved", self.retrieved.astimezone(UTC))

    @property
    def known_on(self) -> date:
        """The day from which the snapshot could be known: its publication, else its retrieval."""
        return self.published or self.retrieved.date()

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What makes a reading the same reading: resource, snapshot, reader, marking."""
        return (self.resource, self.snapshot, self.reader, canonical(write_marking(self.marking)))

    @property
    def standing(self) -> tuple[Any, ...]:
        """The order of vintages: known later, retrieved later, read by a later reader."""
        version = tuple(
            (part.isdigit(), int(part) if part.isdigit() else 0, part)
            for part in _NUMBERS.split(self.reader)
        )
        return (self.known_on, self.retrieved, version, self.snapshot, self.id)

    @property
    def order(self) -> tuple[Any, ...]:
        """The order of receipts: by source, resource and vintage."""
        return (self.source, self.resource, self.standing)

    @property
    def content(self) -> dict[str, Any]:
        """The receipt as the evidence that a view's digest rests on, without storage names."""
        whole = write_receipt(self)
        return {name: whole[name] for name in whole if name not in ("files", "after", "id")}

    @property
    def digest(self) -> str:
        """SHA-256 of the content as the reader of this receipt sees it."""
        return digest_of(self.content)


def identify(receipt: Receipt) -> Receipt:
    """The receipt with its id, from what makes it the same reading and what it came after."""
    return replace(receipt, id=digest_of([receipt.source, *receipt.key, receipt.after]))


def write_receipt(receipt: Receipt) -> dict[str, Any]:
    """A receipt as a JSON value."""
    value = {name: getattr(receipt, name) for name in receipt.__dataclass_fields__}
    return value | {
        "retrieved": receipt.retrieved.isoformat(),
        "published": receipt.published.isoformat() if receipt.published else None,
        "marking": write_marking(receipt.marking),
        "files": {table: list(names) for table, names in receipt.files.items()},
    }


def parse_receipt(value: Mapping[str, Any], where: str) -> Receipt:
    """A receipt from its JSON value; `where` is its file, named if it cannot be read."""
    try:
        published = value["published"]
        return Receipt(
            **{
                **value,
                "retrieved": datetime.fromisoformat(value["retrieved"]),
                "published": date.fromisoformat(published) if published else None,
                "marking": parse_marking(value["marking"]),
                "files": {table: tuple(names) for table, names in value["files"].items()},
            }
        )
    except (KeyError, TypeError, ValueError, CatalogError, VocabularyError) as error:
        raise DamageError(
            "a receipt cannot be read", where=where, remedy="restore the file from a copy"
        ) from error
