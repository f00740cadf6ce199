"""Origin and Citation: who published a thing, and which row of it supports a claim."""

import re
from dataclasses import dataclass
from datetime import date

from synopsis.vocabulary.errors import VocabularyError

_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Origin:
    """Producer, title, version, dates, licence and link of a product (DCAT, OWID)."""

    producer: str
    title: str
    licence: str
    link: str = ""
    version: str = ""
    acknowledgement: str = ""
    published: date | None = None
    accessed: date | None = None

    def __post_init__(self) -> None:
        """Refuse a product without a producer, a title or a licence."""
        for part in ("producer", "title", "licence"):
            if not getattr(self, part).strip():
                raise VocabularyError(
                    f"an origin has no {part}",
                    where=self.title or self.producer,
                    remedy="state it; write 'not stated by the publisher' where there is none",
                )


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """One locator in one snapshot of one source that supports one claim."""

    source: str
    snapshot: str
    locator: str

    def __post_init__(self) -> None:
        """Refuse a citation that nobody could follow."""
        if not self.source or not self.locator or not _DIGEST.fullmatch(self.snapshot):
            raise VocabularyError(
                f"the citation {self.source}:{self.snapshot[:12]}:{self.locator} leads nowhere",
                remedy="give source, SHA-256 of the snapshot, and a locator in it",
            )
