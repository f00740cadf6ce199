"""Render every face of a document: pages, PDF, DOCX, data and the trail of its numbers."""

from collections.abc import Callable, Mapping

from synopsis.catalog import View
from synopsis.report.content import Document
from synopsis.report.docx import render_docx
from synopsis.report.drawing import cached_draw
from synopsis.report.html import render_html
from synopsis.report.material import Material
from synopsis.report.pdf import render_pdf
from synopsis.report.trail import FILE, write_trail

PDF, DOCX = "synopsis.pdf", "synopsis.docx"


def render(
    view: View, material: Material, document: Document, progress: Callable[[str], None]
) -> Mapping[str, bytes]:
    """Every file of an edition by its path; pages lie in `html/`, data in `data/`."""
    draw = cached_draw(view)
    files: dict[str, bytes] = {}
    progress("drawing charts and pages")
    files |= {f"html/{path}": data for path, data in render_html(document, draw).items()}
    progress("setting the PDF")
    files[PDF] = render_pdf(document, draw)
    progress("writing the DOCX")
    files[DOCX] = render_docx(document, draw)
    files[FILE] = write_trail(document, material.picture.findings)
    return files
