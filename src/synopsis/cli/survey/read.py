"""The command `survey read`: a file of respondents into the lake, by its codebook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from synopsis.cli.desk import Desk, show_json, show_table

if TYPE_CHECKING:
    from synopsis.evidence import waves
    from synopsis.vocabulary import Region

_SHOWN = 8
_FILE = click.Path(path_type=Path, dir_okay=False)
_THERE = click.Path(path_type=Path, dir_okay=False, exists=True)


@click.command("read")
@click.argument("wave", type=_THERE)
@click.option("--codebook", type=_THERE, help="The card that says what its columns mean.")
@click.option("--draft", type=_FILE, help="Write a draft of such a card here; record nothing.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@click.pass_obj
def read_command(
    desk: Desk,
    wave: Path,
    codebook: Path | None,
    draft: Path | None,
    as_json: bool,  # noqa: FBT001
) -> None:
    """Read a wave (SPSS, Stata, SAS, CSV, Parquet) into the lake, by its codebook.

    Without --codebook, a draft card is made from the file's own labels, to be completed; nothing
    is recorded.

    \b
    Example:
      synopsis -w demo survey read trial/SYNTHETIC_2024.sav --codebook trial/SYNTHETIC_2024.codebook.yml
    """  # noqa: E501  # an example stands on one line
    from synopsis.evidence import waves  # heavy: only when used

    if codebook is None:
        _write_draft(wave, draft)
        return
    if draft is not None:
        raise click.UsageError("give either --codebook or --draft")
    view = desk.view()
    taken = waves.take_wave(view, wave, view.profile.read_card(codebook))
    if as_json:
        show_json(_told(taken, view.profile.region))
    else:
        _show(taken, view.profile.region)


def _write_draft(wave: Path, draft: Path | None) -> None:
    """Write the draft to a new file, or to the standard output."""
    from synopsis.evidence import waves  # heavy: only when used
    from synopsis.sources import microdata

    text = waves.draft_codebook(microdata.read_microdata(wave), wave.stem)
    if draft is None:
        click.echo(text, nl=False)
        click.echo("this is a draft to complete; nothing was recorded", err=True)
        return
    try:
        with draft.open("x", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        message = f"{draft} cannot be written ({error.strerror}); choose another name"
        raise click.BadParameter(message, param_hint="--draft") from error
    click.echo(f"{draft} is a draft to complete; nothing was recorded")
    click.echo(f"next: synopsis survey read {wave} --codebook {draft}")


def _told(taken: waves.Taken, region: Region) -> dict[str, Any]:
    wave, codebook = taken.wave, taken.wave.codebook
    weights = wave.drawn.weights
    return {
        "wave": wave.id,
        "is_synthetic": codebook.is_synthetic,
        "instrument": codebook.instrument,
        "number": codebook.number,
        "population": codebook.population,
        "field": [codebook.first, codebook.last],
        "is_new": taken.was_new,
        "snapshot": wave.snapshot,
        "respondents": {
            place.code: taken.respondents[place.code]
            for place in region.places
            if place.code in taken.respondents
        },
        "questions": {one.id: one.kind.value for one in codebook.questions},
        "silences": {one.value: count for one, count in taken.silences.items()},
        "left": taken.left,
        "unlike": taken.unlike,
        "strata": [len(set(one.tolist())) for one in wave.drawn.strata],
        "units": [len(set(one.tolist())) for one in wave.drawn.units],
        "weights": {
            "least": float(weights.min()),
            "most": float(weights.max()),
            "mean": float(weights.mean()),
            "nought": int((weights == 0).sum()),
            "design_effect": taken.weight_effect,
        },
        "marking": codebook.marking.label,
        "released": codebook.released.label,
    }


def _show(taken: waves.Taken, region: Region) -> None:
    told = _told(taken, region)
    sign = "SYNTHETIC " if told["is_synthetic"] else ""
    days = " to ".join(map(str, told["field"]))
    state = "read" if told["is_new"] else "read before, and unchanged"
    click.echo(f"{sign}{told['wave']}: {told['population']}, {days}; {state}\n")
    counts = told["respondents"]
    names = [region.name(place) for place in region.places if place.code in counts]
    numbers = [f"{count:,}" for count in counts.values()]
    show_table(
        (f"{sign}economy", "respondents"),
        [*zip(names, numbers, strict=True), ("all", f"{taken.wave.rows:,}")],
    )
    click.echo("")
    for line in _lines(told):
        click.echo(line)
    for note in region.footnotes(" ".join(names)):
        click.echo(f"\n{note}")


def _lines(told: dict[str, Any]) -> list[str]:
    kinds = list(told["questions"].values())
    each = ", ".join(f"{kinds.count(kind)} {kind}" for kind in dict.fromkeys(kinds))
    quiet = ", ".join(f"{count:,} {kind}" for kind, count in told["silences"].items() if count)
    weights, more = told["weights"], len(told["unlike"]) - _SHOWN
    drawn = f"{_stages(told['strata'], 'strata')}; {_stages(told['units'], 'sampling units')}"
    cost = f"design effect of weighting {weights['design_effect']:.3f}"
    least, most = (weights[end] / weights["mean"] for end in ("least", "most"))
    span = f"{least:.2f} to {most:.2f} times their mean, {weights['nought']:,} of nought"
    return [
        f"questions  {len(kinds)} ({each})",
        f"silences   {quiet.replace('_', ' ') or 'none'}",
        f"left       {', '.join(told['left']) or 'no column'}",
        f"design     {drawn}",
        f"weights    {span}; {cost}",
        f"marking    {told['marking']}; what is released {told['released']}",
        *(f"look at    {line}" for line in told["unlike"][:_SHOWN]),
        *([f"look at    {more:,} more answers whose labels differ"] if more > 0 else []),
        f"next: synopsis survey tables {told['wave']}",
    ]


def _stages(counts: list[int], word: str) -> str:
    return f"{' then '.join(f'{count:,}' for count in counts) or 'no'} {word}"
