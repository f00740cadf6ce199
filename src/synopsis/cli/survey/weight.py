"""The command `survey weight`: a wave weighted to the population, and what it cost."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from synopsis.cli.desk import Desk, show_json, show_table

if TYPE_CHECKING:
    from synopsis.evidence import waves
    from synopsis.survey import weighting
    from synopsis.vocabulary import Region

_METHODS = ("post-stratify", "rake", "linear", "raking", "logit")
_CALIBRATIONS = ("linear", "raking", "logit")
_LONG = 60


@click.command("weight")
@click.argument("wave")
@click.option("--margins", required=True, type=click.Path(path_type=Path, dir_okay=False),
              help="The CSV of the population: place, variable, category, total.")  # fmt: skip
@click.option("--method", type=click.Choice(_METHODS), default="rake", show_default=True,
              help="How the margins are met.")  # fmt: skip
@click.option("--bounds", type=float, nargs=2, metavar="LOW HIGH",
              help="Bounds of each weight's factor, for linear, raking and logit.")  # fmt: skip
@click.option("--trim", type=float, nargs=2, metavar="LOW HIGH",
              help="Limits in means of the economy, for post-stratify and rake.")  # fmt: skip
@click.option("--missing", type=click.Choice(("refuse", "spread")), default="refuse",
              show_default=True, help="What to do with a missing background answer.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@click.pass_obj
def weight_command(  # noqa: PLR0913
    desk: Desk,
    wave: str,
    *,
    margins: Path,
    method: str,
    bounds: tuple[float, float] | None,
    trim: tuple[float, float] | None,
    missing: str,
    as_json: bool,
) -> None:
    """Weight a wave to the margins of a population, and tell what it cost.

    The weighting is recorded with its margins, and every later table applies it. WAVE is the
    name that the wave has in the lake.

    \b
    Example:
      synopsis -w demo survey weight SYNTHETIC_2024 --margins trial/SYNTHETIC_2024.margins.csv
    """
    from synopsis.evidence import waves  # heavy: only when used
    from synopsis.survey import house, wave_sample, weighting

    view = desk.view()
    region = view.profile.region
    low, high = _limits(method, bounds, trim)
    plain = replace(waves.read_wave(view, wave), weighting=None)
    data = _bytes(margins)
    laid = weighting.parse_margins(data, plain, region, margins.name)
    if missing == "spread":
        laid = weighting.spread_silences(plain, laid)
    rules = house.House.parse(view.profile.card.get("survey") or {})
    wanted = waves.Weighting(method, laid, low, high)
    made = weighting.weigh(wave_sample.design_of(plain, rules), plain, wanted)
    recorded = waves.record_weighting(view, plain, wanted, data)
    if as_json:
        show_json(_told(made, plain, recorded))
    else:
        _show(made, plain, region)


def _limits(
    method: str, bounds: tuple[float, float] | None, trim: tuple[float, float] | None
) -> tuple[float | None, float | None]:
    """The bounds or limits that go with a method; the others are refused."""
    wrong = trim if method in _CALIBRATIONS else bounds
    if wrong:
        right = "--bounds" if method in _CALIBRATIONS else "--trim"
        message = f"--method {method} takes {right}, and no {'--trim' if trim else '--bounds'}"
        raise click.UsageError(message)
    return bounds or trim or (None, None)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        message = f"{path} cannot be read ({error.strerror}); check its name"
        raise click.BadParameter(message, param_hint="--margins") from error


def _told(
    made: weighting.Weighed, wave: waves.Wave, recorded: waves.Weighting
) -> dict[str, object]:
    return {
        "wave": wave.id,
        "is_synthetic": wave.codebook.is_synthetic,
        "method": recorded.method,
        "low": recorded.low,
        "high": recorded.high,
        "snapshot": recorded.snapshot,
        "factors": made.factors,
        "range": made.range,
        "cut": made.cut,
        "cost": [asdict(one) | {"effective": one.effective} for one in made.effects],
        "margins": [asdict(one) for one in made.reached],
    }


def _show(made: weighting.Weighed, wave: waves.Wave, region: Region) -> None:
    sign = "SYNTHETIC " if wave.codebook.is_synthetic else ""
    names = {place.code: region.name(place) for place in region.places} | {"": "the region"}
    order = list(names)
    click.echo(f"{sign}{wave.id}: weighted by {made.weighting.method}\n")
    show_table(
        ("place", "respondents", "design effect before", "after", "effective respondents"),
        [
            (names[one.place], f"{one.respondents:,}", f"{one.before:.2f}", f"{one.after:.2f}",
             f"{one.effective:,.0f}")
            for one in sorted(made.effects, key=lambda one: order.index(one.place))
        ],
    )  # fmt: skip
    click.echo(
        f"\nfactors {made.factors[0]:.2f} to {made.factors[1]:.2f}; weights {made.range[0]:.2f} "
        f"to {made.range[1]:.2f} times the mean of their economy; {made.cut:,} at a limit\n"
    )
    _show_reached(made, names)
    for note in region.footnotes(" ".join(names.values())):
        click.echo(f"\n{note}")


def _show_reached(made: weighting.Weighed, names: dict[str, str]) -> None:
    order = list(names)
    rows = sorted(made.reached, key=lambda one: order.index(one.place))
    show_table(
        ("place", "margin", "answer", "target", "before", "reached"),
        [
            (names[one.place], one.variable or "people", one.category, f"{one.asked:,.0f}",
             f"{one.before:,.0f}", f"{one.got:,.0f}")
            for one in rows[:_LONG]
        ],
    )  # fmt: skip
    if len(rows) > _LONG:
        click.echo(f"... and {len(rows) - _LONG:,} more; --json has them all")
