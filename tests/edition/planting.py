"""Faults planted into finished files: numerals that lead nowhere, and wrong ones behind links."""

import ctypes
import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pypdfium2.raw as pdfium

LINKED_HTML = re.compile(r'(<a class="n" href="[^"#]*#n-[^"]+">)([^<]*\d[^<]*)(</a>)')
LINKED_DOCX = re.compile(
    r'(<w:hyperlink w:anchor="n_[^"]*"[^>]*>.*?<w:t[^>]*>)([^<]*\d[^<]*)(</w:t>)'
)
BODY = "word/document.xml"


def plant_html(path: Path, naked: str, wrong: str) -> None:
    """A naked numeral at the head of a page, and a wrong one behind its first link to an origin."""
    page, count = LINKED_HTML.subn(rf"\g<1>{wrong}\g<3>", path.read_text("utf-8"), count=1)
    assert count == 1
    assert "<h2" in page
    path.write_text(page.replace("<h2", f"<p>{naked} more</p><h2", 1), "utf-8")


def plant_docx(path: Path, naked: str, wrong: str) -> None:
    """The same in a Word document."""
    altered = BytesIO()
    with ZipFile(path) as before, ZipFile(altered, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name == BODY:
                content = _planted(content.decode(), naked, wrong).encode()
            after.writestr(name, content)
    path.write_bytes(altered.getvalue())


def _planted(body: str, naked: str, wrong: str) -> str:
    body, count = LINKED_DOCX.subn(rf"\g<1>{wrong}\g<3>", body, count=1)
    assert count == 1
    end = body.rindex("<w:sectPr")
    return f"{body[:end]}<w:p><w:r><w:t>{naked} more</w:t></w:r></w:p>{body[end:]}"


def plant_pdf(path: Path, naked: str) -> None:
    """A naked numeral in the middle of the second page of a PDF."""
    with pypdfium2.PdfDocument(path.read_bytes()) as document:
        page = document[1]
        text = pdfium.FPDFPageObj_NewTextObj(document.raw, b"Helvetica", 12.0)
        words = ctypes.create_string_buffer(f"{naked} more\0".encode("utf-16-le"))
        pointer = ctypes.cast(words, ctypes.POINTER(ctypes.c_ushort))
        assert pdfium.FPDFText_SetText(text, pointer)
        pdfium.FPDFPageObj_Transform(text, 1, 0, 0, 1, 4, page.get_height() / 2)
        pdfium.FPDFPage_InsertObject(page.raw, text)
        assert pdfium.FPDFPage_GenerateContent(page.raw)
        altered = BytesIO()
        document.save(altered)
    path.write_bytes(altered.getvalue())
