"""The command `survey tables`: the yearbook of a wave as workbook, rows, pictures and a page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from synopsis.cli.desk import Desk, show_json
from synopsis.cli.survey.figures import banner, footnotes, house_of

if TYPE_CHECKING:
    from synopsis.evidence import waves
    from synopsis.report import yearbook
    from synopsis.survey import tabulate


_USUAL = ("sex", "age")


@click.command("tables")
@click.argument("wave")
@click.option("--by", help="What parts the tables; crossed by *, as economy*sex.  "
                           "[default: economy,sex,age]")  # fmt: skip
@click.option("--equal", is_flag=True, help="Add the region with each economy counted alike.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False),
              help="The folder; tables-WAVE where it is not given.")  # fmt: skip
@click.option("--release", is_flag=True, help="Let the picture use what passed the gate.")
@click.option("--language", default="en", show_default=True, help="The language asked in.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@click.pass_obj
def tables_command(desk: Desk, /, wave: str, **options: Any) -> None:  # noqa: ANN401
    """Make the whole yearbook of a wave: every question by every column, lettered and gated.

    What would tell of too few respondents is left out, and so is whatever would give it back.

    \b
    Example:
      synopsis -w demo survey tables SYNTHETIC_2024 --by economy,sex,age
    """
    from synopsis.evidence import waves  # heavy: only when used
    from synopsis.report import yearbook
    from synopsis.survey import tabulate

    view = desk.view()
    read = waves.read_wave(view, wave)
    by = _by(options["by"], read.codebook) + (["equal"] if options["equal"] else [])
    desk.progress(f"making the tables of {wave}")
    region = view.profile.region
    made = tabulate.tabulate(read, by, house_of(view), region, options["language"])
    folder = options["out"] or Path(f"tables-{wave}")
    series = yearbook.series_of(view, made)
    past = yearbook.past_of(view, made, series)
    published = yearbook.publish_yearbook(made, view.profile, series, folder, past)
    taken = None
    if options["release"]:
        taken = yearbook.release_yearbook(desk.workspace(), desk.handle, desk.as_of, made)
    if options["as_json"]:
        show_json(_told(made, published, taken))
    else:
        _show(made, published, taken)
        for note in footnotes(region):
            click.echo(note)


def _by(text: str | None, book: waves.Codebook) -> list[str]:
    """What parts the tables; sex and age where nothing is said, and the wave asked for them."""
    from synopsis.survey import wave_sample  # heavy: only when used

    def found(name: str) -> str:
        return wave_sample.background_of(book, name.strip()) or name.strip()

    if text is None:
        return [found(name) for name in _USUAL if found(name) in book.domains]
    return ["*".join(map(found, name.split("*"))) for name in text.split(",") if name.strip()]


def _told(
    made: tabulate.Yearbook, published: yearbook.Published, taken: int | None
) -> dict[str, Any]:
    counts = {reason.name.lower(): number for reason, number in made.tally().items()}
    return {
        "wave": made.codebook.id,
        "is_synthetic": made.codebook.is_synthetic,
        "folder": published.folder,
        "files": len(published.files),
        "tables": len(made.tables),
        "columns": len(made.columns),
        "cells": counts,
        "flagged": made.flagged,
        "released_rows": taken,
        "rules": [*made.house.sentences, made.convention.sentence],
    }


def _show(made: tabulate.Yearbook, published: yearbook.Published, taken: int | None) -> None:
    from synopsis.survey import tabulate  # heavy: only when used

    reason = tabulate.Reason
    counts = made.tally()
    total = sum(counts.values())
    first = counts[reason.TOO_FEW] + counts[reason.SMALL_BASE]
    empty = counts[reason.NOT_COVERED] + counts[reason.NOT_ASKED]
    sign = banner(made.codebook.is_synthetic)
    click.echo(f"{sign}{made.codebook.id}: {len(made.tables)} tables, {total:,} cells")
    click.echo(f"  shown        {counts[reason.SHOWN]:,}, of which {made.flagged:,} on a low base")
    click.echo(f"  suppressed   {first:,} of too few people, {counts[reason.HELD_BACK]:,} beside")
    click.echo(f"  not covered  {empty:,}")
    click.echo(f"  page         {published.folder / 'index.html'}")
    click.echo(f"  workbook     {published.folder / (made.codebook.id + '.xlsx')}")
    if taken is not None:
        marking = made.codebook.released.label
        click.echo(f"  released     {taken:,} rows of series, marked {marking}")
        click.echo("next: synopsis build")
