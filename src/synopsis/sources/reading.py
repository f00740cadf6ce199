"""Readings: the rows of one snapshot as published, and the rows that could not be taken.

Every row is a plain mapping of texts with a `locator`, which is enough to find its cell again.
Rows of observations carry `indicator`, `place` and `period` (as the publisher codes the first
two, ISO 8601 the third), `value` (the digits as published; empty means not covered, never zero),
`unit`, `status` and `note`, and the publisher's further dimensions.
"""

import json
import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Any

from synopsis.vocabulary import Period, VocabularyError

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Reject:
    """A row that could not be taken: where it stands, why, and what it says."""

    locator: str
    reason: str
    raw: str
    keys: Row = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one snapshot says: columns, rows, rejects, and the publisher's own date of it."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    rejects: tuple[Reject, ...] = ()
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Format:
    """One format of a publisher: its reader's name with version, its parser, and its pages.

    `parse` takes the bytes of a snapshot and the source card; that of a format which the card
    lays out takes the resource's `layout` as well, and is bound to it before it is used. `pages`
    takes the first page and its address and gives the addresses of the pages that follow. A
    format with a `feed` is of files too large for memory, which are read batch by batch.
    """

    reader: str
    parse: Callable[..., Reading]
    pages: Callable[[bytes, str], tuple[str, ...]] | None = None
    is_laid_out: bool = False
    feed: Any = None  # a Feed; feeds know readings, and readings do not know feeds

    def bound(self, layout: Mapping[str, Any]) -> "Format":
        """The format with a resource's layout given to its parser."""
        return replace(self, parse=partial(self.parse, layout=layout), is_laid_out=False)


def sort_out(
    candidates: Iterable[tuple[Row, str]], keys: tuple[str, ...]
) -> tuple[tuple[Row, ...], tuple[Reject, ...]]:
    """Part rows from rejects: a row with a reason is rejected, and so is the twin of a row.

    Two rows with one key contradict each other; none of the two is silently preferred.
    """
    taken: dict[tuple[str, ...], Row] = {}
    rejects: list[Reject] = []
    for row, reason in candidates:
        key = tuple(row[name] for name in keys)
        why = reason or (
            f"its key stands already at {taken[key]['locator']}" if key in taken else ""
        )
        if why:
            rejects.append(reject(row, why))
        else:
            taken[key] = row
    return tuple(taken.values()), tuple(rejects)


def reject(row: Row, reason: str) -> Reject:
    """A row put aside with its reason, as it stood."""
    raw = json.dumps({key: row[key] for key in row if key != "locator"}, ensure_ascii=False)
    return Reject(row["locator"], reason, raw[:2000], row)


def fault_of_observation(row: Row) -> str:
    """Why a row cannot be an observation; empty where it can."""
    for key in ("indicator", "place"):
        if not row[key].strip() or row[key].strip().lower() in ("nan", "null", "none", "na"):
            return f"its {key} is '{row[key][:20]}', which names nothing"
    return fault_of_period(row["period"]) or fault_of_number(row["value"])


def fault_of_period(text: str) -> str:
    """Why a text is not a period; empty where it is one."""
    try:
        Period.parse(text)
    except VocabularyError as error:
        return error.what
    return ""


def fault_of_number(text: str) -> str:
    """Why a text is not a finite number in plain digits; empty where it is one, or is empty."""
    plain = text.isascii() and "_" not in text and text == text.strip()
    try:
        finite = math.isfinite(float(text)) if text else True
    except ValueError:
        finite = False
    return "" if plain and finite else f"its value '{text[:40]}' is not a number"
