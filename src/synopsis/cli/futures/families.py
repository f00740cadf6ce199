"""Scenario families: what survives where readers or experts differ, as `scenarios` shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from synopsis.cli.desk import Desk, show_json
from synopsis.cli.futures.wording import UNCALIBRATED, enumeration_record, share_words

if TYPE_CHECKING:
    from synopsis.landscape import futures, scenarios

_SHOWN, _LINKS = 12, 5


def show_families(
    desk: Desk, landscape: futures.Landscape, search: scenarios.Search, options: dict[str, Any]
) -> None:
    """Show the families of the model as its card has it; nothing else may be asked with them."""
    from synopsis.landscape import elicitation, futures  # heavy: only when used

    if dict(search.clamps) != dict(landscape.held) or search.tolerance:
        raise click.UsageError("families are of the model as its card has it; leave out the rest")
    files = options["calibration"]
    panel = elicitation.read_excalibur(*files) if files else None
    found = futures.explore(desk.view(), landscape, panel)
    if options["as_json"]:
        show_json(_family_record(landscape, found))
        return
    for line in _family_lines(found):
        click.echo(line)


def _family_lines(whole: futures.Futures) -> list[str]:
    landscape, found = whole.landscape, whole.disagreement
    draws, weights = found.draws, found.weights
    lines = [f"{len(draws.amounts):,} draws: {draws.told}; {found.families.grouping.told}"]
    if weights:
        lines.append(f"{len(weights.equal)} experts, weighted equally")
    lines += _told_families(whole, found.families)
    if found.by_cooke:
        lines += ["", "The same by Cooke's weights", *_told_families(whole, found.by_cooke)]
    elif weights:
        lines.append(f"\nCooke's weights are not covered: {weights.not_covered}")
    lines.append("\nAsked again, these links would settle most:")
    for one in found.asked[:_LINKS]:
        source, target = (landscape.names[end] for end in draws.links[one.link])
        lines.append(f"  {source} -> {target}: {one.bits:.2f} bits ({one.share:.0%})")
    return [*lines, f"\n{UNCALIBRATED}"]


def _told_families(whole: futures.Futures, found: scenarios.Families) -> list[str]:
    from synopsis.landscape import futures  # heavy: only when used

    lines = []
    for family in found.families[:_SHOWN]:
        told = futures.tell_scenario(whole.landscape, family.medoid, "")
        mark = "like one of the model" if whole.has_one_like(family.medoid) else "not in the model"
        number = f"{len(family.members)} scenarios"
        head = f"{share_words(family.share)}  {told.title}, {mark}; {number}"
        lines += ["", head, *_brief(told)]
    if found.left_out:
        lines.append(f"\n{found.left_out} draws were not searched to their end and are left out")
    return lines


def _brief(told: futures.ToldScenario) -> list[str]:
    from synopsis.landscape import futures  # heavy: only when used

    return [
        f"   {turn.value}: {', '.join(one.concept.name for one in parts)}"
        for turn in futures.Turn
        if (parts := told.turned(turn))
    ]


def _family_record(landscape: futures.Landscape, found: futures.Futures) -> dict[str, Any]:
    own, draws = found.disagreement.families, found.disagreement.draws
    return {
        "model": landscape.choices.id,
        **enumeration_record(landscape.matrix.unasked(landscape.held), found.listed),
        "draws": len(draws.amounts),
        "basis": draws.told,
        "calibrated": False,
        "families": [
            {"survives": one.share.value, "low": one.share.low, "high": one.share.high,
             "like_one_of_the_model": found.has_one_like(one.medoid), "scenarios": len(one.members),
             "medoid": dict(landscape.matrix.told(one.medoid))}
            for one in own.families
        ],
        "families_by_cooke": [
            {"survives": one.share.value, "medoid": dict(landscape.matrix.told(one.medoid))}
            for one in found.disagreement.by_cooke.families
        ] if found.disagreement.by_cooke else None,
        "ask_again": [
            {"source": draws.links[one.link][0], "target": draws.links[one.link][1],
             "bits": one.bits, "clear": one.is_clear}
            for one in found.disagreement.asked if one.bits > 0
        ],
    }  # fmt: skip
