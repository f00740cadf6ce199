"""The prose check: no sentence that its own evidence contradicts.

Usable alone on any policy report: `read_document` reads a file, `check_documents` holds it to the
rules, and the faces tell what was found.
"""

from synopsis.report.check.document import Format
from synopsis.report.check.editions import values_of
from synopsis.report.check.faces import Form, Sheet, render_checked, render_docx
from synopsis.report.check.files import STDIN, Read, check_files
from synopsis.report.check.note import Note, Severity, Unread
from synopsis.report.check.run import Checked, check_documents
from synopsis.report.check.terms import load_terms
from synopsis.report.check.texts import read_document, read_text
from synopsis.report.check.visible import visible

__all__ = [
    "STDIN",
    "Checked",
    "Form",
    "Format",
    "Note",
    "Read",
    "Severity",
    "Sheet",
    "Unread",
    "check_documents",
    "check_files",
    "load_terms",
    "read_document",
    "read_text",
    "render_checked",
    "render_docx",
    "values_of",
    "visible",
]
