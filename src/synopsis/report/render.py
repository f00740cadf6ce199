"""Render every face of a document: pages, PDF, DOCX, data and the trail of its numbers."""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor

from synopsis.report.charts import Draw
from synopsis.report.content import Chart, Document
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

    The faces are made side by side: the PDF is set outside the interpreter's lock, and charts are
    drawn in a process of their own. The PDF takes longest: its charts are drawn before any other
    picture, while the explanations in HTML, the trail and the data are written.
    """
    progress("drawing charts, pages, PDF and DOCX")
    with ThreadPoolExecutor(4) as pool:
        charts = pool.submit(_draw_printed, document, draw)
        pages = pool.submit(render_html, document, draw)
        paper = pool.submit(_after, charts, lambda: render_pdf(document, draw))
        text = pool.submit(_after, charts, lambda: render_docx(document, draw))
        files: dict[str, bytes] = {FILE: write_trail(document, material.picture.findings)}
        files |= {f"data/{path}": data for path, data in render_data(tabulate(material)).items()}
        files |= {f"html/{path}": data for path, data in pages.result().items()}
        return files | {DOCX: text.result(), PDF: paper.result()}


def _draw_printed(document: Document, draw: Draw) -> None:
    for chart in charts_of(document):
        draw(chart.specification, "svg")


def _after(charts: Future[None], written: Callable[[], bytes]) -> bytes:
    """A face that is begun once the charts are drawn; what went wrong with them is told."""
    charts.result()
    return written()


def charts_of(document: Document) -> Iterator[Chart]:
    """The charts that a document prints."""
    for page in document.pages:
        if page.in_print:
            yield from (block for block in page.blocks if isinstance(block, Chart))
