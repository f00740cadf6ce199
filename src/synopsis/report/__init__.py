"""The edition in words: pages, tables, charts, and the way of every number."""

from synopsis.report.errors import ReportError
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
    "freeze",
    "verify",
]
