"""The command `whatif`: what a condition would set off, in order, and which links carry it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from synopsis.cli.desk import Desk, show_json
from synopsis.cli.futures.beside import beside, beside_record
from synopsis.cli.futures.wording import (
    UNCALIBRATED,
    landscape_of,
    pairs_of,
    share_words,
    support_words,
)

if TYPE_CHECKING:
    from synopsis.landscape import futures

_SHOWN, _CARRIERS = 10, 3


@click.command("whatif")
@click.option("--clamp", "clamps", multiple=True, required=True, metavar="NAME=VARIANT",
              help="What is supposed; may be given again.")  # fmt: skip
@click.option("--model", metavar="NAME", help="A model of the region, such as core or framework.")
@click.option("--trace", "is_traced", is_flag=True,
              help="Which links carried the change of scenarios; takes a while.")  # fmt: skip
@click.option("--noise", type=click.FloatRange(min=0), metavar="BETA",
              help="How it spreads where pushes decide by chance, this firmly.")  # fmt: skip
@click.option("--no-draws", is_flag=True, help="Ask the model alone, not those who read otherwise.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@click.pass_obj
def whatif_command(desk: Desk, /, **options: Any) -> None:  # noqa: ANN401
    """Suppose that a trigger sets in, or that anything else is held, and see what follows.

    From how things stand, changes come in an order, each with the lines of the report that carry
    it. Beside them: which futures vanish or appear, and in what share of draws each thing turns.

    \b
    Example:
      synopsis -w demo whatif --clamp migration_crisis=worse
      synopsis -w demo whatif --clamp western_strategy_gap=less --clamp war_ukraine=worse
    """
    from synopsis.landscape import futures  # heavy: only when used

    landscape = landscape_of(desk, options["model"])
    draws = None if options["no_draws"] else futures.draws_of(desk.view(), landscape)
    found = futures.suppose(landscape, pairs_of(options["clamps"], "--clamp"), draws)
    carried = futures.carried_by(found) if options["is_traced"] else None
    noise = options["noise"]
    spread = futures.spread(landscape, found, noise) if noise is not None else None
    if options["as_json"]:
        show_json(_record(landscape, found, draws) | beside_record(carried, spread))
        return
    for line in (*_lines(landscape, found, draws), *beside(landscape, carried, spread)):
        click.echo(line)
    click.echo(f"\n{UNCALIBRATED}")


def _lines(
    landscape: futures.Landscape, found: futures.Supposed, draws: futures.Draws | None
) -> list[str]:
    lines = ["What follows, in order (an order of changes, not of time):"]
    lines += [_change(landscape, found, number) for number in range(len(found.changes))]
    if all(one.is_imposed for one in found.changes):
        lines.append("  nothing else moves: no push is enough by itself")
    lines.append(f"It ends: {found.cascade.ending.value}.")
    before, after = len(found.futures.before.states), len(found.futures.after.states)
    proof = "complete" if found.futures.complete else "NOT complete"
    lines.append(f"\nConsistent scenarios: {before} before, {after} after ({proof} lists).")
    if draws is not None:
        lines.append(f"\nOver {len(draws.amounts):,} draws ({draws.told}), from now:")
        lines += _turns(found) or ["  nothing turns in any draw"]
    return lines


def _change(landscape: futures.Landscape, found: futures.Supposed, number: int) -> str:
    one = found.changes[number]
    head = f"  {number}. {one.concept.name}: {one.before} -> {one.after} ({one.turn.value})"
    if one.is_imposed:
        return f"{head}, supposed"
    why = "; ".join(support_words(landscape, link) for link in one.carried[:_CARRIERS])
    return f"{head}, since {why}"


def _turns(found: futures.Supposed) -> list[str]:
    ranked = sorted(found.moved, key=lambda one: -max(one.worse.value, one.better.value))
    return [
        f"  {one.concept.name}: worse in {share_words(one.worse)}, better in {one.better.value:.0%}"
        for one in ranked[:_SHOWN]
        if one.worse.count or one.better.count
    ]


def _record(
    landscape: futures.Landscape, found: futures.Supposed, draws: futures.Draws | None
) -> dict[str, Any]:
    told = landscape.matrix.told
    sides = {"vanished": found.futures.vanished, "appeared": found.futures.appeared,
             "stayed": found.futures.stayed}  # fmt: skip
    return {
        "model": landscape.choices.id,
        "supposed": dict(found.clamps),
        "calibrated": False,
        "complete": found.futures.complete,
        "ending": found.cascade.ending.value,
        "changes": [
            {"concept": one.concept.id, "before": one.before, "after": one.after,
             "turn": one.turn.value, "imposed": one.is_imposed,
             "carried_by": [
                 {"source": link.source, "variant": link.variant, "amount": link.amount,
                  "lines": [line for said in link.links for line in said.lines]}
                 for link in one.carried
             ]}
            for one in found.changes
        ],
        "scenarios": {
            side: [dict(told(state)) for state in states.tolist()]
            for side, states in sides.items()
        },
        "shifts": [
            {"descriptor": one.descriptor, "variants": list(one.variants),
             "before": one.before, "after": one.after}
            for one in found.futures.changed()
        ],
        "draws": {
            "basis": draws.told,
            "number": len(draws.amounts),
            "unsettled": found.unsettled,
            "turns": {one.concept.id: {"worse": one.worse.value, "better": one.better.value}
                      for one in found.moved},
        } if draws else None,
    }  # fmt: skip
