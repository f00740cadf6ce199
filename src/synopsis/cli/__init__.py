"""The command line: it shows and asks, and decides nothing."""

from synopsis.cli.main import main

__all__ = ["main"]
