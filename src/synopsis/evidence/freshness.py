"""Freshness: when each source was last met, how old that is, and what was taken and rejected."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from synopsis.catalog import Receipt, View
from synopsis.evidence.records import REJECT_COLUMNS, REJECTS
from synopsis.sources import Card, visible_cards
from synopsis.vocabulary import may_see


@dataclass(frozen=True, slots=True)
class Freshness:
    """One source as it stands in a view; without `seen`, it was never gathered."""

    card: Card
    seen: datetime | None
    published: date | None
    age_days: int | None
    is_stale: bool
    taken: int
    rejected: int
    reasons: tuple[tuple[str, int], ...]


def freshness(view: View) -> tuple[Freshness, ...]:
    """The standing of every source card, by id, on the view's day."""
    reasons = _reasons(view)
    return tuple(
        _of(card, [item for item in view.latest() if item.source == card.id], view, reasons)
        for card in visible_cards(view)
        if may_see(view.principal, card.marking)
    )


def _of(
    card: Card, receipts: list[Receipt], view: View, reasons: Counter[tuple[str, str]]
) -> Freshness:
    seen = max((view.last_seen(receipt) for receipt in receipts), default=None)
    age = max(0, (view.as_of - seen.date()).days) if seen else None
    return Freshness(
        card=card,
        seen=seen,
        published=max((item.published for item in receipts if item.published), default=None),
        age_days=age,
        is_stale=_is_stale(card, age),
        taken=sum(receipt.rows_taken for receipt in receipts),
        rejected=sum(receipt.rows_rejected for receipt in receipts),
        reasons=tuple(
            (why, count) for (source, why), count in sorted(reasons.items()) if source == card.id
        ),
    )


def _is_stale(card: Card, age: int | None) -> bool:
    limits = _known(resource.expect.freshness_days for resource in card.resources)
    return age is not None and bool(limits) and age > min(limits)


def _known(limits: Iterable[int | None]) -> list[int]:
    return [limit for limit in limits if limit is not None]


def _reasons(view: View) -> Counter[tuple[str, str]]:
    """How often each source gave each reason to reject a row."""
    if not any(receipt.rows_rejected for receipt in view.latest()):
        return Counter()
    rows = view.records(REJECTS, REJECT_COLUMNS).to_pyarrow().to_pylist()
    return Counter((row["source_id"], row["reason"]) for row in rows)
