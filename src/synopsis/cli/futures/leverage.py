"""The command `leverage`: by which few measures a goal is reached, and how surely."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from synopsis.cli.desk import Desk, show_json
from synopsis.cli.futures.wording import UNCALIBRATED, landscape_of, pairs_of, share_words

if TYPE_CHECKING:
    from synopsis.landscape import futures, scenarios

_NEAR = 3


@click.command("leverage")
@click.option("--toward", metavar="NAME=VARIANT",
              help="What is to be reached, as conflict=less; else the card's goals.")  # fmt: skip
@click.option("--largest", default=3, show_default=True, type=click.IntRange(1, 3),
              help="Measures that a set may hold.")  # fmt: skip
@click.option("--model", metavar="NAME", help="A model of the region, such as core or framework.")
@click.option("--lasting", type=click.FloatRange(min=0, min_open=True), metavar="SECONDS",
              help="Also sets that work in nine draws of ten; looked for so long.")  # fmt: skip
@click.option("--no-draws", is_flag=True, help="Ask the model alone, not those who read otherwise.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@click.pass_obj
def leverage_command(desk: Desk, /, **options: Any) -> None:  # noqa: ANN401
    """Find the smallest sets of measures that reach a goal, proven, or a scenario that refutes it.

    Two questions are kept apart: under which measures is the goal met in every consistent
    scenario; and which measures lead to it from how things stand, in what share of draws.

    \b
    Example:
      synopsis -w demo leverage --toward conflict=less
      synopsis -w demo leverage
    """
    from synopsis.landscape import futures  # heavy: only when used

    landscape = landscape_of(desk, options["model"])
    draws = None if options["no_draws"] else futures.draws_of(desk.view(), landscape)
    goals: list[Any] = list(landscape.choices.goals)
    if options["toward"]:
        goals = _goals(landscape, options["toward"])
    levers = [futures.find_lever(landscape, one, draws, options["largest"]) for one in goals]
    if options["as_json"]:
        basis = draws.told if draws else None
        show_json([{"basis": basis, **_record(landscape, one)} for one in levers])
        return
    for one in levers:
        for line in _lines(landscape, one):
            click.echo(line)
        if options["lasting"] and draws:
            found = futures.find_lasting(
                landscape, one.goal, draws, options["largest"], options["lasting"]
            )
            click.echo(f"  In every scenario of most draws: {found.status}")
            for own in found.sets or found.best:
                names = _names(landscape, own.codes)
                click.echo(f"    {names}: works in {own.works} of {own.of} draws")
            click.echo("")
    basis = f"Draws: {draws.told}. " if draws else ""
    click.echo(f"{basis}{UNCALIBRATED}")


def _goals(landscape: futures.Landscape, toward: str) -> list[scenarios.Goal]:
    from synopsis.landscape import scenarios  # heavy: only when used

    goals = []
    for name, word in pairs_of([toward], "--toward").items():
        words = [one.strip() for one in word.split(",")]
        for one in words:
            landscape.matrix.choice(name, one)
        goals.append(scenarios.Goal(name, frozenset(words)))
    return goals


def _lines(landscape: futures.Landscape, one: futures.Lever) -> list[str]:
    lines = [one.name, f"  In every scenario: {one.proof.status}"]
    lasting = {own.codes: own for own in one.lasting}
    for working in one.proof.working:
        own = lasting.get(working.codes)
        share = f": in {own.works} of {own.of} draws as well" if own else ""
        lines.append(f"    {_names(landscape, working.codes)}{share}")
    for near in one.proof.near[:_NEAR] if not one.proof.working else ():
        share = f"{near.met.met} of {near.met.of} scenarios" if near.met else "not settled"
        lines.append(f"    {_names(landscape, near.codes)}: {share}; refuted by one in which "
                     f"{_refuting(landscape, near.counterexample)}")  # fmt: skip
    lines.append("  From how things stand, the model gets there by:")
    for way in one.reached:
        names = _names(landscape, [measure.code for measure in way.measures])
        share = f", and in {share_words(way.share)}" if way.share else ""
        met = f"; {way.met.met} of {way.met.of} scenarios under it meet the goal" if way.met else ""
        lines.append(f"    {names}{share}{met}")
    if not one.reached:
        lines.append(f"    no set of up to {one.largest} measures")
    if one.others:
        lines.append(f"    and {one.others} more sets of that size")
    return [*lines, ""]


def _names(landscape: futures.Landscape, codes: Any) -> str:  # noqa: ANN401 - a sequence of codes
    return " + ".join(landscape.names[code] for code in codes) or "no measure at all"


def _refuting(landscape: futures.Landscape, state: tuple[int, ...]) -> str:
    from synopsis.landscape import futures  # heavy: only when used

    return futures.tell_scenario(landscape, state, "").title.lower()


def _record(landscape: futures.Landscape, one: futures.Lever) -> dict[str, Any]:
    told = landscape.matrix.told
    return {
        "goal": one.name,
        "descriptor": one.goal.descriptor,
        "variants": sorted(one.goal.variants),
        "calibrated": False,
        "in_every_scenario": {
            "outcome": one.proof.outcome.value,
            "status": one.proof.status,
            "size": one.proof.size,
            "smallest": one.proof.smallest,
            "complete": one.proof.complete,
            "sets": [
                {"set": list(working.codes), "example": dict(told(working.example))}
                for working in one.proof.working
            ],
            "lasting": [
                {"set": list(own.codes), "works": own.works, "of": own.of, "low": own.low,
                 "high": own.high}
                for own in one.lasting
            ],
            "refuted": [
                {"set": list(near.codes), "counterexample": dict(told(near.counterexample))}
                for near in one.proof.near
            ],
        },
        "from_now": [
            {"set": [measure.code for measure in way.measures],
             "citations": [cited for measure in way.measures for cited in measure.citations],
             "share": way.share.value if way.share else None,
             "met": [way.met.met, way.met.of] if way.met else None,
             "low": way.share.low if way.share else None,
             "high": way.share.high if way.share else None}
            for way in one.reached
        ],
    }  # fmt: skip
