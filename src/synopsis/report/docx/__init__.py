"""The edition as a Word document for editors: real styles, real tables, links to every origin."""

from synopsis.report.charts import Draw
from synopsis.report.content import Document


def render_docx(document: Document, draw: Draw) -> bytes:
    """The edition as DOCX; `draw` makes an SVG of a specification."""
    from synopsis.report.docx.render import written  # heavy: only when used

    return written(document, draw)


__all__ = ["render_docx"]
