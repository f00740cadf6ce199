"""The commands that make the picture: init, gather, build."""

from pathlib import Path

import click

from synopsis.catalog import init_workspace
from synopsis.cli.desk import Desk, now, show_json, show_table


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--region", default="western-balkans", show_default=True,
              help="A shipped region, or the path of a region's folder.")  # fmt: skip
def init_command(folder: Path, region: str) -> None:
    """Make a workspace: settings, cards to override, empty shelf, lake and ledger.

    \b
    Example:
      synopsis init demo --region western-balkans
    """
    init_workspace(folder, region, now())
    click.echo(f"{folder}: a workspace for {region}")
    click.echo(f"next: synopsis -w {folder} gather --from shipped")


@click.command("gather")
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option("--from", "origin", metavar="PATH",
              help="Read files of a folder; 'shipped' for the region's own tables.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@click.pass_obj
def gather_command(
    desk: Desk,
    sources: tuple[str, ...],
    origin: str | None,
    as_json: bool,  # noqa: FBT001
) -> None:
    """Fetch or read sources into the shelf, and their records into the lake.

    Without --from, every source is asked of its publisher. What was read before and has not
    changed is not read again. Rows that do not fit are kept with the reason.

    \b
    Example:
      synopsis -w demo gather --from shipped
      synopsis -w demo gather world_bank
    """
    from synopsis.evidence import SHIPPED, gather, left_files  # heavy: only when used

    place = origin if origin in (None, SHIPPED) else Path(str(origin))
    found = gather(desk.view(), sources, place, progress=desk.counted)
    left = left_files(desk.view(), place)
    if as_json:
        show_json({
            "taken": [
                {"source": one.source, "resource": one.resource, "taken": one.taken,
                 "rejected": one.rejected, "is_new": one.was_new, "snapshot": one.receipt.snapshot}
                for one in found
            ],
            "left": [{"file": str(one.path), "reason": one.reason} for one in left],
        })  # fmt: skip
        return
    show_table(
        ("source", "resource", "rows taken", "rejected", "", "snapshot"),
        [
            (one.source, one.resource, str(one.taken), str(one.rejected),
             "new" if one.was_new else "unchanged", one.receipt.snapshot[:12])
            for one in found
        ],
    )  # fmt: skip
    for one in left:
        click.echo(f"left: {one.path}: {one.reason}")


@click.command("build")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@click.pass_obj
def build_command(desk: Desk, as_json: bool) -> None:  # noqa: FBT001
    """Make series, trends, findings and gaps, and a draft edition in HTML, PDF, DOCX and data.

    \b
    Example:
      synopsis -w demo build
    """
    from synopsis.report import DOCX, PDF, build  # heavy: only when used

    built = build(desk.view(), desk.progress)
    folder = built.folder
    if as_json:
        show_json({"folder": folder, "is_new": built.is_new, "outputs": built.outputs})
        return
    click.echo("the draft is made" if built.is_new else "nothing has changed; the draft stands")
    for name, path in (("pages", "html/index.html"), ("PDF", PDF), ("DOCX", DOCX),
                       ("data", "data/")):  # fmt: skip
        click.echo(f"  {name:6} {folder / path}")
