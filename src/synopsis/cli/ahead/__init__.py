"""What lies ahead: the commands `outlook`, `backtest` and `score`."""

from synopsis.cli.ahead.backtest import backtest_command
from synopsis.cli.ahead.outlook import outlook_command
from synopsis.cli.ahead.score import score_command

__all__ = ["backtest_command", "outlook_command", "score_command"]
