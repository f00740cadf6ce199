"""A check in the form that was asked for: text for the terminal, or the bytes of a file."""

from collections.abc import Sequence
from enum import StrEnum

from synopsis.report.check.faces.beside import render_html
from synopsis.report.check.faces.record import render_json
from synopsis.report.check.faces.sarif import render_sarif
from synopsis.report.check.faces.text import Sheet, render_text
from synopsis.report.check.note import Unread
from synopsis.report.check.run import Checked


class Form(StrEnum):
    """Forms that hold all documents of a check; DOCX holds one, with the notes in its margin."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    HTML = "html"


def render_checked(
    checked: Checked, form: Form, sheet: Sheet, version: str, unread: Sequence[Unread] = ()
) -> str:
    """All documents of a check in one of the forms."""
    if form is Form.JSON:
        return render_json(checked, unread)
    if form is Form.SARIF:
        return render_sarif(checked, version, unread)
    if form is Form.HTML:
        return render_html(checked, unread, is_all=sheet.is_all)
    return render_text(checked, sheet)
