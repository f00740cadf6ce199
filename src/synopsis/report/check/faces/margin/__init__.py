"""DOCX with comments in its margin: the given document itself, or one made of the text."""

from synopsis.report.check.faces.margin.render import render_docx

__all__ = ["render_docx"]
