"""The command `composite`: composites of the region with all that was chosen on the way."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

import click

from synopsis.cli.composite_page import show
from synopsis.cli.desk import Desk, show_json, show_table
from synopsis.vocabulary import Marking, Place

if TYPE_CHECKING:
    from synopsis.indicators import composites

_UNTOLD = "not all may be seen"


@click.command("composite")
@click.argument("name", required=False)
@click.option("--variant", metavar="NAME", help="As one of its what-if variants has it.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@click.pass_obj
def composite_command(desk: Desk, name: str | None, variant: str | None, as_json: bool) -> None:  # noqa: FBT001
    """Score the economies by a composite, or list the composites of the region.

    Scores carry the interval that the data leave open, ranks the span that data, weights and
    variants leave open. Resilience is scored apart and takes nothing off. A composite of which you
    may not see every member is not told at all.

    \b
    Example:
      synopsis -w demo composite
      synopsis -w demo composite rule_of_law_conditions
      synopsis -w demo composite migration_pressure --variant pooled_history
    """
    from synopsis.indicators import composites, load_indicators, measure  # heavy: only when used

    view = desk.view()
    region = view.profile.region
    cards = {one.id: one for one in map(composites.parse_card, view.profile.cards("composites"))}
    told = {one.id for one in cards.values() if composites.may_be_told(one, view)}
    if name is None:
        _list(cards, told, variant, as_json=as_json)
        return
    card = _chosen(cards, name)
    if name not in told:
        raise card.untold
    if variant is not None:
        card = composites.vary(card, variant)
    indicators = load_indicators(view.profile.cards("indicators"))
    result = composites.compose(card, indicators, measure(view), region.places)
    if as_json:
        show_json(_record(result))
    else:
        show(result, region, variant)


def _chosen(cards: Mapping[str, composites.Card], name: str) -> composites.Card:
    if name not in cards:
        known = ", ".join(cards) or "none: the region has no composite"
        raise click.BadParameter(f"there is no composite '{name}'; use {known}", param_hint="NAME")
    return cards[name]


def _list(
    cards: Mapping[str, composites.Card],
    told: Collection[str],
    variant: str | None,
    *,
    as_json: bool,
) -> None:
    """The composites that the region has; of one that may not be told, nothing but its name."""
    if variant is not None:
        raise click.BadParameter("name a composite with it", param_hint="--variant")
    if as_json:
        show_json([
            {"id": one.id, "name": one.name, "higher_means": one.higher_means,
             "may_be_told": one.id in told,
             **({"members": [member.indicator for member in one.members],
                 "resilience": [member.indicator for member in one.resilience],
                 "variants": [other.id for other in one.variants]} if one.id in told else {})}
            for one in cards.values()
        ])  # fmt: skip
        return
    if not cards:
        click.echo("the region has no composite")
        return
    show_table(
        ("composite", "name", "higher is", "members", "variants"),
        [(one.id, one.name, one.higher_means,
          *((str(len(one.members)), str(len(one.variants))) if one.id in told else (_UNTOLD, "-")))
         for one in cards.values()],
    )  # fmt: skip


def _record(value: Any) -> Any:  # noqa: ANN401  # whatever a result holds, as JSON knows it
    """A result as JSON; what is not a number is null."""
    if isinstance(value, Place | Marking):
        return value.code if isinstance(value, Place) else value.label
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value):
        return {one.name: _record(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _record(one) for key, one in value.items()}
    if isinstance(value, tuple | list | frozenset):
        return [_record(one) for one in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
