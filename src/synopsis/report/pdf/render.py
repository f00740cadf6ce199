"""Setting the PDF: one call of the Typst compiler, with no file, font or clock of the machine."""

import json
from datetime import UTC, datetime, time
from importlib import resources
from typing import Literal

from synopsis.report.charts import Draw
from synopsis.report.content import Document
from synopsis.report.errors import ReportError
from synopsis.report.paper import lay_out
from synopsis.report.pdf.material import material

# Tagged and accessible: ISO 14289-1. The compiler refuses to write what does not conform.
STANDARD: Literal["ua-1"] = "ua-1"


def render_pdf(document: Document, draw: Draw) -> bytes:
    """The edition as PDF/UA; `draw` makes an SVG of a specification."""
    import typst  # heavy: only when used

    template = resources.files("synopsis.report.pdf").joinpath("edition.typ").read_bytes()
    content = json.dumps(material(lay_out(document), draw), ensure_ascii=False)
    try:
        return typst.compile(
            template,
            sys_inputs={"edition": content},
            ignore_system_fonts=True,
            pdf_standards=[STANDARD],
            timestamp=datetime.combine(document.as_of, time(), UTC),
        )
    except typst.TypstError as error:
        raise ReportError(
            f"the PDF cannot be set: {error.message}",
            where=f"the edition {document.name}",
            remedy="look for what the sentence names in the pages of the edition",
        ) from error
