"""Refusing: one sentence that begins with the name of what cannot be read, and what to do."""

from pathlib import Path

from synopsis.report.check.visible import visible
from synopsis.report.errors import ReportError


def refused(file: Path | str, what: str, remedy: str = "") -> ReportError:
    """An error on a file: what it is or does, and what to do about it."""
    return ReportError(f"{visible(file)} {what}", remedy=remedy)
