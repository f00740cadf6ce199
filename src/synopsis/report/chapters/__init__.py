"""Chapters: the pages of an edition, each written from the material alone."""

from synopsis.report.chapters.write import write_pages

__all__ = ["write_pages"]
