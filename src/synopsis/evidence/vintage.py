"""Vintages: the one value of each key that is in force in a view, among a source's resources."""

from typing import TYPE_CHECKING

from synopsis.catalog import Receipt, View
from synopsis.evidence import observation, stated
from synopsis.evidence.offer import SHIPPED
from synopsis.sources import visible_cards

if TYPE_CHECKING:
    import ibis

_KEY = ("source_id", "indicator", "place_code", "period")


def observations(view: View, *, covered: bool = True) -> "ibis.Table":
    """Every covered observation in force: one row a source, indicator, place and period.

    Where several resources of a source hold a key, the newest wins, and what was fetched or read
    wins over what the region ships. Keys that a publisher lists without a value are left out;
    without `covered` they are all that is kept.
    """
    rows = _in_force(view)
    return rows.filter(rows.number.notnull() if covered else rows.number.isnull())


def stated_figures(view: View) -> "ibis.Table":
    """The stated figures in force."""
    return view.records(stated.TABLE, stated.COLUMNS)


def _in_force(view: View) -> "ibis.Table":
    import ibis  # heavy: only when used

    rows = view.records(observation.TABLE, observation.COLUMNS)
    ranked = sorted(
        (item for item in view.latest() if observation.TABLE in item.files), key=_precedence
    )
    ranked, rows = _one_edition(view, ranked, rows)
    if len({item.source for item in ranked}) == len(ranked):
        return rows
    rank = ibis.cases(
        *(
            ((rows.source_id == item.source) & (rows.resource == item.resource), place)
            for place, item in enumerate(ranked)
        )
    )
    placed = rows.mutate(standing=rank)
    best = placed.mutate(best=placed.standing.max().over(ibis.window(group_by=_KEY)))
    return best.filter(best.standing == best.best).drop("standing", "best")


def _one_edition(
    view: View, ranked: list[Receipt], rows: "ibis.Table"
) -> tuple[list[Receipt], "ibis.Table"]:
    """Without the older editions of sources whose editions make no common series."""
    apart = {card.id for card in visible_cards(view) if card.editions_apart}
    newest = {item.source: item.resource for item in ranked}
    old = [one for one in ranked if one.source in apart and one.resource != newest[one.source]]
    for one in old:
        rows = rows.filter((rows.source_id != one.source) | (rows.resource != one.resource))
    return [one for one in ranked if one not in old], rows


def _precedence(receipt: Receipt) -> tuple[object, ...]:
    return (not receipt.url.startswith(f"{SHIPPED}:"), *receipt.standing)
