"""The command `score`: how saved outlooks fared by later figures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from synopsis.cli.ahead.figures import coverage
from synopsis.cli.desk import show_json, show_table
from synopsis.vocabulary import digits

if TYPE_CHECKING:
    from synopsis.indicators import outlook

_WORST = 12


@click.command("score")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--truth", required=True, help="The folder of later figures, as CSV.",
              type=click.Path(path_type=Path, exists=True, file_okay=False))  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
def score_command(file: Path, truth: Path, as_json: bool) -> None:  # noqa: FBT001
    """Score outlooks that were saved, now that it is known what came.

    The file says under `truth` which columns of a table make the values of each series; every CSV
    file of the folder is looked at. What no table covers is listed and not scored.

    \b
    Example:
      synopsis score then.json --truth later
    """
    from synopsis.indicators import outlook  # heavy: only when used

    saved = outlook.read_saved(file.read_bytes(), str(file))
    found = outlook.score_saved(saved, outlook.read_tables(truth))
    if as_json:
        show_json({"as_of": str(saved.as_of), **_record(found)})
        return
    click.echo(f"{saved.basis} Sharing: {saved.marking}.\n")
    click.echo(
        f"{len(found.by_series)} series, {found.scored:,} periods scored: CRPS {digits(found.crps)}"
        f", scaled {found.scaled:.3f}, log score {found.log_score:.3f}, interval score "
        f"{digits(found.interval)}"
    )
    own = found.calibration
    if own.n:
        click.echo(f"active: {coverage(own)} (n {own.n:,})")
    else:
        click.echo("active: none were scored")
    click.echo("")
    ranked = sorted(found.by_series.items(), key=lambda item: -item[1][0])[:_WORST]
    show_table(("series with the largest CRPS", "CRPS", "periods"),
               [(name, digits(crps), str(n)) for name, (crps, n) in ranked])  # fmt: skip
    if found.not_covered:
        click.echo(f"\nnot covered by any table: {', '.join(found.not_covered)}")


def _record(found: outlook.Verdict) -> dict[str, Any]:
    by_series = {name: {"crps": crps, "n": n} for name, (crps, n) in found.by_series.items()}
    return {
        "scored": found.scored,
        "crps": found.crps,
        "scaled": found.scaled,
        "log_score": found.log_score,
        "interval_score": found.interval,
        "active": found.calibration.n,
        "held": found.calibration.held or None,
        "coverage": found.calibration.coverage if found.calibration.n else None,
        "pit": found.calibration.pit if found.calibration.n else None,
        "pit_distance": found.calibration.distance if found.calibration.n else None,
        "by_series": by_series,
        "not_covered": found.not_covered,
    }
