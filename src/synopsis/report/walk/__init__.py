"""Walkers of finished files: every numeral and every word of an edition as its reader meets it."""

from synopsis.report.walk.docx import walk_docx, words_docx
from synopsis.report.walk.html import walk_html, words_html
from synopsis.report.walk.passage import MASK, Passage
from synopsis.report.walk.pdf import walk_pdf, words_pdf
from synopsis.report.walk.sighting import Exempt, Sighting

__all__ = [
    "MASK",
    "Exempt",
    "Passage",
    "Sighting",
    "walk_docx",
    "walk_html",
    "walk_pdf",
    "words_docx",
    "words_html",
    "words_pdf",
]
