"""The sample edition in its three faces, rendered once; and faults planted into each."""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import typst

from synopsis.report.charts import Specification, drawn
from synopsis.report.docx import render_docx
from synopsis.report.html import render_html
from synopsis.report.paper import lay_out
from synopsis.report.pdf import render_pdf
from synopsis.report.pdf.material import material
from tests.report.sample import sample_document

_DRAWN: dict[tuple[str, str], bytes] = {}


def draw(specification: Specification, form: str) -> bytes:
    """Draw each chart of the sample once."""
    key = (json.dumps(specification, sort_keys=True, default=str), form)
    if key not in _DRAWN:
        _DRAWN[key] = drawn(specification, form)
    return _DRAWN[key]


@cache
def sample_pdf() -> bytes:
    """The sample as PDF."""
    return render_pdf(sample_document(), draw)


@cache
def sample_docx() -> bytes:
    """The sample as DOCX."""
    return render_docx(sample_document(), draw)


@cache
def sample_html() -> Mapping[str, bytes]:
    """The sample as a folder of pages."""
    return render_html(sample_document(), draw)


def altered_pdf(alter: Callable[[dict[str, Any]], None]) -> bytes:
    """The sample as PDF, set from content that a test has altered behind our types' back."""
    content = material(lay_out(sample_document()), draw)
    alter(content)
    return typst.compile(
        files("synopsis.report.pdf").joinpath("edition.typ").read_bytes(),
        sys_inputs={"edition": json.dumps(content)},
        ignore_system_fonts=True,
        timestamp=datetime(2026, 11, 1, tzinfo=UTC),
    )


def altered_docx(part: str, old: str, new: str) -> bytes:
    """The sample as DOCX with one text of one part replaced."""
    altered = BytesIO()
    with ZipFile(BytesIO(sample_docx())) as before, ZipFile(altered, "w") as after:
        for name in before.namelist():
            content = before.read(name).decode("utf-8", "surrogateescape")
            if name == part:
                assert old in content
                content = content.replace(old, new, 1)
            after.writestr(name, content.encode("utf-8", "surrogateescape"))
    return altered.getvalue()


def altered_html(name: str, old: str, new: str) -> Mapping[str, bytes]:
    """The sample as pages with one text of one page replaced."""
    page = sample_html()[name].decode()
    assert old in page
    return {**sample_html(), name: page.replace(old, new, 1).encode()}
