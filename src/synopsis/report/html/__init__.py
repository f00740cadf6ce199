"""The edition as one folder of pages that works without a network or a script."""

from synopsis.report.html.render import render_html

__all__ = ["render_html"]
