"""The commands of `synopsis`, and how an error leaves it: one sentence and an exit code."""

import sys
from datetime import date
from pathlib import Path

import click

from synopsis import __version__
from synopsis.cli.ahead import backtest_command, outlook_command, score_command
from synopsis.cli.check import check_command
from synopsis.cli.composite import composite_command
from synopsis.cli.desk import Desk
from synopsis.cli.edition import freeze_command, verify_command
from synopsis.cli.futures import (
    elicit_group,
    influences_command,
    leverage_command,
    scenarios_command,
    whatif_command,
)
from synopsis.cli.gaps import gaps_command
from synopsis.cli.picture import build_command, gather_command, init_command
from synopsis.cli.sources import sources_command
from synopsis.cli.survey import survey_group
from synopsis.cli.trace import trace_command
from synopsis.cli.warnings import warnings_group
from synopsis.vocabulary import SynopsisError

_EXITS = """\b
Exit codes:
  0  done
  1  a check failed: an edition does not hold, a number is broken, or prose has
     notes as grave as asked for
  2  the command, its options, the settings or a card are wrong, or name what is
     not there
  3  stores or sources: something cannot be read, written, fetched or believed
  5  an indicator cannot be computed
  6  a trend cannot be assessed
  7  an edition cannot be written
"""


class _Day(click.ParamType[date]):
    """A day as ISO 8601."""

    name = "YYYY-MM-DD"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Read a day; an error names the form."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"'{value}' is not a day; write it as 2026-11-22", param, ctx)


@click.group(epilog=_EXITS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="synopsis")
@click.option("-w", "--workspace", type=click.Path(path_type=Path), default=Path(),
              help="The workspace; the current folder where it is not given.")  # fmt: skip
@click.option("--as", "handle", metavar="HANDLE",
              help="Look as a principal of the workspace; else as the public.")  # fmt: skip
@click.option("--as-of", type=_Day(), help="What was known on a day; today where not given.")
@click.pass_context
def cli(ctx: click.Context, workspace: Path, handle: str | None, as_of: date | None) -> None:
    """From evidence to a cited, checkable regional security synopsis.

    \b
    Example:
      synopsis init demo --region western-balkans
      synopsis -w demo gather --from shipped
      synopsis -w demo build
    """
    ctx.obj = Desk(workspace, handle, as_of)


for _command in (
    init_command, gather_command, build_command, freeze_command, verify_command, trace_command,
    gaps_command, outlook_command, backtest_command, score_command, sources_command,
    composite_command, check_command, survey_group, warnings_group, influences_command,
    scenarios_command, whatif_command, leverage_command, elicit_group,
):  # fmt: skip
    cli.add_command(_command)


def main() -> None:
    """Run the command line; errors of ours end it with one sentence."""
    try:
        cli(prog_name="synopsis")
    except SynopsisError as error:
        click.echo(f"synopsis: {error.sentence}", err=True)
        sys.exit(error.exit_code)
