"""The commands of editions: freeze one, and verify that it holds."""

import sys

import click

from synopsis.cli.desk import Desk, show_json


@click.command("freeze")
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@click.pass_obj
def freeze_command(desk: Desk, name: str, as_json: bool) -> None:  # noqa: FBT001
    """Make a named edition of what the picture shows now; nothing changes it afterwards.

    \b
    Example:
      synopsis -w demo freeze 2026-autumn
    """
    from synopsis.report import freeze  # heavy: only when used

    edition = freeze(desk.view(), name, desk.progress)
    folder = desk.folder / "editions" / edition.key
    if as_json:
        show_json({"edition": name, "folder": folder, "record": edition.digest,
                   "outputs": edition.outputs})  # fmt: skip
        return
    click.echo(f"the edition {name} stands in {folder}")
    click.echo(f"  record {edition.digest}")


@click.command("verify")
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@click.pass_obj
def verify_command(desk: Desk, name: str, as_json: bool) -> None:  # noqa: FBT001
    """Check every file that an edition names, and derive it again byte for byte.

    \b
    Example:
      synopsis -w demo verify 2026-autumn
    """
    from synopsis.report import verify  # heavy: only when used

    verdict = verify(desk.workspace(), name, desk.handle, desk.progress)
    if as_json:
        show_json({"edition": name, "holds": not verdict.faults, "faults": verdict.faults,
                   "was_derived": verdict.was_derived, "outputs": verdict.outputs})  # fmt: skip
    else:
        _say(name, verdict.faults, was_derived=verdict.was_derived, outputs=verdict.outputs)
    if verdict.faults:
        sys.exit(1)


def _say(name: str, faults: tuple[str, ...], *, was_derived: bool, outputs: int) -> None:
    for fault in faults:
        click.echo(f"  {fault}")
    if faults:
        click.echo(f"the edition {name} does not hold")
    elif was_derived:
        click.echo(f"the edition {name} holds: {outputs} files derived again, byte for byte")
    else:
        click.echo(
            f"the edition {name} was made by another version of the code: its files and inputs "
            "are whole, and were not derived again"
        )
