"""The landscape as a model: what drives what, what may come together, what if, where to push."""

from synopsis.cli.futures.elicit import elicit_group
from synopsis.cli.futures.influences import influences_command
from synopsis.cli.futures.leverage import leverage_command
from synopsis.cli.futures.scenarios import scenarios_command
from synopsis.cli.futures.whatif import whatif_command

__all__ = [
    "elicit_group",
    "influences_command",
    "leverage_command",
    "scenarios_command",
    "whatif_command",
]
