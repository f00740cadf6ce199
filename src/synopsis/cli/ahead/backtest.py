"""The command `backtest`: how past outlooks would have fared, beside simple ones."""

from __future__ import annotations

import math
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from synopsis.cli.ahead.figures import coverage, percent
from synopsis.cli.desk import Desk, show_json, show_table
from synopsis.vocabulary import digits

if TYPE_CHECKING:
    from synopsis.indicators import outlook


@click.command("backtest")
@click.argument("indicator", required=False, default="")
@click.option("--all", "all_series", is_flag=True, help="Every series by month.")
@click.option("--origins", type=click.IntRange(1, 240), default=36, show_default=True,
              help="From how many past periods to look ahead.")  # fmt: skip
@click.option(
    "--horizon",
    type=click.IntRange(0, 36),
    default=0,
    help="How many periods ahead; nought as for `outlook`.",
)
@click.option("--seed", type=click.IntRange(0), default=0, help="Of the random draws.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@click.pass_obj
def backtest_command(
    desk: Desk,
    /,
    indicator: str,
    all_series: bool,  # noqa: FBT001
    as_json: bool,  # noqa: FBT001
    **asked: int,
) -> None:
    """Look back from rolling origins: scores beside baselines, coverage, calibration.

    Each past outlook is made from what lies before its origin alone.

    \b
    Example:
      synopsis -w demo backtest wb_route_detections
      synopsis -w demo backtest --all
    """
    from synopsis.indicators import outlook  # heavy: only when used

    if bool(indicator) == all_series:
        raise click.UsageError("name one INDICATOR, or --all")
    desk.progress("looking back")
    records = outlook.look_back(desk.view(), indicator, **asked)
    if as_json:
        show_json([_record(record) for record in records])
        return
    if not records:
        click.echo("No record: insufficient data, no series is long and lively enough.")
    for record in records:
        _show(record)


def _show(record: outlook.Record) -> None:
    first, last = record.origins
    click.echo(
        f"\n{record.pool}: {record.series} active series, origins {first} to {last}, "
        f"{record.horizons} periods ahead\n"
    )
    rows = [
        (
            one.method,
            digits(one.crps),
            f"{one.scaled:.3f}",
            f"{one.log_score:.3f}",
            digits(one.interval),
        )
        for one in record.scores
    ]
    show_table(("method", "CRPS", "scaled", "log score", "interval score"), rows)
    interval = "too few origins for an interval"
    if not math.isnan(record.skill_low):
        interval = f"interval {percent(record.skill_low, 1)} to {percent(record.skill_high, 1)}"
    side = "below" if record.skill >= 0 else "above"
    click.echo(
        f"\nmean CRPS {percent(abs(record.skill), 1)} {side} that of the best baseline "
        f"({record.best_baseline}) and on {record.better_than_best} of {record.series} series; "
        f"{interval}"
    )
    for name, own in (("active", record.active), ("all", record.everywhere)):
        click.echo(f"{name}: {coverage(own)} (n {own.n:,})")
    if record.active.below_zero:
        click.echo(f"bounds below nought: {record.active.below_zero}")


def _record(record: outlook.Record) -> dict[str, Any]:
    """The record as JSON takes it: periods as text, and null for what there is none of."""
    ends = {
        name: None if math.isnan(value) else value
        for name, value in (("skill_low", record.skill_low), ("skill_high", record.skill_high))
    }
    return {**asdict(record), "origins": list(map(str, record.origins)), **ends}
