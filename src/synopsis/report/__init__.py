"""The edition in words: pages, tables, charts, and the way of every number.

What makes an edition is imported when it is first asked for: that takes a second, which a check of
prose can do without.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from synopsis.report import check
from synopsis.report.errors import ReportError

if TYPE_CHECKING:
    from synopsis.report.publish import Built, Verdict, build, freeze, verify
    from synopsis.report.render import DOCX, PDF
    from synopsis.report.trace import Chain, Row, Tracer, Walk

__all__ = [
    "DOCX",
    "PDF",
    "Built",
    "Chain",
    "ReportError",
    "Row",
    "Tracer",
    "Verdict",
    "Walk",
    "build",
    "check",
    "freeze",
    "verify",
]

_LATE = {
    **dict.fromkeys(("Built", "Verdict", "build", "freeze", "verify"), "publish"),
    **dict.fromkeys(("DOCX", "PDF"), "render"),
    **dict.fromkeys(("Chain", "Row", "Tracer", "Walk"), "trace"),
}


def __getattr__(name: str) -> Any:  # noqa: ANN401  # whatever the door offers
    """A name of the door from the module that holds it."""
    if name not in _LATE:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"{__name__}.{_LATE[name]}"), name)
