"""The commands of surveys, one file each: read, weight, tables, trend, rally, simulate."""

import click

from synopsis.cli.survey.rally import rally_command
from synopsis.cli.survey.read import read_command
from synopsis.cli.survey.simulate import simulate_command
from synopsis.cli.survey.tables import tables_command
from synopsis.cli.survey.trend import trend_command
from synopsis.cli.survey.weight import weight_command

__all__ = ["survey_group"]


@click.group("survey")
def survey_group() -> None:
    """Read, weight and table surveys, compare their waves, and simulate one.

    \b
    Example:
      synopsis survey simulate western-balkans --wave 2024 --out trial
    """


for _command in (
    simulate_command, read_command, weight_command, tables_command, trend_command, rally_command,
):  # fmt: skip
    survey_group.add_command(_command)
