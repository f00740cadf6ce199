"""Faces: what was found as a list, as JSON or SARIF, in the margin of a DOCX, beside the text."""

from synopsis.report.check.faces.margin import render_docx
from synopsis.report.check.faces.text import Sheet
from synopsis.report.check.faces.write import Form, render_checked

__all__ = ["Form", "Sheet", "render_checked", "render_docx"]
