"""The edition as a PDF: set by Typst from data, the same bytes on every machine."""

from synopsis.report.pdf.render import render_pdf

__all__ = ["render_pdf"]
