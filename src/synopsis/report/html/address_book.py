"""The address book: in which file of the folder each address is explained."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from posixpath import dirname, relpath

from synopsis.report.content import Document, Heading, OriginEntry
from synopsis.report.errors import ReportError
from synopsis.vocabulary import EDITION_RECORD, Address, Leads

RECORD_FILE = "origins/index.html"
_ENTRIES_A_FILE = 250


@dataclass(frozen=True, slots=True)
class OriginFile:
    """One page of explanations: those of one indicator, or of one source's stated figures."""

    path: str
    subject: str
    part: int
    entries: tuple[OriginEntry, ...]


@dataclass(frozen=True, slots=True)
class AddressBook:
    """Where each anchor lives, and how a page in the folder reaches it."""

    files: Mapping[str, str]

    def href(self, address: Address, here: str) -> str:
        """The way from the file `here` to an address; an error where nothing explains it."""
        return self.way(address.anchor, here)

    def way(self, anchor: str, here: str) -> str:
        """The way from the file `here` to an anchor, such as `n-F018`."""
        if anchor not in self.files:
            raise ReportError(
                f"the number at '{anchor}' has no explanation",
                where=f"the page {here}",
                remedy="add its entry to the origins of the edition",
            )
        there = self.files[anchor]
        return f"{'' if there == here else path_between(here, there)}#{anchor}"


@cache
def path_between(here: str, there: str) -> str:
    """The relative path from one file of the folder to another."""
    return relpath(there, dirname(here) or ".")


def open_book(document: Document, origins: tuple[OriginFile, ...]) -> AddressBook:
    """Enter every explanation of an edition: origins, the cards of sources, the record."""
    files = {EDITION_RECORD.anchor: RECORD_FILE}
    for page in document.pages:
        for block in page.blocks:
            if isinstance(block, Heading):
                files.setdefault(block.id, f"{page.id}.html")
    for origin in origins:
        files.update((entry.address.anchor, origin.path) for entry in origin.entries)
    return AddressBook(files)


def origin_files(document: Document) -> tuple[OriginFile, ...]:
    """The origins sorted into files: by indicator, and by source for the figures as stated."""
    groups: dict[str, list[OriginEntry]] = {}
    for address in sorted(document.origins):
        entry = document.origins[address]
        groups.setdefault(_subject(entry), []).append(entry)
    return tuple(file for subject in sorted(groups) for file in _parts(subject, groups[subject]))


def _subject(entry: OriginEntry) -> str:
    """What an entry is filed under: its indicator, or else its source."""
    if entry.address.leads is Leads.SOURCE:
        return "publishers"
    if "/" in entry.address.id:
        return entry.address.id.split("/")[0]
    return entry.source or "figures"


def _parts(subject: str, entries: list[OriginEntry]) -> Iterator[OriginFile]:
    """The files of one subject, each small enough to open at once."""
    slug = re.sub(r"[^a-z0-9]+", "-", subject.lower()).strip("-")
    for part, start in enumerate(range(0, len(entries), _ENTRIES_A_FILE), 1):
        name = slug if part == 1 else f"{slug}-part-{part}"
        path = f"origins/of-{name}.html"
        yield OriginFile(path, subject, part, tuple(entries[start : start + _ENTRIES_A_FILE]))
