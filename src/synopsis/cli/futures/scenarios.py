"""The command `scenarios`: every consistent scenario, with proof, and why each holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from synopsis.cli.desk import Desk, show_json
from synopsis.cli.futures.families import show_families
from synopsis.cli.futures.listing import head_of, show_list
from synopsis.cli.futures.wording import (
    enumeration_record,
    landscape_of,
    pairs_of,
    support_words,
)

if TYPE_CHECKING:
    from synopsis.landscape import futures, scenarios

_SUPPORTS = 2
_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command("scenarios")
@click.argument("file", required=False, type=_FILE)
@click.option("--model", metavar="NAME", help="A model of the region, such as core or framework.")
@click.option("--clamp", "clamps", multiple=True, metavar="NAME=VARIANT",
              help="Hold a descriptor at a variant; may be given again.")  # fmt: skip
@click.option("--tolerance", default=0, show_default=True, type=click.IntRange(0, 1_000_000),
              help="By how much a descriptor may gain elsewhere.")  # fmt: skip
@click.option("--engine", default="auto", show_default=True,
              help="How they are looked for.",
              type=click.Choice(["auto", "exact", "branch"]))  # fmt: skip
@click.option("--seconds", type=click.FloatRange(min=0, min_open=True),
              help="Stop after so long; the list is then not complete.")  # fmt: skip
@click.option("--families", "with_families", is_flag=True,
              help="What survives where readers or experts differ; takes a while.")  # fmt: skip
@click.option("--calibration", nargs=2, type=_FILE, metavar="ANSWERS TRUTHS",
              help="With --families: answers of the experts to calibration questions.")  # fmt: skip
@click.option("--shares", is_flag=True,
              help="How many starts end in each, and its share of time with noise.")  # fmt: skip
@click.option("--beta", type=click.FloatRange(min=0),
              help="With --shares: how firmly a unit of balance decides; the card's own, or 0.5 "
              "for a FILE. It is not known, so not calibrated.")  # fmt: skip
@click.option("--against", type=_FILE, metavar="FILE",
              help="Compare with a solution set of ScenarioWizard (.sl).")  # fmt: skip
@click.option("--write", "out", type=click.Path(path_type=Path, dir_okay=False),
              help="Write the matrix as ScenarioWizard's file (.scw) or as CSV.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@click.pass_obj
def scenarios_command(desk: Desk, /, **options: Any) -> None:  # noqa: ANN401
    """List the consistent scenarios of the region's model, or of a cross-impact matrix in a FILE.

    FILE is ScenarioWizard's (.scw), or a matrix as CSV with the variants' names in its head and
    first column. A list that is not proven complete says so.

    \b
    Example:
      synopsis -w demo scenarios
      synopsis -w demo scenarios --clamp migration_crisis=worse
      synopsis scenarios core.scw --json
    """
    from synopsis.landscape import scenarios  # heavy: only when used

    clamps = pairs_of(options["clamps"], "--clamp")
    if options["file"] is not None:
        if options["model"] or options["with_families"]:
            raise click.UsageError("a FILE is a model of its own, without readers who differ")
        model = scenarios.read_model(options["file"])
        show_list(model, _search(model, clamps, options), options)
        return
    landscape = landscape_of(desk, options["model"])
    search = _search(landscape.matrix, clamps, options, landscape)
    if options["with_families"]:
        show_families(desk, landscape, search, options)
    elif options["shares"] or options["against"] or options["out"]:
        show_list(landscape.matrix, search, options, landscape.choices.beta)
    else:
        _tell(landscape, search, as_json=options["as_json"])


def _search(
    model: scenarios.CrossImpact,
    clamps: Any,  # noqa: ANN401 - names and variants
    options: dict[str, Any],
    landscape: futures.Landscape | None = None,
) -> scenarios.Search:
    from synopsis.landscape import scenarios  # heavy: only when used

    held = dict(landscape.held) if landscape else {}
    held.update(model.choice(name, word) for name, word in clamps.items())
    return scenarios.Search(
        options["tolerance"], held, scenarios.Engine(options["engine"]), options["seconds"]
    )


def _tell(landscape: futures.Landscape, search: scenarios.Search, *, as_json: bool) -> None:
    from synopsis.landscape import futures, scenarios  # heavy: only when used

    found = scenarios.enumerate_consistent(landscape.matrix, search)
    if as_json:
        show_json(
            {
                "model": landscape.choices.id,
                **enumeration_record(landscape.matrix.unasked(search.clamps), found),
            }
        )
        return
    click.echo(head_of(found))
    for number, state in enumerate(found.states.tolist()):
        told = futures.tell_scenario(landscape, tuple(state), str(number + 1))
        click.echo(f"\n{told.id}  {told.title} (score {told.score})")
        for line in _parts(landscape, told):
            click.echo(line)
    click.echo("\nHeld as conditions: " + _held(landscape, search))
    for name, why in landscape.choices.reasons.items():
        click.echo(f"  {name}: {why}")


def _parts(landscape: futures.Landscape, told: futures.ToldScenario) -> list[str]:
    """What moves and what carries it, the most first; what stays in one line."""
    lines = []
    for part in told.parts:
        if part.lead is None or part.turn.value == "as now":
            continue
        why = "; ".join(support_words(landscape, one) for one in part.carried_by[:_SUPPORTS])
        lines.append(f"   {part.turn.value}: {part.concept.name} ({part.variant}), since {why}")
    stays = [one.concept.name for one in told.parts if one.lead is not None
             and one.turn.value == "as now"]  # fmt: skip
    return [*lines, *([f"   as now: {', '.join(stays)}"] if stays else [])]


def _held(landscape: futures.Landscape, search: scenarios.Search) -> str:
    return ", ".join(
        f"{landscape.concepts[place].name} {landscape.layers[place].variants[variant]}"
        for place, variant in search.clamps.items()
    )
