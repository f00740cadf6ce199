"""Texts: files of any format read into blocks and sentences with exact positions."""

from synopsis.report.check.texts.read import read_document, refuse_wordless
from synopsis.report.check.texts.reading import read_text

__all__ = ["read_document", "read_text", "refuse_wordless"]
