"""The command `outlook`: what may come of each series, as probabilities."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from synopsis.cli.ahead.figures import (
    AsPeriod,
    ends,
    footnotes,
    percent,
    told_in_a_line,
    value_text,
)
from synopsis.cli.desk import Desk, show_json, show_table
from synopsis.vocabulary import CLEAR, Period

if TYPE_CHECKING:
    from synopsis.catalog import View
    from synopsis.indicators import outlook
    from synopsis.vocabulary import Region


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the command was asked."""

    indicator: str
    horizon: int
    until: Period | None
    place: str
    seed: int


@click.command("outlook")
@click.argument("indicator", required=False, default="")
@click.option("--horizon", type=click.IntRange(0, 36), default=0,
              help="How many periods ahead; nought is a year, or three years.")  # fmt: skip
@click.option("--as-of", "until", type=AsPeriod(),
              help="With the figures up to a period alone, as they stand today.")  # fmt: skip
@click.option("--place", default="", help="One economy, by its code.")
@click.option("--seed", type=click.IntRange(0), default=0, help="Of the random draws.")
@click.option("--save", "file", type=click.Path(path_type=Path, dir_okay=False),
              help="Keep what is believed now, to be scored when later figures come.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@click.pass_obj
def outlook_command(desk: Desk, /, file: Path | None, as_json: bool, **asked: Any) -> None:  # noqa: ANN401, FBT001
    """Say what may come: not a point, but how likely which values are.

    A series that is too short or too broken has no outlook, and the reason is the answer.

    \b
    Example:
      synopsis -w demo outlook
      synopsis -w demo outlook wb_route_detections --horizon 6
      synopsis -w demo outlook nationals_detected --as-of 2022-12 --save then.json
    """
    view = desk.view()
    wanted = _Asked(**asked)
    ahead = _ahead(view, wanted)
    if file is not None:
        _save(view, ahead, file)
    if as_json:
        records = [_record(fan) for fan in ahead.fans]
        show_json({"basis": ahead.basis, "sharing": ahead.marking.label, "outlooks": records})
        return
    for one in ahead.fans if wanted.indicator else ():
        _show(one, view)
    if not wanted.indicator:
        _summary(ahead.fans, view.profile.region)
    for record in ahead.records:
        click.echo(f"\n{told_in_a_line(record)}")
    click.echo(f"\n{ahead.basis}")
    if ahead.marking != CLEAR:
        click.echo(f"sharing: {ahead.marking.label}")
    for note in footnotes(view.profile.region):
        click.echo(note)


def _ahead(view: View, asked: _Asked) -> outlook.Ahead:
    """The fans that were asked for."""
    from synopsis.indicators import outlook  # heavy: only when used

    ahead = outlook.look_ahead(view, asked.indicator, asked.until, asked.horizon, asked.seed)
    places = {str(fan.place) for fan in ahead.fans}
    if asked.place and asked.place not in places:
        raise click.BadParameter(
            f"'{asked.place}' has no such series; use one of {', '.join(sorted(places))}",
            param_hint="--place",
        )
    return ahead.of_place(asked.place) if asked.place else ahead


def _save(view: View, ahead: outlook.Ahead, file: Path) -> None:
    from synopsis.indicators import outlook  # heavy: only when used

    count = outlook.save_outlooks(view, ahead, file)
    click.echo(f"saved {count} outlooks to {file}: {ahead.basis}", err=True)


def _summary(fans: tuple[outlook.Fan, ...], region: Region) -> None:
    """A line for each series: its statement, or why there is none."""
    rows = []
    for fan in fans:
        place = region.name(fan.place)
        if fan.why_not:
            rows.append((fan.indicator.id, place, str(fan.last or ""), "", "", fan.why_not))
            continue
        step, unit = fan.steps[-1], fan.indicator.unit
        rows.append(
            (
                fan.indicator.id,
                place,
                str(fan.last),
                str(step.period),
                f"{value_text(step.median, unit)} ({ends(step, 0.8, unit)})",
                _worded(fan),
            )
        )
    head = ("indicator", "place", "known to", "period", "median (80 %)", "in words")
    show_table(head, rows)


def _worded(fan: outlook.Fan) -> str:
    from synopsis.indicators import outlook  # heavy: only when used

    said = outlook.statement_of(fan)
    if said is None:
        return "no earlier value to compare with"
    chance = percent(said.chance) if said.is_worded else _beyond(said.chance)
    than = value_text(said.value, fan.indicator.unit)
    return f"{said.likelihood.word} ({chance}) above {than}, the value of {said.than}"


def _beyond(chance: float) -> str:
    """A chance that the scale has no word for."""
    return "under 1 %" if chance < 0.5 else "over 99 %"


def _show(fan: outlook.Fan, view: View) -> None:
    click.echo(f"\n{fan.indicator.name}, {view.profile.region.name(fan.place)}")
    if fan.why_not:
        click.echo(f"  no outlook: {fan.why_not}")
        return
    unit = fan.indicator.unit
    click.echo(f"figures to {fan.last}; {_worded(fan)} (words of {_scale(fan)})")
    if fan.steps[-1].period.last < view.as_of:
        click.echo("all of this lies in the past; the figures that would judge it are not here")
    click.echo("")
    rows = [
        (
            str(step.period),
            value_text(step.median, unit),
            *(ends(step, share, unit) for share in (0.5, 0.8, 0.95)),
        )
        for step in fan.steps
    ]
    show_table(("period", "median", "50 %", "80 %", "95 %"), rows)
    weights = ", ".join(f"{name} {percent(weight)}" for name, weight in fan.weights.items())
    click.echo(f"\nmixed of: {weights}")


def _scale(fan: outlook.Fan) -> str:
    from synopsis.indicators import outlook  # heavy: only when used

    said = outlook.statement_of(fan)
    return str(said.likelihood.scale) if said else "no scale"


def _record(fan: outlook.Fan) -> dict[str, Any]:
    from synopsis.indicators import outlook  # heavy: only when used

    said, levels = outlook.statement_of(fan), outlook.SHOWN
    return {
        "indicator": fan.indicator.id,
        "place": str(fan.place),
        "known_to": str(fan.last) if fan.last else None,
        "pool": fan.pool,
        "why_not": fan.why_not or None,
        "weights": dict(fan.weights),
        "levels": list(levels),
        "steps": {str(step.period): [step.at(level) for level in levels] for step in fan.steps},
        "statement": said
        and {
            "period": str(said.step.period),
            "above": said.value,
            "value_of": str(said.than),
            "probability": said.chance,
            "word": said.likelihood.word,
            "scale": str(said.likelihood.scale),
            "resolves": "by the publisher's figure of the period",
        },
    }
