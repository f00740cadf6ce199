"""The command `survey simulate`: a synthetic wave made to published margins."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from synopsis.catalog import load_profile
from synopsis.cli.desk import Desk, show_json

if TYPE_CHECKING:
    from collections.abc import Mapping

_LANGUAGES = ("en", "sq", "bs", "mk", "cnr", "sr", "sr-Latn")


class _Change(click.ParamType[tuple[str, float]]):
    """A change of a share: a concept, and percentage points with their sign."""

    name = "CONCEPT=POINTS"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, float]:
        """Read a change; an error names the form."""
        if isinstance(value, tuple):
            return str(value[0]), float(value[1])
        name, _, points = str(value).partition("=")
        try:
            amount = float(points)
        except ValueError:
            amount = 1000.0
        if not name or not -100 <= amount <= 100:
            self.fail(
                f"'{value}' is no change; write it as corruption_has_increased=+5", param, ctx
            )
        return name, amount


@click.command("simulate")
@click.argument("region", required=False)
@click.option("--respondents", type=int, default=1000, show_default=True,
              help="Respondents in each economy.")  # fmt: skip
@click.option("--wave", "years", type=int, multiple=True,
              help="The year of a wave; may be given again.  [default: 2024]")  # fmt: skip
@click.option("--seed", type=int, default=1, show_default=True,
              help="The same seed gives the same wave.")  # fmt: skip
@click.option("--change", "changes", type=_Change(), multiple=True,
              help="Points that each wave after the first adds to a share.")  # fmt: skip
@click.option("--reword", "reworded", metavar="CONCEPT", multiple=True,
              help="Ask a question in other words after the first wave.")  # fmt: skip
@click.option("--language", type=click.Choice(_LANGUAGES), default="en", show_default=True,
              help="The language of the labels.")  # fmt: skip
@click.option("--format", "kind", type=click.Choice(("sav", "csv")),
              help="The kind of file.  [default: sav where it can be written]")  # fmt: skip
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path(),
              help="The folder to write to; the current one where it is not given.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@click.pass_obj
def simulate_command(  # noqa: PLR0913
    desk: Desk,
    region: str | None,
    *,
    respondents: int,
    years: tuple[int, ...],
    seed: int,
    changes: tuple[tuple[str, float], ...],
    reworded: tuple[str, ...],
    language: str,
    kind: str | None,
    out: Path,
    as_json: bool,
) -> None:
    """Make a SYNTHETIC wave to published margins: answers, codebook and margins.

    Nobody was asked. REGION is a shipped region or the path of a region's folder; without it,
    the workspace's own.

    \b
    Example:
      synopsis survey simulate western-balkans --wave 2024 --out trial
    """
    from synopsis.survey import simulation  # heavy: only when used

    profile = load_profile(region) if region else desk.workspace().profile
    trial = simulation.Trial(
        years or (2024,),
        seed,
        simulation.Sampling(respondents),
        dict(changes),
        reworded,
    )
    chosen = kind or (simulation.SAV if simulation.can_write_sav() else simulation.CSV)
    waves = simulation.simulate_files(profile, trial, chosen, language)
    written = [_write(out, files) for files in waves]
    if as_json:
        show_json([{"synthetic": True, "files": paths} for paths in written])
        return
    rows = respondents * len(profile.region.economies)
    for paths in written:
        click.echo(f"SYNTHETIC: {rows:,} rows; nobody was asked")
        for path in paths:
            click.echo(f"  {path}")
    if chosen == simulation.CSV and kind is None:
        click.echo("CSV, since SPSS files need pyreadstat and pandas")
    data, card = written[0][:2]
    click.echo(f"next: synopsis -w WORKSPACE survey read {data} --codebook {card}")


def _write(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Write the files of a wave; each is whole or not there, the answers come last."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in reversed(list(files)):
            path = folder / name
            part = folder / f".{name}.part"
            with part.open("wb") as file:
                file.write(files[name])
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
    except OSError as error:
        message = f"{folder} cannot be written to ({error.strerror}); choose another with --out"
        raise click.UsageError(message) from error
    return [folder / name for name in files]
