"""Render every face of a document: pages, PDF, DOCX, data and the trail of its numbers."""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor

from synopsis.report.charts import Draw
from synopsis.report.content import Document
from synopsis.report.data import render_data
from synopsis.report.docx import render_docx
from synopsis.report.html import render_html
from synopsis.report.material import Material
from synopsis.report.pdf import render_pdf
from synopsis.report.tabulate import tabulate
from synopsis.report.trail import FILE, write_trail

PDF, DOCX = "synopsis.pdf", "synopsis.docx"


def render(
    material: Material, document: Document, draw: Draw, progress: Callable[[str], None]
) -> Mapping[str, bytes]:
    """Every file of an edition by its path; pages lie in `html/`, data in `data/`.

    The faces are drawn side by side: most of the work is done outside the interpreter's lock.
    """
    files: dict[str, bytes] = {FILE: write_trail(document, material.picture.findings)}
    files |= {f"data/{path}": data for path, data in render_data(tabulate(material)).items()}
    progress("drawing charts, pages, PDF and DOCX")
    with ThreadPoolExecutor(3) as pool:
        pages = pool.submit(render_html, document, draw)
        paper = pool.submit(render_pdf, document, draw)
        text = pool.submit(render_docx, document, draw)
        files |= {f"html/{path}": data for path, data in pages.result().items()}
        files |= {PDF: paper.result(), DOCX: text.result()}
    return files
