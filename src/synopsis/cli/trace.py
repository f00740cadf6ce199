"""The command `trace`: why a number is what it is."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from synopsis.cli.desk import Desk, show_json

if TYPE_CHECKING:
    from synopsis.report import Tracer

_MOST = 40


@click.command("trace")
@click.argument("id", required=False, metavar="[ID]")
@click.option("--all", "walk_all", is_flag=True, help="Follow every numeral of the pages.")
@click.option("--edition", metavar="NAME", help="Of an edition; of the draft where not given.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@click.pass_obj
def trace_command(
    desk: Desk,
    id: str | None,  # noqa: A002  # the user's word
    walk_all: bool,  # noqa: FBT001
    edition: str | None,
    as_json: bool,  # noqa: FBT001
) -> None:
    """Follow a number down to the row of its snapshot and its publisher.

    ID is what a number's link ends with: F018, gdp_per_head/ALB/2022, gdp_per_head/ALB/slope.
    With --all, the rendered HTML, PDF and DOCX are read and every numeral is followed.

    \b
    Example:
      synopsis -w demo trace F018
      synopsis -w demo trace --all
    """
    from synopsis.report import Tracer  # heavy: only when used

    if bool(id) == walk_all:
        message = "give one ID, or --all"
        raise click.UsageError(message)
    workspace = desk.workspace()
    view = workspace.view_of(edition, desk.handle) if edition else desk.view()
    tracer = Tracer.of(view)
    if walk_all:
        _show_walk(desk, tracer, as_json=as_json)
    else:
        _show_chain(tracer, str(id), as_json=as_json)


def _show_walk(desk: Desk, tracer: Tracer, *, as_json: bool) -> None:
    walk = tracer.trace_all(desk.progress)
    if as_json:
        show_json({"numerals": walk.total, "counts": walk.counts, "broken": walk.broken})
    else:
        for face, fates in walk.counts.items():
            click.echo(f"{face}: {sum(fates.values())} numerals")
            for fate, count in sorted(fates.items()):
                click.echo(f"  {count:7} {fate}")
        for fault in walk.broken[:_MOST]:
            click.echo(f"broken: {fault}")
        click.echo(f"{walk.total} numerals, {len(walk.broken)} broken")
    if walk.broken:
        sys.exit(1)


def _show_chain(tracer: Tracer, wanted: str, *, as_json: bool) -> None:
    chain = tracer.trace(wanted)
    entry = chain.entry
    if as_json:
        show_json({
            "id": entry.address.id, "label": entry.label, "shown": entry.shown,
            "steps": [[step.what, step.text] for step in entry.steps],
            "inputs": [one.address.id for one in chain.inputs],
            "rows": [{"source": row.citation.source, "snapshot": row.citation.snapshot,
                      "locator": row.citation.locator, "cells": row.cells} for row in chain.rows],
        })  # fmt: skip
        return
    click.echo(f"{entry.label}: {entry.shown}")
    for step in entry.steps:
        click.echo(f"  {step.what}: {step.text}")
    for one in chain.inputs:
        click.echo(f"  from {one.label}: {one.shown}")
    for row in chain.rows[:_MOST]:
        cells = ", ".join(f"{key} {value}" for key, value in row.cells.items() if value)
        click.echo(f"  row found again in {row.citation.snapshot[:12]}: {cells}")
