"""The page that shows notes beside the text: one file, offline, on a screen or on paper."""

from synopsis.report.check.faces.beside.page import render_html

__all__ = ["render_html"]
